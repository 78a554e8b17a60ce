import type { z } from 'zod';
import type { Order } from '../../../kit/acts/send-act.ts';
import type { passageCommandSchemas } from '../events-passage.ts';

type Schemas = typeof passageCommandSchemas;
/** Every act on a passage: what does not fit its schema does not compile. */
export type FreightAct = keyof Schemas;

/** One order of this room: its address is made of its name, as the node makes it. */
export function freightOrder<Name extends FreightAct>(name: Name, fields: z.input<Schemas[Name]>): Order {
  const kebab = name.replaceAll(
    /[A-Z]/g,
    (letter, at: number) => (at === 0 ? '' : '-') + letter.toLowerCase(),
  );
  return { path: `/api/operations/freight/${kebab}`, body: fields };
}

/** The right that an act asks for, by its whole name. */
export function freightAction(name: FreightAct): string {
  return `operations/freight/${name}`;
}

/** A new name of a passage or a control: random, and says nothing. */
export function newName(kind: 'p' | 'k'): string {
  return `${kind}-${crypto.randomUUID().replaceAll('-', '').slice(0, 20)}`;
}

/** A new subject of the vault. */
export function newSubject(): string {
  return `s-${crypto.randomUUID().replaceAll('-', '')}`;
}
