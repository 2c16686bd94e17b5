import { type Deployment, reportDynamicReferences, uniqueNames } from '../../deployment/index.js';
import { diagnostic, type Report } from '../../diagnostics/index.js';
import { type Intrinsic, isIntrinsic, type JsonObject, type JsonValue, ref } from '../../model/index.js';
import { domainName } from './domain-name.js';
import { withLiteralPaths } from './literal-paths.js';
import { parameters } from './parameters.js';
import { permissions } from './permissions.js';
import { reportReserved } from './reserved.js';
import { resolve } from './resolve.js';
import { restApi } from './rest-api.js';
import { accountRole, roles } from './roles.js';
import { stages } from './stages.js';
import type { TemplateContext, TemplatePart } from './template-context.js';
import { templateIds } from './template-ids.js';
import { usagePlans } from './usage-plans.js';

/** The parts of a template after the API itself, in the order in which they stand. */
const parts: readonly ((context: TemplateContext) => TemplatePart)[] = [
  accountRole,
  stages,
  roles,
  permissions,
  usagePlans,
  domainName,
];

/**
 * The deployment as a CloudFormation template, in CloudFormation's own shape.
 *
 * @param bodyKey where the Body is when it is not in the template: the proposed key of its file in a bucket
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
 */
export function template(deployment: Deployment, bodyKey: string | undefined, report: Report): JsonObject {
  const names = uniqueNames(255);
  const ids = templateIds(deployment, names);
  const collected = parameters(names);
  const api = ref(ids.api);
  const own = new Map<Intrinsic, JsonValue>([
    [api, { Ref: ids.api }],
    ...deployment.roles.map(({ arn }, index): [Intrinsic, JsonValue] => [
      arn,
      { 'Fn::GetAtt': [ids.roles[index] ?? '', 'Arn'] },
    ]),
  ]);
  const resolver = { parameters: collected, own, report };
  const context: TemplateContext = {
    deployment,
    ids,
    parameters: collected,
    api,
    resolve: (value) => resolve(value, resolver),
    report,
  };

  const written = [restApi(definition(bodyKey, context), context), ...parts.map((part) => part(context))];
  const resources = written.flatMap((part) => part.resources ?? []);
  const outputs = written.flatMap((part) => part.outputs ?? []);
  const { parameters: parameterSection, conditions } = collected.sections();
  checkCount('resources', resources.length, 500, report);
  checkCount('parameters', Object.keys(parameterSection ?? {}).length, 200, report);
  checkCount('outputs', outputs.length, 200, report);
  const made: JsonObject = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: description(deployment),
    ...(parameterSection === undefined ? {} : { Parameters: parameterSection }),
    ...(conditions === undefined ? {} : { Conditions: conditions }),
    Resources: Object.fromEntries(resources),
    Outputs: Object.fromEntries(outputs),
  };
  reportDynamicReferences(made, deployment.api, report);
  return made;
}

/** The Body, or where it is to be found. */
function definition(bodyKey: string | undefined, context: TemplateContext): { readonly [property: string]: JsonValue } {
  const { deployment, ids, parameters: collected, resolve: resolveValue } = context;
  if (bodyKey === undefined) {
    reportReserved(deployment, context.report);
    return { Body: resolveValue(withLiteralPaths(deployment, context.report)) };
  }
  collected.declare(ids.bodyBucket, { Type: 'String', Description: 'The bucket to which the Body was uploaded.' });
  collected.declare(ids.bodyKey, {
    Type: 'String',
    Default: bodyKey,
    Description: 'The key of the Body in the bucket.',
  });
  return { BodyS3Location: { Bucket: { Ref: ids.bodyBucket }, Key: { Ref: ids.bodyKey } } };
}

/**
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
function checkCount(what: string, count: number, limit: number, report: Report): void {
  if (count > limit) report(diagnostic('template-limit', { what, count, limit }));
}

/** At most 1,024 bytes, and without functions. */
function description({ api }: Deployment): string {
  const title = isIntrinsic(api.name) ? 'REST API' : api.name.replace(/\s+/g, ' ').slice(0, 200);
  return `${title}: a REST API of Amazon API Gateway, written by gatewright from its OpenAPI document.`;
}
