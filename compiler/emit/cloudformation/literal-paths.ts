import { type Deployment, keyWithoutPlaceholders } from '../../deployment/index.js';
import { diagnostic, type Report } from '../../diagnostics/index.js';
import { isIntrinsic, type Value } from '../../model/index.js';

/** The Body with the names of placeholders in its paths: a template cannot have functions in keys. */
export function withLiteralPaths({ api, body }: Deployment, report: Report): Value {
  if (!api.resources.some(({ path }) => path.includes('${')) || !isObject(body)) return body;
  const places = new Map(api.resources.map(({ path, at }) => [path, at]));
  const { paths } = body;
  if (paths === undefined || !isObject(paths)) return body;
  const written = Object.entries(paths).map(([path, item]): [string, Value] => {
    const newPath = keyWithoutPlaceholders(path);
    if (newPath !== path) {
      report(diagnostic('placeholder-in-key', { key: path, newKey: newPath }, places.get(path) ?? api.at));
    }
    return [newPath, item];
  });
  return { ...body, paths: Object.fromEntries(written) };
}

function isObject(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isIntrinsic(value);
}
