import { getAtt, type Intrinsic, ref, terraformReference } from '../model/index.js';

/** Heads of what API Gateway itself fills in when a request comes: `${stageVariables.x}`, `${request.body.action}` … */
const gatewayOwn = /^(?:stageVariables|request|response|context|route|integration)\./;

/** `var.x`, `module.a.b`, `aws_lambda_function.f[0].invoke_arn`: a path, no expression. */
const terraformPath =
  /^(?:var|local|module|each|count|path|self|terraform|data|(?:aws|awscc)_[a-z0-9_]+)(?:\.[A-Za-z_][\w-]*|\[\d+\]|\["[\w.-]+"\])+$/;

const name = /^(?:AWS::[A-Za-z0-9]+|[A-Za-z_][\w-]*)$/;
const attribute = /^([A-Za-z_][\w-]*)\.([A-Za-z_][\w.-]*)$/;

/**
 * What stands between `${` and `}` inside `Fn::Sub`; undefined when it is no name, and so stays text.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html
 */
export function cloudFormationPlaceholder(inside: string): Intrinsic | undefined {
  const path = inside.trim();
  if (gatewayOwn.test(path)) return undefined;
  if (name.test(path)) return ref(path);
  const [, resource, rest] = attribute.exec(path) ?? [];
  return resource === undefined || rest === undefined ? undefined : getAtt(resource, rest);
}

/**
 * A reference of Terraform between `${` and `}`; undefined when it is none.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/references
 */
export function terraformPlaceholder(inside: string): Intrinsic | undefined {
  const path = inside.trim();
  return terraformPath.test(path) ? terraformReference(path) : undefined;
}

/** Only CloudFormation's pseudo parameters: their colons cannot be Velocity. */
export function pseudoParameter(inside: string): Intrinsic | undefined {
  return /^AWS::[A-Za-z0-9]+$/.test(inside.trim()) ? ref(inside.trim()) : undefined;
}
