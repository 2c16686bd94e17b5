import type { Exchange } from '../exchange/index.js';
import type { InputBindings } from '../mapping/index.js';

type Values = Readonly<Record<string, string>>;

/** `$input.params()`: made when a template asks for it, which few do. */
export function templateParameters(exchange: Exchange): NonNullable<InputBindings['params']> {
  return {
    get path() {
      return lastValues(exchange.pathParameters);
    },
    get querystring() {
      return lastValues(exchange.query);
    },
    get header() {
      return lastValues(exchange.headers);
    },
  };
}

/** Of repeated names the last value counts, as recorded. Without a prototype: clients choose the names. */
function lastValues(pairs: Iterable<readonly [string, string]>): Values {
  const values: Record<string, string> = Object.create(null);
  for (const [name, value] of pairs) values[name] = value;
  return values;
}
