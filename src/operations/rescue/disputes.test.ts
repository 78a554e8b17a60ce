import { describe, expect, test } from 'vitest';
import type { Dispute } from './dispute.ts';
import { at, boatIn, contactIn } from './given-rescue.ts';
import {
  type Act,
  allDoneAt,
  doneAt,
  giveAt,
  healed,
  seaOf,
  told,
  type TwoSides,
  twoSides,
} from './given-two-sides.ts';
import { just } from './sample-contacts.ts';
import { closing, linking, paired, pickup, recording, recovered } from './sample-disputes.ts';

const one = 'b-000001';
const two = 'b-000002';
const boat = { boat: one };

function boatsOf(sides: TwoSides, name = one) {
  const [fr, uk] = [boatIn(seaOf(sides.fr), name), boatIn(seaOf(sides.uk), name)];
  expect(fr).toEqual(uk);
  return fr;
}

function disputeIn({ disputes }: { readonly disputes: readonly Dispute[] }): Dispute {
  expect(disputes).toHaveLength(1);
  return disputes[0] ?? expect.fail('no dispute');
}

function settled(sides: TwoSides, [node, stands]: readonly ['fr' | 'uk', string], change: Partial<Act> = {}) {
  const { dispute } = disputeIn(boatIn(seaOf(sides[node]), one));
  const said = { ...boat, dispute, stands, reason: 'evidence_checked' };
  return giveAt(sides, node, { order: 'SettleDispute', said, at: at('06:00'), ...change });
}

describe('closed on one side, evidence on the other', () => {
  /** France closes; the United Kingdom hears at the same time of a man overboard. */
  const apart = doneAt(
    allDoneAt(recovered, 'uk', [
      recording('c-000003', { at: '04:50', claims: { overboard: just(1) } }),
      linking('c-000003', '04:55'),
    ]),
    'fr',
    closing,
  );
  const both = healed(apart);

  test('each side stands as it decided while it has not heard of the other', () => {
    expect(boatIn(seaOf(apart.fr), one).status).toBe('closed');
    expect(boatIn(seaOf(apart.uk), one).status).toBe('open');
  });

  test('once told, it is open on both, and shown as disputed with both accounts', () => {
    const after = boatsOf(both);
    expect([after.status, after.closure, after.voided?.outcome]).toEqual(['open', null, 'rescued']);
    const dispute = disputeIn(after);
    expect(dispute.kind).toBe('closed_unseen');
    expect([dispute.decided.origin, dispute.decided.type]).toEqual(['fr', 'BoatClosed']);
    expect(dispute.unseen.map(({ origin }) => origin)).toEqual(dispute.unseen.map(() => 'uk'));
    expect(dispute.unseen.map(({ type }) => type)).toContain('ContactLinked');
  });

  test('the name of the dispute is the same, whoever was told first', () => {
    const other = told(told(apart, 'uk'), 'fr');
    expect(disputeIn(boatsOf(other)).dispute).toBe(disputeIn(boatsOf(both)).dispute);
  });

  test('the closing cannot be confirmed against the evidence, nor the boat closed while it is disputed', () => {
    expect(settled(both, ['fr', 'own']).refusal).toBe('cannot_close');
    expect(giveAt(both, 'fr', closing)).toMatchObject({
      refusal: 'cannot_close',
      detail: { dispute_open: 1 },
    });
  });

  test('one side alone settles nothing; both alike do, and the boat can then be closed anew', () => {
    const first = settled(both, ['fr', 'other']).sides;
    expect(disputeIn(boatIn(seaOf(first.fr), one)).settlements).toHaveLength(1);
    const second = settled(healed(first), ['uk', 'own']).sides;
    const after = boatsOf(healed(second));
    expect([after.status, after.disputes]).toEqual(['open', []]);
  });

  test('settled differently it stays, and both words are shown', () => {
    const apartAgain = settled(settled(both, ['fr', 'other']).sides, ['uk', 'both']).sides;
    expect(disputeIn(boatsOf(healed(apartAgain))).settlements).toHaveLength(2);
  });

  test('nobody settles for the other side, nor at the other side’s node', () => {
    expect(settled(both, ['fr', 'own'], { side: 'uk' }).refusal).toBe('other_side_only');
    expect(settled(both, ['uk', 'other'], { side: null }).refusal).toBe('other_side_only');
  });
});

