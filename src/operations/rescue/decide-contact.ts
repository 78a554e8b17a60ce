import type { Decider, Decision } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { isAhead } from './ahead.ts';
import { evidenceCorrected } from './boat-evidence.ts';
import { openedBy } from './contact-acts.ts';
import { countsNeed, saysNothing, saysPeopleAfloat } from './claims.ts';
import { contestedOfContact, reconcileContact } from './contact-reconcile.ts';
import { settleLink } from './contact-settle.ts';
import { type Contact, type ContactState, corrected, evolveContact, noContact } from './contact-state.ts';
import { noteAssessment, partPosition } from './contact-detected.ts';
import { joinWords } from './contact-joined.ts';
import { doneBy, type RescueDecision, type RescueEvent } from './decision.ts';
import type { ContactCommand, ContactEvent, ContactEventOf } from './events-contact.ts';
import type { RescueRefusal } from './refusal-codes.ts';
import { isSameValue } from './same-value.ts';
import { authorOf, deskOf, seenBoat, sideOf } from './seen.ts';
import type { ContactFacts } from './wire.ts';

type Of<Name extends ContactCommand['type']> = Extract<ContactCommand, { readonly type: Name }>;
/** A correction, and the boats that stand on the contact. */
type Correcting = Exclude<
  ContactCommand['type'],
  | 'RecordContact'
  | 'OpenContact'
  | 'TakeContact'
  | 'AnswerContact'
  | 'ReopenContact'
  | 'NoteAssessment'
  | 'PartPosition'
  | 'JoinWords'
  | 'SettleLink'
>;

