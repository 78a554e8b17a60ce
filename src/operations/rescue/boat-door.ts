import type { Decider, DomainCommand } from '../../kernel/decider.ts';
import type { CommandDoor, StreamDoor } from '../../kernel/door.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import type { Text } from '../../kernel/text.ts';
import type { Boat } from './boat-state.ts';
import { sealedWords, subjectIn } from './contact-door.ts';
import { boatDecider } from './decide-boat.ts';
import { type BoatCommand, boatCommandSchemas, boatEventSchemas, type HeldLink } from './events-boat.ts';
import { numberingDecider } from './numbering.ts';
import { handling } from './policy.ts';
import { refusals } from './refusals.ts';
import { outcomeText } from './text.ts';
import { commandText } from './text-commands.ts';

type AnyDecider = Decider<unknown, DomainCommand, DomainEvent, string>;
type Fields = Readonly<Record<string, unknown>>;
type Beside = NonNullable<CommandDoor['beside']>;

const secondPerson = {
  close: {
    en: 'Taking another boat for this one costs lives: two persons say that its people are safe.',
    fr: 'Prendre une autre embarcation pour celle-ci coûte des vies : deux personnes attestent que les siens sont saufs.',
  },
  suspend: {
    en: 'Nobody alone gives up a search: two persons say that it was made.',
    fr: 'Nul ne suspend seul des recherches : deux personnes attestent qu’elles ont été menées.',
  },
} as const satisfies Record<string, Text>;

const contact: Beside = (fields) => [`contact/${String(fields['contact'])}`];
const other: Beside = (fields) => [`boat/${String(fields['other'])}`];

/** The contacts of a state of a boat's stream. */
function linksIn(state: unknown): readonly HeldLink[] {
  return boatIn(state)?.links ?? [];
}

function boatIn(state: unknown): Boat | null {
  if (typeof state !== 'object' || state === null || !('merged' in state)) return null;
  return state as Boat; // a state of this stream's own decider
}

const contactsOf = (links: readonly HeldLink[]): readonly string[] =>
  links.map((link) => `contact/${link.contact}`);

/** What each order is decided on beside its own stream. */
const besides: Partial<Record<BoatCommand['type'], Beside>> = {
  OpenBoat: (fields, state, from) => [
    ...contact(fields, state, from),
    ...(from.state === null ? [] : [`numbering/${from.node ?? from.state}`]),
  ],
  LinkContact: contact,
  GradeLink: contact,
  UnlinkContact: contact,
  RelateBoats: other,
  UnrelateBoats: other,
  MergeBoats: (fields, state) => [`boat/${String(fields['boat'])}`, ...contactsOf(linksIn(state))],
  // What is settled of a merge is written on the others as well, and on the contacts that they share.
  SettleDispute: (fields, state) => {
    const dispute = boatIn(state)?.disputes.find((one) => one.dispute === fields['dispute']);
    const others = dispute?.boats ?? [];
    return others.length === 0
      ? []
      : [...others.map((name) => `boat/${name}`), ...contactsOf(linksIn(state))];
  },
  SplitBoat: (fields, state) => {
    const merged = boatIn(state)?.merged.find(({ from }) => from === fields['from']);
    return [`boat/${String(fields['from'])}`, ...contactsOf(merged?.held.links ?? [])];
  },
};

/** Further needs of some orders: a second person, what is sealed, and that nothing is lent. */
const needs: Partial<
  Record<BoatCommand['type'], Pick<CommandDoor, 'fourEyes' | 'terms' | 'personal' | 'lendsNothing'>>
> = {
  // What takes back what was lent is never stopped by how it is kept since.
  UnlinkContact: { lendsNothing: true },
  AcknowledgeRecall: { lendsNothing: true },
  UnrelateBoats: { lendsNothing: true },
  SplitBoat: { lendsNothing: true },
  CloseBoat: { fourEyes: secondPerson.close, terms: { outcome: outcomeText } },
  SuspendSearch: { fourEyes: secondPerson.suspend },
  WriteLog: {
    personal: [{ ...sealedWords((fields) => subjectIn(fields, 'entry')), fields: { words: 'free_text' } }],
  },
  TranslateLog: {
    personal: [
      { ...sealedWords((fields) => subjectIn(fields, 'entry')), fields: { translation: 'translation' } },
    ],
  },
};

/** A merge is decided on the record that goes on under the other: it knows its contacts. */
function keyOf(type: string, fields: Fields): string {
  return String(fields[type === 'MergeBoats' ? 'from' : 'boat']); // checked by each schema
}

function doorOf(type: BoatCommand['type']): CommandDoor {
  const beside = besides[type];
  return {
    schema: boatCommandSchemas[type],
    summary: commandText[type],
    streamKey: (fields) => keyOf(type, fields),
    ...needs[type],
    ...(beside === undefined ? {} : { beside }),
  };
}

/** What dispatch did is told by its flow, what was recalled by the node's own exchange: no person writes it here. */
const toldByProgram: ReadonlySet<string> = new Set<BoatCommand['type']>([
  'NoteTask',
  'NoteRequest',
  'NoteRecall',
  'NoteBoatRecalled',
]);

/** Boats, each a stream of its own. */
export const boatStream: StreamDoor = {
  kind: 'boat',
  decider: boatDecider as unknown as AnyDecider, // the door erases types
  commands: Object.fromEntries(
    Object.keys(boatCommandSchemas)
      .filter((type) => !toldByProgram.has(type))
      .map((type) => [type, doorOf(type as BoatCommand['type'])]), // its own keys
  ),
  ownCommands: { NoteRecall: { beside: contact, lendsNothing: true } },
  events: boatEventSchemas,
  handling,
  upcasters: {},
  refusals,
};

/** The numbers that each side has given. It has no orders of its own: openings take them. */
export const numberingStream: StreamDoor = {
  kind: 'numbering',
  decider: numberingDecider as unknown as AnyDecider, // likewise
  commands: {},
  events: {
    NumberTaken: boatEventSchemas.NumberTaken,
    NumbersPassedOver: boatEventSchemas.NumbersPassedOver,
  },
  handling,
  upcasters: {},
  refusals: {},
};