describe('a closing confirmed by both', () => {
  const apart = doneAt(
    allDoneAt(recovered, 'uk', [
      {
        order: 'SetPhase',
        said: { ...boat, phase: 'distress', reason: null, evidence: [] },
        at: at('04:59'),
      },
    ]),
    'fr',
    closing,
  );
  const both = healed(apart);
  const confirmed = settled(healed(settled(both, ['fr', 'own']).sides), ['uk', 'other']).sides;

  test('stands once each side has said so', () => {
    const after = boatsOf(healed(confirmed));
    expect([after.status, after.disputes, after.closure?.outcome]).toEqual(['closed', [], 'rescued']);
  });

  test('does not stand where one of them had not seen all of it', () => {
    // What the United Kingdom added before it heard of the closing arrives after France has spoken.
    const more = doneAt(apart, 'uk', {
      order: 'ExplainCounts',
      said: { ...boat, contacts: ['c-000001'], explanation: 'other', uses: null },
      at: at('05:01'),
    });
    const partly = told(told(more, 'fr'), 'uk', 1);
    const early = settled(partly, ['fr', 'own']).sides;
    const after = healed(settled(healed(early), ['uk', 'other']).sides);
    expect(boatsOf(after).status).toBe('open');
    expect(disputeIn(boatsOf(after)).settlements).toHaveLength(2);
  });
});

describe('who coordinates', () => {
  const proposed = healed(
    doneAt(recovered, 'fr', {
      order: 'ProposeTransfer',
      said: { ...boat, transfer: 'T-1', to: 'uk', reason: 'nearest_unit', crossesAt: null },
    }),
  );
  const answer = { ...boat, transfer: 'T-1' };
  const crossed = healed(
    doneAt(doneAt(proposed, 'uk', { order: 'AcceptTransfer', said: answer }), 'fr', {
      order: 'WithdrawTransfer',
      said: answer,
    }),
  );

  test('accepted and withdrawn at the same time: both, until settled', () => {
    const after = boatsOf(crossed);
    expect(after.coordinator).toBe('both');
    expect(disputeIn(after)).toMatchObject({ kind: 'both_coordinators', coordinators: ['fr', 'uk'] });
  });

  test.each([
    ['own', 'other', 'fr'],
    ['other', 'own', 'uk'],
    ['both', 'both', 'both'],
  ] as const)('France says %s, the United Kingdom %s: %s', (fr, uk, coordinator) => {
    const after = boatsOf(healed(settled(healed(settled(crossed, ['fr', fr]).sides), ['uk', uk]).sides));
    expect([after.coordinator, after.disputes]).toEqual([coordinator, []]);
  });

  test('said by both without sight of each other, and alike: settled', () => {
    const after = boatsOf(healed(settled(settled(crossed, ['fr', 'other']).sides, ['uk', 'own']).sides));
    expect([after.coordinator, after.disputes]).toEqual(['uk', []]);
  });

  test('the answer binds the side that was asked, on its own node', () => {
    const there = { order: 'AcceptTransfer', said: answer, side: 'uk' } as const;
    expect(giveAt(proposed, 'fr', there).refusal).toBe('other_side_only');
    expect(giveAt(proposed, 'uk', there).refusal).toBeNull();
  });
});

