import { describe, expect, test } from 'vitest';
import { at, boatIn, done, give, type Sea } from './given-rescue.ts';
import { openSea, twoBoats } from './sample-states.ts';

const boat = { boat: 'b-000001' };
const proposal = { ...boat, transfer: 'HB-1', to: 'uk', reason: 'crosses_line', crossesAt: at('04:05') };
const answer = { ...boat, transfer: 'HB-1' };
const uk = (order: string, clock = '03:59') => ({ order, side: 'uk', by: 'uk-1', at: at(clock) }) as const;

function proposed(): Sea {
  return done(openSea(), { order: 'ProposeTransfer', at: at('03:31') }, proposal);
}

function coordinator(sea: Sea): string {
  return boatIn(sea, 'b-000001').coordinator;
}

test('F4: marked as taken over without an acceptance, it stays with whoever had it, and the attempt is on record', () => {
  const attempt = give(proposed(), { order: 'TreatAsTransferred', at: at('03:40') }, { ...boat, to: 'uk' });
  expect(attempt.refusal).toBe('not_accepted');
  expect(attempt.detail).toEqual({ coordinator: 'fr', proposed: 'open', minutes: 9 });
  expect(attempt.written.map(([, { type }]) => type)).toEqual(['TransferAssumed']);
  expect(boatIn(attempt.sea, 'b-000001')).toMatchObject({ coordinator: 'fr', assumed: [{ to: 'uk' }] });
});

test('F4: to say so of what was never proposed, or was accepted', () => {
  expect(give(openSea(), 'TreatAsTransferred', { ...boat, to: 'uk' }).detail).toMatchObject({
    proposed: 'no',
    minutes: null,
  });
  const accepted = done(proposed(), uk('AcceptTransfer'), answer);
  expect(give(accepted, 'TreatAsTransferred', { ...boat, to: 'uk' })).toMatchObject({
    refusal: null,
    written: [],
  });
});

test('F5, X16: acceptance moves coordination at the moment of acceptance', () => {
  const accepted = done(proposed(), uk('AcceptTransfer'), answer);
  expect(boatIn(accepted, 'b-000001')).toMatchObject({ coordinator: 'uk', coordinatorSince: at('03:59') });
});

test('F5, X14: assistance is not transfer', () => {
  const assisted = done(proposed(), uk('AssistWithoutTransfer'), answer);
  expect(coordinator(assisted)).toBe('fr');
  expect(boatIn(assisted, 'b-000001').transfers).toMatchObject([{ status: 'assisted' }]);
});

test('F5, X17, X18: refused with a reason it stays; the same proposal may be accepted later', () => {
  const refused = done(proposed(), uk('RefuseTransfer', '05:52'), { ...answer, reason: 'no_unit' });
  expect(coordinator(refused)).toBe('fr');
  const accepted = done(refused, uk('AcceptTransfer', '06:12'), answer);
  expect(boatIn(accepted, 'b-000001')).toMatchObject({ coordinator: 'uk', coordinatorSince: at('06:12') });
});

test('X19: the same proposal delivered again is one proposal, before and after its answer', () => {
  expect(give(proposed(), 'ProposeTransfer', proposal)).toMatchObject({ refusal: null, written: [] });
  const accepted = done(proposed(), uk('AcceptTransfer'), answer);
  expect(give(accepted, 'ProposeTransfer', proposal)).toMatchObject({ refusal: null, written: [] });
  expect(coordinator(accepted)).toBe('uk');
});

describe('each side answers for itself', () => {
  test('only the side that was asked accepts, refuses or assists', () => {
    for (const order of ['AcceptTransfer', 'AssistWithoutTransfer'])
      expect(give(proposed(), order, answer).refusal).toBe('other_side_only');
    expect(give(proposed(), 'RefuseTransfer', { ...answer, reason: 'no_unit' }).refusal).toBe(
      'other_side_only',
    );
  });

  test('only the side that proposed withdraws; what is withdrawn is not accepted', () => {
    expect(give(proposed(), uk('WithdrawTransfer'), answer).refusal).toBe('own_side_only');
    const withdrawn = done(proposed(), 'WithdrawTransfer', answer);
    expect(give(withdrawn, uk('AcceptTransfer'), answer).refusal).toBe('transfer_over');
    expect(coordinator(withdrawn)).toBe('fr');
  });

  test('nobody hands over what they do not have', () => {
    const other = { ...proposal, to: 'fr' };
    expect(give(openSea(), uk('ProposeTransfer'), other).refusal).toBe('not_coordinator');
  });
});

describe('two boats of two sides merged', () => {
  const merged = (): Sea =>
    done(twoBoats(), 'MergeBoats', { ...boat, from: 'b-000002', grade: 'probable', reason: 'same_caller' });

  test('fall to both until a person of each side names the same', () => {
    expect(coordinator(merged())).toBe('both');
    const once = done(merged(), 'SettleCoordinator', { ...boat, to: 'uk' });
    expect(coordinator(once)).toBe('both');
    expect(coordinator(done(once, 'SettleCoordinator', { ...boat, to: 'uk' }))).toBe('both');
    expect(coordinator(done(once, uk('SettleCoordinator'), { ...boat, to: 'uk' }))).toBe('uk');
  });

  test('split again after one side was named: both go on until each has named the same, and none slips out unheard', () => {
    const offered = done(merged(), uk('SettleCoordinator'), { ...boat, to: 'uk' });
    const apart = done(offered, uk('SplitBoat', '04:00'), { ...boat, from: 'b-000002', reason: 'mistaken' });
    expect(boatIn(apart, 'b-000001')).toMatchObject({ coordinator: 'both', settling: { to: 'uk' } });
    expect(coordinator(done(apart, 'SettleCoordinator', { ...boat, to: 'uk' }))).toBe('uk');
    const back = done(apart, uk('SettleCoordinator', '04:01'), { ...boat, to: 'fr' });
    expect(coordinator(back)).toBe('both');
    expect(coordinator(done(back, 'SettleCoordinator', { ...boat, to: 'fr' }))).toBe('fr');
  });

  test('split again before anybody was named, or where it ends as named: it is theirs as before', () => {
    const mistaken = { ...boat, from: 'b-000002', reason: 'mistaken' };
    expect(coordinator(done(merged(), 'SplitBoat', mistaken))).toBe('fr');
    const named = done(merged(), 'SettleCoordinator', { ...boat, to: 'fr' });
    expect(coordinator(done(named, 'SplitBoat', mistaken))).toBe('fr');
  });

  test('one side naming one and the other the other settles nothing', () => {
    const fr = done(merged(), 'SettleCoordinator', { ...boat, to: 'uk' });
    expect(coordinator(done(fr, uk('SettleCoordinator'), { ...boat, to: 'fr' }))).toBe('both');
  });
});
