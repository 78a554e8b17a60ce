import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type Clock, toUtc } from '../kernel/time.ts';
import { flushFolder, writeNew } from './durable-file.ts';
import { reasonOf, storeFault } from './faults.ts';
import { keyId, type PublicKey, type SigningKey, type SigningKeys, statementBytes } from './signing-keys.ts';

const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));
const publicKeySchema = z.strictObject({
  kind: z.literal('strait key 1'),
  origin: z.string(),
  id: hex(64),
  spki: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  previous: hex(64).nullable(),
  signature: hex(128),
});

/** The exported list: what the other state, the court and the regulator hold. */
export const keyListSchema = z.strictObject({
  strait: z.literal('keys'),
  format: z.literal(1),
  keys: z.array(publicKeySchema),
});

/** `node-key.pem` is the private key, `node-key.public.json` beside it the public list. */
export const publicFileOf = (file: string): string => file.replace(/(?:\.pem)?$/, '.public.json');
const nextFileOf = (file: string): string => `${file}.next`;

/** A key on the disk of a small site: made at the first start, 0600, read again at each use. Throws `key_lost`, `key_unreadable`. */
export async function openKeyFile(
  file: string,
  { origin, clock }: { origin: string; clock: Clock },
): Promise<SigningKeys> {
  if (!existsSync(file) && !existsSync(publicFileOf(file))) await succeed(file, [], { origin, clock });
  return {
    current: async () => toSigningKey(readHeld(file).key),
    publicKeys: async () => readHeld(file).keys,
  };
}

/** The public list beside a key file, oldest first; null where there is none. */
export function readKeyList(file: string): readonly PublicKey[] | null {
  const path = publicFileOf(file);
  if (!existsSync(path)) return null;
  try {
    return keyListSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).keys;
  } catch (cause) {
    throw storeFault('key_unreadable', { file: path, reason: 'it is no list of public keys' }, cause);
  }
}

/** A new key takes over from the one in the file, which signs for it and is then gone from the disk. */
export async function rotateKeyFile(file: string, clock: Clock): Promise<PublicKey> {
  const { key, keys, last } = readHeld(file);
  return succeed(file, keys, { origin: last.origin, clock, by: key });
}

/** A new key after one that is lost: nobody vouches for it, and verifiers say so until they are given it by hand. */
export async function replaceLostKey(
  file: string,
  by: { keys: readonly PublicKey[]; origin: string; clock: Clock },
): Promise<PublicKey> {
  return succeed(file, by.keys, by);
}

interface Held {
  readonly key: KeyObject;
  readonly keys: readonly PublicKey[];
  readonly last: PublicKey;
}

function readHeld(file: string): Held {
  finish(file); // a rotation by another process may stand between its two last steps
  const keys = readKeyList(file);
  const last = keys?.at(-1);
  if (!keys || !last || !existsSync(file)) throw storeFault('key_lost', { file });
  const key = readPrivate(file);
  if (keyId(createPublicKey(key)) !== last.id) throw storeFault('key_lost', { file });
  return { key, keys, last };
}

function readPrivate(file: string): KeyObject {
  if ((statSync(file).mode & 0o077) !== 0)
    throw storeFault('key_unreadable', { file, reason: 'others may read it; chmod 600' });
  let key: KeyObject;
  try {
    key = createPrivateKey(readFileSync(file));
  } catch {
    // The cause may quote what stands in the file: it is not kept.
    throw storeFault('key_unreadable', { file, reason: 'it is no private key in PEM' });
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw storeFault('key_unreadable', { file, reason: 'it is no Ed25519 key' });
  return key;
}

function toSigningKey(key: KeyObject): SigningKey {
  return { id: keyId(createPublicKey(key)), sign: async (bytes) => sign(null, bytes, key) };
}

/** Three steps, of which the second decides: the new private key beside, the public list, the new key in place. */
async function succeed(
  file: string,
  keys: readonly PublicKey[],
  { origin, clock, by }: { origin: string; clock: Clock; by?: KeyObject },
): Promise<PublicKey> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  // A clock that went back never ends a key before it began: what it signs meanwhile would hold nowhere.
  const from = [toUtc(clock()), keys.at(-1)?.from ?? ''].toSorted().at(-1) ?? '';
  const unsigned: PublicKey = {
    kind: 'strait key 1',
    origin,
    id: keyId(publicKey),
    spki: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    from,
    to: null,
    previous: keys.at(-1)?.id ?? null,
    signature: '',
  };
  const signature = sign(null, statementBytes(unsigned), by ?? privateKey).toString('hex');
  const made = { ...unsigned, signature };
  const list = [...keys.map((key, index) => (index === keys.length - 1 ? { ...key, to: from } : key)), made];
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    finish(file);
    writeNew(nextFileOf(file), () => privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    writeOver(publicFileOf(file), keyListText(list));
  } catch (cause) {
    throw storeFault('key_unreadable', { file, reason: reasonOf(cause) }, cause);
  }
  finish(file);
  return made;
}

/** The list as it is handed over. */
export function keyListText(keys: readonly PublicKey[]): string {
  return `${JSON.stringify({ strait: 'keys', format: 1, keys }, null, 2)}\n`;
}

/** A next key that no list names: of a crash when it is this old, else of another process at work. */
const abandonedMilliseconds = 10_000;

/** Ends what a crash interrupted: the next key is put in place once the list names it; one left behind is removed. */
function finish(file: string): void {
  const next = nextFileOf(file);
  try {
    const isNamed =
      isComplete(next) && keyId(createPublicKey(readPrivate(next))) === readKeyList(file)?.at(-1)?.id;
    if (isNamed) renameSync(next, file);
    else if (Date.now() - statSync(next).mtimeMs > abandonedMilliseconds) rmSync(next);
    else return;
    flushFolder(dirname(file));
  } catch (error) {
    // None there, or another process ended it meanwhile.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

const isComplete = (next: string): boolean => readFileSync(next, 'utf8').includes('-----END');

function writeOver(path: string, text: string): void {
  const part = `${path}.part`;
  writeFileSync(part, text, { mode: 0o644, flush: true });
  renameSync(part, path);
  flushFolder(dirname(path));
}
