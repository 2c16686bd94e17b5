import type { IamIdentity } from '../exchange/index.js';

/** The account of an identity. */
export function accountOf({ account, arn }: IamIdentity): string {
  return account ?? arn.split(':')[4] ?? '';
}

/** The unique id of an identity; made up where the test gives none. */
export function userIdOf({ userId, arn }: IamIdentity): string {
  if (userId !== undefined) return userId;
  const [, role, session] = /:assumed-role\/([^/]+)\/(.+)$/.exec(arn) ?? [];
  const name = (role ?? arn.split('/').at(-1) ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');
  const id = `${role === undefined ? 'AIDA' : 'AROA'}${name}`.padEnd(20, '0').slice(0, 20);
  return session === undefined ? id : `${id}:${session}`;
}
