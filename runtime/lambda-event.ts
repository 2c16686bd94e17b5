/** A map as it comes in an event. `undefined` stands for names that are not there. */
export interface EventTexts {
  readonly [name: string]: string | undefined;
}

/** A map of lists as it comes in an event. */
export interface EventLists {
  readonly [name: string]: readonly string[] | undefined;
}

/**
 * The event of a Lambda proxy integration in payload format 1.0. Empty maps are null. What is optional of
 * `requestContext` always comes from API Gateway, unless said otherwise, but is not read here: events in tests may lack it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format
 */
export interface LambdaProxyEvent {
  /** The path as the document has it, such as `/pets/{petId}`. */
  readonly resource: string;
  readonly path: string;
  readonly httpMethod: string;
  readonly headers: EventTexts | null;
  readonly multiValueHeaders: EventLists | null;
  readonly queryStringParameters: EventTexts | null;
  readonly multiValueQueryStringParameters: EventLists | null;
  readonly pathParameters: EventTexts | null;
  readonly stageVariables: EventTexts | null;
  readonly requestContext: {
    readonly requestId: string;
    readonly stage: string;
    readonly authorizer?: { readonly [name: string]: unknown } | null | undefined;
    readonly identity: LambdaProxyIdentity;
    readonly accountId?: string | undefined;
    readonly apiId?: string | undefined;
    readonly deploymentId?: string | undefined;
    readonly domainName?: string | undefined;
    readonly domainPrefix?: string | undefined;
    readonly extendedRequestId?: string | undefined;
    readonly httpMethod?: string | undefined;
    /** `true` or `false` as text, of stages with a canary alone. */
    readonly isCanaryRequest?: string | undefined;
    /** The `operationId`, where the document has one. */
    readonly operationName?: string | undefined;
    /** With the stage, or the base path of a custom domain. */
    readonly path?: string | undefined;
    readonly protocol?: string | undefined;
    /** `22/Nov/2026:20:40:00 +0000`. */
    readonly requestTime?: string | undefined;
    /** Milliseconds since 1970. */
    readonly requestTimeEpoch?: number | undefined;
    readonly resourceId?: string | undefined;
    readonly resourcePath?: string | undefined;
  };
  readonly body: string | null;
  readonly isBase64Encoded: boolean;
}

/** Who calls, `requestContext.identity`: what is not known is null. */
export interface LambdaProxyIdentity {
  readonly sourceIp: string;
  readonly userAgent?: string | null | undefined;
  readonly accessKey?: string | null | undefined;
  readonly accountId?: string | null | undefined;
  readonly caller?: string | null | undefined;
  readonly user?: string | null | undefined;
  readonly userArn?: string | null | undefined;
  readonly principalOrgId?: string | null | undefined;
  readonly cognitoAuthenticationProvider?: string | null | undefined;
  readonly cognitoAuthenticationType?: string | null | undefined;
  readonly cognitoIdentityId?: string | null | undefined;
  readonly cognitoIdentityPoolId?: string | null | undefined;
  /** Of methods that demand an API key. */
  readonly apiKey?: string | null | undefined;
  readonly apiKeyId?: string | null | undefined;
  /** Of private APIs. */
  readonly vpcId?: string | undefined;
  readonly vpceId?: string | undefined;
}

/** The answer of a Lambda proxy integration in payload format 1.0. */
export interface LambdaProxyResult {
  statusCode: number;
  headers: Record<string, string>;
  multiValueHeaders: Record<string, string[]>;
  body: string;
  isBase64Encoded: boolean;
}

/**
 * The event of a Lambda proxy integration in payload format 2.0 of HTTP APIs, as far as it is read here.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export interface LambdaProxyEventV2 {
  readonly routeKey: string;
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly cookies?: readonly string[] | undefined;
  readonly headers: EventTexts;
  readonly queryStringParameters?: EventTexts | undefined;
  readonly pathParameters?: EventTexts | undefined;
  readonly stageVariables?: EventTexts | undefined;
  readonly requestContext: {
    readonly requestId: string;
    readonly stage: string;
    readonly http: { readonly method: string; readonly sourceIp: string };
  };
  readonly body?: string | undefined;
  readonly isBase64Encoded: boolean;
}

/** The answer of a Lambda proxy integration in payload format 2.0. */
export interface LambdaProxyResultV2 {
  statusCode: number;
  headers: Record<string, string>;
  cookies: string[];
  body: string;
  isBase64Encoded: boolean;
}

/**
 * What Lambda says of the invocation, as far as handlers usually need it.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html
 */
export interface LambdaContext {
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly awsRequestId: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  getRemainingTimeInMillis(): number;
}

/** A Lambda function behind a proxy integration: export it as `handler`. */
export type LambdaProxyHandler = (event: LambdaProxyEvent, context: LambdaContext) => Promise<LambdaProxyResult>;

/** A Lambda function behind a proxy integration with payload format 2.0. */
export type LambdaProxyHandlerV2 = (event: LambdaProxyEventV2, context: LambdaContext) => Promise<LambdaProxyResultV2>;
