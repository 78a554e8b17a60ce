import { at, done, emptySea, type Sea } from './given-rescue.ts';
import { disputedSea } from './sample-disputes.ts';
import { recalledBoatSea, recallIn } from './sample-recalls.ts';
import { just, linked, place, received, subject } from './sample-contacts.ts';

const one = 'b-000001';
const two = 'b-000002';
const boat = { boat: one };
const merging = { ...boat, from: two, grade: 'probable', reason: 'same_caller' };

/** A call of 33 people, with words to translate and a position that can be read in two ways. */
export function calledSea(): Sea {
  const candidates = [
    { lat: 51.1, lon: 1.6, reading: 'decimal_degrees' },
    { lat: 51.2, lon: 1.7, reading: 'degrees_minutes' },
  ];
  const position = { ...place(51.1, 1.6, '02:00'), flags: ['format_ambiguous'], candidates } as const;
  return received(emptySea, 'c-000001', {
    claims: { persons: just(33) },
    wordsSubject: subject(7),
    caller: subject(1),
    positions: [{ ...position, flags: [...position.flags], candidates: [...candidates] }],
  });
}

/** That call and a boat opened on it. */
export function openSea(): Sea {
  return done(calledSea(), 'OpenBoat', { ...boat, contact: 'c-000001' });
}

/** A small craft that a radar has seen twice: a boat stands on it. */
function detectedSea(): Sea {
  const sea = received(emptySea, 'c-000001', {
    channel: 'radar',
    source: 'radar-example',
    detected: { detection: 'radar-example/1', object: 'small_craft', confidence: 0.8 },
    positions: [{ ...place(51.1, 1.6, '02:00'), id: 'd-1', source: 'radar' }],
  });
  const further = { ...place(51.11, 1.6, '02:05'), id: 'd-2', source: 'radar' };
  return done(done(sea, 'AddPosition', { contact: 'c-000001', position: further }), 'OpenBoat', {
    ...boat,
    contact: 'c-000001',
  });
}

/** Everybody taken aboard by a unit that saw which boat it was. */
export function recoveredSea(): Sea {
  return linked(openSea(), 'c-000002', {
    ...boat,
    at: '04:00',
    kind: 'pickup',
    channel: 'unit',
    unit: 'LB-1',
    reason: 'seen_by_unit',
    counted: { alive: 33, childrenAlone: 2, injured: 1 },
    positions: [place(51.1, 1.6, '04:00')],
  });
}

/** The closing that this recovery allows. */
export const rightClosing = {
  ...boat,
  outcome: 'rescued',
  identification: [{ kind: 'seen_by_unit', contact: 'c-000002' }],
} as const;

/** Somebody has the children of that recovery, and then it turned out to be another boat's. */
function takenAway(): Sea {
  const handing = { ...boat, task: 'uc-c-000002-1', outcome: 'handed_over' };
  const handed = done(recoveredSea(), { order: 'EndSafeguarding', at: at('04:10') }, handing);
  const unlinking = { ...boat, contact: 'c-000002', reason: 'mistaken' };
  return done(handed, { order: 'UnlinkContact', at: at('04:20') }, unlinking);
}

/** A second boat, opened by the British side on a call of its own. */
export function twoBoats(): Sea {
  const sea = received(openSea(), 'c-000003', { side: 'uk', claims: { persons: just(12) } });
  return done(sea, { order: 'OpenBoat', side: 'uk' }, { boat: two, contact: 'c-000003' });
}

/** A third boat, opened by the French side. */
export function threeBoats(): Sea {
  const sea = received(twoBoats(), 'c-000009', { claims: { persons: just(9) } });
  return done(sea, 'OpenBoat', { boat: 'b-000003', contact: 'c-000009' });
}

/** Five went from the third boat to the second; then the third was held to be the first. */
export function countedUnderPart(): Sea {
  const went = { relation: 'persons_transferred', count: just(5), contacts: [], grade: 'confirmed' };
  const sea = done(threeBoats(), 'RelateBoats', { boat: 'b-000003', other: two, ...went });
  return done(sea, 'MergeBoats', { ...merging, from: 'b-000003' });
}

function proposed(): Sea {
  return done(openSea(), 'ProposeTransfer', {
    ...boat,
    transfer: 'T-1',
    to: 'uk',
    reason: 'nearest_unit',
    crossesAt: null,
  });
}

