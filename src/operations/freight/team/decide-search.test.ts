import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../../kernel/decider.ts';
import { given } from '../../../kernel/given.ts';
import type { ActorId } from '../../../kernel/ids.ts';
import { searchDecider } from './decide-search.ts';
import type { SearchCommand, SearchEvent } from './events-search.ts';
import { ann, asAnn, at, by, cat, nightTeam, seen, team } from './sample-roster.ts';
import { teamDecider } from './decide-team.ts';
import { teamStream } from './seen.ts';
import type { Team, TeamState } from './team-state.ts';

const beside = seen({ teams: [team, nightTeam] });
const of = { ...asAnn, search: 'v-1', seen: beside } as const;
const said = { at, search: 'v-1', by: ann } as const;
const parts = { left: ['trailer_rear', 'load'], done: [] } as const;
const begin = {
  ...of,
  type: 'BeginSearch',
  passage: 'p-000001',
  team: 'calais-a',
  place: 'calais',
  lane: 'lane-1',
  left: ['trailer_rear', 'load'],
} as const;
const begun: SearchEvent = {
  type: 'VehicleSearchBegun',
  ...said,
  passage: 'p-000001',
  team: 'calais-a',
  place: 'calais',
  lane: 'lane-1',
  left: parts.left,
};
const promise = { promise: 'pr-1', what: 'answer_to_driver', dueAt: at, kept: false } as const;
const halfway = { done: ['trailer_rear'], left: ['load'], seal: 'broken', promises: [promise] } as const;
const offer = { ...of, type: 'ProposeTakeover', takeover: 'to-1', to: 'calais-b', ...halfway } as const;
const offered: SearchEvent = {
  type: 'TakeoverProposed',
  ...said,
  takeover: 'to-1',
  from: 'calais-a',
  to: 'calais-b',
  ...halfway,
};
/** What cat repeats of it. */
const readBack = { left: ['load'], seal: 'broken', promises: ['answer_to_driver'] } as const;
const asCat = { ...of, by: cat as ActorId, takeover: 'to-1' } as const;
const onTeam = (type: 'SearchHeld' | 'SearchReleased', name: string, who: string) => ({
  type,
  on: teamStream(name),
  at,
  team: name,
  search: 'v-1',
  by: who,
});

