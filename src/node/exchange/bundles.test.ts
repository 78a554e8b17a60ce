import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Lane } from '../../kernel/exchange.ts';
import type { ChainPlace, Inlet, Receive } from '../../exchange/peer/reception.ts';
import { type BundlePeer, openBundles, wantBundle, wantGiveBack } from './bundles.ts';

let folders: { readonly fr: string; readonly uk: string };
beforeEach(() => {
  folders = { fr: mkdtempSync(join(tmpdir(), 'strait-fr-')), uk: mkdtempSync(join(tmpdir(), 'strait-uk-')) };
});
afterEach(() => {
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true });
});

const none = { life: 0, work: 0, bulk: 0 };

/** A node that takes whatever follows: what a bundle holds is proved elsewhere. */
function node(
  own: 'fr' | 'uk',
  of: Partial<Pick<BundlePeer, 'byFile' | 'kept'>> & { readonly most?: number } = {},
) {
  const peer = own === 'fr' ? 'uk' : 'fr';
  const chain: { lane: Lane; sequence: number; signed: string }[] = [];
  const came: string[] = [];
  const ends = new Map<Lane, ChainPlace>();
  const told: string[] = [];
  const inlet: Inlet = {
    standing: async (lane) => ends.get(lane) ?? { sequence: 0, hash: '' },
    take: async () => {},
    setAside: async () => {},
  };
  const receive: Receive = async (texts) => {
    for (const { lane, signed } of texts) {
      came.push(signed);
      ends.set(lane, { sequence: (ends.get(lane)?.sequence ?? 0) + 1, hash: '' });
    }
    return { taken: texts.length, stopped: [] };
  };
  const desk: BundlePeer = {
    peer,
    byFile: of.byFile ?? true,
    inlet,
    receive,
    acknowledged: () => none,
    kept: of.kept ?? (async () => null),
    readOwn: () => null,
    outlet: {
      after: async (lane, sequence, limit) =>
        chain.filter((one) => one.lane === lane && one.sequence > sequence).slice(0, limit),
    },
  };
  const say = ({ en }: { readonly en: string }): void => void told.push(en);
  const most = of.most === undefined ? {} : { most: of.most };
  const bundles = openBundles({ own, folder: folders[own], peers: [desk], say, ...most });
  return {
    bundles,
    came,
    told,
    says(lane: Lane, signed: string): void {
      const sequence = chain.filter((one) => one.lane === lane).length + 1;
      chain.push({ lane, sequence, signed });
    },
  };
}

const bundlesOf = (state: 'fr' | 'uk') =>
  readdirSync(join(folders[state], 'out')).filter((name) => name.endsWith('.strait'));
const carry = (name: string): void =>
  copyFileSync(join(folders.fr, 'out', name), join(folders.uk, 'in', name));

