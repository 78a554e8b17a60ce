import type { SidedEvent } from '../../kernel/decider.ts';
import { fromUtc, secondsBetween } from '../../kernel/time.ts';
import { distanceMetres } from '../../kernel/geo.ts';
import type { Boat, Closure, Saying } from './boat-state.ts';
import { graver, phaseSaid, saysPeopleAfloat } from './claims.ts';
import { happenedAt } from './contact-state.ts';
import type { BoatEvent, BoatEventOf } from './events-boat.ts';
import { isCount } from './ledger-claims.ts';
import { isTaskOver } from './units-at-work.ts';
import type { ContactFacts, Coordinator, DisputeKind, Phase } from './wire.ts';

/** An event of a boat with the node that recorded it. */
export type Sided = SidedEvent<BoatEvent>;

/** That two events cannot both stand: by which of them something was decided, and what hangs on it. */
export interface Clash {
  readonly kind: DisputeKind;
  readonly decided: Sided;
  readonly unseen: Sided;
  readonly closing?: Closure;
  readonly coordinators?: readonly [Coordinator, Coordinator];
  readonly phase?: Phase;
  readonly search?: string;
  readonly boats?: readonly string[];
  readonly contacts?: readonly string[];
}

/** What a closing or a merge must have seen of a boat: whatever changes what is known of it, or who has it. */
const evidence = [
  'ContactLinked',
  'ContactUnlinked',
  'LinkGraded',
  'EvidenceCorrected',
  'BoatsRelated',
  'RelatedFrom',
  'BoatsUnrelated',
  'UnrelatedFrom',
  'BoatMerged',
  'BoatSplit',
  'PhaseRaised',
  'SearchOpened',
  'CountsExplained',
  'DispersedRecorded',
  'TransferProposed',
  'TransferAccepted',
  'BoatReopened',
] as const satisfies readonly BoatEvent['type'][];
const isEvidence: ReadonlySet<string> = new Set(evidence);

/** Types of which two, decided without sight of each other, may not both stand. */
export const contestedOfBoat = [
  ...evidence,
  'BoatClosed',
  'TransferWithdrawn',
  'CoordinatorSettled',
  'MergedInto',
  'PhaseLowered',
  'SearchEnded',
  'SearchSuspended',
  'TaskNoted',
  'DisputeSettled',
] as const satisfies readonly BoatEvent['type'][];

/** What cannot both stand of two events decided apart, as long as what was decided is still in force. */
export function clashOf(boat: Boat, one: Sided, other: Sided): readonly Clash[] {
  const both = [one, other] as const;
  const turned = [other, one] as const;
  return [both, turned].flatMap(([decided, unseen]) =>
    finders.flatMap((find) => {
      const found = find(boat, decided, unseen);
      return found === null ? [] : [{ ...found, decided, unseen }];
    }),
  );
}

type Find = (boat: Boat, decided: Sided, unseen: Sided) => Omit<Clash, 'decided' | 'unseen'> | null;

const finders: readonly Find[] = [
  closed,
  coordinated,
  merged,
  lowered,
  searchOver,
  countedTwice,
  taskedTwice,
];

/** Of two events that say the same kind of thing, the one of the smaller origin is named first: once, on every node. */
function isFirst(decided: Sided, unseen: Sided): boolean {
  return decided.origin < unseen.origin;
}

function isSaid(saying: Saying | Closure | null, { event }: Sided): boolean {
  if (saying === null || saying.at !== event.at) return false;
  return 'by' in event && saying.by === event.by && (!('type' in saying) || saying.type === event.type);
}

function closingOf({ outcome, identification, at, by }: BoatEventOf<'BoatClosed'>): Closure {
  return { outcome, identification, at, by };
}

function closed(boat: Boat, decided: Sided, unseen: Sided): ReturnType<Find> {
  if (decided.event.type !== 'BoatClosed') return null;
  const closing = closingOf(decided.event);
  const holds = isSaid(boat.closure, decided);
  if (unseen.event.type === 'BoatClosed') {
    if (!isFirst(decided, unseen) || decided.event.outcome === unseen.event.outcome) return null;
    if (holds) return { kind: 'closed_differently', closing };
    return isSaid(boat.closure, unseen)
      ? { kind: 'closed_differently', closing: closingOf(unseen.event) }
      : null;
  }
  if (!isEvidence.has(unseen.event.type)) return null;
  const { event } = unseen;
  const last = boat.reopenings.at(-1);
  // Opened again by the other side at the same time: it is open, and whoever closed it must hear of that.
  const isReopened =
    event.type === 'BoatReopened' && boat.closure === null && last?.at === event.at && last.by === event.by;
  return holds || isReopened ? { kind: 'closed_unseen', closing } : null;
}

function coordinated(boat: Boat, decided: Sided, unseen: Sided): ReturnType<Find> {
  if (!isFirst(decided, unseen)) return null;
  const first = coordinatorBy(boat, decided, unseen);
  const second = coordinatorBy(boat, unseen, decided);
  if (first === null || second === null || first === second) return null;
  const { coordinator } = boat.said;
  if (!isSaid(coordinator, decided) && !isSaid(coordinator, unseen)) return null;
  return { kind: 'both_coordinators', coordinators: [first, second] };
}

/** Who coordinates by one of two events; a withdrawal says so only beside the acceptance of the same proposal. */
function coordinatorBy({ transfers }: Boat, { event }: Sided, beside: Sided): Coordinator | null {
  const proposal = (name: string) => transfers.find(({ transfer }) => transfer === name);
  switch (event.type) {
    case 'TransferAccepted':
      return proposal(event.transfer)?.to ?? null;
    case 'CoordinatorSettled':
      return event.coordinator;
    case 'TransferWithdrawn': {
      const answer = beside.event;
      const isSame = answer.type === 'TransferAccepted' && answer.transfer === event.transfer;
      return isSame ? (proposal(event.transfer)?.from ?? null) : null;
    }
    default:
      return null;
  }
}