describe('an open search', () => {
  test('begins with one team that is on duty', () => {
    given(searchDecider, [])
      .when(begin)
      .then([begun, onTeam('SearchHeld', 'calais-a', ann)] as SearchEvent[]);
    given(searchDecider, [begun]).when(begin).refuses('search_exists');
    given(searchDecider, [])
      .when({ ...begin, left: [] })
      .refuses('nothing_left');
    given(searchDecider, [])
      .when({ ...begin, left: ['load', 'load'] })
      .refuses('part_twice');
    given(searchDecider, [])
      .when({ ...begin, seen: {} })
      .refuses('team_unknown');
    given(searchDecider, [])
      .when({ ...begin, seen: seen({ teams: [{ ...team, upSince: null }] }) })
      .refuses('team_not_up');
    given(searchDecider, [])
      .when({ ...begin, seen: seen({ teams: [{ ...team, phase: 'disbanded' }] }) })
      .refuses('team_disbanded');
    const busy = { ...team, searches: ['v-2', 'v-3', 'v-4', 'v-5'] };
    given(searchDecider, [])
      .when({ ...begin, seen: seen({ teams: [busy] }) })
      .refuses('searches_full');
  });

  test('loses no part and no promise on the way', () => {
    const note = { ...of, type: 'NoteSearchProgress', ...halfway } as const;
    const noted: SearchEvent = { type: 'SearchProgressNoted', ...said, ...halfway };
    given(searchDecider, [begun]).when(note).then([noted]);
    given(searchDecider, [begun, noted]).when(note).refuses('unchanged');
    given(searchDecider, [begun])
      .when({ ...note, left: [] })
      .refuses('part_forgotten');
    given(searchDecider, [begun])
      .when({ ...note, left: ['load', 'trailer_rear'] })
      .refuses('part_twice');
    given(searchDecider, [begun, noted])
      .when({ ...note, promises: [] })
      .refuses('promise_dropped');
    // Nor is another promise made in its name: an ambulance that was promised is no new seal, and not for later.
    for (const otherwise of [{ what: 'escort' }, { dueAt: null }] as const)
      given(searchDecider, [begun, noted])
        .when({ ...note, promises: halfway.promises.map((one) => ({ ...one, ...otherwise })) })
        .refuses('promise_dropped');
    given(searchDecider, [begun, offered]).when(note).refuses('takeover_open');
  });

  test('stays with the team that has it until somebody of the next accepts', () => {
    given(searchDecider, [begun]).when(offer).then([offered]);
    expect(fold(searchDecider, [begun, offered])).toMatchObject({ team: 'calais-a' });
    given(searchDecider, [begun, offered])
      .when({ ...asCat, type: 'AcceptTakeover', readBack })
      .then([
        {
          type: 'TakeoverAccepted',
          at,
          search: 'v-1',
          by: cat,
          takeover: 'to-1',
          from: 'calais-a',
          to: 'calais-b',
          readBack,
        },
        onTeam('SearchHeld', 'calais-b', cat),
        onTeam('SearchReleased', 'calais-a', cat),
      ] as SearchEvent[]);
    const taken: SearchEvent = {
      type: 'TakeoverAccepted',
      at,
      search: 'v-1',
      by: cat,
      takeover: 'to-1',
      from: 'calais-a',
      to: 'calais-b',
    };
    expect(fold(searchDecider, [begun, offered, taken])).toMatchObject({
      team: 'calais-b',
      left: ['load'],
      seal: 'broken',
    });
  });

  test('handed over without a word of how far it is, stands as it was noted: no part, seal or promise is overwritten', () => {
    const noted: SearchEvent = { type: 'SearchProgressNoted', ...said, ...halfway };
    const bare = { ...of, type: 'ProposeTakeover', takeover: 'to-1', to: 'calais-b' } as const;
    given(searchDecider, [begun, noted]).when(bare).then([offered]);
    given(searchDecider, [begun, noted])
      .when({ ...bare, seal: 'replaced' })
      .then([{ ...offered, seal: 'replaced' }] as SearchEvent[]);
    given(searchDecider, [begun, noted])
      .when({ ...bare, done: [], left: [] })
      .refuses('part_forgotten');
  });

  test('is taken over by the team asked alone, and never by who hands it over', () => {
    given(searchDecider, [begun, offered])
      .when({ ...of, takeover: 'to-1', type: 'AcceptTakeover', readBack })
      .refuses('receiving_team_only');
    given(searchDecider, [begun, offered])
      .when({ ...of, by, takeover: 'to-1', type: 'AcceptTakeover', readBack })
      .refuses('receiving_team_only');
    const both = seen({ teams: [team, { ...nightTeam, members: [ann, cat] }] });
    given(searchDecider, [begun, offered])
      .when({ ...of, seen: both, takeover: 'to-1', type: 'AcceptTakeover', readBack })
      .refuses('same_person');
    const off = seen({ teams: [team, { ...nightTeam, upSince: null }] });
    given(searchDecider, [begun, offered])
      .when({ ...asCat, seen: off, type: 'AcceptTakeover', readBack })
      .refuses('team_not_up');
    given(searchDecider, [begun])
      .when({ ...offer, to: 'calais-a' })
      .refuses('same_team');
    given(searchDecider, [begun, offered])
      .when({ ...offer, takeover: 'to-2' })
      .refuses('takeover_open');
    given(searchDecider, [begun])
      .when({ ...asCat, type: 'AcceptTakeover', readBack })
      .refuses('takeover_unknown');
  });

  test.each([
    { left: ['trailer_rear', 'load'] },
    { left: [] },
    { seal: 'intact' },
    { promises: [] },
    { promises: ['answer_to_driver', 'reseal'] },
  ] as const)('repeated otherwise (%o) it stays with the first team', (wrong) => {
    given(searchDecider, [begun, offered])
      .when({ ...asCat, type: 'AcceptTakeover', readBack: { ...readBack, ...wrong } })
      .refuses('read_back_differs');
  });

  test('a promise that is kept need not be repeated', () => {
    const kept = { ...offered, promises: [{ ...promise, kept: true }] } as SearchEvent;
    const decided = searchDecider.decide(fold(searchDecider, [begun, kept]), {
      ...asCat,
      type: 'AcceptTakeover',
      readBack: { ...readBack, promises: [] },
    });
    expect(decided.ok).toBe(true);
  });

  test('refused or withdrawn, it stays where it is', () => {
    const refused: SearchEvent = {
      type: 'TakeoverRefused',
      at,
      search: 'v-1',
      by: cat,
      takeover: 'to-1',
      reason: 'team_short',
    };
    const withdrawn: SearchEvent = { type: 'TakeoverWithdrawn', ...said, takeover: 'to-1' };
    given(searchDecider, [begun, offered])
      .when({ ...asCat, type: 'RefuseTakeover', reason: 'team_short' })
      .then([refused]);
    given(searchDecider, [begun, offered])
      .when({ ...of, type: 'WithdrawTakeover', takeover: 'to-1' })
      .then([withdrawn]);
    for (const end of [refused, withdrawn]) {
      expect(fold(searchDecider, [begun, offered, end])).toMatchObject({ team: 'calais-a', phase: 'open' });
      given(searchDecider, [begun, offered, end])
        .when({ ...asCat, type: 'AcceptTakeover', readBack })
        .refuses('takeover_settled');
      given(searchDecider, [begun, offered, end]).when(offer).refuses('takeover_settled');
    }
  });

  test('ends with everything searched and recorded, or with a reason', () => {
    const end = { ...of, type: 'EndSearch', why: 'control_recorded', control: 'k-000001' } as const;
    given(searchDecider, [begun]).when(end).refuses('parts_left');
    given(searchDecider, [begun])
      .when({ ...end, control: null })
      .refuses('control_missing');
    given(searchDecider, [begun, offered]).when(end).refuses('takeover_open');
    given(searchDecider, [begun])
      .when({ ...end, why: 'vehicle_left', control: null })
      .then([
        { type: 'VehicleSearchEnded', ...said, why: 'vehicle_left', control: null, team: 'calais-a' },
        onTeam('SearchReleased', 'calais-a', ann),
      ] as SearchEvent[]);
    const ended: SearchEvent = {
      type: 'VehicleSearchEnded',
      ...said,
      why: 'vehicle_left',
      control: null,
      team: 'calais-a',
    };
    const all: readonly SearchCommand[] = [
      offer,
      end,
      { ...asCat, type: 'AcceptTakeover', readBack },
      { ...of, type: 'NoteSearchProgress', ...halfway },
    ];
    for (const command of all) {
      given(searchDecider, [begun, ended]).when(command).refuses('search_over');
      given(searchDecider, []).when(command).refuses('search_unknown');
      const { by: _by, ...nobody } = command;
      given(searchDecider, [begun]).when(nobody).refuses('actor_missing');
    }
  });
});

