import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { addSeconds, type Clock, type Instant, instant } from '../kernel/time.ts';
import { createCallerMarking, markOf } from './caller-marks.ts';
import { openMarkKeys, renewMarkKey, setUpMarkKeys } from './mark-keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'strait-marks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let now: Instant = instant(Date.UTC(2027, 8, 9));
const clock: Clock = () => now;
const fileOf = (node: string) => join(folder, node, 'mark-key.json');
const halvesOf = (node: string) => openMarkKeys(fileOf(node), clock)?.inService() ?? [];

/** A node that holds the cards of these peers; what is sealed there are these numbers, by subject. */
function nodeOf(own: string, peers: readonly string[], sealed: Readonly<Record<string, string>> = {}) {
  setUpMarkKeys(fileOf(own));
  const cards = peers.map((peer) => ({ peer, keys: halvesOf(peer) }));
  return createCallerMarking({
    own,
    keys: () => openMarkKeys(fileOf(own), clock),
    peers: () => cards,
    vault: {
      unseal: async (subject) => {
        const text = sealed[subject];
        return text === undefined ? [] : [{ id: 'd-1', kind: 'phone', text }];
      },
    },
  });
}
for (const node of ['fr', 'uk', 'be']) setUpMarkKeys(fileOf(node));

describe('two nodes', () => {
  test('come to one mark of one number however it is spelt, and to none of any other', () => {
    const [french, british] = [nodeOf('fr', ['uk']), nodeOf('uk', ['fr'])];
    // Behind the country's number none begins with 0.
    const digits = fc
      .integer({ min: 100_000_000, max: 999_999_999 })
      .map((number) => Array.from(String(number), Number));
    fc.assert(
      fc.property(digits, digits, (number, other) => {
        const plain = number.join('');
        const spelt = [`+33${plain}`, `0033 ${plain}`, `+33 (0)${plain.match(/.{1,3}/g)?.join('-') ?? ''}`];
        const [one = []] = french.ofNumber(spelt[0] ?? '').map(({ marks }) => marks);
        for (const text of spelt)
          expect(british.ofNumber(text)).toMatchObject([{ peer: 'fr', epoch: 1, marks: one }]);
        // Typed as at home it may be of either state: one of its two marks is the same.
        expect(french.ofNumber(`0${plain}`)[0]?.marks).toEqual(expect.arrayContaining([...one]));
        if (other.join('') !== plain)
          expect(british.ofNumber(`+33${other.join('')}`)[0]?.marks).not.toEqual(one);
      }),
      { numRuns: 50 },
    );
    expect(french.inService()[0]?.key).toBe(british.inService()[0]?.key);
  });

  test('mark under a key of their own: a third node, and a stranger, come to nothing of it', () => {
    const number = '+33 6 98 76 54 32';
    const [toBritish, toBelgian] = nodeOf('fr', ['uk', 'be']).ofNumber(number);
    expect([toBritish?.peer, toBelgian?.peer]).toEqual(['uk', 'be']);
    const belgian = nodeOf('be', ['fr', 'uk']).ofNumber(number);
    expect(belgian.find(({ peer }) => peer === 'fr')?.marks).toEqual(toBelgian?.marks);
    const seen = belgian.flatMap(({ key, marks }) => [key, ...marks]);
    expect(seen).not.toContain(toBritish?.marks[0]);
    expect(seen).not.toContain(toBritish?.key);
  });

  test('a mark says nothing of its number without the key, and the number stands nowhere beside it', () => {
    const number = '33698765432';
    const [marked] = nodeOf('fr', ['uk']).ofNumber(`+${number}`);
    expect(JSON.stringify(marked)).not.toContain(number.slice(2));
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (key) => {
        expect(markOf(key, number)).not.toBe(marked?.marks[0]);
      }),
    );
    // What is public of it: both halves, the names, the key's id. None of them, hashed as a key, gives the mark.
    const open = [...halvesOf('fr'), ...halvesOf('uk')].map(({ key }) => Buffer.from(key, 'base64url'));
    for (const key of [...open, Buffer.from(marked?.key ?? '', 'hex'), Buffer.alloc(32)])
      expect(markOf(key, number)).not.toBe(marked?.marks[0]);
  });

  test('what is sealed is marked as what is typed; an erased caller, and what is no number, is not', async () => {
    const node = nodeOf('fr', ['uk'], { 's-1': '06 98 76 54 32', 's-2': '112' });
    expect(await node.ofSubject('s-1')).toEqual(node.ofNumber('0698765432'));
    expect(await node.ofSubject('s-2')).toEqual([]);
    expect(await node.ofSubject('s-9')).toEqual([]);
    expect(node.ofNumber('no number at all')).toEqual([]);
  });

  test('alone, or with a peer whose card names no key, a node marks nothing and opens nothing', async () => {
    const opened: string[] = [];
    const vault = { unseal: async (subject: string) => (opened.push(subject), []) };
    const without = { own: 'fr', vault, peers: () => [] };
    const bare = createCallerMarking({ ...without, keys: () => null });
    const single = createCallerMarking({ ...without, keys: () => openMarkKeys(fileOf('fr'), clock) });
    for (const node of [bare, single]) {
      expect(node.inService()).toEqual([]);
      expect(await node.ofSubject('s-1')).toEqual([]);
    }
    expect(opened).toEqual([]);
  });
});

test('a renewed pair goes on beside the new one for 30 days, then is destroyed at the next', () => {
  const number = '+33698765432';
  const before = nodeOf('uk', ['fr']).ofNumber(number);
  renewMarkKey(fileOf('fr'), clock);
  const both = nodeOf('uk', ['fr']).ofNumber(number);
  expect(both.map(({ epoch }) => epoch)).toEqual([1, 2]);
  expect(both[0]).toEqual(before[0]);
  // A peer that has not been given the new card yet still meets the mark that it knows.
  expect(nodeOf('fr', ['uk']).ofNumber(number)[0]?.marks).toEqual(before[0]?.marks);
  now = addSeconds(now, 31 * 86_400);
  expect(halvesOf('fr').map((half) => half.number)).toEqual([2]);
  renewMarkKey(fileOf('fr'), clock);
  expect(readFileSync(fileOf('fr'), 'utf8')).not.toContain('"number": 1,');
  expect(halvesOf('fr').map((half) => half.number)).toEqual([2, 3]);
});

test('a half from which nothing secret comes is no key; a file that others may read is not used', () => {
  const keys = openMarkKeys(fileOf('be'), clock);
  for (const weak of [Buffer.alloc(32), Buffer.alloc(32, 0xff), Buffer.from([1, ...Buffer.alloc(31)])])
    expect([null, 32]).toContain(keys?.agree(1, weak.toString('base64url'), 'info')?.length ?? null);
  expect(keys?.agree(1, Buffer.alloc(32).toString('base64url'), 'info')).toBeNull();
  expect(keys?.agree(1, Buffer.from([1, ...Buffer.alloc(31)]).toString('base64url'), 'info')).toBeNull();
  expect(keys?.agree(9, halvesOf('fr')[0]?.key ?? '', 'info')).toBeNull();
  chmodSync(fileOf('be'), 0o640);
  expect(() => keys?.inService()).toThrow();
});
