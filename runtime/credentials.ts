import type { ApplyCredential } from './operation.js';

/** The credential goes into a header, unless the request has that header already. */
export const inHeader: ApplyCredential = ({ headers }, credential, { parameter = '', prefix = '' }) => {
  headers[parameter.toLowerCase()] ??= prefix + credential;
};

/** The credential goes into the query. */
export const inQuery: ApplyCredential = (request, credential, { parameter = '' }) => {
  const separator = request.url.includes('?') ? '&' : '?';
  request.url += `${separator}${encodeURIComponent(parameter)}=${encodeURIComponent(String(credential))}`;
};

/** The credential goes into a cookie; browsers send their own and ignore it. */
export const inCookie: ApplyCredential = ({ headers }, credential, { parameter = '' }) => {
  const cookie = `${encodeURIComponent(parameter)}=${encodeURIComponent(String(credential))}`;
  headers.cookie = headers.cookie ? `${headers.cookie}; ${cookie}` : cookie;
};
