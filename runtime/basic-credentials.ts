import type { OutgoingRequest } from './client-options.js';

/** A user name and a password. */
export interface BasicCredentials {
  readonly username: string;
  readonly password: string;
}

/**
 * Authenticates with the scheme `Basic`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7617
 */
export async function signBasic(request: OutgoingRequest, credential: unknown): Promise<void> {
  // The type of the client's credentials lets nothing else in.
  const { username, password } = credential as BasicCredentials;
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  request.headers.authorization ??= `Basic ${btoa(String.fromCharCode(...bytes))}`;
}
