import type { Marking, Purpose } from '../../kernel/marking.ts';
import { never, ok, type Refusal, refuse, type Result } from '../../kernel/result.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { SubjectKind } from '../../kernel/vault.ts';
import type {
  CompleteErasure,
  EraseAgain,
  HoldForRequest,
  OpenSubject,
  SealDetails,
} from '../../kernel/vault-orders.ts';
import {
  type EraseSubject,
  type LiftHold,
  type PlaceHold,
  requestHold,
  type SubjectErased,
  type SubjectEvent,
  type SubjectRegistered,
} from './events.ts';
import type { ErasureGround, HoldReason } from './wire.ts';

export type SubjectRefusal =
  | 'not_found'
  | 'subject_differs'
  | 'hold_stands'
  | 'request_open'
  | 'hold_exists'
  | 'hold_unknown'
  | 'hold_of_request'
  | 'erasure_ordered'
  | 'not_due';

interface Hold {
  readonly hold: string;
  readonly reason: HoldReason;
}

/**
 * One subject: never registered, kept, ordered to be erased, or erased for ever. What is erased, or is to be, is answered
 * like what never was; only whoever would hold or erase it by hand is told that an order stands.
 */
export type SubjectState =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'kept';
      readonly kind: SubjectKind;
      readonly purpose: Purpose;
      readonly marking: Marking;
      readonly keepUntil: UtcText;
      readonly details: readonly string[];
      readonly holds: readonly Hold[];
    }
  | {
      readonly phase: 'erasing';
      readonly purpose: Purpose;
      readonly marking: Marking;
      readonly ground: ErasureGround;
    }
  | { readonly phase: 'erased' };
type Kept = Extract<SubjectState, { phase: 'kept' }>;

type Decision = Result<readonly SubjectEvent[], Refusal<SubjectRefusal>>;

/** The holds that stand. */
export function holdsOf(state: SubjectState): readonly Hold[] {
  return state.phase === 'kept' ? state.holds : [];
}

/** What every event of a subject says of it. */
function ownOf(subject: string, { purpose, marking }: Pick<Kept, 'purpose' | 'marking'>) {
  return { subject, purpose, marking };
}

/** Registers at the first detail; a later one keeps the subject longer where its handling says so. */
export function seal(state: SubjectState, order: SealDetails): Decision {
  if (state.phase === 'erasing' || state.phase === 'erased') return refuse('not_found');
  const { at, subject, kind, keepUntil } = order;
  const own = ownOf(subject, order);
  const puts = order.put.map((put): SubjectEvent => ({ type: 'SubjectDetailPut', at, ...own, ...put }));
  if (state.phase === 'none')
    return ok([{ type: 'SubjectRegistered', at, ...own, kind, keepUntil }, ...puts]);
  if (state.kind !== kind || state.purpose !== order.purpose || state.marking !== order.marking)
    return refuse('subject_differs');
  const removed = order.removed.filter((detail) => state.details.includes(detail));
  if (removed.length > 0 && state.holds.length > 0) return refuse('hold_stands');
  return ok([
    ...(keepUntil > state.keepUntil ? [{ type: 'KeepUntilChanged', at, ...own, keepUntil } as const] : []),
    ...removed.map((detail): SubjectEvent => ({ type: 'SubjectDetailRemoved', at, ...own, detail })),
    ...puts,
  ]);
}

/** Written before anything is shown. */
export function open(state: SubjectState, order: OpenSubject): Decision {
  if (state.phase !== 'kept') return refuse('not_found');
  const { type: _type, by: _by, at, subject, ...said } = order;
  return ok([{ type: 'SubjectOpened', at, ...ownOf(subject, state), ...said }]);
}

export function placeHold(state: SubjectState, { at, subject, hold, reason }: PlaceHold): Decision {
  if (state.phase === 'erasing') return refuse('erasure_ordered');
  if (state.phase !== 'kept') return refuse('not_found');
  if (holdNamed(state, hold) !== undefined) return refuse('hold_exists');
  return ok([{ type: 'HoldPlaced', at, ...ownOf(subject, state), hold, reason }]);
}

