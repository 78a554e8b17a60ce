import { never } from '../../kernel/result.ts';
import type { UtcText } from '../../kernel/time.ts';
import { added, changed, noted, reopenedSearch, together } from './boat-held.ts';
import { recalledBoat, withRecalls } from './boat-recalled.ts';
import {
  type Boat,
  type BoatState,
  type Merged,
  noBoat,
  nothingHeld,
  type Saying,
  type Transfer,
} from './boat-state.ts';
import { graver } from './claims.ts';
import { agreedOn, withSettlement } from './dispute.ts';
import type { BoatEvent, BoatEventOf } from './events-boat.ts';
import type { Coordinator } from './wire.ts';

/** Folds one event into a boat. */
export function evolveBoat(state: BoatState, event: BoatEvent): BoatState {
  // A name taken on both nodes would be one boat: the first opening stands, nothing of it is forgotten.
  if (state.status === 'none') return begun(state, event);
  if (event.type === 'RecallAcknowledged' && event.contact === null)
    return state.recalled === undefined ? state : noBoat;
  const own = { ...state.own, ...added(changed(state.own, event), event) };
  const merged = state.merged.map((one) => ({ ...one, held: heldUnder(one, event) }));
  const moved = withRecalls(evolved({ ...state, own, merged }, event), event);
  const lastEntryAt = event.at > state.lastEntryAt ? event.at : state.lastEntryAt;
  return summed({ ...moved, said: saidAfter(moved, event), lastEntryAt }, event.at);
}

/** What is held of a record that goes on under this one: what is changed anywhere, and the tasks that are its own. */
function heldUnder({ from, includes, held }: Merged, event: BoatEvent): Merged['held'] {
  const after = changed(held, event);
  if (event.type !== 'TaskNoted' || event.of === undefined) return after;
  return event.of === from || includes.includes(event.of) ? noted(after, event) : after;
}

function begun(none: BoatState, event: BoatEvent): BoatState {
  if (event.type === 'BoatOpened') return opened(event);
  return event.type === 'BoatRecalled' ? summed(recalledBoat(opened(event), event), event.at) : none;
}

type Beginning = Pick<
  BoatEventOf<'BoatOpened'>,
  'boat' | 'reference' | 'side' | 'phase' | 'contact' | 'by' | 'at'
>;

function opened(event: Beginning): Boat {
  const { boat, reference, side, phase, contact, by, at } = event;
  return {
    ...nothingHeld,
    status: 'open',
    boat,
    reference,
    side,
    openedAt: at,
    openedBy: by,
    contact,
    phase,
    phaseSince: at,
    coordinator: side,
    coordinatorSince: at,
    own: { ...nothingHeld, coordinator: side, phase },
    merged: [],
    mergedInto: null,
    closure: null,
    voided: null,
    closingsRefused: [],
    reopenings: [],
    transfers: [],
    settling: null,
    assumed: [],
    onScene: null,
    requests: [],
    log: [],
    lowerings: [],
    disputes: [],
    settlements: [],
    said: { coordinator: null, phase: null, merge: null },
    lastEntryAt: at,
  };
}

/** Everything that follows from the boat's own and from what was merged into it; `at`: since when, where it changes. */
export function summed(boat: Boat, at: UtcText): Boat {
  const held = together([boat.own, ...boat.merged.map((one) => one.held)]);
  const open = boat.merged.filter((one) => one.isPhaseOpen);
  const phase = open.reduce((worst, one) => graver(worst, one.phase), boat.own.phase);
  const coordinator = fallsTo(boat);
  const status = boat.mergedInto !== null ? 'merged' : boat.closure !== null ? 'closed' : 'open';
  return {
    ...boat,
    ...held,
    status,
    phase,
    phaseSince: phase === boat.phase ? boat.phaseSince : at,
    coordinator,
    coordinatorSince: coordinator === boat.coordinator ? boat.coordinatorSince : at,
  };
}

/** Whom it falls to, by its own and by what was merged into it. */
function fallsTo({ own, merged }: Pick<Boat, 'own' | 'merged'>): Coordinator {
  return merged
    .filter((one) => one.isCoordinatorOpen)
    .reduce((both, one) => joint(both, one.coordinator), own.coordinator);
}

function joint(a: Coordinator, b: Coordinator): Coordinator {
  return a === b ? a : 'both';
}

