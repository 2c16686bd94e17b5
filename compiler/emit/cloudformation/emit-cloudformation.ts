import { createHash } from 'node:crypto';
import { type Deployment, withoutDocumentation } from '../../deployment/index.js';
import { diagnostic, type Report } from '../../diagnostics/index.js';
import type { Value } from '../../model/index.js';
import { hashHeader } from '../hash-header.js';
import type { OutputFile } from '../output-file.js';
import { yaml } from '../yaml.js';
import { bodyInBucket } from './body-in-bucket.js';
import { template } from './template.js';

/**
 * How many bytes a template may have: in a request, and in a bucket.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const limits = { request: 51_200, bucket: 1_000_000 } as const;

/**
 * The deployment as a CloudFormation template: `cloudformation/template.yaml`, and the same as JSON. A Body with which
 * it would be too large stands in a file of its own, called by a hash of its content.
 */
export function emitCloudFormation(deployment: Deployment, report: Report): readonly OutputFile[] {
  const { api, body } = deployment;
  // What is too large by itself need not be printed as a template to be sure.
  const alone = couldBeTooLarge(body) ? fileOf(body) : undefined;
  if (alone !== undefined && Buffer.byteLength(alone.text) > limits.bucket) return inBucket(alone, deployment, report);
  const whole = filesOf(deployment, undefined, report);
  const size = largest(whole);
  if (size <= limits.bucket) return sayWhetherUploaded(whole, deployment, report);
  const file = alone ?? fileOf(body);
  // What the whole template had to say was said already.
  if (file !== undefined) return inBucket(file, deployment, report, () => undefined);
  const without = filesOf({ ...deployment, body: withoutDocumentation(body) }, undefined, () => undefined);
  const saved = size - largest(without);
  report(diagnostic('body-too-large', { size, saved, largest: largestParts(body) }, api.at));
  return whole;
}

/** Whether it is worth while to look at the Body alone: cheap, and wrong in one direction only. */
function couldBeTooLarge(body: Value): boolean {
  return JSON.stringify(body).length > limits.bucket / 2;
}

/** The file of a Body that can stand in a bucket, called by a hash of its content. */
function fileOf(body: Value): { readonly key: string; readonly text: string } | undefined {
  const written = bodyInBucket(body);
  if (written === undefined) return undefined;
  const text = `${JSON.stringify(written, null, 2)}\n`;
  return { key: `body-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.json`, text };
}

function inBucket(
  { key, text }: { readonly key: string; readonly text: string },
  deployment: Deployment,
  report: Report,
  reportOfTemplate = report,
): readonly OutputFile[] {
  const path = `cloudformation/${key}`;
  report(diagnostic('body-in-bucket', { file: path, bucket: 'BodyBucket', key: 'BodyKey' }, deployment.api.at));
  return [...filesOf(deployment, key, reportOfTemplate), { path, text }];
}

function sayWhetherUploaded(files: readonly OutputFile[], { api }: Deployment, report: Report): readonly OutputFile[] {
  const size = Math.min(...sizes(files));
  if (size > limits.request) report(diagnostic('template-uploaded', { size }, api.at));
  return files;
}

function filesOf(deployment: Deployment, bodyKey: string | undefined, report: Report): readonly OutputFile[] {
  const made = template(deployment, bodyKey, report);
  return [
    { path: 'cloudformation/template.yaml', text: hashHeader + yaml(made) },
    { path: 'cloudformation/template.json', text: `${JSON.stringify(made, null, 2)}\n` },
  ];
}

const sizes = (files: readonly OutputFile[]): readonly number[] => files.map(({ text }) => Buffer.byteLength(text));
const largest = (files: readonly OutputFile[]): number => Math.max(...sizes(files));

/** What makes a Body large: its three largest schemas and operations. */
function largestParts(body: Value): string {
  const found: { readonly name: string; readonly size: number }[] = [];
  const add = (value: Value | undefined, name: string): void => {
    if (value !== undefined) found.push({ name, size: JSON.stringify(value).length });
  };
  for (const [path, item] of members(member(body, 'paths'))) {
    for (const [verb, operation] of members(item)) add(operation, `${verb} ${path}`);
  }
  for (const [name, schema] of members(member(member(body, 'components'), 'schemas'))) add(schema, `schema ${name}`);
  return found
    .sort((a, b) => b.size - a.size)
    .slice(0, 3)
    .map(({ name, size }) => `${name} (${size} bytes)`)
    .join(', ');
}

function members(value: Value | undefined): readonly [string, Value][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function member(value: Value | undefined, name: string): Value | undefined {
  return members(value).find(([key]) => key === name)?.[1];
}
