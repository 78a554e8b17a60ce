import { createHash } from 'node:crypto';

/** What a device that asks for a name and a password is told. */
export interface Asked {
  readonly method: 'GET';
  /** Path and query, as in the request line. */
  readonly target: string;
  readonly account: { readonly username: string; readonly password: string };
  /** Random text of the client. */
  readonly cnonce: string;
}

/**
 * The `Authorization` header that answers a challenge: digest where the device knows it, else basic; null: it asks for
 * neither. Source: RFC 7616, section 3.4; RFC 7617.
 */
export function authorizationFor(challenge: string, asked: Asked): string | null {
  const { username, password } = asked.account;
  const digest = /digest\s+(.*)$/is.exec(challenge)?.[1];
  if (digest !== undefined) return digestOf(digest, asked);
  if (!/\bbasic\b/i.test(challenge)) return null;
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

const hashes: ReadonlyMap<string, string> = new Map([
  ['MD5', 'md5'],
  ['SHA-256', 'sha256'],
]);

function digestOf(challenge: string, { method, target, account, cnonce }: Asked): string | null {
  const said = (name: string): string | undefined => {
    const found = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|([^\\s,]+))`, 'i').exec(challenge);
    return found?.[1] ?? found?.[2];
  };
  const [realm, nonce, opaque] = [said('realm') ?? '', said('nonce'), said('opaque')];
  const algorithm = (said('algorithm') ?? 'MD5').toUpperCase();
  const hash = hashes.get(algorithm);
  if (hash === undefined || nonce === undefined) return null;
  const of = (text: string): string => createHash(hash).update(text).digest('hex');
  const ha1 = of(`${account.username}:${realm}:${account.password}`);
  const ha2 = of(`${method}:${target}`);
  const isAuth = /\bauth\b/i.test(said('qop') ?? '');
  const response = of(isAuth ? `${ha1}:${nonce}:00000001:${cnonce}:auth:${ha2}` : `${ha1}:${nonce}:${ha2}`);
  const quoted = (text: string): string => `"${text.replaceAll(/["\\\r\n]/g, '')}"`;
  return [
    `Digest username=${quoted(account.username)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(target)}`,
    `algorithm=${algorithm}`,
    `response="${response}"`,
    ...(isAuth ? ['qop=auth', 'nc=00000001', `cnonce=${quoted(cnonce)}`] : []),
    ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
  ].join(', ');
}