/** A hold of a person's request ends with the request, never by hand. */
export function liftHold(state: SubjectState, { at, subject, hold }: LiftHold): Decision {
  if (state.phase === 'erasing') return refuse('erasure_ordered');
  if (state.phase !== 'kept') return refuse('not_found');
  const standing = holdNamed(state, hold);
  if (standing === undefined) return refuse('hold_unknown');
  if (standing.reason === 'subject_request') return refuse('hold_of_request');
  return ok([{ type: 'HoldLifted', at, ...ownOf(subject, state), hold }]);
}

/** Placing what stands, or releasing what does not, is no change. */
export function holdForRequest(state: SubjectState, order: HoldForRequest): Decision {
  if (state.phase !== 'kept') return refuse('not_found');
  const { at, subject } = order;
  const hold = requestHold(order.request);
  const stands = holdNamed(state, hold) !== undefined;
  const own = ownOf(subject, state);
  if (order.type === 'ReleaseForRequest') return ok(stands ? [{ type: 'HoldLifted', at, ...own, hold }] : []);
  return ok(stands ? [] : [{ type: 'HoldPlaced', at, ...own, hold, reason: 'subject_request' }]);
}

/**
 * Orders the erasure, which the program then completes. Never while a hold stands or a request of access is open, nor on
 * the ground of retention before its time.
 */
export function erase(state: SubjectState, { at, subject, ground }: EraseSubject): Decision {
  if (state.phase === 'erasing') return refuse('erasure_ordered');
  if (state.phase !== 'kept') return refuse('not_found');
  if (state.holds.some(({ reason }) => reason !== 'subject_request')) return refuse('hold_stands');
  if (state.holds.length > 0) return refuse('request_open');
  if (ground === 'retention' && at < state.keepUntil)
    return refuse('not_due', { keepUntil: state.keepUntil });
  return ok([{ type: 'ErasureOrdered', at, ...ownOf(subject, state), ground }]);
}

/** On the ground of its order, once: where none stands, or it was completed, nothing more happens. */
export function completeErasure(
  state: SubjectState,
  { at, subject }: Pick<CompleteErasure, 'at' | 'subject'>,
): Decision {
  if (state.phase !== 'erasing') return ok([]);
  return ok([{ type: 'SubjectErased', at, ...ownOf(subject, state), ground: state.ground }]);
}

/** What the ledger of erasures holds is erased, whatever an older record says. */
export function eraseAgain(state: SubjectState, order: EraseAgain): Decision {
  if (state.phase !== 'kept') return completeErasure(state, order);
  const { at, subject } = order;
  return ok([{ type: 'SubjectErased', at, ...ownOf(subject, state), ground: 'restored_again' }]);
}

/** The subject as first registered. */
export function registered({ kind, purpose, marking, keepUntil }: SubjectRegistered): SubjectState {
  return { phase: 'kept', kind, purpose, marking, keepUntil, details: [], holds: [] };
}

/** What a later event makes of a subject that is kept. */
export function changed(
  state: Kept,
  event: Exclude<SubjectEvent, SubjectRegistered | SubjectErased>,
): SubjectState {
  switch (event.type) {
    case 'SubjectDetailPut':
      return { ...state, details: [...state.details, event.detail] };
    case 'SubjectDetailRemoved':
      return { ...state, details: state.details.filter((detail) => detail !== event.detail) };
    case 'SubjectOpened':
      return state;
    case 'HoldPlaced':
      return { ...state, holds: [...state.holds, { hold: event.hold, reason: event.reason }] };
    case 'HoldLifted':
      return { ...state, holds: state.holds.filter(({ hold }) => hold !== event.hold) };
    case 'ErasureOrdered': {
      const { purpose, marking } = state;
      return { phase: 'erasing', purpose, marking, ground: event.ground };
    }
    case 'KeepUntilChanged':
      return { ...state, keepUntil: event.keepUntil };
    default:
      return never(event);
  }
}

function holdNamed({ holds }: Kept, name: string): Hold | undefined {
  return holds.find(({ hold }) => hold === name);
}
