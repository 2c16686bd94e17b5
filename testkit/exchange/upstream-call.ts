import type { Body, Payload } from './body.js';
import type { HeaderList } from './header-list.js';

/** A call to what stands behind the gateway, exactly as AWS would send it. */
export type UpstreamCall = LambdaCall | HttpCall;

/** An invocation of a function, by an integration or an authorizer. */
export interface LambdaCall {
  readonly kind: 'lambda';
  /** What the call is for; calls of authorizers are counted apart. */
  readonly purpose: 'integration' | 'authorizer';
  /**
   * The ARN as the URI has it, qualifier included; or, when the URI names a resource of a template that has no value,
   * the logical name alone, `OrdersFunction`.
   */
  readonly functionArn: string;
  /** The name without account and qualifier, `orders`. */
  readonly functionName: string;
  /** Alias or version. */
  readonly qualifier?: string;
  /** `Event` does not wait for the function, `DryRun` does not run it. */
  readonly invocationType: 'RequestResponse' | 'Event' | 'DryRun';
  /** `InvokeWithResponseStream` instead of `Invoke`. Default false. */
  readonly streaming?: boolean;
  /** JSON: the event. */
  readonly payload: Payload;
  /** Makes what parsing the payload would give, for functions that are called directly. Absent where it has to be parsed. */
  readonly newEvent?: () => unknown;
  /** Id of the request that caused the call. */
  readonly requestId: string;
  /** Of calls by integrations. */
  readonly calledBy?: CallingMethod;
}

/** A request over HTTP: to a backend, to a service of AWS, for a discovery document. */
export interface HttpCall {
  readonly kind: 'http';
  readonly purpose: 'integration' | 'authorizer';
  readonly method: string;
  /** Absolute, with its query string, exactly as it goes out. */
  readonly url: string;
  /** In order and case, `Host` and signatures included. */
  readonly headers: HeaderList;
  readonly body: Payload | undefined;
  /** Set when the call goes to a service of AWS. */
  readonly service?: AwsServiceCall;
  /** The answer may be a stream: `responseTransferMode` is `STREAM`. Default false. */
  readonly streaming?: boolean;
  readonly vpcLink?: { readonly connectionId: string; readonly integrationTarget?: string };
  readonly insecureSkipVerification?: boolean;
  readonly requestId: string;
  /** Of calls by integrations. */
  readonly calledBy?: CallingMethod;
}

/** The method of the API whose integration calls. */
export interface CallingMethod {
  /** `GET`, or `ANY`, as the API has it. */
  readonly httpMethod: string;
  /** `/pets/{id}`. */
  readonly resourcePath: string;
}

/** Which service of AWS is called, as the integration's URI names it. */
export interface AwsServiceCall {
  /** `sqs`, `dynamodb`, `states` …; of `{subdomain}.{service}` the service. */
  readonly name: string;
  readonly region: string;
  /** `SendMessage` of an `action/…` URI. */
  readonly action?: string;
  /** What stands behind `path/` in the URI. */
  readonly path?: string;
  /** `Content-Type` of the request: in which protocol the service is asked. */
  readonly contentType?: string;
}

/** What came back. */
export type UpstreamAnswer = LambdaAnswer | HttpAnswer | UpstreamFailure;

export interface LambdaAnswer {
  readonly kind: 'lambda';
  /** JSON; of a streaming invocation also the stream itself. Empty for `Event` and `DryRun`. */
  readonly payload: Exclude<Body, undefined>;
  /** Set when the function failed; the payload is then `{errorType, errorMessage, trace}`. */
  readonly functionError?: 'Handled' | 'Unhandled';
}

export interface HttpAnswer {
  readonly kind: 'http';
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: Body;
}

/** No answer came: what AWS makes an integration failure of. */
export interface UpstreamFailure {
  readonly kind: 'failure';
  /** `network`: refused, reset, a broken answer. `address`: the name is unknown. `permission`: the function may not be invoked. */
  readonly reason: 'network' | 'address' | 'permission';
  readonly message: string;
}

/**
 * What stands behind the gateway. A rejection is a fault of the test, such as a call that nothing answers: it comes out
 * of `handle()` and is no answer of the gateway.
 */
export interface Backends {
  call(call: UpstreamCall): UpstreamAnswer | Promise<UpstreamAnswer>;
}
