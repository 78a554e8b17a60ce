import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { instant } from '../../kernel/time.ts';
import { acceptCard, setUpPapers } from './papers.ts';
import { papersLook } from './watch-papers.ts';

const clock = () => instant(Date.UTC(2026, 10, 24));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strait-papers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a card that is none any more is handed on as gone and told once; accepted anew, it holds again', async () => {
  const address = 'https://127.0.0.1:4443';
  const french = await setUpPapers({ folder: join(folder, 'fr'), node: 'fr', address, clock });
  const own = join(folder, 'uk');
  await setUpPapers({ folder: own, node: 'uk', address, clock });
  acceptCard(own, french);
  const handed: (readonly string[])[] = [];
  const lines: string[] = [];
  const look = papersLook({
    folder: own,
    exchange: { change: (_, cards) => void handed.push(cards.map(({ node }) => node)) },
    clock,
    say: (line) => void lines.push(line),
  });
  look();
  expect([handed, lines]).toEqual([[], []]);
  writeFileSync(join(own, 'peers', 'fr.json'), '{}');
  look();
  look();
  expect(handed).toEqual([[]]);
  expect(lines).toEqual([
    expect.stringMatching(/fr.json is no card.*fr.json n’est pas/s),
    expect.stringMatching(/no card of fr any more.*plus de carte de fr/s),
  ]);
  acceptCard(own, french);
  look();
  expect(handed).toEqual([[], ['fr']]);
});
