/** A handler of msw as far as it is run. */
export interface RunnableHandler {
  /** A `{ once: true }` handler that is used answers no more. */
  isUsed: boolean;
  run(args: { request: Request; requestId: string }): Promise<{ readonly response?: Response | undefined } | null>;
  parse(args: { request: Request }): Promise<unknown>;
  // Handlers know how to read what they have parsed themselves.
  predicate(args: { request: Request; parsedResult: never }): boolean | Promise<boolean>;
}

/** What a handler has answered. */
export interface HandlerOutcome {
  /** Undefined when the request is not for the handler, or when it leaves it to the next. */
  readonly response?: Response | undefined;
  /** Runs what the handler wants done when its response has been read, or when it has none. */
  readonly finish?: (() => Promise<void>) | undefined;
}

/** What a resolver gets of a request beside the request itself. */
export interface ParsedRequest {
  readonly params: unknown;
  readonly cookies: unknown;
}

type Resolver = (args: object) => unknown;

/**
 * Runs a handler of msw as its `run` would, which `msw.getResponse` calls: parse, predicate, resolver. Not by `run`
 * itself, which for each call clones the request, for a log that nobody reads here, and makes and aborts a controller,
 * which captures a stack: more than half of its time. Resolvers that are generators, answers that are streamed, and
 * handlers that look different from those of msw 2 go by `run`.
 *
 * @param known what the handler would parse, of a request that is for it. Without the cookies that msw keeps for a browser:
 *   a gateway keeps none.
 */
export async function runHandler(
  handler: RunnableHandler,
  request: Request,
  requestId: string,
  streaming: boolean,
  known?: ParsedRequest,
): Promise<HandlerOutcome> {
  const resolver = resolverOf(handler);
  if (resolver === undefined || streaming) return byRun(handler, request, requestId);
  if (isSpent(handler)) return nothing;
  const parsed = known ?? (await parsedBy(handler, request));
  if (parsed === undefined || isSpent(handler)) return nothing;
  const { params, cookies } = parsed;
  const wasUsed = handler.isUsed;
  handler.isUsed = true;
  const cleanups: (() => unknown)[] = [];
  const finalize = (callback: () => unknown): void => void cleanups.unshift(callback);
  let result: unknown;
  try {
    result = await settled(() => resolver({ request, requestId, params, cookies, finalize }));
  } catch (error) {
    await finishAll(cleanups);
    throw error;
  }
  if (isIterator(result)) {
    // Nothing of a generator has run yet, and `run` keeps the one that it has begun.
    handler.isUsed = wasUsed;
    return byRun(handler, request, requestId);
  }
  const finish = cleanups.length === 0 ? undefined : () => finishAll(cleanups);
  return result instanceof Response ? { response: result, finish } : { finish };
}

const nothing: HandlerOutcome = {};

/** Undefined when the request is not for the handler. */
async function parsedBy(handler: RunnableHandler, request: Request): Promise<ParsedRequest | undefined> {
  const parsed = await handler.parse({ request });
  // What a handler has parsed is for its own predicate: `never` says that nobody else can make it.
  const isMatch: unknown = await Reflect.apply(handler.predicate, handler, [{ request, parsedResult: parsed }]);
  return isMatch === true ? membersOf(parsed) : undefined;
}

async function byRun(handler: RunnableHandler, request: Request, requestId: string): Promise<HandlerOutcome> {
  const result = await handler.run({ request, requestId });
  return { response: result?.response };
}

/** A resolver may throw its response, as in msw; anything else that it throws is a fault of the test. */
async function settled(resolve: () => unknown): Promise<unknown> {
  try {
    return await resolve();
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

async function finishAll(cleanups: readonly (() => unknown)[]): Promise<void> {
  for (const cleanup of cleanups) await cleanup();
}

/** The resolver: protected in msw's types, where it has stood since version 2.0. */
function resolverOf(handler: RunnableHandler): Resolver | undefined {
  const resolver: unknown = Reflect.get(handler, 'resolver');
  return isFunction(resolver) && typeof handler.parse === 'function' && typeof handler.predicate === 'function'
    ? resolver
    : undefined;
}

const isFunction = (value: unknown): value is Resolver => typeof value === 'function';

function isSpent(handler: RunnableHandler): boolean {
  if (!handler.isUsed) return false;
  const options: unknown = Reflect.get(handler, 'options');
  return typeof options === 'object' && options !== null && 'once' in options && options.once === true;
}

function membersOf(parsed: unknown): ParsedRequest {
  if (typeof parsed !== 'object' || parsed === null) return { params: {}, cookies: {} };
  const match: unknown = Reflect.get(parsed, 'match');
  const params: unknown = typeof match === 'object' && match !== null ? Reflect.get(match, 'params') : undefined;
  return { params: params ?? {}, cookies: Reflect.get(parsed, 'cookies') ?? {} };
}

function isIterator(result: unknown): boolean {
  return typeof result === 'object' && result !== null && (Symbol.iterator in result || Symbol.asyncIterator in result);
}