describe('a way without a return channel', () => {
  test('what was said goes once, in bundles that follow one another', async () => {
    const [french, british] = [node('fr'), node('uk')];
    french.says('life', 'one');
    french.says('bulk', 'two');
    await french.bundles.look();
    french.says('life', 'three');
    await french.bundles.look();
    await french.bundles.look();
    expect(bundlesOf('fr')).toEqual(['fr-uk-1to1-1to0-1to1.strait', 'fr-uk-2to2-1to0-2to1.strait']);
    for (const name of bundlesOf('fr')) carry(name);
    await british.bundles.look();
    expect(british.came).toEqual(['one', 'two', 'three']);
    expect(readdirSync(join(folders.uk, 'taken'))).toHaveLength(2);
    expect(readdirSync(join(folders.uk, 'in'))).toEqual([]);
  });

  test('a bundle that is missing is named, and nothing after it is taken until it comes', async () => {
    const [french, british] = [node('fr'), node('uk')];
    for (const word of ['one', 'two', 'three']) {
      french.says('life', word);
      await french.bundles.look();
    }
    const [first = '', second = '', third = ''] = bundlesOf('fr');
    carry(first);
    carry(third);
    await british.bundles.look();
    expect(british.came).toEqual(['one']);
    expect(british.told.at(-1)).toContain('missing on lane life: 2 to 2');
    carry(second);
    carry(third);
    await british.bundles.look();
    expect(british.came).toEqual(['one', 'two', 'three']);
  });

  test('twelve laid in at once are taken in their order, whatever they are called', async () => {
    const [french, british] = [node('fr'), node('uk')];
    for (let count = 1; count <= 12; count += 1) {
      french.says('life', `word-${count}`);
      await french.bundles.look();
    }
    const names = bundlesOf('fr');
    expect(names).toHaveLength(12);
    for (const name of names) carry(name);
    await british.bundles.look();
    expect(readdirSync(join(folders.uk, 'refused'))).toEqual([]);
    expect(british.came).toEqual(Array.from({ length: 12 }, (_, index) => `word-${index + 1}`));
    expect(british.told.filter((line) => line.includes('missing'))).toEqual([]);
  });

  test('named so that the later comes first, the later is tried again, and what it brought is told once', async () => {
    const [french, british] = [node('fr'), node('uk')];
    french.says('life', 'one');
    await french.bundles.look();
    french.says('life', 'two');
    french.says('bulk', 'three');
    await french.bundles.look();
    const [first = '', second = ''] = bundlesOf('fr');
    copyFileSync(join(folders.fr, 'out', first), join(folders.uk, 'in', 'b.strait'));
    copyFileSync(join(folders.fr, 'out', second), join(folders.uk, 'in', 'a.strait'));
    await british.bundles.look();
    expect(british.came).toEqual(['three', 'one', 'two']);
    expect(british.told.slice(-2)).toEqual([
      'bundle b.strait: 1 taken, 0 had before',
      'bundle a.strait: 2 taken, 0 had before',
    ]);
  });

  test('more than one bundle holds goes on at the next look, and what is new still leaves by itself', async () => {
    const french = node('fr', { most: 2 });
    for (const word of ['one', 'two', 'three', 'four', 'five']) french.says('life', word);
    for (let count = 0; count < 3; count += 1) await french.bundles.look();
    wantBundle(folders.fr, 'uk');
    await french.bundles.look();
    french.says('life', 'six');
    for (let count = 0; count < 4; count += 1) await french.bundles.look();
    const stretches = bundlesOf('fr')
      .toSorted()
      .map((name) => name.split('-')[2]);
    expect(stretches).toEqual(['1to2', '3to4', '5to5', '5to6', '6to6']);
    expect(existsSync(join(folders.fr, 'out', 'uk.wanted'))).toBe(false);
    expect(JSON.parse(readFileSync(join(folders.fr, 'out', 'uk.json'), 'utf8'))).toMatchObject({ life: 6 });
  });

  test('one that was laid in twice is taken once', async () => {
    const [french, british] = [node('fr'), node('uk')];
    french.says('life', 'one');
    await french.bundles.look();
    const [name = ''] = bundlesOf('fr');
    carry(name);
    await british.bundles.look();
    carry(name);
    await british.bundles.look();
    expect(british.came).toEqual(['one']);
    expect(british.told.at(-1)).toContain('0 taken, 1 had before');
  });

  test('one that breaks off, is for another node, or is none, is said to be so', async () => {
    const [french, british] = [node('fr'), node('uk')];
    french.says('life', 'one');
    french.says('life', 'two');
    await french.bundles.look();
    const text = readFileSync(join(folders.fr, 'out', bundlesOf('fr')[0] ?? ''), 'utf8');
    writeFileSync(join(folders.uk, 'in', 'a.strait'), text.replace(/end 2\n$/, ''));
    await british.bundles.look();
    expect(british.told.at(-1)).toContain('breaks off');
    writeFileSync(join(folders.uk, 'in', 'b.strait'), text.replace('to=uk', 'to=be'));
    writeFileSync(join(folders.uk, 'in', 'c.strait'), 'anything');
    await british.bundles.look();
    expect(readdirSync(join(folders.uk, 'refused')).toSorted()).toEqual(['a.strait', 'b.strait', 'c.strait']);
  });

  test('for a peer with an address only where somebody asks, of all it is not known to have', async () => {
    const french = node('fr', { byFile: false });
    french.says('life', 'one');
    await french.bundles.look();
    expect(bundlesOf('fr')).toEqual([]);
    wantBundle(folders.fr, 'uk');
    await french.bundles.look();
    await french.bundles.look();
    expect(bundlesOf('fr')).toEqual(['fr-uk-1to1-1to0-1to0.strait']);
  });

  test('a peer whose book was set back is given its own envelopes, once, from where somebody asks', async () => {
    const kept = new Map(['one', 'two', 'three'].map((signed, at) => [at + 1, { signed }]));
    const british = node('uk', {
      kept: async (lane, at) => (lane === 'life' ? (kept.get(at) ?? null) : null),
    });
    wantGiveBack(folders.uk, 'fr', { ...none, life: 1 });
    await british.bundles.look();
    await british.bundles.look();
    expect(bundlesOf('uk')).toEqual(['fr-uk-returned-2to3-1to0-1to0.strait']);
    const text = readFileSync(join(folders.uk, 'out', bundlesOf('uk')[0] ?? ''), 'utf8');
    expect(text).toBe('strait bundle 1 from=fr to=uk\nlife 2 two\nlife 3 three\nend 2\n');
    // Laid in at home, nothing of it enters the book: what is not proved to be its own word is refused.
    const french = node('fr');
    copyFileSync(join(folders.uk, 'out', bundlesOf('uk')[0] ?? ''), join(folders.fr, 'in', 'back.strait'));
    await french.bundles.look();
    expect(french.came).toEqual([]);
    expect(french.told.at(-1)).toContain('1 not proved to be ours');
    expect(readdirSync(join(folders.fr, 'refused'))).toEqual(['back.strait']);
  });
});
