import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cardText, readCard } from '../../exchange/peer/card.ts';
import { addSeconds, type Instant, instant } from '../../kernel/time.ts';
import {
  acceptCard,
  expiryWarnings,
  peerMarkKeys,
  putCard,
  readPapers,
  renewAuthority,
  renewCertificate,
  renewMarks,
  setUpPapers,
} from './papers.ts';

const day = 86_400;
const start = instant(Date.UTC(2026, 10, 24));
let now: Instant = start;
let folder = '';
const clock = () => now;
const parts = () => ({ folder, node: 'uk', address: 'https://127.0.0.1:4443', clock });
beforeEach(() => {
  now = start;
  folder = mkdtempSync(join(tmpdir(), 'strait-papers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const warned = () => expiryWarnings(readPapers(folder, clock)?.standings ?? []).map(({ en }) => en);

describe('a node’s papers', () => {
  test('are made once, for its owner alone, and the card reads as it was written', async () => {
    expect(readPapers(folder, clock)).toBeNull();
    const card = await setUpPapers(parts());
    expect(readCard(cardText(card))).toEqual({ ok: true, value: card });
    expect((await setUpPapers(parts())).authorities).toEqual(card.authorities);
    for (const name of ['authority-key.pem', 'certificate-key.pem', 'envelope-key.pem', 'mark-key.json'])
      expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  });

  test('warn for thirty days before they end, and a renewal ends the warning', async () => {
    await setUpPapers(parts());
    now = addSeconds(start, 334 * day);
    expect(warned()).toEqual([]);
    now = addSeconds(start, 336 * day);
    expect(warned()).toEqual([expect.stringContaining('in 29 days')]);
    await renewCertificate(parts());
    expect(warned()).toEqual([]);
  });

  test('a new authority stands beside the old one until that ends', async () => {
    const before = await setUpPapers(parts());
    const both = await renewAuthority(parts());
    expect(both.authorities).toHaveLength(2);
    expect(both.authorities[0]?.trim()).toBe(before.authorities[0]?.trim());
    now = addSeconds(start, 3_651 * day);
    expect((await renewAuthority(parts())).authorities).toHaveLength(1);
  });

  test('both halves for marks are on the card while one takes over, and none where the peer could not read them', async () => {
    const before = await setUpPapers(parts());
    expect(before.marks?.map(({ number }) => number)).toEqual([1]);
    const both = await renewMarks(parts());
    expect(both.marks?.map(({ number }) => number)).toEqual([1, 2]);
    expect(readCard(cardText(both))).toEqual({ ok: true, value: both });
    expect(cardText(both)).not.toContain('"d"');
    expect(await putCard({ ...parts(), withoutMarks: true })).not.toHaveProperty('marks');
    acceptCard(folder, { ...both, node: 'fr' });
    acceptCard(folder, { ...(await putCard({ ...parts(), withoutMarks: true })), node: 'be' });
    expect(peerMarkKeys(folder)).toEqual([{ peer: 'fr', keys: both.marks }]);
  });

  test('a third and a fourth peer are cards more; a file that is no card is named and used for nothing', async () => {
    const card = await setUpPapers(parts());
    for (const node of ['fr', 'be', 'nl']) acceptCard(folder, { ...card, node });
    writeFileSync(join(folder, 'peers', 'zz.json'), cardText({ ...card, authorities: ['none'] }));
    const papers = readPapers(folder, clock);
    expect(papers?.cards.map(({ node }) => node)).toEqual(['be', 'fr', 'nl']);
    expect(papers?.wrong).toEqual(['zz.json']);
  });
});
