import { describe, expect, test } from 'vitest';
import { fromUtc } from '../../kernel/time.ts';
import { at, boatIn } from './given-rescue.ts';
import { linkConditions, type LinkWatched } from './link-conditions.ts';
import { openSea, sampleStates } from './sample-states.ts';

const boat = boatIn(openSea(), 'b-000001');
const up: LinkWatched['links'][number] = {
  peer: 'fr',
  state: 'up',
  since: fromUtc(at('02:00')),
  currentTo: fromUtc(at('03:30')),
  heard: 'up',
  heardSince: fromUtc(at('02:00')),
  toldTo: fromUtc(at('03:30')),
};
const cut = fromUtc(at('03:20'));
const asked = (link: Partial<typeof up>, boats = [boat], now = at('03:30')) =>
  linkConditions({ boats, links: [{ ...up, ...link }], now }).map(({ kind, priority, since }) => [
    kind,
    priority,
    since,
  ]);

describe('a link that fails while a boat is open', () => {
  test.each([
    ['both ways', { state: 'down', since: cut, heard: 'down', heardSince: cut + 5_000 }, 'link_down'],
    ['towards this node', { state: 'down', since: cut }, 'link_deaf'],
    ['towards the other', { heard: 'down', heardSince: cut }, 'link_unheard'],
  ] as const)('%s is told as such, since when it fails', (_way, link, kind) => {
    expect(asked(link)).toEqual([[kind, 'high', at('03:20')]]);
  });

  test.each([
    ['nothing of theirs is whole here any more', { currentTo: cut }, 'link_deaf'],
    ['what is decided here is not made ready for them any more', { toldTo: cut }, 'link_unheard'],
    ['neither comes through', { currentTo: cut + 5_000, toldTo: cut }, 'link_down'],
    ['nothing of theirs was ever whole here', { since: cut, currentTo: null }, 'link_deaf'],
  ] as const)('the line stands, and %s: as bad as a line that is down', (_, link, kind) => {
    expect(asked(link)).toEqual([[kind, 'high', at('03:20')]]);
    expect(asked(link, [boat], at('03:21'))).toEqual([]);
  });

  test('a line that has just come back is given a minute to bring what it owes', () => {
    const back = { currentTo: fromUtc(at('03:00')), since: fromUtc(at('03:29')) } as const;
    expect(asked(back)).toEqual([]);
    expect(asked(back, [boat], at('03:31'))).toEqual([['link_deaf', 'high', at('03:29')]]);
  });

  test('concerns life where a boat is in distress', () => {
    const distress = boatIn(sampleStates['distress']?.() ?? openSea(), 'b-000001');
    expect(asked({ state: 'down', since: cut }, [boat, distress])).toEqual([
      ['link_deaf', 'life', at('03:20')],
    ]);
  });

  test('is no alarm while it stands, where there is none, and where no boat is open', () => {
    const down = { state: 'down', since: cut } as const;
    expect(asked({})).toEqual([]);
    expect(asked({ ...down, state: 'not_configured' })).toEqual([]);
    expect(asked(down, [])).toEqual([]);
    expect(asked(down, [boatIn(sampleStates['closed']?.() ?? openSea(), 'b-000001')])).toEqual([]);
    expect(asked(down, [boat], at('03:19'))).toEqual([]);
  });
});
