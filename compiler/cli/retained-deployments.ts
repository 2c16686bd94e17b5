import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many earlier deployments are kept in mind: AWS holds 200 of an API, and nobody goes back that far. */
const most = 20;

/**
 * Identities of the deployments that earlier builds wrote into an output folder, the newest first: Terraform destroys
 * what its configuration forgets, so that the next configuration has to say that they stay. Empty when there are none,
 * or the folder cannot be read: planning the output says that.
 */
export function retainedDeployments(out: string): readonly string[] {
  const found = new Set<string>();
  for (const name of ['main.tf', 'retained.tf']) {
    for (const [, identity = ''] of textOf(join(out, 'terraform', name)).matchAll(label)) found.add(identity);
  }
  return [...found].slice(0, most);
}

/** The address of a deployment in `main.tf`, and in the `removed` blocks of `retained.tf`. */
const label = /aws_api_gateway_deployment(?:" "|\.)api_([0-9a-f]{16})\b/g;

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
