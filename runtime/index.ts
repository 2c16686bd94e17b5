/** What generated code needs when it runs, for outputs that import it instead of carrying it along (`--runtime import`). */
export { ApiError } from './api-error.js';
export { type ExecuteApi, executeApiUrl, fillUrl } from './base-url.js';
export { type BasicCredentials, signBasic } from './basic-credentials.js';
export { writeForm, writeJson, writeMultipart, writeRaw } from './body-encodings.js';
export type {
  BinaryBody,
  CallOptions,
  ClientSettings,
  Credential,
  Fetch,
  OutgoingRequest,
  RequestBody,
  RetryOptions,
} from './client-options.js';
export { inCookie, inHeader, inQuery } from './credentials.js';
export { type IamCredentials, signIam } from './iam-credentials.js';
export type {
  ApplyCredential,
  CredentialedSettings,
  Decode,
  Encode,
  Encoding,
  Operation,
  OperationRequest,
  SecurityScheme,
  Style,
} from './operation.js';
export {
  deepObject,
  formList,
  formReserved,
  headerExploded,
  headerJson,
  headerObject,
  jsonParameter,
  jsonSegment,
  label,
  labelExploded,
  matrix,
  matrixExploded,
  pipeDelimited,
  simple,
  simpleExploded,
  spaceDelimited,
  tabDelimited,
} from './parameter-styles.js';
export {
  readBlob,
  readByContentType,
  readJson,
  readNothing,
  readStream,
  readText,
} from './response-decodings.js';
export { type AnyResult, type Failure, type Refusal, type Success, unwrap } from './result.js';
export { send } from './send.js';
export { type AwsCredentials, type SigningOptions, signRequest } from './sigv4.js';
export type {
  ClientErrorStatus,
  ErrorStatus,
  RedirectStatus,
  ServerErrorStatus,
  StatusCode,
  SuccessStatus,
} from './status-code.js';
