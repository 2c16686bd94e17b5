/**
 * The formats that API Gateway's library checks in JSON Schema draft 4. Each function gives the text of the fault, or
 * undefined. Whether API Gateway has all of them switched on is open; corner cases follow the library where it is known.
 */

export function dateTimeFault(text: string): string | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d{1,12})?(?:[Zz]|[+-](\d\d)(?::?(\d\d))?)$/.exec(
    text,
  );
  const [year, month, day, hour, minute, second, offsetHour, offsetMinute] = (parts ?? [])
    .slice(1)
    .map((part) => Number(part ?? 0));
  if (
    year !== undefined &&
    month !== undefined &&
    day !== undefined &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    (hour ?? 0) <= 23 &&
    (minute ?? 0) <= 59 &&
    (second ?? 0) <= 59 &&
    (offsetHour ?? 0) <= 23 &&
    (offsetMinute ?? 0) <= 59
  ) {
    return undefined;
  }
  // The second pattern ended in ss.SSSZ up to version 2.2.6 of the library. Which version API Gateway runs is open.
  return `string "${text}" is invalid against requested date format(s) [yyyy-MM-dd'T'HH:mm:ssZ, yyyy-MM-dd'T'HH:mm:ss.[0-9]{1,12}Z]`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** An address with a domain, as JavaMail reads it: a display name in front of `<address>` is allowed. */
export function emailFault(text: string): string | undefined {
  const inBrackets = /^[^<>@]*<([^<>]*)>$/.exec(text);
  return isAddress(inBrackets?.[1] ?? text) ? undefined : `string "${text}" is not a valid email address`;
}

function isAddress(address: string): boolean {
  const at = address.lastIndexOf('@');
  if (at < 1) return false;
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  const localIsValid = /^"(?:[^"\\\r\n]|\\[^\r\n])*"$/.test(local) || /^[^\s\p{Cc}"(),:;<>@[\\\]]+$/u.test(local);
  if (!localIsValid || /^\.|\.\.|\.$/.test(local.startsWith('"') ? '' : local)) return false;
  return (
    /^\[[\da-fA-F:.]+\]$|^\[IPv6:[\da-fA-F:.]+\]$/.test(domain) || /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*$/u.test(domain)
  );
}

/** As Guava's `InternetDomainName` has it: the last label does not begin with a digit. */
export function hostnameFault(text: string): string | undefined {
  const name = text.replace(/[\u3002\uff0e\uff61]/g, '.').replace(/\.$/, '');
  const labels = name.split('.');
  const valid =
    name.length <= 253 &&
    labels.length <= 127 &&
    labels.every(
      (label) => label.length <= 63 && /^(?![-_])[\w\u0080-\uffff-]+$/.test(label) && !/[-_]$/.test(label),
    ) &&
    !/^\d/.test(labels.at(-1) ?? '');
  return valid ? undefined : `string "${text}" is not a valid hostname`;
}

export function ipv4Fault(text: string): string | undefined {
  return isIpv4(text) ? undefined : `string "${text}" is not a valid IPv4 address`;
}

function isIpv4(text: string): boolean {
  const octets = text.split('.');
  return octets.length === 4 && octets.every((octet) => /^(?:0|[1-9]\d{0,2})$/.test(octet) && Number(octet) <= 255);
}

export function ipv6Fault(text: string): string | undefined {
  return isIpv6(text) ? undefined : `string "${text}" is not a valid IPv6 address`;
}

function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  let groups = 0;
  for (const [index, half] of halves.entries()) {
    if (half === '') continue;
    const parts = half.split(':');
    for (const [position, part] of parts.entries()) {
      // The last 32 bits may be written as an IPv4 address.
      const last = index === halves.length - 1 && position === parts.length - 1;
      if (last && part.includes('.')) {
        if (!isIpv4(part)) return false;
        groups += 2;
      } else if (/^[\da-fA-F]{1,4}$/.test(part)) groups += 1;
      else return false;
    }
  }
  return halves.length === 2 ? groups <= 7 : groups === 8;
}

export function regexFault(text: string): string | undefined {
  try {
    // Compiled only, never run.
    new RegExp(text);
    return undefined;
  } catch {
    return `string "${text}" is not a valid ECMA 262 regular expression`;
  }
}

/** As `java.net.URI` reads it: a relative reference passes. */
export function uriFault(text: string): string | undefined {
  return isUri(text) ? undefined : `string "${text}" is not a valid URI`;
}

function isUri(text: string): boolean {
  // Characters of RFC 2396, percent escapes, and whatever is not ASCII but neither blank nor control.
  const [, scheme, rest = text] = /^([^:/?#]*):(.*)$/s.exec(text) ?? [];
  if (scheme !== undefined && (!/^[A-Za-z][A-Za-z\d+.-]*$/.test(scheme) || rest === '' || rest.startsWith('#')))
    return false;
  const [, authority = '', path = '', query = '', fragment = ''] =
    /^(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(rest) ?? [];
  const opaque = scheme !== undefined && !rest.startsWith('/');
  const legal = /^(?:[\w.!~*'();/?:@&=+$,[\]-]|%[\da-fA-F]{2}|[^\s\p{Cc}\p{Z}\0-\x7f])*$/u;
  const bracketed = /^[^[\]]*\[[\da-fA-F:.]+(?:%[\w.~-]+)?\](?::\d*)?$/;
  return (
    legal.test(authority) &&
    legal.test(path) &&
    legal.test(query) &&
    legal.test(fragment) &&
    (opaque || !/[[\]]/.test(path)) &&
    (!/[[\]]/.test(authority) || bracketed.test(authority))
  );
}

/** As Java's `UUID.fromString` reads it: five hexadecimal groups, 36 characters at most. */
export function uuidFault(text: string): string | undefined {
  return text.length <= 36 && /^[\da-fA-F]{1,16}(?:-[\da-fA-F]{1,16}){4}$/.test(text)
    ? undefined
    : `input string "${text}" is not a valid UUID`;
}

export function jsonPointerFault(text: string): string | undefined {
  return /^(?:\/(?:[^/~]|~[01])*)*$/.test(text) ? undefined : `input string "${text}" is not a valid JSON Pointer`;
}

/** The library takes every letter, not the hexadecimal ones alone. */
export function macFault(text: string): string | undefined {
  return /^[A-Za-z\d]{2}(?::[A-Za-z\d]{2}){5}$/.test(text)
    ? undefined
    : `input string "${text}" is not a valid MAC address`;
}

export function base64Fault(text: string): string | undefined {
  if (text.length % 4 !== 0) return `input has illegal length (must be a multiple of 4, found ${text.length})`;
  const index = text.replace(/==?$/, '').search(/[^A-Za-z\d+/]/);
  return index < 0 ? undefined : `illegal character "${text.charAt(index)}" at index ${index} (not in Base64 alphabet)`;
}

function hexadecimal(text: string, length: number): string | undefined {
  if (text.length !== length) return `input string has incorrect length (${text.length}, expected ${length})`;
  const index = text.search(/[^\da-fA-F]/);
  return index < 0 ? undefined : `illegal character "${text.charAt(index)}" in input at index ${index}`;
}

export function md5Fault(text: string): string | undefined {
  return hexadecimal(text, 32);
}

export function sha1Fault(text: string): string | undefined {
  return hexadecimal(text, 40);
}

export function sha256Fault(text: string): string | undefined {
  return hexadecimal(text, 64);
}

export function sha512Fault(text: string): string | undefined {
  return hexadecimal(text, 128);
}
