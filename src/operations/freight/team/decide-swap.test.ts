import { describe, expect, test } from 'vitest';
import { given } from '../../../kernel/given.ts';
import type { ActorId } from '../../../kernel/ids.ts';
import { swapDecider } from './decide-swap.ts';
import type { SwapCommand, SwapEvent } from './events-swap.ts';
import {
  ann,
  asAnn,
  asBen,
  at,
  ben,
  by,
  cat,
  dutyAt,
  edge,
  holding,
  put,
  seen,
  team,
} from './sample-roster.ts';
import { dutyStream } from './seen.ts';

const early = dutyAt(24, 8, { duty: 'early' });
const late = dutyAt(56, 8, { duty: 'late' });
const beside = seen({ teams: [team], people: { [ann]: holding(early), [ben]: holding(late) } });
const offer = {
  ...asAnn,
  type: 'ProposeSwap',
  swap: 'w-1',
  staff: ann,
  duty: 'early',
  other: ben,
  otherDuty: 'late',
  seen: beside,
} as const;
const proposed: SwapEvent = {
  type: 'SwapProposed',
  at,
  swap: 'w-1',
  staff: ann,
  duty: 'early',
  other: ben,
  otherDuty: 'late',
  team: 'calais-a',
  otherTeam: 'calais-a',
  by: ann,
};
const accept = { ...asBen, type: 'AcceptSwap', swap: 'w-1', seen: beside } as const;

describe('a swap', () => {
  test('is offered by the person whose duty it is', () => {
    given(swapDecider, []).when(offer).then([proposed]);
    given(swapDecider, [])
      .when({ ...offer, by })
      .refuses('own_duty_only');
    given(swapDecider, [])
      .when({ ...offer, other: ann })
      .refuses('same_person');
    given(swapDecider, [])
      .when({ ...offer, duty: 'none' })
      .refuses('duty_unknown');
    given(swapDecider, [])
      .when({ ...offer, at: early.from })
      .refuses('duty_begun');
    given(swapDecider, [proposed]).when(offer).refuses('swap_exists');
  });

  test('moves both duties once the other has accepted, and bears its name', () => {
    given(swapDecider, [proposed])
      .when(accept)
      .then([
        { type: 'SwapAccepted', at, swap: 'w-1', by: ben },
        { type: 'DutyRetired', on: dutyStream(ann), at, staff: ann, duty: 'early', swap: 'w-1', by: ben },
        { ...put(ben, { ...early, duty: 'w-1.early' }), on: dutyStream(ben), swap: 'w-1', by: ben },
        { type: 'DutyRetired', on: dutyStream(ben), at, staff: ben, duty: 'late', swap: 'w-1', by: ben },
        { ...put(ann, { ...late, duty: 'w-1.late' }), on: dutyStream(ann), swap: 'w-1', by: ben },
      ]);
  });

  test('neither one alone, nor a third, can make it', () => {
    given(swapDecider, [proposed])
      .when({ ...accept, by: ann as ActorId })
      .refuses('other_person_only');
    given(swapDecider, [proposed])
      .when({ ...accept, by })
      .refuses('other_person_only');
    given(swapDecider, [proposed])
      .when({ ...edge, type: 'DeclineSwap', swap: 'w-1' })
      .refuses('other_person_only');
    given(swapDecider, [proposed])
      .when({ ...asBen, type: 'WithdrawSwap', swap: 'w-1' })
      .refuses('own_duty_only');
  });

  test('stands within the rest of both as of that moment', () => {
    const tired = seen({
      teams: [team],
      people: { [ann]: holding(early), [ben]: holding(dutyAt(15), late) },
    });
    const decided = swapDecider.decide(given(swapDecider, [proposed]).state, { ...accept, seen: tired });
    expect(decided.ok ? null : decided.refusal).toMatchObject({
      code: 'daily_rest_short',
      detail: { staff: ben },
    });
    const gone = seen({ teams: [team], people: { [ben]: holding(late) } });
    given(swapDecider, [proposed])
      .when({ ...accept, seen: gone })
      .refuses('duty_unknown');
    const left = seen({
      teams: [{ ...team, members: [ann, cat] }],
      people: { [ann]: holding(early), [ben]: holding(late) },
    });
    given(swapDecider, [proposed])
      .when({ ...accept, seen: left })
      .refuses('not_a_member');
    given(swapDecider, [proposed])
      .when({ ...accept, seen: seen({ people: { [ann]: holding(early), [ben]: holding(late) } }) })
      .refuses('team_unknown');
  });

  test('a duty may be given for nothing', () => {
    const gift: SwapEvent = { ...proposed, otherDuty: null, otherTeam: null } as SwapEvent;
    given(swapDecider, [])
      .when({ ...offer, otherDuty: null })
      .then([gift]);
    const decided = swapDecider.decide(given(swapDecider, [gift]).state, accept);
    expect(decided.ok && decided.value.map(({ type }) => type)).toEqual([
      'SwapAccepted',
      'DutyRetired',
      'DutyPut',
    ]);
  });

  test('is settled once', () => {
    const ends: readonly SwapEvent[] = [
      { type: 'SwapAccepted', at, swap: 'w-1', by: ben },
      { type: 'SwapDeclined', at, swap: 'w-1', by: ben },
      { type: 'SwapWithdrawn', at, swap: 'w-1', by: ann },
    ];
    const after: readonly SwapCommand[] = [
      accept,
      { ...asBen, type: 'DeclineSwap', swap: 'w-1' },
      { ...asAnn, type: 'WithdrawSwap', swap: 'w-1' },
    ];
    for (const end of ends)
      for (const command of after) {
        given(swapDecider, [proposed, end]).when(command).refuses('swap_settled');
        given(swapDecider, []).when(command).refuses('swap_unknown');
        const { by: _by, ...nobody } = command;
        given(swapDecider, [proposed]).when(nobody).refuses('actor_missing');
      }
    given(swapDecider, [proposed])
      .when({ ...asBen, type: 'DeclineSwap', swap: 'w-1' })
      .then([ends[1] as SwapEvent]); // three there are
    given(swapDecider, [proposed])
      .when({ ...asAnn, type: 'WithdrawSwap', swap: 'w-1' })
      .then([ends[2] as SwapEvent]);
  });
});
