import { join } from 'node:path';
import { textOfFile } from './text-of-file.js';

/** How many earlier deployments are kept in mind: many of them were built and never deployed. */
const most = 100;

/** Earlier deployments by output folder, as the first build of a session found them. */
export type RetainedDeployments = Map<string, readonly string[]>;

/**
 * Identities of the deployments that earlier builds wrote into an output folder, the newest first: Terraform destroys
 * what its configuration forgets, so that the next configuration has to say that they stay. Empty when there are none,
 * or the folder cannot be read: planning the output says that.
 *
 * @param session what a session of `--watch` found at its beginning: what is built in it again and again is not deployed
 */
export function retainedDeployments(out: string, session?: RetainedDeployments): readonly string[] {
  const before = session?.get(out);
  if (before !== undefined) return before;
  const found = new Set<string>();
  for (const name of ['main.tf', 'retained.tf']) {
    for (const [, identity = ''] of textOfFile(join(out, 'terraform', name)).matchAll(label)) found.add(identity);
  }
  const retained = [...found].slice(0, most);
  session?.set(out, retained);
  return retained;
}

/** The address of a deployment in `main.tf`, and in the `removed` blocks of `retained.tf`. */
const label = /aws_api_gateway_deployment(?:" "|\.)api_([0-9a-f]{16})\b/g;
