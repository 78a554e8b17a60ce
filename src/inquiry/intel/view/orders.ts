import type { z } from 'zod';
import type { Order } from '../../../kit/acts/send-act.ts';
import type { tipCommandSchemas } from '../events-tip.ts';

type Schemas = typeof tipCommandSchemas;
/** Every act of the room: what does not fit its schema does not compile. */
export type IntelAct = keyof Schemas;

/** One order of this room: its address is made of its name, as the node makes it. */
export function intelOrder<Name extends IntelAct>(name: Name, fields: z.input<Schemas[Name]>): Order {
  const kebab = name.replaceAll(
    /[A-Z]/g,
    (letter, at: number) => (at === 0 ? '' : '-') + letter.toLowerCase(),
  );
  return { path: `/api/inquiry/intel/${kebab}`, body: fields };
}

/** The right that an act asks for, by its whole name. */
export function intelAction(name: IntelAct): string {
  return `inquiry/intel/${name}`;
}

const drawn = (): string => crypto.randomUUID().replaceAll('-', '');

/** A tip's own name: random, and says nothing. */
export function newTip(): string {
  return `tip-${drawn()}`;
}

/** A new place in the vault for what was learned. */
export function newReport(): string {
  return `s-${drawn()}`;
}
