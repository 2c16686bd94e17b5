/**
 * The key of a method setting in one notation, `{resource path}/{METHOD}`, whichever of AWS's the document has: the
 * management API writes `~1pets~1{id}/GET`, CloudFormation the path `/~1pets~1{id}`, people `/pets/{id}/GET`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Stage.html#apigw-Type-Stage-methodSettings
 */
export function methodSettingKey(written: string): string {
  const slash = written.lastIndexOf('/');
  const method = written.slice(slash + 1).toUpperCase();
  const path = written.slice(0, Math.max(slash, 0));
  if (path === '*' || path === '/*') return `*/${method}`;
  const plain = path.includes('~1') ? path.replace(/^\//, '').replaceAll('~1', '/').replaceAll('~0', '~') : path;
  return `${plain.startsWith('/') ? plain : `/${plain}`}/${method}`;
}
