/** The formats that API Gateway's library checks, to the names of the functions of `runtime/validation/formats.ts`. */
export const formatFunctions = {
  base64: 'base64Fault',
  'date-time': 'dateTimeFault',
  email: 'emailFault',
  hostname: 'hostnameFault',
  ipv4: 'ipv4Fault',
  ipv6: 'ipv6Fault',
  'json-pointer': 'jsonPointerFault',
  mac: 'macFault',
  md5: 'md5Fault',
  regex: 'regexFault',
  sha1: 'sha1Fault',
  sha256: 'sha256Fault',
  sha512: 'sha512Fault',
  uri: 'uriFault',
  uuid: 'uuidFault',
} as const satisfies Record<string, string>;

/** A format that is checked; any other one only warns. */
export type FormatName = keyof typeof formatFunctions;

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(formatFunctions, name);
}