/** What is the record's own and not carried over by a merge. */
function evolved(boat: Boat, event: BoatEvent): Boat {
  switch (event.type) {
    case 'BoatMerged':
      // Merged anew, with what it holds by then.
      return {
        ...boat,
        merged: [...boat.merged.filter(({ from }) => from !== event.from), mergedOf(event)],
      };
    case 'BoatSplit':
      return stillOffered({ ...boat, merged: boat.merged.filter(({ from }) => from !== event.from) }, boat);
    case 'MergedInto':
      return { ...boat, mergedInto: event.into };
    case 'SplitFrom':
      return { ...boat, mergedInto: null };
    case 'PhaseRaised':
      return phased(boat, event);
    case 'PhaseLowered': {
      const { phase, reason, evidence, at, by } = event;
      return { ...phased(boat, event), lowerings: [...boat.lowerings, { phase, reason, evidence, at, by }] };
    }
    case 'LogWritten': {
      const { entry, language, at, by } = event;
      return { ...boat, log: [...boat.log, { entry, language, at, by, translated: false }] };
    }
    case 'LogTranslated': {
      const log = boat.log.map((one) => (one.entry === event.entry ? { ...one, translated: true } : one));
      return { ...boat, log };
    }
    case 'RequestNoted': {
      const { request, kind, topic, step, at } = event;
      return { ...boat, requests: [...boat.requests, { request, kind, topic, step, at }] };
    }
    case 'OnSceneNamed':
      return { ...boat, onScene: event.unit };
    case 'ClosingRefused': {
      const { outcome, obstacles, at, by } = event;
      return { ...boat, closingsRefused: [...boat.closingsRefused, { outcome, obstacles, at, by }] };
    }
    case 'BoatClosed': {
      const { outcome, identification, at, by } = event;
      return { ...boat, closure: { outcome, identification, at, by } };
    }
    case 'BoatReopened': {
      const { contact, reason, at, by } = event;
      return { ...boat, closure: null, reopenings: [...boat.reopenings, { contact, reason, at, by }] };
    }
    case 'DisputeSettled':
      return settledBy(boat, event);
    case 'EvidenceRecalled':
    case 'RecallAcknowledged':
    case 'BoatRecalled':
      return boat; // boat-recalled.ts
    default:
      return handedOver(boat, event);
  }
}

type MovesOn = Exclude<
  BoatEvent['type'],
  | 'BoatMerged'
  | 'BoatSplit'
  | 'MergedInto'
  | 'SplitFrom'
  | 'PhaseRaised'
  | 'PhaseLowered'
  | 'LogWritten'
  | 'LogTranslated'
  | 'OnSceneNamed'
  | 'RequestNoted'
  | 'ClosingRefused'
  | 'BoatClosed'
  | 'BoatReopened'
  | 'DisputeSettled'
  | 'EvidenceRecalled'
  | 'RecallAcknowledged'
  | 'BoatRecalled'
>;

/** Who coordinates, and what was proposed and answered of that. */
function handedOver(boat: Boat, event: Extract<BoatEvent, { readonly type: MovesOn }>): Boat {
  switch (event.type) {
    case 'TransferProposed':
      return { ...boat, transfers: [...boat.transfers, proposed(event)] };
    case 'TransferDelivered':
      return answered(boat, event.transfer, (one) => ({ ...one, deliveredAt: one.deliveredAt ?? event.at }));
    case 'TransferAccepted': {
      const to = boat.transfers.find(({ transfer }) => transfer === event.transfer)?.to;
      const accepted = answered(boat, event.transfer, (one) => answer(one, 'accepted', event));
      return to === undefined ? boat : coordinatedBy(accepted, to);
    }
    case 'TransferRefused':
      return answered(boat, event.transfer, (one) => ({
        ...answer(one, 'refused', event),
        refusal: event.reason,
      }));
    case 'TransferWithdrawn':
      return answered(boat, event.transfer, (one) => ({ ...one, status: 'withdrawn' }));
    case 'AssistanceOffered':
      return answered(boat, event.transfer, (one) => answer(one, 'assisted', event));
    case 'TransferAssumed':
      return { ...boat, assumed: [...boat.assumed, { to: event.to, at: event.at, by: event.by }] };
    case 'SettlementProposed':
      return { ...boat, settling: { to: event.to, side: event.side, at: event.at } };
    case 'CoordinatorSettled':
      return coordinatedBy(boat, event.coordinator);
    case 'BoatOpened':
    case 'NumberTaken':
    case 'NumbersPassedOver':
    case 'ContactLinked':
    case 'LinkGraded':
    case 'ContactUnlinked':
    case 'EvidenceCorrected':
    case 'BoatsRelated':
    case 'RelatedFrom':
    case 'BoatsUnrelated':
    case 'UnrelatedFrom':
    case 'CountsExplained':
    case 'DispersedRecorded':
    case 'HullMarked':
    case 'PromiseMade':
    case 'PromiseKept':
    case 'TaskNoted':
    case 'SearchOpened':
    case 'SearchEffortRecorded':
    case 'SearchEnded':
    case 'SearchSuspended':
    case 'SafeguardingAsked':
    case 'SafeguardingMetAgain':
    case 'SafeguardingWithdrawn':
    case 'SafeguardingTold':
    case 'SafeguardingEnded':
    case 'SearchWithdrawn':
      // Held, not moved: boat-held.ts.
      return boat;
    default:
      return never(event);
  }
}

