import type { State } from '../../kernel/label.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import { type Dispute, type Settlement, withSettlement } from './dispute.ts';
import type { ContactEvent, ContactEventOf } from './events-contact.ts';
import type { ContactFacts, ContactPosition, DetectionAssessment, Grade } from './wire.ts';
import { never } from '../../kernel/result.ts';

/** Who did something, when, and at which desk. */
export interface Done {
  readonly by: string;
  readonly at: UtcText;
  readonly desk: string | null;
}

/** Whose item it is: the side's inbox until somebody takes it. */
export interface Owner {
  readonly side: State;
  readonly desk: string | null;
  readonly by: string | null;
}

/** One contact as it stands. Its words and numbers are in the vault. */
export interface Contact {
  readonly status: 'recorded';
  readonly facts: ContactFacts;
  /** As first recorded: what was corrected since stays on view beside it. */
  readonly recorded: ContactFacts;
  readonly recordedAt: UtcText;
  readonly recordedBy: string;
  readonly owner: Owner;
  /** The first time that a person looked at it. */
  readonly opened: Done | null;
  readonly taken: Done | null;
  readonly answer: Answer | null;
  /** Since when it waits for a word again: answered or linked, and that was taken back. Absent: never so. */
  readonly waitsSince?: UtcText | undefined;
  /** Further parts of a message that were joined to it: the names that each would have had of its own. */
  readonly joined: readonly string[];
  /** What the watch of the picture makes of the detections on which it stands: the standing word on each. */
  readonly assessments: readonly NotedAssessment[];
  readonly links: readonly { readonly boat: string; readonly grade: Grade }[];
  /** Each side linked it to a boat of its own. Empty on a record of one side. */
  readonly disputes: readonly Dispute[];
  readonly settlements: readonly Settlement[];
}

/** What the watch made of an item that is no boat. */
export type Answer = Pick<
  ContactEventOf<'ContactAnswered'>,
  'answer' | 'explainedBy' | 'reason' | 'by' | 'at'
>;

/** A judgement on one detection. It weighs beside the contact; it never takes it away. */
export interface NotedAssessment {
  readonly detection: string;
  readonly assessment: DetectionAssessment;
  readonly at: UtcText;
}

export type ContactState = { readonly status: 'none' } | Contact;

export const noContact: ContactState = { status: 'none' };

/** When it happened, by the clock as corrected. */
export function happenedAt(facts: ContactFacts): UtcText {
  return toUtc(addSeconds(fromUtc(facts.happenedAt), facts.clockOffsetSeconds));
}

/** When it was received, by the clock as corrected. */
export function toldAt(facts: ContactFacts): UtcText {
  return toUtc(addSeconds(fromUtc(facts.receivedAt), facts.clockOffsetSeconds));
}

/**
 * Whether somebody said when it happened. What is told ashore happened before: where it bears the moment at which it was
 * told, nobody has said.
 */
export function isMomentSaid({ kind, happenedAt: at, receivedAt: told }: ContactFacts): boolean {
  return kind !== 'statement' || at !== told;
}

/** When a position of a contact held, by the clock as corrected. */
export function positionAt(facts: ContactFacts, position: ContactPosition): UtcText {
  return toUtc(addSeconds(fromUtc(position.at), facts.clockOffsetSeconds));
}

/** Folds one event into a contact. Events of other streams leave it as it is. */
export function evolveContact(state: ContactState, event: ContactEvent): ContactState {
  if (event.type === 'ContactRecorded') return recorded(event);
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'ContactCorrected':
    case 'PositionAdded':
    case 'ReadingChosen':
    case 'TranslationAdded':
    case 'TimeCorrected':
    case 'PositionParted':
      return { ...state, facts: corrected(state.facts, event) };
    case 'WordsJoined':
      return { ...state, ...joinedFacts(state.facts, event), joined: [...state.joined, event.into] };
    case 'AssessmentNoted':
      return { ...state, assessments: assessed(state.assessments, event) };
    case 'ContactOpened':
      return { ...state, opened: state.opened ?? done(event) };
    case 'ContactTaken':
      return {
        ...state,
        taken: done(event),
        owner: { side: event.side ?? state.owner.side, desk: event.desk, by: event.by },
      };
    case 'ContactAnswered': {
      const { answer, explainedBy, reason, by, at } = event;
      return { ...state, answer: { answer, explainedBy, reason, by, at } };
    }
    case 'ContactReopened':
      return { ...waitingAgain(state, event.at), answer: null };
    case 'LinkedToBoat':
      return { ...state, links: relinked(state.links, event) };
    case 'UnlinkedFromBoat':
      return { ...waitingAgain(state, event.at), links: relinked(state.links, event) };
    case 'LinkSettled':
      return { ...state, settlements: withSettlement(state.settlements, event) };
    default:
      return never(event);
  }
}

