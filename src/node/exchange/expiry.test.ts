import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { fakeKeptValues } from '../../app/fake-kept-values.ts';
import { afterAnswer, type LinkState, newLink } from '../../exchange/peer/link.ts';
import { sampleHead } from '../../exchange/peer/sample-head.ts';
import type { StoredEvent } from '../../journal/index.ts';
import { addSeconds, instant, toUtc } from '../../kernel/time.ts';
import { byTheClock, layClockWord, openExpiry } from './expiry.ts';
import { linkHealth } from './link-health.ts';

const start = instant(Date.UTC(2026, 10, 24, 2));
const months = 90 * 86_400;
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A machine whose clock somebody sets; `start`: a node on it, each with the same store and folder. */
function given() {
  const folder = mkdtempSync(join(tmpdir(), 'strait-expiry-'));
  folders.push(folder);
  const values = fakeKeptValues();
  const told: string[] = [];
  const book: { recordedAt: string }[] = [];
  let now = start;
  let steady = 0;
  let link: LinkState = newLink('fr', start);
  let ranOut = 0;
  return {
    folder,
    told,
    book,
    clock: () => now,
    ranOut: () => ranOut,
    pass(seconds: number) {
      now = addSeconds(now, seconds);
      steady += seconds * 1_000;
    },
    set: (seconds: number) => void (now = addSeconds(now, seconds)),
    frenchSay(at: number) {
      const head = sampleHead({ now: instant(at), asOf: null });
      const having = { life: 0, work: 0, bulk: 0 };
      link = afterAnswer(link, { head, askedAt: now, answeredAt: now, having });
    },
    async start() {
      const expiry = await openExpiry({
        clock: () => now,
        steady: () => steady,
        values,
        folder,
        journal: {
          head: async () => book.length,
          readAfter: async (after) => book.slice(after) as unknown as readonly StoredEvent[], // one field is read
        },
        links: () => [link],
        say: (line) => void told.push(line),
      });
      const look = () => expiry.ifBelieved(async () => void (ranOut += 1));
      const marked: string[] = [];
      const peer = {
        inbox: { expire: async () => marked.push('theirs') },
        recallDue: async () => marked.push('ours'),
      };
      return { ...expiry, look, marked, ...byTheClock(expiry, [peer]) };
    },
  };
}

test('nothing runs out while the clock is months ahead, it is said once in both languages, and it goes on by itself', async () => {
  const machine = given();
  const node = await machine.start();
  await node.look();
  expect(machine.ranOut()).toBe(1);
  machine.set(months);
  await node.look();
  expect([machine.told, node.doubt()]).toEqual([[], null]); // a peer may yet say that it is right
  for (const _look of [1, 2, 3]) {
    machine.pass(60);
    await node.look();
  }
  expect(machine.ranOut()).toBe(1);
  expect(node.doubt()).not.toBeNull();
  expect(machine.told).toHaveLength(2);
  expect(machine.told[0]).toMatch(/^strait: .*in doubt: it is 2160 h ahead/);
  expect(machine.told[1]).toMatch(/^strait : .*douteuse : elle avance de 2160 h/);
  machine.set(-months);
  await node.look();
  expect(machine.ranOut()).toBe(2);
  expect(node.doubt()).toBeNull();
  expect(machine.told).toHaveLength(4);
});

test('a start with a clock months ahead lets nothing run out, however often it is tried', async () => {
  const machine = given();
  await (await machine.start()).look();
  machine.set(months);
  for (const _start of [1, 2]) await (await machine.start()).look();
  expect(machine.ranOut()).toBe(1);
});

test('a node that was stopped for months goes on once a peer agrees with its clock', async () => {
  const machine = given();
  await (await machine.start()).look();
  machine.pass(months);
  const node = await machine.start();
  await node.look();
  expect(machine.ranOut()).toBe(1);
  machine.frenchSay(machine.clock());
  await node.look();
  expect(machine.ranOut()).toBe(2);
  // And from then on without that peer.
  machine.pass(3_600);
  await (await machine.start()).look();
  expect(machine.ranOut()).toBe(3);
});

test('a node that was stopped for months and has no line goes on once a person has held its clock against a good one', async () => {
  const machine = given();
  await (await machine.start()).look();
  machine.pass(months);
  const node = await machine.start();
  await node.look();
  const now = machine.clock();
  expect(layClockWord(machine.folder, { good: addSeconds(now, -months), now })).toBe(false);
  await node.look();
  expect(machine.ranOut()).toBe(1);
  expect(layClockWord(machine.folder, { good: addSeconds(now, 20), now })).toBe(true);
  await node.look();
  expect(machine.ranOut()).toBe(2);
});

test('a person’s word of long ago says nothing of a clock that was set since', async () => {
  const machine = given();
  layClockWord(machine.folder, { good: start, now: start });
  machine.set(months);
  const node = await machine.start();
  await node.look();
  await node.look();
  expect(machine.ranOut()).toBe(0);
});

test('at the first start of this version the newest record of the book says when the clock was right', async () => {
  const machine = given();
  machine.book.push({ recordedAt: toUtc(start) });
  machine.pass(3_600);
  await (await machine.start()).look();
  expect(machine.ranOut()).toBe(1);
  const ahead = given();
  ahead.book.push({ recordedAt: toUtc(start) });
  ahead.set(months);
  await (await ahead.start()).look();
  expect(ahead.ranOut()).toBe(0);
});

test('both what came and what was given keep their time: neither is marked nor taken back by a doubtful clock', async () => {
  const machine = given();
  const node = await machine.start();
  await node.expire();
  await node.recall();
  expect(node.marked).toEqual(['theirs', 'ours']);
  machine.set(months);
  await node.expire();
  await node.recall();
  expect(node.marked).toEqual(['theirs', 'ours']);
});

test('each link says so where the clock is in doubt, and nothing of it where it is believed', () => {
  const of = { peer: 'fr', link: newLink('fr', start), pending: 0, oldestAt: null };
  expect(linkHealth({ ...of, clockDoubted: true }).clockDoubted).toBe(true);
  expect(linkHealth({ ...of, clockDoubted: false })).not.toHaveProperty('clockDoubted');
});
