import type { RestApi } from '../../compiler/model/index.js';

/** Headers that every client writes alike. */
const wellKnown = [
  'Accept',
  'Accept-Charset',
  'Accept-Encoding',
  'Accept-Language',
  'Authorization',
  'Cache-Control',
  'Content-Encoding',
  'Content-Language',
  'Content-Type',
  'Cookie',
  'Date',
  'Host',
  'If-Match',
  'If-Modified-Since',
  'If-None-Match',
  'If-Unmodified-Since',
  'Origin',
  'Pragma',
  'Range',
  'Referer',
  'User-Agent',
  'Via',
  'X-Amz-Date',
  'X-Amz-Security-Token',
  'X-Amzn-Trace-Id',
  'X-Forwarded-For',
];

/**
 * Lower case to the spelling that a client on the wire would use: for what has been through the web's `Headers`, which
 * lowers all names, while API Gateway's mappings and validators compare names with their case. Names that the API
 * declares are spelled as it spells them.
 */
export function headerSpelling(api: RestApi): ReadonlyMap<string, string> {
  const spelling = new Map(wellKnown.map((name) => [name.toLowerCase(), name]));
  for (const { methods } of api.resources) {
    for (const { requestParameters } of methods) {
      for (const key of requestParameters.keys()) {
        const [, name] = /^method\.request\.(?:multivalue)?header\.(.+)$/s.exec(key) ?? [];
        if (name !== undefined) spelling.set(name.toLowerCase(), name);
      }
    }
  }
  return spelling;
}
