import type { DomainCommand, Decider } from '../../kernel/decider.ts';
import type { CommandDoor, PersonalFields, StreamDoor } from '../../kernel/door.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { linksOf } from './contact-state.ts';
import { contactDecider } from './decide-contact.ts';
import { settleLinkSchema } from './events-dispute.ts';
import * as schemas from './events-contact.ts';
import { handling } from './policy.ts';
import { type ContactSurroundings, readContact } from './read-contact.ts';
import { refusals } from './refusals.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Everything a contact says of a person goes to the vault under these rules. */
export const sealed = {
  purpose: 'save_life',
  marking: 'official',
  release: 'partner',
  keepDays: 3650,
  personal: true,
  jurisdiction: ['channel'],
} as const;

/** Free text and its translation, each under the subject that a field names. */
export function sealedWords(subject: (fields: Fields) => string | null): PersonalFields {
  return {
    subjectKind: 'note',
    subject,
    fields: { words: 'free_text', translation: 'translation' },
    handling: sealed,
  };
}

const caller: PersonalFields = {
  subjectKind: 'caller',
  subject: (fields) => subjectIn(fields, 'caller'),
  fields: { phone: 'phone' },
  handling: sealed,
};

/** The subject's id in a field; null: none is named. */
export function subjectIn(fields: Fields, field: string): string | null {
  const value = fields[field];
  return typeof value === 'string' ? value : null;
}

const streamKey = (fields: Fields): string => String(fields['contact']); // checked by each schema below
/** The boats that stand on the contact: they are told of whatever is put right. */
const boats: NonNullable<CommandDoor['beside']> = (_fields, state) =>
  linksOf(state).map(({ boat }) => `boat/${boat}`);

/** Things received, each a stream of its own. Words are read before they are sealed, over the sea that the node knows. */
export function contactStream(surroundings: ContactSurroundings): StreamDoor {
  return {
    ...contactDoor,
    commands: {
      ...contactDoor.commands,
      RecordContact: {
        ...recordContact,
        derive(fields) {
          const given = schemas.recordContactSchema.parse(fields);
          const translated = given.translation !== undefined && given.translation !== '';
          return { ...readContact(given, surroundings), translated };
        },
      },
    },
  };
}

const recordContact: CommandDoor = {
  schema: schemas.recordContactSchema,
  summary: {
    en: 'Record something received: a call, a message, a sighting, people taken aboard or put ashore.',
    fr: 'Consigner ce qui est reçu : appel, message, observation, personnes embarquées ou débarquées.',
  },
  streamKey,
  personal: [caller, sealedWords((fields) => subjectIn(fields, 'wordsSubject'))],
};

/** The same without what is read from words. */
export const contactDoor: StreamDoor = {
  kind: 'contact',
  decider: contactDecider as unknown as Decider<unknown, DomainCommand, DomainEvent, string>, // the door erases types
  commands: {
    RecordContact: recordContact,
    CorrectContact: {
      schema: schemas.correctContactSchema,
      summary: {
        en: 'Correct what a contact claims; what was first recorded stays on view.',
        fr: 'Rectifier ce qu’affirme un contact ; la première saisie reste visible.',
      },
      streamKey,
      beside: boats,
    },
    AddPosition: {
      schema: schemas.addPositionSchema,
      summary: { en: 'Add a position to a contact.', fr: 'Ajouter une position à un contact.' },
      streamKey,
      beside: boats,
    },
    ChooseReading: {
      schema: schemas.chooseReadingSchema,
      summary: {
        en: 'Choose how a position that was typed is to be read.',
        fr: 'Choisir la lecture d’une position saisie.',
      },
      streamKey,
      beside: boats,
    },
    AddTranslation: {
      schema: schemas.addTranslationSchema,
      summary: {
        en: 'Put a translation beside the words as said.',
        fr: 'Joindre une traduction aux propos d’origine.',
      },
      streamKey,
      personal: [
        {
          ...sealedWords((fields) => subjectIn(fields, 'wordsSubject')),
          fields: { translation: 'translation' },
        },
      ],
      beside: boats,
    },
    OpenContact: {
      schema: schemas.openContactSchema,
      summary: { en: 'Look at an item of the inbox.', fr: 'Ouvrir un élément de la boîte de réception.' },
      streamKey,
    },
    TakeContact: {
      schema: schemas.takeContactSchema,
      summary: { en: 'Take an item of the inbox over.', fr: 'Prendre en charge un élément reçu.' },
      streamKey,
    },
    AnswerContact: {
      schema: schemas.answerContactSchema,
      summary: {
        en: 'Say that an item is no boat, or is for information.',
        fr: 'Indiquer qu’un élément n’est pas une embarcation, ou vaut pour information.',
      },
      streamKey,
    },
    ReopenContact: {
      schema: schemas.reopenContactSchema,
      summary: {
        en: 'Put an answered item back into the inbox.',
        fr: 'Remettre un élément traité dans la boîte de réception.',
      },
      streamKey,
    },
    CorrectTime: {
      schema: schemas.correctTimeSchema,
      summary: {
        en: 'Say by how much the receiving clock was wrong; both times stay on view.',
        fr: 'Indiquer l’erreur de l’horloge de réception ; les deux heures restent visibles.',
      },
      streamKey,
      beside: boats,
    },
    SettleLink: {
      schema: settleLinkSchema,
      summary: {
        en: 'Say for one’s own side to which of two boats a contact belongs.',
        fr: 'Dire, pour son propre État, à laquelle de deux embarcations se rattache un contact.',
      },
      streamKey,
      beside: boats,
    },
  },
  events: schemas.contactEventSchemas,
  handling,
  upcasters: {},
  refusals,
};
