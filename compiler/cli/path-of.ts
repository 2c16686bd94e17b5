/** The path of a file without the pointer into it. */
export function pathOf(file: string): string {
  const hash = file.indexOf('#/');
  return hash < 0 ? file : file.slice(0, hash);
}