describe('two records taken for one', () => {
  const merging = (into: string, from: string): Act => ({
    order: 'MergeBoats',
    said: { boat: into, from, grade: 'probable', reason: 'place_and_time' },
  });

  test('merged into one another: neither is, until settled', () => {
    const crossed = healed(doneAt(doneAt(paired, 'fr', merging(two, one)), 'uk', merging(one, two)));
    for (const name of [one, two]) {
      const after = boatsOf(crossed, name);
      expect([after.status, after.mergedInto, after.merged]).toEqual(['open', null, []]);
      expect(disputeIn(after).kind).toBe('merged_crosswise');
    }
    const after = healed(settled(healed(settled(crossed, ['fr', 'own']).sides), ['uk', 'other']).sides);
    expect(boatsOf(after, one)).toMatchObject({ status: 'merged', mergedInto: two, disputes: [] });
    expect(boatsOf(after, two)).toMatchObject({ status: 'open', disputes: [] });
    expect(boatsOf(after, two).merged.map(({ from }) => from)).toEqual([one]);
    const apart = healed(settled(healed(settled(crossed, ['fr', 'both']).sides), ['uk', 'both']).sides);
    for (const name of [one, two])
      expect(boatsOf(apart, name)).toMatchObject({ status: 'open', disputes: [] });
  });

  test('merged while the other side linked more: it stands by itself; upheld, nothing that was linked is lost', () => {
    const apart = allDoneAt(doneAt(paired, 'fr', merging(two, one)), 'uk', [
      recording('c-000005', { claims: { persons: just(30) } }),
      linking('c-000005'),
    ]);
    const both = healed(apart);
    expect(boatsOf(both)).toMatchObject({ status: 'open', mergedInto: null });
    expect(disputeIn(boatsOf(both)).kind).toBe('merged_unseen');
    const after = healed(settled(healed(settled(both, ['fr', 'own']).sides), ['uk', 'other']).sides);
    expect(boatsOf(after)).toMatchObject({ status: 'merged', disputes: [] });
    expect(boatsOf(after, two).links.map(({ contact }) => contact)).toContain('c-000005');
  });
});

test('children asked for are not lost where a disputed merge is upheld', () => {
  const counting = healed(
    allDoneAt(paired, 'uk', [
      recording('c-000006', { ...pickup, counted: { alive: 5, childrenAlone: 2 }, positions: [] }),
      linking('c-000006'),
    ]),
  );
  const merging: Act = {
    order: 'MergeBoats',
    said: { boat: two, from: one, grade: 'probable', reason: 'place_and_time' },
  };
  const apart = allDoneAt(doneAt(counting, 'fr', merging), 'uk', [
    recording('c-000005', { claims: { persons: just(30) } }),
    linking('c-000005'),
  ]);
  const both = healed(apart);
  const after = healed(settled(healed(settled(both, ['fr', 'own']).sides), ['uk', 'other']).sides);
  expect(boatsOf(after, two).safeguarding.map(({ contact, count }) => [contact, count])).toEqual([
    ['c-000006', 2],
  ]);
});

test('a pickup recorded by both sides: nothing is closed on it until each has said whether it is one', () => {
  const count = { ...pickup, counted: { alive: 17 } };
  const start = healed(
    allDoneAt(twoSides, 'fr', [
      recording('c-000001', { claims: { persons: just(34) } }),
      { order: 'OpenBoat', said: { ...boat, contact: 'c-000001' } },
    ]),
  );
  const apart = allDoneAt(
    allDoneAt(start, 'fr', [recording('c-000002', { ...count, positions: [] }), linking('c-000002')]),
    'uk',
    [recording('c-000003', { ...count, at: '04:10', positions: [] }), linking('c-000003')],
  );
  const both = healed(apart);
  expect(disputeIn(boatsOf(both))).toMatchObject({
    kind: 'counted_twice',
    contacts: ['c-000002', 'c-000003'],
  });
  expect(giveAt(both, 'fr', closing).detail).toMatchObject({ dispute_open: 1 });
  const after = boatsOf(healed(settled(healed(settled(both, ['fr', 'own']).sides), ['uk', 'other']).sides));
  expect(after.disputes).toEqual([]);
  expect(after.explanations).toMatchObject([{ explanation: 'told_by_both_sides', uses: 'c-000002' }]);
});