function waitingAgain(state: Contact, at: UtcText): Contact {
  const { waitsSince } = state;
  return { ...state, waitsSince: waitsSince === undefined || at > waitsSince ? at : waitsSince };
}

function recorded(event: ContactEventOf<'ContactRecorded'>): Contact {
  const { type: _type, on: _on, at, by, desk, ...facts } = event;
  return {
    status: 'recorded',
    facts,
    recorded: facts,
    recordedAt: at,
    recordedBy: by,
    owner: { side: facts.side, desk, by: null },
    opened: null,
    taken: null,
    answer: null,
    joined: [],
    assessments: [],
    links: [],
    disputes: [],
    settlements: [],
  };
}

/** Nobody has touched it yet: what was first recorded goes along with what it has become. */
function joinedFacts(
  facts: ContactFacts,
  { claims, positions, notes }: ContactEventOf<'WordsJoined'>,
): Pick<Contact, 'facts' | 'recorded'> {
  const { notes: _notes, ...rest } = facts;
  const whole = { ...rest, claims, positions, ...(notes.length === 0 ? {} : { notes }) };
  return { facts: whole, recorded: whole };
}

/** The facts after a correction: what the boats that stand on it are told. */
export function corrected(
  facts: ContactFacts,
  event: ContactEventOf<
    | 'ContactCorrected'
    | 'PositionAdded'
    | 'PositionParted'
    | 'ReadingChosen'
    | 'TranslationAdded'
    | 'TimeCorrected'
  >,
): ContactFacts {
  switch (event.type) {
    case 'ContactCorrected': {
      const { claims, counted, place, unit } = event;
      return { ...facts, claims, counted, place, unit };
    }
    case 'PositionAdded':
      return { ...facts, positions: [...facts.positions, event.position] };
    case 'PositionParted':
      return { ...facts, positions: facts.positions.filter(({ id }) => id !== event.position) };
    case 'ReadingChosen':
      return {
        ...facts,
        positions: facts.positions.map((one) =>
          one.id === event.position ? readAs(one, event.reading) : one,
        ),
      };
    case 'TranslationAdded':
      return { ...facts, translated: true };
    case 'TimeCorrected':
      return { ...facts, clockOffsetSeconds: event.offsetSeconds };
    default:
      return never(event);
  }
}

/** The position under the reading chosen; the one it had stays among the readings. */
function readAs(position: ContactPosition, reading: string): ContactPosition {
  const chosen = position.candidates.find((one) => one.reading === reading);
  if (chosen === undefined) return position;
  const { lat, lon, candidates } = position;
  const isListed = candidates.some((one) => one.lat === lat && one.lon === lon);
  return {
    ...position,
    lat: chosen.lat,
    lon: chosen.lon,
    flags: position.flags.filter((flag) => flag !== 'format_ambiguous' && flag !== 'swapped'),
    candidates: isListed ? candidates : [...candidates, { lat, lon, reading: 'as_first_read' }].slice(-8),
  };
}

function relinked(
  links: Contact['links'],
  event: ContactEventOf<'LinkedToBoat' | 'UnlinkedFromBoat'>,
): Contact['links'] {
  const others = links.filter(({ boat }) => boat !== event.boat);
  return event.type === 'LinkedToBoat' ? [...others, { boat: event.boat, grade: event.grade }] : others;
}

function assessed(
  before: Contact['assessments'],
  { detection, assessment, at }: ContactEventOf<'AssessmentNoted'>,
): Contact['assessments'] {
  const others = before.filter((one) => one.detection !== detection);
  return assessment === null ? others : [...others, { detection, assessment, at }];
}

function done({ by, at, desk }: Done): Done {
  return { by, at, desk };
}

/** The boats that a state of this stream is linked to; none where it is not recorded. */
export function linksOf(state: unknown): Contact['links'] {
  if (typeof state !== 'object' || state === null || !('links' in state)) return [];
  return (state as Contact).links; // a state of this stream's own decider
}