/** Both teams and the search as the store would hold them, driven by random orders. */
function run(orders: readonly SearchCommand[]): void {
  let search = searchDecider.initial;
  const teams = new Map<string, TeamState>(
    [team, nightTeam].map((one): [string, Team] => [teamStream(one.team), one]),
  );
  for (const order of orders) {
    const decided = searchDecider.decide(search, { ...order, seen: Object.fromEntries(teams) });
    if (!decided.ok) continue;
    for (const event of decided.value) {
      const state = event.on === undefined ? undefined : teams.get(event.on);
      if (event.on === undefined) search = searchDecider.evolve(search, event);
      else if (state !== undefined && (event.type === 'SearchHeld' || event.type === 'SearchReleased'))
        teams.set(event.on, teamDecider.evolve(state, event));
    }
    const holders = [...teams.values()].filter((one) => one.phase !== 'none' && one.searches.includes('v-1'));
    const expected = search.phase === 'open' ? [search.team] : [];
    expect(holders.map((one) => (one.phase === 'none' ? '' : one.team))).toEqual(expected);
  }
}

test('whatever is ordered, an open search lies with exactly one team, and an ended one with none', () => {
  const orders: readonly SearchCommand[] = [
    begin,
    { ...begin, team: 'calais-b', by: cat as ActorId },
    ...['to-1', 'to-2', 'to-3'].flatMap((takeover): readonly SearchCommand[] => [
      { ...offer, takeover },
      { ...offer, takeover, to: 'calais-a', by: cat as ActorId },
      { ...asCat, takeover, type: 'AcceptTakeover', readBack },
      { ...of, takeover, type: 'AcceptTakeover', readBack },
      { ...asCat, takeover, type: 'RefuseTakeover', reason: 'unclear' },
      { ...of, takeover, type: 'WithdrawTakeover' },
    ]),
    { ...of, type: 'EndSearch', why: 'vehicle_left', control: null },
  ];
  fc.assert(fc.property(fc.array(fc.constantFrom(...orders), { maxLength: 40 }), run), { numRuns: 300 });
});
