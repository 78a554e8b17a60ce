import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openKeyFile, publicFileOf, replaceLostKey, rotateKeyFile } from '../../journal/key-files.ts';
import type { PublicKey } from '../../journal/signing-keys.ts';
import { addSeconds, instant } from '../../kernel/time.ts';
import { announcementOf, withSuccessors } from './succession.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strait-succession-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pinnedOf = ({ id, spki, from, to }: PublicKey) => ({ id, spki, from, to });
type Pinned = ReturnType<typeof pinnedOf>;
const heard = (pinned: readonly Pinned[], keys: readonly PublicKey[], node = 'fr') =>
  withSuccessors({ node, pinned, announcement: announcementOf(keys) ?? '' });

/** A key file that was rotated so often, and its first key as the peer's card has it. */
async function given(rotations: number, origin = 'fr') {
  const file = join(folder, `${origin}-${rotations}.pem`);
  let now = instant(Date.UTC(2026, 10, 24, 2));
  const clock = () => (now = addSeconds(now, 60));
  const keys = await openKeyFile(file, { origin, clock });
  const first = await keys.publicKeys();
  for (let count = 0; count < rotations; count += 1) await rotateKeyFile(file, clock);
  return {
    file,
    clock,
    now: () => keys.publicKeys(),
    keys: await keys.publicKeys(),
    card: first.map(pinnedOf),
  };
}

test('the first key announces nothing', async () => {
  expect(announcementOf((await given(0)).keys)).toBeNull();
});

test('keys that took over are pinned, each until the next one', async () => {
  const { keys, card } = await given(2);
  expect(heard(card, keys)).toEqual(keys.map(pinnedOf));
});

test('what is known already is nothing new', async () => {
  const { keys } = await given(2);
  expect(heard(keys.map(pinnedOf), keys)).toBeNull();
});

test('after more rotations than are told the peer needs the new card', async () => {
  const { keys, card } = await given(5);
  expect(heard(card, keys)).toBeNull();
});

test('a key of another node, of a stranger, or after a lost one is not taken', async () => {
  const { keys, card, file, clock, now } = await given(1);
  const stranger = await given(1, 'be');
  expect(heard(card, keys, 'uk')).toBeNull();
  expect(heard(stranger.card, keys)).toBeNull();
  await replaceLostKey(file, { keys: keys.slice(0, 1), origin: 'fr', clock });
  expect(heard(card, await now())).toBeNull();
});

test('one part otherwise, and nothing of it holds', async () => {
  const { keys, card } = await given(1);
  const [, second] = keys;
  if (second === undefined) throw new Error('no second key');
  for (const wrong of [
    { signature: second.signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) },
    { from: '2026-11-24T09:00:00.000Z' },
    { spki: (await given(0, 'be')).keys[0]?.spki ?? '' },
  ])
    expect(heard(card, [{ ...second, ...wrong }])).toBeNull();
  expect(withSuccessors({ node: 'fr', pinned: card, announcement: 'bm90IEpTT04' })).toBeNull();
});

test('a key that was replaced already has no second successor, though it vouched for both', async () => {
  const one = await given(0);
  const copy = join(folder, 'copy.pem');
  copyFileSync(one.file, copy);
  copyFileSync(publicFileOf(one.file), publicFileOf(copy));
  await rotateKeyFile(one.file, one.clock);
  await rotateKeyFile(copy, one.clock);
  const first = heard(one.card, await one.now()) ?? [];
  expect(first).toHaveLength(2);
  const other = await (await openKeyFile(copy, { origin: 'fr', clock: one.clock })).publicKeys();
  expect(heard(one.card, other)).toHaveLength(2);
  expect(
    heard(
      first.map((key) => ({ ...key })),
      other,
    ),
  ).toBeNull();
});
