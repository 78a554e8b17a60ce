import type { z } from 'zod';
import type { Order } from '../../../kit/acts/send-act.ts';
import type { tracingCommandSchemas } from '../events-tracing.ts';
import type { PairAct, RequestAct } from './why.ts';

type Schemas = typeof tracingCommandSchemas;
/** Every act of the room: what does not fit its schema does not compile. */
export type TracingAct = keyof Schemas;

/** The command behind each act. */
export const commandOf = {
  correct: 'CorrectTracing',
  share: 'ShareTracing',
  withhold: 'WithholdTracing',
  close: 'CloseTracing',
  reopen: 'ReopenTracing',
  link: 'LinkFamily',
  ruleOut: 'RuleOutFamily',
  reconsider: 'ReconsiderFamily',
  agree: 'AgreeToContact',
  decline: 'DeclineContact',
  raise: 'RaiseConcern',
  clear: 'ClearConcern',
  unlink: 'UnlinkFamily',
} as const satisfies Record<RequestAct | PairAct, TracingAct>;

/** One order of this room: its address is made of its name, as the node makes it. */
export function tracingOrder<Name extends TracingAct>(name: Name, fields: z.input<Schemas[Name]>): Order {
  const kebab = name.replaceAll(
    /[A-Z]/g,
    (letter, at: number) => (at === 0 ? '' : '-') + letter.toLowerCase(),
  );
  return { path: `/api/cases/tracing/${kebab}`, body: fields };
}

/** The right that an act asks for, by its whole name. */
export function tracingAction(name: TracingAct): string {
  return `cases/tracing/${name}`;
}

const drawn = (): string => crypto.randomUUID().replaceAll('-', '');

/** A request's own name: random, and says nothing of anybody. */
export function newRequest(): string {
  return `trc-${drawn()}`;
}

/** A new place in the vault for whoever seeks. */
export function newPerson(): string {
  return `s-${drawn()}`;
}
