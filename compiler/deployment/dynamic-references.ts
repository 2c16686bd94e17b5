import { diagnostic, type Location, type Report } from '../diagnostics/index.js';
import { isJsonObject, type JsonValue, type RestApi } from '../model/index.js';

/**
 * Reports every text that CloudFormation would replace by a parameter or a secret of the account, and the API would
 * show. References are resolved after functions, so that no function can keep them text; nor is there an escape.
 *
 * @param output a template, or a document that may become a part of one
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export function reportDynamicReferences(output: JsonValue, api: RestApi, report: Report): void {
  const reported = new Set<string>();
  // The steps that lead to the value at hand; one list for all, since a template may have a million values.
  const path: string[] = [];
  const look = (text: string): void => {
    if (!text.includes('{{')) return;
    // Wider than the documented form, for nobody says what spaces and capitals do.
    const start = /\{\{\s*resolve\s*:/i.exec(text);
    if (start === null) return;
    const reference = text.slice(start.index, start.index + 80).replace(/(\}\}).*$/s, '$1');
    const place = path.filter((step) => !/^(?:Resources|Properties|Fn::\w+|\d+)$/.test(step)).join(' › ');
    if (reported.has(`${reference} ${place}`)) return;
    reported.add(`${reference} ${place}`);
    report(diagnostic('dynamic-reference', { reference, place }, locationOf(path, api)));
  };
  const within = (step: string, value: JsonValue): void => {
    path.push(step);
    walk(value);
    path.pop();
  };
  const walk = (value: JsonValue): void => {
    if (typeof value === 'string') look(value);
    else if (Array.isArray(value)) for (const [index, one] of value.entries()) within(String(index), one);
    else if (isJsonObject(value)) {
      const joined = joinedText(value);
      if (joined !== undefined) look(joined);
      for (const [key, one] of Object.entries(value)) {
        look(key);
        within(key, one);
      }
    }
  };
  walk(output);
}

/** What `Fn::Join` makes of its texts, with `?` for what is not known: a reference may stand in several pieces. */
function joinedText(value: { readonly [key: string]: JsonValue }): string | undefined {
  const { 'Fn::Join': join } = value;
  if (!Array.isArray(join)) return undefined;
  const [delimiter, pieces]: readonly JsonValue[] = join;
  if (typeof delimiter !== 'string' || !Array.isArray(pieces)) return undefined;
  return pieces.map((piece: JsonValue) => (typeof piece === 'string' ? piece : '?')).join(delimiter);
}

/** The method in which a path leads, else the API. */
function locationOf(path: readonly string[], api: RestApi): Location {
  const start = path.indexOf('paths');
  const resource = api.resources.find((one) => one.path === path[start + 1]);
  const method = resource?.methods.find((one) => one.httpMethod.toLowerCase() === path[start + 2]);
  return method?.at ?? resource?.at ?? api.at;
}
