let second = Number.NaN;
let text = '';

/** The date as HTTP writes it, `Sun, 22 Nov 2026 20:40:00 GMT`. Made once a second: every response has one. */
export function httpDate(milliseconds: number): string {
  const now = Math.floor(milliseconds / 1000);
  if (now !== second) {
    second = now;
    text = new Date(milliseconds).toUTCString();
  }
  return text;
}
