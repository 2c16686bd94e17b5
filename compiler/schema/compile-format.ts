import {
  base64,
  dateTime,
  email,
  hostname,
  ipv4,
  ipv6,
  jsonPointer,
  mac,
  md5,
  regex,
  sha1,
  sha256,
  sha512,
  uri,
  uuid,
} from '../../runtime/validation/formats.js';
import type { FormatName } from './format-names.js';

/** The text of the fault, or undefined. */
type FormatFault = (text: string) => string | undefined;

const faults: Readonly<Record<FormatName, FormatFault>> = {
  base64,
  'date-time': dateTime,
  email,
  hostname,
  ipv4,
  ipv6,
  'json-pointer': jsonPointer,
  mac,
  md5,
  regex,
  sha1,
  sha256,
  sha512,
  uri,
  uuid,
};

/** The function that checks a format. */
export function compileFormat(format: FormatName): FormatFault {
  return faults[format];
}