function merged(boat: Boat, decided: Sided, unseen: Sided): ReturnType<Find> {
  if (decided.event.type !== 'MergedInto') return null;
  const { into } = decided.event;
  const { event } = unseen;
  const holds = isSaid(boat.said.merge, decided);
  if (event.type === 'MergedInto') {
    if (event.into === into || !isFirst(decided, unseen)) return null;
    return holds || isSaid(boat.said.merge, unseen)
      ? { kind: 'merged_twice', boats: [into, event.into] }
      : null;
  }
  if (!holds) return null;
  if (event.type === 'BoatMerged' && event.from === into)
    return boat.merged.some(({ from }) => from === into) ? { kind: 'merged_crosswise', boats: [into] } : null;
  const isNews = isEvidence.has(event.type) || event.type === 'BoatClosed';
  return isNews ? { kind: 'merged_unseen', boats: [into] } : null;
}

function lowered(boat: Boat, decided: Sided, unseen: Sided): ReturnType<Find> {
  if (decided.event.type !== 'PhaseLowered') return null;
  const called = phaseCalled(unseen.event);
  if (called === null || called === decided.event.phase) return null;
  if (graver(called, decided.event.phase) !== called) return null;
  const { phase } = boat.said;
  if (!isSaid(phase, decided) && !isSaid(phase, unseen)) return null;
  return { kind: 'phase_lowered_unseen', phase: called };
}

/** The least phase that an event calls for. */
function phaseCalled(event: BoatEvent): Phase | null {
  switch (event.type) {
    case 'PhaseRaised':
    case 'BoatMerged':
      return event.phase;
    case 'ContactLinked':
    case 'EvidenceCorrected':
      return phaseSaid(event.facts);
    case 'SearchOpened':
      return event.kind === 'person_in_water' ? 'distress' : 'alert';
    case 'BoatReopened':
      return 'alert';
    default:
      return null;
  }
}

function searchOver(boat: Boat, decided: Sided, unseen: Sided): ReturnType<Find> {
  const { event } = decided;
  if (event.type !== 'SearchSuspended' && event.type !== 'SearchEnded') return null;
  const search = boat.searches.find((one) => one.search === event.search);
  const isOver = search?.status === 'suspended' || search?.status === 'ended';
  if (search === undefined || !isOver || search.changedAt !== event.at) return null;
  const { event: news } = unseen;
  const isNews =
    news.type === 'BoatMerged' ||
    news.type === 'BoatReopened' ||
    ((news.type === 'ContactLinked' || news.type === 'EvidenceCorrected') && saysPeopleAfloat(news.facts));
  return isNews ? { kind: 'search_over_unseen', search: event.search } : null;
}

/** The same people counted by the same unit, or at the same place ashore, near in time and place. Ours. */
const sameCountSeconds = 1_800;
const sameCountMetres = 5_000;

function countedTwice(boat: Boat, decided: Sided, unseen: Sided): ReturnType<Find> {
  if (!isFirst(decided, unseen)) return null;
  if (decided.event.type !== 'ContactLinked' || unseen.event.type !== 'ContactLinked') return null;
  const contacts = [decided.event.contact, unseen.event.contact];
  const [one, other] = contacts.map((contact) => boat.links.find((link) => link.contact === contact));
  if (one === undefined || other === undefined || one === other) return null;
  if (one.grade === 'possible' || other.grade === 'possible') return null;
  if (!isSameCount(one.facts, other.facts)) return null;
  const isExplained = boat.explanations.some((given) =>
    contacts.every((contact) => given.contacts.includes(contact)),
  );
  return isExplained ? null : { kind: 'counted_twice', contacts };
}

/** Each side asked a unit to go without sight of the other's, and both are still asked: perhaps one is enough. */
function taskedTwice(boat: Boat, decided: Sided, unseen: Sided): ReturnType<Find> {
  if (!isFirst(decided, unseen)) return null;
  const [one, other] = [asked(boat, decided), asked(boat, unseen)];
  return one === null || other === null || one === other ? null : { kind: 'tasked_twice' };
}

/** The unit that an event says was asked, while it still is; null: none. */
function asked({ tasks }: Boat, { event }: Sided): string | null {
  if (event.type !== 'TaskNoted' || event.step !== 'proposed') return null;
  const task = tasks.find((one) => one.task === event.task);
  return task === undefined || isTaskOver(task.step) ? null : task.unit;
}

/** Whether two counts, one of each side, may be of the same people. */
export function isSameCount(one: ContactFacts, other: ContactFacts): boolean {
  if (!isCount(one) || !isCount(other) || one.kind !== other.kind) return false;
  const seconds = secondsBetween(fromUtc(happenedAt(one)), fromUtc(happenedAt(other)));
  if (Math.abs(seconds) > sameCountSeconds) return false;
  const isPickup = one.kind === 'pickup';
  const [by, beside] = isPickup ? [one.unit, other.unit] : [one.place, other.place];
  if (by !== null && beside !== null && by !== beside) return false;
  const [at, near] = [one.positions.at(-1), other.positions.at(-1)];
  const isFar = at !== undefined && near !== undefined && distanceMetres(at, near) > sameCountMetres;
  const isNamed = by !== null && by === beside;
  const isPlaced = at !== undefined && near !== undefined;
  return !isFar && (isNamed || isPlaced);
}