/** Decides over one thing received: whose it is, who looked at it, what was made of it, what was put right. */
export const contactDecider: Decider<ContactState, ContactCommand, RescueEvent, RescueRefusal> = {
  initial: noContact,
  decide(state, command) {
    if (authorOf(command) === null) return refuse('author_unknown');
    if (command.type === 'RecordContact') return record(state, command);
    if (state.status === 'none') return refuse('contact_unknown');
    switch (command.type) {
      case 'OpenContact':
        return ok(openedBy(state, command));
      case 'TakeContact':
        return take(state, command);
      case 'AnswerContact':
        return answer(state, command);
      case 'ReopenContact':
        return reopen(state, command);
      case 'NoteAssessment':
        return noteAssessment(state, command);
      case 'PartPosition':
        return partPosition(state, command);
      case 'JoinWords':
        return joinWords(state, command);
      case 'CorrectContact':
      case 'AddPosition':
      case 'ChooseReading':
      case 'AddTranslation':
      case 'CorrectTime':
        return correct(state, command);
      case 'SettleLink':
        return settleLink(state, command);
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    return isOfContact(event) ? evolveContact(state, event) : state;
  },
  contested: contestedOfContact,
  reconcile: reconcileContact,
};

function isOfContact(event: RescueEvent): event is ContactEvent {
  return 'contact' in event && contactTypes.has(event.type);
}

const contactTypes: ReadonlySet<string> = new Set<ContactEvent['type']>([
  'ContactRecorded',
  'ContactCorrected',
  'PositionAdded',
  'ReadingChosen',
  'TranslationAdded',
  'WordsJoined',
  'AssessmentNoted',
  'PositionParted',
  'ContactOpened',
  'ContactTaken',
  'ContactAnswered',
  'ContactReopened',
  'TimeCorrected',
  'LinkedToBoat',
  'UnlinkedFromBoat',
  'LinkSettled',
]);

/**
 * What is typed at a desk may not lie ahead by more. Wide, since nothing that a caller says may be lost to a clock that
 * is wrong by minutes; narrow enough for an hour ago that was read as tomorrow, or taken from a clock of another zone.
 */
const typedAheadSecondsMax = 1_800;

function record(state: ContactState, command: Of<'RecordContact'>): RescueDecision {
  const side = sideOf(command);
  if (side === null) return refuse('side_unknown');
  // A gateway or a device sits at no desk: what it brings is never refused for its clock, which is put right beside it.
  const isTyped = deskOf(command) !== null;
  if (isTyped && isAhead(command.happenedAt, command.at, typedAheadSecondsMax)) return refuse('time_ahead');
  const facts = factsOf(command, side);
  if (state.status === 'recorded') {
    // The same item again, from the same or another desk, under another key: known already, nothing new to write.
    return isSameValue({ ...state.recorded, side, translated: facts.translated }, facts)
      ? ok([])
      : refuse('contact_known');
  }
  const { at, contact } = command;
  const by = String(command.by);
  const recorded = { type: 'ContactRecorded', at, ...facts, by, desk: deskOf(command) } as const;
  if (!isIdle(facts)) return ok([recorded]);
  const apart = { answer: 'for_information', explainedBy: null, reason: 'other' } as const;
  return ok([recorded, { type: 'ContactAnswered', at, contact, ...apart, by }]);
}

/** A machine's answer that tells of nobody: it stands on record and calls nobody from their desk. In doubt it does. */
function isIdle({ notes = [], claims, positions }: ContactFacts): boolean {
  return notes.some(({ note }) => note === 'automatic') && positions.length === 0 && saysNothing(claims);
}

function factsOf(command: Of<'RecordContact'>, side: ContactFacts['side']): ContactFacts {
  const { contact, kind, channel, receivedAt, happenedAt, language, caller, source, unit, place } = command;
  const { claims, positions, counted, callersAboard, wordsSubject: words, translated } = command;
  const { detected, notes } = command;
  const said = { contact, kind, channel, receivedAt, happenedAt, language, caller, source, unit, place };
  return {
    ...said,
    claims,
    positions,
    counted,
    callersAboard,
    side,
    clockOffsetSeconds: 0,
    words,
    translated,
    ...(detected === undefined ? {} : { detected }),
    ...(notes === undefined || notes.length === 0 ? {} : { notes }),
  };
}

function take(state: Contact, command: Of<'TakeContact'>): RescueDecision {
  const { at, contact } = command;
  const by = String(command.by);
  const desk = deskOf(command);
  if (state.taken?.by === by && state.taken.desk === desk) return ok([]);
  const taken = { type: 'ContactTaken', at, contact, by, desk, side: sideOf(command) } as const;
  return ok([...openedBy(state, command), taken]);
}

function answer(state: Contact, command: Of<'AnswerContact'>): RescueDecision {
  const { at, contact, answer: given, explainedBy, reason } = command;
  if (given === 'not_a_boat' && state.links.length > 0)
    return refuse('linked_to_boat', { boats: state.links.length });
  // Nobody who says that people are in danger is set aside on a feeling: what it was must be named. PROBLEM F7, F15.
  if (state.links.length === 0 && explainedBy === null && saysPeopleAfloat(state.facts))
    return refuse('people_said_afloat');
  if (state.links.length === 0 && explainedBy === null && countsNeed(state.facts))
    return refuse('people_in_need_counted');
  const said = { answer: given, explainedBy, reason };
  const { answer: before } = state;
  if (
    before !== null &&
    isSameValue(said, { answer: before.answer, explainedBy: before.explainedBy, reason: before.reason })
  )
    return ok([]);
  const answered = { type: 'ContactAnswered', at, contact, ...said, by: String(command.by) } as const;
  return ok([...openedBy(state, command), answered]);
}

function reopen(state: Contact, { at, contact, by }: Of<'ReopenContact'>): RescueDecision {
  if (state.answer === null) return refuse('not_answered');
  return ok([{ type: 'ContactReopened', at, contact, by: String(by) }]);
}

function correct(state: Contact, command: Of<Correcting>): RescueDecision {
  const decided = correction(state, command);
  if (!decided.ok) return decided;
  const [event] = decided.value;
  if (event === undefined) return decided;
  const facts = corrected(state.facts, event);
  const done = doneBy(command);
  // A translation changes nothing that a boat stands on but that it is there: the boats are told all the same.
  const told = state.links.flatMap(({ boat }) =>
    evidenceCorrected({ boat, seen: seenBoat(command, boat), facts }, done),
  );
  return ok([event, ...told]);
}

type Correction = ContactEventOf<
  'ContactCorrected' | 'PositionAdded' | 'ReadingChosen' | 'TranslationAdded' | 'TimeCorrected'
>;

function correction({ facts }: Contact, command: Of<Correcting>): Decision<Correction, RescueRefusal> {
  const { at, contact } = command;
  const by = String(command.by);
  switch (command.type) {
    case 'CorrectContact': {
      const { claims, counted, place, unit } = command;
      const said = { claims, counted, place, unit };
      const { claims: c, counted: n, place: p, unit: u } = facts;
      if (isSameValue(said, { claims: c, counted: n, place: p, unit: u })) return ok([]);
      return ok([{ type: 'ContactCorrected', at, contact, ...said, ...forReason(command) }]);
    }
    case 'AddPosition': {
      const before = facts.positions.find(({ id }) => id === command.position.id);
      if (before !== undefined)
        return isSameValue(before, command.position) ? ok([]) : refuse('position_known');
      return ok([
        { type: 'PositionAdded', at, contact, position: command.position, by, ...forReason(command) },
      ]);
    }
    case 'ChooseReading': {
      const position = facts.positions.find(({ id }) => id === command.position);
      if (position === undefined) return refuse('position_unknown');
      const reading = position.candidates.find((one) => one.reading === command.reading);
      if (reading === undefined) return refuse('reading_unknown');
      const isRead = position.lat === reading.lat && position.lon === reading.lon;
      if (isRead && !position.flags.includes('format_ambiguous')) return ok([]);
      const { position: id, reading: name } = command;
      return ok([{ type: 'ReadingChosen', at, contact, position: id, reading: name, by }]);
    }
    case 'AddTranslation':
      if (facts.words === null || facts.words !== command.wordsSubject) return refuse('words_unknown');
      return ok([{ type: 'TranslationAdded', at, contact, words: facts.words }]);
    case 'CorrectTime':
      if (command.offsetSeconds === facts.clockOffsetSeconds) return ok([]);
      return ok([
        {
          type: 'TimeCorrected',
          at,
          contact,
          offsetSeconds: command.offsetSeconds,
          by,
          ...forReason(command),
        },
      ]);
    default:
      return never(command);
  }
}

/** Why it is put right, where that was said. */
function forReason({ reason }: Pick<Of<'CorrectContact'>, 'reason'>): Pick<Of<'CorrectContact'>, 'reason'> {
  return reason === undefined ? {} : { reason };
}
