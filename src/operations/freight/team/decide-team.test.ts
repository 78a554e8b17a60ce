import { describe, expect, test } from 'vitest';
import { given } from '../../../kernel/given.ts';
import { teamDecider } from './decide-team.ts';
import type { TeamCommand, TeamEvent } from './events-team.ts';
import type { DutyEvent } from './events-duty.ts';
import { after, ann, at, ben, by, dutyAt, edge, holding, put, seen, wall } from './sample-roster.ts';
import { dutyStream } from './seen.ts';

const said = { at, team: 'calais-a', by };
const formed: TeamEvent = {
  type: 'TeamFormed',
  ...said,
  state: 'fr',
  zone: 'Europe/Paris',
  place: 'calais',
  lane: 'lane-1',
};
const withBoth: readonly TeamEvent[] = [
  formed,
  { type: 'MemberAdded', ...said, staff: ann },
  { type: 'MemberAdded', ...said, staff: ben },
];
const of = { ...edge, team: 'calais-a' } as const;
const roster = {
  ...of,
  ...wall,
  type: 'RosterTeam',
  shift: 'd-24',
  date: '2026-06-02',
  starts: '08:00',
  ends: '16:00',
  without: [] as string[],
} as const;

describe('a team', () => {
  test('is formed once, assigned, joined and left by staff id', () => {
    given(teamDecider, [])
      .when({ ...of, type: 'FormTeam', state: 'fr', zone: 'Europe/Paris', place: 'calais', lane: 'lane-1' })
      .then([formed]);
    given(teamDecider, [formed])
      .when({ ...of, type: 'FormTeam', state: 'fr', zone: 'Europe/Paris', place: 'calais', lane: 'lane-1' })
      .refuses('team_exists');
    given(teamDecider, [formed])
      .when({ ...of, type: 'AssignTeam', place: 'calais', lane: 'lane-1' })
      .refuses('unchanged');
    given(teamDecider, [formed])
      .when({ ...of, type: 'AssignTeam', place: 'dunkirk', lane: 'lane-2' })
      .then([{ type: 'TeamAssigned', ...said, place: 'dunkirk', lane: 'lane-2' }]);
    given(teamDecider, withBoth)
      .when({ ...of, type: 'AddMember', staff: ann })
      .refuses('member_known');
    given(teamDecider, withBoth)
      .when({ ...of, type: 'RemoveMember', staff: ann })
      .then([{ type: 'MemberRemoved', ...said, staff: ann }]);
    given(teamDecider, [formed])
      .when({ ...of, type: 'RemoveMember', staff: ann })
      .refuses('member_unknown');
  });

  test('nothing is done with a team that is not there, or no more', () => {
    const others: readonly TeamCommand[] = [
      { ...of, type: 'AssignTeam', place: 'calais', lane: 'lane-2' },
      { ...of, type: 'AddMember', staff: ann },
      { ...of, type: 'RemoveMember', staff: ann },
      roster,
      { ...of, type: 'StandUpTeam' },
      { ...of, type: 'StandDownTeam' },
      { ...of, type: 'DisbandTeam' },
    ];
    for (const command of others) {
      given(teamDecider, []).when(command).refuses('team_unknown');
      given(teamDecider, [formed, { type: 'TeamDisbanded', ...said }])
        .when(command)
        .refuses('team_disbanded');
      const { by: _by, ...nobody } = command;
      given(teamDecider, [formed]).when(nobody).refuses('actor_missing');
    }
  });

  test('is rostered whole: a duty for each, each on their own record', () => {
    const duty = dutyAt(24);
    given(teamDecider, withBoth)
      .when(roster)
      .then([
        {
          type: 'TeamRostered',
          ...said,
          shift: 'd-24',
          place: 'calais',
          lane: 'lane-1',
          from: duty.from,
          until: duty.until,
          staff: [ann, ben],
        },
        { ...put(ann, duty), on: dutyStream(ann) },
        { ...put(ben, duty), on: dutyStream(ben) },
      ]);
  });

  test('or not at all: the refusal says whose rest is in the way, and they can be left out', () => {
    const tired = seen({ people: { [ben]: holding(dutyAt(15)) } });
    const decided = teamDecider.decide(given(teamDecider, withBoth).state, { ...roster, seen: tired });
    expect(decided.ok ? null : decided.refusal).toMatchObject({
      code: 'daily_rest_short',
      detail: { staff: ben, limit: 11 },
    });
    const without = teamDecider.decide(given(teamDecider, withBoth).state, {
      ...roster,
      seen: tired,
      without: [ben],
    });
    expect(without.ok && without.value.map(({ type }) => type)).toEqual(['TeamRostered', 'DutyPut']);
    given(teamDecider, withBoth)
      .when({ ...roster, without: [ann, ben] })
      .refuses('nobody_left');
    given(teamDecider, withBoth)
      .when({ ...roster, without: ['searcher-9'] })
      .refuses('member_unknown');
    given(teamDecider, withBoth)
      .when({ ...roster, date: '2028-01-01' })
      .refuses('duty_too_far');
  });

  test('a shift’s name is used once', () => {
    const decided = teamDecider.decide(given(teamDecider, withBoth).state, roster);
    const history = [...withBoth, ...(decided.ok ? decided.value : [])];
    given(teamDecider, history).when(roster).refuses('shift_exists');
  });

  test('nor where a member stands a duty of that name in another team: it would be gone without a word', () => {
    const night = dutyAt(200, 8, { duty: 'd-24', team: 'dunkirk-b', place: 'dunkirk' });
    const elsewhere = seen({ people: { [ben]: holding(night) } });
    const decided = teamDecider.decide(given(teamDecider, withBoth).state, { ...roster, seen: elsewhere });
    expect(decided.ok ? null : decided.refusal).toMatchObject({
      code: 'shift_exists',
      detail: { staff: ben },
    });
    const renamed = { ...roster, shift: 'd-25', seen: elsewhere };
    expect(teamDecider.decide(given(teamDecider, withBoth).state, renamed).ok).toBe(true);
  });

  test('a span of the whole team is written for each member, and taken back for whoever has it', () => {
    const leave = {
      ...of,
      type: 'SetTeamAvailability',
      span: 'exercise-1',
      is: 'unable',
      from: after(100),
      until: after(110),
      without: [],
    } as const;
    const span = { span: 'exercise-1', is: 'unable', from: after(100), until: after(110) } as const;
    const set = (staff: string): DutyEvent => {
      return { type: 'AvailabilitySet', on: dutyStream(staff), at, staff, ...span, by };
    };
    given(teamDecider, withBoth)
      .when(leave)
      .then([set(ann), set(ben)]);
    given(teamDecider, withBoth)
      .when({ ...leave, without: [ben] })
      .then([set(ann)]);
    const said = { ...holding(), spans: [span] };
    const annSaid = seen({ people: { [ann]: said } });
    given(teamDecider, withBoth)
      .when({ ...leave, seen: annSaid })
      .then([set(ben)]);
    given(teamDecider, withBoth)
      .when({ ...leave, without: [ben], seen: annSaid })
      .refuses('unchanged');
    given(teamDecider, withBoth)
      .when({ ...leave, until: after(100) })
      .refuses('ends_before_it_begins');
    given(teamDecider, withBoth)
      .when({ ...leave, without: [ann, ben] })
      .refuses('nobody_left');
    const clear = { ...of, type: 'ClearTeamAvailability', span: 'exercise-1' } as const;
    given(teamDecider, withBoth)
      .when({ ...clear, seen: annSaid })
      .then([{ type: 'AvailabilityCleared', on: dutyStream(ann), at, staff: ann, span: 'exercise-1', by }]);
    given(teamDecider, withBoth).when(clear).refuses('span_unknown');
  });

  test('is not released while an open search lies with it', () => {
    const up: readonly TeamEvent[] = [...withBoth, { type: 'TeamStoodUp', ...said }];
    const held: readonly TeamEvent[] = [...up, { type: 'SearchHeld', ...said, search: 'v-1' }];
    given(teamDecider, withBoth)
      .when({ ...of, type: 'StandUpTeam' })
      .then([{ type: 'TeamStoodUp', ...said }]);
    given(teamDecider, withBoth)
      .when({ ...of, type: 'StandDownTeam' })
      .refuses('not_up');
    given(teamDecider, up)
      .when({ ...of, type: 'StandUpTeam' })
      .refuses('up_already');
    given(teamDecider, held)
      .when({ ...of, type: 'StandDownTeam' })
      .refuses('search_open');
    given(teamDecider, held)
      .when({ ...of, type: 'DisbandTeam' })
      .refuses('search_open');
    // One after the other may go, but the last: the search would lie with nobody.
    const gone: TeamEvent = { type: 'MemberRemoved', ...said, staff: ann };
    given(teamDecider, held)
      .when({ ...of, type: 'RemoveMember', staff: ann })
      .then([gone]);
    given(teamDecider, [...held, gone])
      .when({ ...of, type: 'RemoveMember', staff: ben })
      .refuses('search_open');
    given(teamDecider, [...held, { type: 'SearchReleased', ...said, search: 'v-1' }])
      .when({ ...of, type: 'StandDownTeam' })
      .then([{ type: 'TeamStoodDown', ...said }]);
    given(teamDecider, withBoth)
      .when({ ...of, type: 'DisbandTeam' })
      .then([{ type: 'TeamDisbanded', ...said }]);
  });
});