function mergedOf(event: BoatEventOf<'BoatMerged'>): Merged {
  const { from, includes, grade, reason, at, coordinator, phase } = event;
  const { links, relations, explanations, dispersed, hulls, searches, promises, tasks } = event;
  const { safeguarding = [] } = event;
  const held = { links, relations, explanations, dispersed, hulls, searches, promises, tasks, safeguarding };
  return {
    from,
    includes,
    grade,
    reason,
    at,
    held,
    coordinator,
    phase,
    isCoordinatorOpen: true,
    isPhaseOpen: true,
  };
}

/** The acts by which coordinator, phase and merge stand, once this one is folded. */
function saidAfter({ said }: Boat, event: BoatEvent): Boat['said'] {
  switch (event.type) {
    case 'TransferAccepted':
    case 'CoordinatorSettled':
      return { ...said, coordinator: sayingOf(event) };
    case 'PhaseRaised':
    case 'PhaseLowered':
      return { ...said, phase: sayingOf(event) };
    case 'MergedInto':
      return { ...said, merge: sayingOf(event) };
    case 'SplitFrom':
      return { ...said, merge: null };
    default:
      return said;
  }
}

function sayingOf({ type, at, by }: Saying): Saying {
  return { type, at, by };
}

/** What one side says of a dispute; once every side has said the same, what follows from it. */
function settledBy(boat: Boat, event: BoatEventOf<'DisputeSettled'>): Boat {
  const settlements = withSettlement(boat.settlements, event);
  const after = { ...boat, settlements };
  if (agreedOn(settlements, event) === null) return after;
  const { voids, coordinator, phase, search } = event;
  const saying = sayingOf(event);
  let moved: Boat = after;
  if (voids !== null && moved.closure?.at === voids.at && moved.closure.by === voids.by)
    moved = { ...moved, closure: null };
  if (coordinator !== null)
    moved = {
      ...stillOffered(coordinatedBy(moved, coordinator), moved),
      said: { ...moved.said, coordinator: saying },
    };
  if (phase !== null) moved = { ...phased(moved, { phase }), said: { ...moved.said, phase: saying } };
  return search === null ? moved : reopenedIn(moved, search);
}

/** The search goes on, wherever it is held. */
export function reopenedIn(boat: Boat, search: string): Boat {
  const own = { ...boat.own, ...reopenedSearch(boat.own, search) };
  const merged = boat.merged.map((one) => ({ ...one, held: reopenedSearch(one.held, search) }));
  return { ...boat, own, merged };
}

/** The phase, as somebody says it now: whatever was merged in no longer tells otherwise. */
export function phased(
  boat: Boat,
  { phase }: Pick<BoatEventOf<'PhaseRaised' | 'PhaseLowered'>, 'phase'>,
): Boat {
  const merged = boat.merged.map((one) => ({ ...one, isPhaseOpen: false }));
  return { ...boat, own: { ...boat.own, phase }, merged };
}

/** Who coordinates, as somebody says it now: whatever was merged in no longer tells otherwise. */
export function coordinatedBy(boat: Boat, coordinator: Coordinator): Boat {
  const merged = boat.merged.map((one) => ({ ...one, isCoordinatorOpen: false }));
  return { ...boat, own: { ...boat.own, coordinator }, merged, settling: null };
}

/**
 * A side that has named who shall have it is taken at its word by the other, which may not have heard what came since:
 * where that ends otherwise, both go on until each has named the same. Nobody is released by an offer that still stands.
 */
function stillOffered(boat: Boat, { settling }: Pick<Boat, 'settling'>): Boat {
  if (settling === null) return boat;
  const coordinator = fallsTo(boat);
  if (coordinator === 'both' || coordinator === settling.to) return boat;
  return { ...coordinatedBy(boat, 'both'), settling };
}

function proposed(event: BoatEventOf<'TransferProposed'>): Transfer {
  const { transfer, from, to, reason, crossesAt, at, by } = event;
  return {
    transfer,
    from,
    to,
    reason,
    crossesAt,
    status: 'open',
    proposedAt: at,
    proposedBy: by,
    deliveredAt: null,
    answeredAt: null,
    answeredBy: null,
    refusal: null,
  };
}

function answer(
  one: Transfer,
  status: Transfer['status'],
  { at, by }: Pick<BoatEventOf<'TransferAccepted'>, 'at' | 'by'>,
): Transfer {
  return { ...one, status, answeredAt: at, answeredBy: by };
}

function answered(boat: Boat, transfer: string, change: (one: Transfer) => Transfer): Boat {
  return { ...boat, transfers: boat.transfers.map((one) => (one.transfer === transfer ? change(one) : one)) };
}
