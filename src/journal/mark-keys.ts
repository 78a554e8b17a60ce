import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { PublicMarkKey } from '../kernel/caller-mark.ts';
import { addSeconds, type Clock, fromUtc, toUtc, type UtcText } from '../kernel/time.ts';
import { flushFolder, writeNew } from './durable-file.ts';
import { storeFault } from './faults.ts';

/** The node's own pairs, as the part that seals has them. What is private never leaves it. */
export interface MarkKeys {
  /** Those in service, the oldest first: two while a renewal goes through. */
  inService(): readonly PublicMarkKey[];
  /**
   * 32 bytes that the holder of the other private half comes to as well, bound to `info`. Null: this pair is no longer in
   * service, or the other half is no key (RFC 7748, 6.1: a secret of zeros is refused).
   */
  agree(number: number, theirs: string, info: string): Uint8Array | null;
}

const half = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const keyFile = z.strictObject({
  strait: z.literal('mark keys'),
  format: z.literal(1),
  pairs: z
    .array(
      z.strictObject({
        number: z.int().min(1).max(1_000_000),
        x: half,
        d: half,
        /** When it goes out of service; null: it is the newest. */
        endsAt: z.string().nullable(),
      }),
    )
    .min(1)
    .max(10),
});
type Pair = z.infer<typeof keyFile>['pairs'][number];

/** So long a renewed pair goes on beside the new one: every phone of these days is then known under both. */
export const overlapDays = 30;

/** The pairs of a file as it is on the disk at each use; null: there is no file, and this node marks nothing. */
export function openMarkKeys(file: string, clock: Clock): MarkKeys | null {
  if (!existsSync(file)) return null;
  const inService = () => readPairs(file).filter((pair) => isInService(pair, clock));
  return {
    inService: () => inService().map(({ number, x }) => ({ number, key: x })),
    agree(number, theirs, info) {
      const pair = inService().find((one) => one.number === number);
      return pair === undefined ? null : agreed(pair, theirs, info);
    },
  };
}

/** Makes the first pair where there is none; does nothing otherwise. */
export function setUpMarkKeys(file: string): void {
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  put(file, [newPair(1)]);
}

/**
 * A new pair, which the peers must be told of by the new card. The one before goes on for 30 days; those whose time is
 * over are destroyed, and with them whatever could tell a number from its mark.
 */
export function renewMarkKey(file: string, clock: Clock): void {
  const held = readPairs(file).filter((pair) => isInService(pair, clock));
  const endsAt = toUtc(addSeconds(clock(), overlapDays * 86_400));
  const last = held.at(-1);
  const before = held.map((pair) => (pair.endsAt === null ? { ...pair, endsAt } : pair));
  put(file, [...before.slice(-1), newPair((last?.number ?? 0) + 1)]);
}

function isInService({ endsAt }: Pair, clock: Clock): boolean {
  return endsAt === null || fromUtc(endsAt as UtcText) > clock(); // written by `renewMarkKey`
}

function newPair(number: number): Pair {
  const { x = '', d = '' } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' });
  return { number, x, d, endsAt: null };
}

function agreed({ x, d }: Pair, theirs: string, info: string): Uint8Array | null {
  const privateKey = createPrivateKey({ key: { kty: 'OKP', crv: 'X25519', x, d }, format: 'jwk' });
  try {
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: theirs }, format: 'jwk' });
    const shared = diffieHellman({ privateKey, publicKey });
    if (shared.every((byte) => byte === 0)) return null;
    return new Uint8Array(hkdfSync('sha256', shared, '', info, 32));
  } catch {
    return null; // no key of this curve, or one of which nothing secret comes
  }
}

const reads = new Map<string, { readonly at: string; readonly pairs: readonly Pair[] }>();

/** Reads the file again only where it is another than it was; its mode is looked at each time. */
function readPairs(file: string): readonly Pair[] {
  const seen = statSync(file, { throwIfNoEntry: false });
  if (seen === undefined) throw storeFault('vault_key_lost', { file });
  if ((seen.mode & 0o077) !== 0)
    throw storeFault('vault_key_unreadable', { file, reason: 'others may read it; chmod 600' });
  const at = [seen.ino, seen.mtimeMs, seen.size].join();
  const known = reads.get(file);
  if (known?.at === at) return known.pairs;
  const { pairs } = parsed(file);
  reads.set(file, { at, pairs });
  return pairs;
}

function parsed(file: string): z.infer<typeof keyFile> {
  try {
    return keyFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // The cause may quote what stands in the file: it is not kept.
    throw storeFault('vault_key_unreadable', { file, reason: 'these are no mark keys in their form' });
  }
}

/** Whole or not at all, and on the disk. */
function put(file: string, pairs: readonly Pair[]): void {
  const next = `${file}.next`;
  rmSync(next, { force: true });
  writeNew(next, () => `${JSON.stringify({ strait: 'mark keys', format: 1, pairs }, null, 2)}\n`);
  renameSync(next, file);
  flushFolder(dirname(file));
}
