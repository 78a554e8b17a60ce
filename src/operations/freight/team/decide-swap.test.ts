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
  team: 'calais-a',
  otherTeam: 'calais-a',
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
const accepted: SwapEvent = { type: 'SwapAccepted', at, swap: 'w-1', by: ben };
const approve = { ...edge, type: 'ApproveSwap', swap: 'w-1', seen: beside } as const;
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

  test('moves nothing when the other accepts, and both duties once a third has approved', () => {
    given(swapDecider, [proposed]).when(accept).then([accepted]);
    given(swapDecider, [proposed]).when(approve).refuses('swap_not_accepted');
    given(swapDecider, [proposed, accepted])
      .when(approve)
      .then([
        { type: 'SwapApproved', at, swap: 'w-1', by },
        { type: 'DutyRetired', on: dutyStream(ann), at, staff: ann, duty: 'early', swap: 'w-1', by },
        { ...put(ben, { ...early, duty: 'w-1.early' }), on: dutyStream(ben), swap: 'w-1', by },
        { type: 'DutyRetired', on: dutyStream(ben), at, staff: ben, duty: 'late', swap: 'w-1', by },
        { ...put(ann, { ...late, duty: 'w-1.late' }), on: dutyStream(ann), swap: 'w-1', by },
      ]);
    for (const own of [ann, ben])
      for (const type of ['ApproveSwap', 'RefuseSwap'] as const)
        given(swapDecider, [proposed, accepted])
          .when({ ...approve, type, by: own as ActorId })
          .refuses('third_person_only');
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

  test.each([
    ['asked', [], offer],
    ['accepted', [proposed], accept],
    ['approved', [proposed, accepted], approve],
  ] as const)('stands within the rest of both when it is %s', (_step, history, command) => {
    const tired = seen({
      teams: [team],
      people: { [ann]: holding(early), [ben]: holding(dutyAt(15), late) },
    });
    const decided = swapDecider.decide(given(swapDecider, history).state, { ...command, seen: tired });
    expect(decided.ok ? null : decided.refusal).toMatchObject({
      code: 'daily_rest_short',
      detail: { staff: ben },
    });
    const gone = seen({ teams: [team], people: { [ben]: holding(late) } });
    const left = seen({
      teams: [{ ...team, members: [ann, cat] }],
      people: { [ann]: holding(early), [ben]: holding(late) },
    });
    const unseen = seen({ people: { [ann]: holding(early), [ben]: holding(late) } });
    for (const [what, code] of [
      [gone, 'duty_unknown'],
      [left, 'not_a_member'],
      [unseen, 'team_unknown'],
    ] as const)
      given(swapDecider, history)
        .when({ ...command, seen: what })
        .refuses(code);
  });

  test('a duty may be given for nothing', () => {
    const gift: SwapEvent = { ...proposed, otherDuty: null, otherTeam: null } as SwapEvent;
    given(swapDecider, [])
      .when({ ...offer, otherDuty: null, otherTeam: null })
      .then([gift]);
    const decided = swapDecider.decide(given(swapDecider, [gift, accepted]).state, approve);
    expect(decided.ok && decided.value.map(({ type }) => type)).toEqual([
      'SwapApproved',
      'DutyRetired',
      'DutyPut',
    ]);
  });

  test('each may think better of it until it is approved, and the third may refuse', () => {
    for (const history of [[proposed], [proposed, accepted]]) {
      given(swapDecider, history)
        .when({ ...asBen, type: 'DeclineSwap', swap: 'w-1' })
        .then([{ type: 'SwapDeclined', at, swap: 'w-1', by: ben }]);
      given(swapDecider, history)
        .when({ ...asAnn, type: 'WithdrawSwap', swap: 'w-1' })
        .then([{ type: 'SwapWithdrawn', at, swap: 'w-1', by: ann }]);
      given(swapDecider, history)
        .when({ ...edge, type: 'RefuseSwap', swap: 'w-1' })
        .then([{ type: 'SwapRefused', at, swap: 'w-1', by }]);
    }
    given(swapDecider, [proposed, accepted]).when(accept).refuses('swap_settled');
  });

  test('is settled once', () => {
    const ends: readonly SwapEvent[] = [
      { type: 'SwapApproved', at, swap: 'w-1', by },
      { type: 'SwapDeclined', at, swap: 'w-1', by: ben },
      { type: 'SwapWithdrawn', at, swap: 'w-1', by: ann },
      { type: 'SwapRefused', at, swap: 'w-1', by },
    ];
    const after: readonly SwapCommand[] = [
      accept,
      approve,
      { ...edge, type: 'RefuseSwap', swap: 'w-1' },
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
  });
});
