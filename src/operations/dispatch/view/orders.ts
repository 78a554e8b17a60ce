import type { z } from 'zod';
import type { Order } from '../../../kit/acts/send-act.ts';
import type { gapCommandSchemas } from '../events-gap.ts';
import type { patrolCommandSchemas } from '../patrol/events-patrol.ts';
import type { relayCommandSchemas } from '../events-relay.ts';
import type { requestCommandSchemas } from '../events-request.ts';
import type { unitCommandSchemas } from '../events-unit.ts';

/** Every act of the room with the fields it takes: what does not fit its schema does not compile. */
type Schemas = typeof unitCommandSchemas &
  typeof relayCommandSchemas &
  typeof gapCommandSchemas &
  typeof requestCommandSchemas &
  typeof patrolCommandSchemas;
export type DispatchAct = keyof Schemas;

/** One order of this room: its address is made of its name, as the node makes it. */
export function dispatchOrder<Name extends DispatchAct>(name: Name, fields: z.input<Schemas[Name]>): Order {
  const kebab = name.replaceAll(
    /[A-Z]/g,
    (letter, at: number) => (at === 0 ? '' : '-') + letter.toLowerCase(),
  );
  return { path: `/api/operations/dispatch/${kebab}`, body: fields };
}

/** The right that an act asks for, by its whole name. */
export function dispatchAction(name: DispatchAct): string {
  return `operations/dispatch/${name}`;
}

/** A new short name of the room: random, and says nothing. */
export function newName(kind: 't' | 'r' | 'g' | 'o' | 's' | 'q'): string {
  return `${kind}-${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`;
}