const answer = { ...boat, transfer: 'T-1' };

function searching(): Sea {
  return done(openSea(), 'OpenSearch', {
    ...boat,
    search: 's-1',
    kind: 'person_in_water',
    datum: null,
    datumAt: at('02:30'),
    persons: just(1),
    contact: null,
  });
}

function searched(): Sea {
  const area = [
    { lat: 51, lon: 1.5 },
    { lat: 51.1, lon: 1.5 },
    { lat: 51, lon: 1.6 },
  ];
  const effort = { search: 's-1', unit: 'LB-1', from: at('01:00'), to: at('01:30'), area, found: 0 };
  return done(searching(), 'RecordSearchEffort', { ...boat, ...effort });
}

/** Seas in each of which every order is tried. */
export const sampleStates: Readonly<Record<string, () => Sea>> = {
  nothing: () => emptySea,
  called: calledSea,
  answered: () =>
    done(calledSea(), 'AnswerContact', {
      contact: 'c-000001',
      answer: 'not_a_boat',
      explainedBy: 'c-000002',
      reason: 'mistaken',
    }),
  open: openSea,
  recovered: recoveredSea,
  closed: () => done(recoveredSea(), 'CloseBoat', rightClosing),
  reopened: () =>
    done(done(recoveredSea(), 'CloseBoat', rightClosing), 'ReopenBoat', {
      ...boat,
      contact: null,
      reason: 'other',
    }),
  takenAway,
  distress: () => done(openSea(), 'SetPhase', { ...boat, phase: 'distress', reason: null, evidence: [] }),
  detected: detectedSea,
  two: twoBoats,
  related: () =>
    done(twoBoats(), 'RelateBoats', {
      ...boat,
      other: two,
      relation: 'persons_transferred',
      count: just(5),
      contacts: ['c-000001'],
      grade: 'probable',
    }),
  countedUnderPart,
  merged: () => done(twoBoats(), 'MergeBoats', merging),
  mergedInto: () => done(twoBoats(), 'MergeBoats', { ...merging, boat: two, from: one }),
  settling: () =>
    done(
      done(twoBoats(), 'MergeBoats', merging),
      { order: 'SettleCoordinator', side: 'uk' },
      { ...boat, to: 'uk' },
    ),
  split: () =>
    done(done(twoBoats(), 'MergeBoats', merging), 'SplitBoat', { ...boat, from: two, reason: 'mistaken' }),
  disputed: () => disputedSea,
  proposed,
  accepted: () => done(proposed(), { order: 'AcceptTransfer', side: 'uk' }, answer),
  refused: () => done(proposed(), { order: 'RefuseTransfer', side: 'uk' }, { ...answer, reason: 'no_unit' }),
  assisted: () => done(proposed(), { order: 'AssistWithoutTransfer', side: 'uk' }, answer),
  withdrawn: () => done(proposed(), 'WithdrawTransfer', answer),
  searching,
  searchingInDistress: () =>
    done(searching(), 'SetPhase', { ...boat, phase: 'distress', reason: null, evidence: [] }),
  searched,
  suspended: () => done(searched(), 'SuspendSearch', { ...boat, search: 's-1' }),
  found: () =>
    done(
      linked(searching(), 'c-000002', {
        ...boat,
        kind: 'pickup',
        at: '04:00',
        counted: { alive: 1, fromWater: 1 },
      }),
      'EndSearch',
      { ...boat, search: 's-1', contact: 'c-000002' },
    ),
  promised: () =>
    done(openSea(), 'MakePromise', {
      ...boat,
      promise: 'P-1',
      contact: null,
      kind: 'call_back',
      dueAt: at('03:00'),
    }),
  logged: () => done(openSea(), 'WriteLog', { ...boat, entry: subject(9), language: 'fr', words: 'inventé' }),
  recalled: () => {
    const sea = linked(twoBoats(), 'c-000002', { ...boat, claims: { persons: just(9) } });
    return recallIn(sea, 'c-000002', { node: 'fr' }).sea;
  },
  boatRecalled: recalledBoatSea,
  hullMarked: () =>
    done(openSea(), 'MarkHull', {
      ...boat,
      mark: 'H-1',
      position: { lat: 51, lon: 1.5, accuracyMetres: 50 },
      contact: null,
    }),
};
