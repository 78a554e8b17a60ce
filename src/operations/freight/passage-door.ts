import { type ZodType, z } from 'zod';
import type { Decider, DomainCommand } from '../../kernel/decider.ts';
import type { CommandDoor, PersonalFields, StreamDoor } from '../../kernel/door.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { subjectId } from '../../kernel/shapes.ts';
import { passageDecider } from './decide-passage.ts';
import { equipmentStream } from './equipment-register.ts';
import { type PassageCommand, passageCommandSchemas, passageEventSchemas } from './events-passage.ts';
import { sealed } from './handling.ts';
import { passageStream } from './passage-group.ts';
import type { Passage } from './passage-state.ts';
import { placeStream } from './place-register.ts';
import { plateSeen, type TokenOf } from './plate-seen.ts';
import { passageHandling } from './policy.ts';
import { passageRefusals } from './refusals.ts';
import { commandText } from './text.ts';
import { type PlateHolder, plateHolders } from './words.ts';

type Fields = Readonly<Record<string, unknown>>;
type Beside = NonNullable<CommandDoor['beside']>;

/** What the freight book needs of its node: a key for plates that lies outside the database. */
export interface FreightSurroundings {
  readonly tokenOf: TokenOf;
}

const nobody: Beside = () => [];

/** A passage of this stream's own decider; null: none yet. */
function passageIn(state: unknown): Passage | null {
  if (typeof state !== 'object' || state === null || !('controls' in state)) return null;
  return state as Passage; // a state of this stream's own decider
}

const group: Beside = (fields, state) =>
  (passageIn(state)?.group ?? []).filter((id) => id !== fields['passage']).map(passageStream);

/** What each order is decided on beside its own stream. */
const besides: Partial<Record<PassageCommand['type'], Beside>> = {
  OpenPassage: (fields) => [placeStream(String(fields['place']))],
  RecordControl: (fields, state, from) => {
    const place = passageIn(state)?.place;
    const { equipment } = fields;
    return [
      ...(place === undefined ? [] : [placeStream(place)]),
      ...(typeof equipment === 'string' ? [equipmentStream(equipment)] : []),
      ...group(fields, state, from),
    ];
  },
  CorrectControl: group,
  NotePeopleMet: group,
  // What concerns a life concerns the vehicle, whichever of its entries counted it.
  NoteHelp: group,
  SetNextStep: group,
  LeavePassage: group,
  JoinPassages: (fields, state, from) => [
    ...group(fields, state, from),
    ...(fields['other'] === fields['passage'] ? [] : [passageStream(String(fields['other']))]),
  ],
  PartPassages: group,
};

/** As named, or as derived from it; null: one that could not be read. */
const namedPlates = z.array(z.looseObject({ on: z.enum(plateHolders), subject: subjectId }).nullable());

function plateField(on: PlateHolder, field: string): PersonalFields {
  return {
    subjectKind: 'vehicle',
    subject: ({ plates }) => namedPlates.parse(plates).find((plate) => plate?.on === on)?.subject ?? null,
    fields: { [field]: 'plate' },
    handling: sealed,
  };
}

const textIn = (fields: Fields, field: string): string | null => {
  const value = fields[field];
  return typeof value === 'string' ? value : null;
};

const personal: Partial<Record<PassageCommand['type'], readonly PersonalFields[]>> = {
  OpenPassage: [plateField('tractor', 'tractorPlate'), plateField('trailer', 'trailerPlate')],
  NotePlate: [
    {
      subjectKind: 'vehicle',
      subject: (fields) => textIn(fields, 'subject'),
      fields: { plate: 'plate' },
      handling: sealed,
    },
  ],
  RecordControl: [
    {
      subjectKind: 'note',
      subject: (fields) => textIn(fields, 'wordsSubject'),
      fields: { words: 'free_text' },
      handling: sealed,
    },
    {
      subjectKind: 'vehicle',
      subject: (fields) => {
        const { seal } = passageCommandSchemas.RecordControl.pick({ seal: true }).loose().parse(fields);
        return seal?.numberSubject ?? null;
      },
      fields: { sealNumber: 'free_text' },
      handling: sealed,
    },
  ],
};

/** What of a plate may be known without saying it, put in the place of what names it. */
function derivesOf({
  tokenOf,
}: FreightSurroundings): Partial<Record<PassageCommand['type'], CommandDoor['derive']>> {
  return {
    OpenPassage(fields) {
      const { plates, ...given } = passageCommandSchemas.OpenPassage.loose().parse(fields);
      const typed = { tractor: given.tractorPlate, trailer: given.trailerPlate };
      return { plates: plates.map((plate) => plateSeen(plate, typed[plate.on] ?? '', tokenOf)) };
    },
    NotePlate(fields) {
      const { on, subject, country, plate } = passageCommandSchemas.NotePlate.loose().parse(fields);
      return { seenAs: plateSeen({ on, subject, country }, plate ?? '', tokenOf) };
    },
  };
}

/** Passages, each a stream of its own. */
export function passageStreamOver(surroundings: FreightSurroundings): StreamDoor {
  const derives = derivesOf(surroundings);
  const doorOf = (type: PassageCommand['type'], schema: ZodType): CommandDoor => {
    const derive = derives[type];
    const sealedFields = personal[type];
    return {
      schema,
      summary: commandText[type],
      streamKey: (fields) => String(fields['passage']), // checked by each schema
      beside: besides[type] ?? nobody,
      // Who came upon people (a driver, a team): a handheld says it, and no device is meant.
      ...(type === 'NotePeopleMet' ? { namesNoSource: true as const } : {}),
      ...(derive === undefined ? {} : { derive }),
      ...(sealedFields === undefined ? {} : { personal: sealedFields }),
    };
  };
  return {
    kind: 'passage',
    decider: passageDecider as unknown as Decider<unknown, DomainCommand, DomainEvent, string>, // the door erases types
    commands: Object.fromEntries(
      Object.entries(passageCommandSchemas).map(([type, schema]) => [
        type,
        doorOf(type as PassageCommand['type'], schema), // its own keys
      ]),
    ),
    events: passageEventSchemas,
    handling: passageHandling,
    upcasters: {},
    refusals: passageRefusals,
  };
}