test('a search ended without sight of somebody overboard goes on until settled', () => {
  const search = { ...boat, search: 's-1' };
  const start = healed(
    doneAt(recovered, 'fr', {
      order: 'OpenSearch',
      said: { ...search, kind: 'boat', datum: null, datumAt: at('03:30'), persons: just(1), contact: null },
    }),
  );
  const apart = allDoneAt(
    doneAt(start, 'fr', { order: 'EndSearch', said: { ...search, contact: 'c-000002' } }),
    'uk',
    [recording('c-000003', { claims: { overboard: just(1) } }), linking('c-000003')],
  );
  const both = healed(apart);
  expect(disputeIn(boatsOf(both))).toMatchObject({ kind: 'search_over_unseen', search: 's-1' });
  expect(boatsOf(both).searches.find((one) => one.search === 's-1')?.status).toBe('open');
  const after = boatsOf(healed(settled(healed(settled(both, ['fr', 'own']).sides), ['uk', 'other']).sides));
  expect([after.disputes, after.searches.find((one) => one.search === 's-1')?.status]).toEqual([[], 'ended']);
});

test('a phase lowered without sight of what calls for more stays up until settled', () => {
  const start = healed(
    doneAt(recovered, 'fr', {
      order: 'SetPhase',
      said: { ...boat, phase: 'distress', reason: null, evidence: [] },
    }),
  );
  const lower = { ...boat, phase: 'alert', reason: 'seen_safe', evidence: ['c-000002'] };
  const apart = allDoneAt(doneAt(start, 'fr', { order: 'SetPhase', said: lower }), 'uk', [
    recording('c-000003', { claims: { overboard: just(1) } }),
    linking('c-000003'),
  ]);
  const after = boatsOf(healed(apart));
  expect([after.phase, disputeIn(after).kind]).toEqual(['distress', 'phase_lowered_unseen']);
});

test('a unit asked by each side is shown with the other until both have said, or one is over', () => {
  const note = (task: string, step = 'proposed'): Act => ({
    order: 'NoteTask',
    said: { ...boat, task, unit: `U-${task}`, step },
  });
  const both = healed(doneAt(doneAt(recovered, 'fr', note('t-1')), 'uk', note('t-2')));
  expect(disputeIn(boatsOf(both)).kind).toBe('tasked_twice');
  expect(boatsOf(both).tasks.map(({ unit }) => unit)).toEqual(['U-t-1', 'U-t-2']);
  const after = boatsOf(healed(settled(healed(settled(both, ['fr', 'both']).sides), ['uk', 'both']).sides));
  expect(after.disputes).toEqual([]);
  expect(boatsOf(healed(doneAt(both, 'uk', note('t-2', 'withdrawn')))).disputes).toEqual([]);
});

test('a contact linked by each side to a boat of its own keeps both links until settled', () => {
  const pair = healed(doneAt(paired, 'uk', recording('c-000005', { claims: { persons: just(12) } })));
  const apart = doneAt(doneAt(pair, 'fr', linking('c-000005')), 'uk', {
    order: 'LinkContact',
    said: { boat: two, contact: 'c-000005', grade: 'probable', reason: 'same_caller' },
  });
  const both = healed(apart);
  const contact = contactIn(seaOf(both.fr), 'c-000005');
  expect(contact).toEqual(contactIn(seaOf(both.uk), 'c-000005'));
  expect(contact.links.map((link) => link.boat).toSorted()).toEqual([one, two]);
  const { dispute } = disputeIn(contact);
  const say = (sides: TwoSides, node: 'fr' | 'uk', stands: string): TwoSides =>
    healed(
      doneAt(sides, node, {
        order: 'SettleLink',
        said: { contact: 'c-000005', dispute, stands, reason: 'mistaken' },
      }),
    );
  const after = say(say(both, 'fr', 'other'), 'uk', 'own');
  expect(contactIn(seaOf(after.fr), 'c-000005')).toMatchObject({ disputes: [], links: [{ boat: two }] });
  expect(boatsOf(after).links.map((link) => link.contact)).not.toContain('c-000005');
});

test('a boat bears the number of the node that opened it and falls to its state, whoever sat there', () => {
  const opened = allDoneAt(twoSides, 'fr', [
    { ...recording('c-000001', { claims: { persons: just(3) } }), side: 'uk' },
    { order: 'OpenBoat', said: { ...boat, contact: 'c-000001' }, side: 'uk' },
  ]);
  expect(boatIn(seaOf(opened.fr), one)).toMatchObject({ reference: 'FR-27-001', coordinator: 'fr' });
});
