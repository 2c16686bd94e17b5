import {
  base64Fault,
  dateTimeFault,
  emailFault,
  hostnameFault,
  ipv4Fault,
  ipv6Fault,
  jsonPointerFault,
  macFault,
  md5Fault,
  regexFault,
  sha1Fault,
  sha256Fault,
  sha512Fault,
  uriFault,
  uuidFault,
} from '../../runtime/validation/formats.js';
import type { FormatName } from './format-names.js';

/** The text of the fault, or undefined. */
type FormatFault = (text: string) => string | undefined;

const faults: Readonly<Record<FormatName, FormatFault>> = {
  base64: base64Fault,
  'date-time': dateTimeFault,
  email: emailFault,
  hostname: hostnameFault,
  ipv4: ipv4Fault,
  ipv6: ipv6Fault,
  'json-pointer': jsonPointerFault,
  mac: macFault,
  md5: md5Fault,
  regex: regexFault,
  sha1: sha1Fault,
  sha256: sha256Fault,
  sha512: sha512Fault,
  uri: uriFault,
  uuid: uuidFault,
};

/** The function that checks a format. */
export function compileFormat(format: FormatName): FormatFault {
  return faults[format];
}
