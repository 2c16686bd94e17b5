import pc from 'picocolors';
import type { Colors } from 'picocolors/types.js';
import type { Host, TextStream } from './host.js';

/**
 * Colours for a person at a terminal, none elsewhere, as the user wishes.
 *
 * @see https://no-color.org
 */
export function colorsFor(stream: TextStream, env: Host['env']): Colors {
  return pc.createColors(stream.isTerminal && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb');
}
