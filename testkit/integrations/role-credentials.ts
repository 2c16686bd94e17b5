import { createHash } from 'node:crypto';
import type { AwsCredentials } from '../../runtime/sigv4.js';

/**
 * The temporary credentials that API Gateway gets for a role: made up, the same for the same role, good for nothing but
 * to be told apart.
 */
export function roleCredentials(roleArn: string): AwsCredentials {
  const digest = (purpose: string): Buffer => createHash('sha256').update(`gatewright ${purpose} ${roleArn}`).digest();
  const letters = digest('key').toString('hex').toUpperCase().replace(/[01]/g, 'Z');
  return {
    accessKeyId: `ASIA${letters.slice(0, 16)}`,
    secretAccessKey: digest('secret').toString('base64').slice(0, 40),
    sessionToken: digest('token').toString('base64'),
  };
}
