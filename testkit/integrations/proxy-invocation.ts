import type { CallingMethod, LambdaCall } from '../exchange/index.js';
import type { LambdaFunctionName } from './lambda-function-name.js';

/**
 * A call of a proxy function. Its text is written when somebody reads it: a function that is called directly needs none.
 * A class, since an object with a getter of its own takes a hundred times as long to make.
 */
export class ProxyInvocation implements LambdaCall {
  readonly kind = 'lambda';
  readonly purpose = 'integration';
  readonly invocationType = 'RequestResponse';
  readonly functionArn: string;
  readonly functionName: string;
  readonly qualifier?: string;
  readonly streaming: boolean;
  readonly newEvent: () => object;
  readonly requestId: string;
  readonly calledBy: CallingMethod;
  #text: string | undefined;

  constructor(
    { functionArn, functionName, qualifier, streaming }: LambdaFunctionName,
    newEvent: () => object,
    requestId: string,
    calledBy: CallingMethod,
  ) {
    this.functionArn = functionArn;
    this.functionName = functionName;
    if (qualifier !== undefined) this.qualifier = qualifier;
    this.streaming = streaming;
    this.newEvent = newEvent;
    this.requestId = requestId;
    this.calledBy = calledBy;
  }

  get payload(): string {
    this.#text ??= JSON.stringify(this.newEvent());
    return this.#text;
  }
}
