/** `Host` of a URL: with the port, unless it is the scheme's own. */
export function hostHeader(url: string): string {
  const [, scheme, authority = ''] = /^(https?):\/\/(?:[^/?#@]*@)?([^/?#]*)/i.exec(url) ?? [];
  return authority.replace(scheme?.toLowerCase() === 'https' ? /:443$/ : /:80$/, '');
}
