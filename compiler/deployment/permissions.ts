import { diagnostic, type Location, type Report } from '../diagnostics/index.js';
import { type RestApi, type Stage, type Text, textPreview } from '../model/index.js';
import type { DeployedStage, LambdaPermission } from './deployment.js';
import { canonicalText } from './identity.js';
import { lambdaFunction, stageVariablesOf, withStageVariables } from './lambda-function.js';
import { uniqueNames } from './unique-names.js';

/** One call of a function that API Gateway will make. */
interface Call {
  /** In camel case: the operation, or the authorizer. */
  readonly name: string;
  readonly uri: Text;
  readonly whole: 'function' | 'service';
  /** What follows `{apiId}/{stage}/` in the source ARN; of authorizers the whole of it. */
  readonly source: string;
  readonly perStage: boolean;
  readonly at: Location;
}

/**
 * A function's policy holds 20 KB, and a statement takes about 400 bytes of it: from here on one statement has to do
 * for all methods of the function.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const mostStatements = 40;

/**
 * The permissions for every function that the API calls without a role: one for each method, narrowed to stage, verb
 * and path, and one for each authorizer. A function that a stage variable names gets its own for each stage.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
export function permissions(
  api: RestApi,
  stages: readonly DeployedStage[],
  report: Report,
): readonly LambdaPermission[] {
  const byFunction = new Map<string, Omit<LambdaPermission, 'name'> & { readonly calls: LambdaPermission[] }>();
  const add = (permission: LambdaPermission): void => {
    const key = canonicalText([permission.functionName, permission.qualifier ?? '']);
    const known = byFunction.get(key);
    if (known === undefined) byFunction.set(key, { ...permission, calls: [permission] });
    else if (!known.calls.some((call) => call.source === permission.source)) known.calls.push(permission);
  };

  for (const call of callsOf(api)) {
    const variables = stageVariablesOf(call.uri);
    if (variables.length === 0) {
      const called = lambdaFunction(call.uri, call.whole);
      const [only] = stages;
      const stage = stages.length === 1 && only !== undefined ? only.stage.stageName : '*';
      if (called !== undefined) add({ ...called, name: call.name, source: sourceOf(call, stage) });
      continue;
    }
    for (const { stage } of stages) {
      for (const { uri, name } of urisOnStage(call, stage, variables, report)) {
        const called = lambdaFunction(uri, call.whole);
        if (called !== undefined) add({ ...called, name, source: sourceOf(call, stage.stageName) });
      }
    }
  }

  const names = uniqueNames();
  return [...byFunction.values()]
    .flatMap((called) => (called.calls.length > mostStatements ? joined(called.calls, report) : called.calls))
    .map((permission) => ({ ...permission, name: names.take(permission.name) }));
}

function sourceOf(call: Call, stage: string): string {
  return call.perStage ? `${stage}/${call.source}` : call.source;
}

/** Every method and authorizer that calls by a resource policy, not through a role. */
function* callsOf(api: RestApi): Generator<Call> {
  for (const resource of api.resources) {
    for (const { httpMethod, integration, operation } of resource.methods) {
      if (integration?.uri === undefined || integration.credentials !== undefined) continue;
      if (integration.type !== 'AWS' && integration.type !== 'AWS_PROXY') continue;
      yield {
        name: operation.name,
        uri: integration.uri,
        // A proxy integration calls functions; a plain one may call any service.
        whole: integration.type === 'AWS_PROXY' ? 'function' : 'service',
        source: `${httpMethod === 'ANY' ? '*' : httpMethod}${sourcePath(resource.path)}`,
        perStage: true,
        at: integration.at,
      };
    }
  }
  for (const authorizer of api.authorizers.values()) {
    if (authorizer.type !== 'TOKEN' && authorizer.type !== 'REQUEST') continue;
    if (authorizer.authorizerCredentials !== undefined) continue;
    yield {
      name: `${authorizer.name}Authorizer`,
      uri: authorizer.authorizerUri,
      whole: 'function',
      // The id of an authorizer is not known: the import makes it.
      source: 'authorizers/*',
      perStage: false,
      at: authorizer.at,
    };
  }
}

/** The template of the path with its parameters as `*`, the root as a slash. */
export function sourcePath(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '*');
}

/** The URI on the stage, and on its canary where that differs. */
function urisOnStage(
  call: Call,
  stage: Stage,
  variables: readonly string[],
  report: Report,
): readonly { readonly name: string; readonly uri: Text }[] {
  const missing = variables.find((name) => !stage.variables.has(name));
  if (missing !== undefined) {
    const reason = `the stage variable ${missing} has no value`;
    const uri = textPreview(call.uri);
    report(diagnostic('function-unknown', { uri, stage: stage.stageName, reason }, call.at));
    return [];
  }
  const uri = withStageVariables(call.uri, stage.variables);
  if (uri === undefined) return [];
  const name = `${call.name} ${stage.stageName}`;
  const overrides = stage.canarySettings?.stageVariableOverrides ?? new Map<string, Text>();
  if (!variables.some((variable) => overrides.has(variable))) return [{ name, uri }];
  const canary = withStageVariables(call.uri, new Map([...stage.variables, ...overrides]));
  return canary === undefined
    ? [{ name, uri }]
    : [
        { name, uri },
        { name: `${name} canary`, uri: canary },
      ];
}

/** One permission for all calls of a function on a stage; what is bound to no stage, an authorizer, keeps its own. */
function joined(calls: readonly LambdaPermission[], report: Report): readonly LambdaPermission[] {
  const byStage = new Map<string, LambdaPermission>();
  for (const call of calls) {
    const stage = call.source.slice(0, call.source.indexOf('/'));
    const source = call.source.startsWith('authorizers/') ? call.source : `${stage}/*`;
    if (!byStage.has(source)) byStage.set(source, { ...call, source });
  }
  const [first] = calls;
  if (first !== undefined) {
    report(diagnostic('permissions-joined', { function: textPreview(first.functionName), count: calls.length }));
  }
  return [...byStage.values()];
}
