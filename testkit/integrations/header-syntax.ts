/** Whether a header of that name can be sent at all: overrides are named by templates, answers by functions. */
export function isHeaderName(name: string): boolean {
  return /^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(name);
}

/** The value without what would end the header: values come from clients, decoded. */
export function headerValue(value: string): string {
  return (/[\r\n\0]/.test(value) ? value.replace(/[\r\n\0]+/g, ' ') : value).trim();
}
