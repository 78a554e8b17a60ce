import type { z } from 'zod';
import type { Order } from '../../../kit/acts/send-act.ts';
import type { boatCommandSchemas } from '../events-boat.ts';
import type {
  addPositionSchema,
  addTranslationSchema,
  answerContactSchema,
  chooseReadingSchema,
  correctContactSchema,
  correctTimeSchema,
  openContactSchema,
  recordContactSchema,
  reopenContactSchema,
  takeContactSchema,
} from '../events-contact.ts';
import type { settleLinkSchema } from '../events-dispute.ts';

/** Every act of the room with the fields it takes: what does not fit its schema does not compile. */
type Schemas = typeof boatCommandSchemas & {
  readonly RecordContact: typeof recordContactSchema;
  readonly CorrectContact: typeof correctContactSchema;
  readonly AddPosition: typeof addPositionSchema;
  readonly ChooseReading: typeof chooseReadingSchema;
  readonly AddTranslation: typeof addTranslationSchema;
  readonly OpenContact: typeof openContactSchema;
  readonly TakeContact: typeof takeContactSchema;
  readonly AnswerContact: typeof answerContactSchema;
  readonly ReopenContact: typeof reopenContactSchema;
  readonly CorrectTime: typeof correctTimeSchema;
  readonly SettleLink: typeof settleLinkSchema;
};
export type RescueAct = keyof Schemas;

/** One order of this room: its address is made of its name, as the node makes it. */
export function rescueOrder<Name extends RescueAct>(name: Name, fields: z.input<Schemas[Name]>): Order {
  const kebab = name.replaceAll(
    /[A-Z]/g,
    (letter, at: number) => (at === 0 ? '' : '-') + letter.toLowerCase(),
  );
  return { path: `/api/operations/rescue/${kebab}`, body: fields };
}

/** The right that an act asks for, by its whole name. */
export function rescueAction(name: RescueAct): string {
  return `operations/rescue/${name}`;
}

/** A new id of the room: random, and says nothing. */
export function newId(kind: 'c' | 'b' | 's'): string {
  return `${kind}-${crypto.randomUUID().replaceAll('-', '')}`;
}

/** A short name for what a boat holds: a transfer, a search, a promise. */
export function newName(kind: 'transfer' | 'search' | 'promise' | 'position'): string {
  return `${kind}-${crypto.randomUUID().slice(0, 8)}`;
}
