/** The formats that API Gateway's library checks, to the names of the functions of `runtime/validation/formats.ts`. */
export const formatFunctions = {
  base64: 'base64',
  'date-time': 'dateTime',
  email: 'email',
  hostname: 'hostname',
  ipv4: 'ipv4',
  ipv6: 'ipv6',
  'json-pointer': 'jsonPointer',
  mac: 'mac',
  md5: 'md5',
  regex: 'regex',
  sha1: 'sha1',
  sha256: 'sha256',
  sha512: 'sha512',
  uri: 'uri',
  uuid: 'uuid',
} as const satisfies Record<string, string>;

/** A format that is checked; any other one only warns. */
export type FormatName = keyof typeof formatFunctions;

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(formatFunctions, name);
}
