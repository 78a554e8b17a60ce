import type { Decision } from '../../kernel/decider.ts';
import type { CommandDoor, StreamDoor } from '../../kernel/door.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import type { ActorId, DeskId } from '../../kernel/ids.ts';
import type { State } from '../../kernel/label.ts';
import { instant, toUtc, type UtcText } from '../../kernel/time.ts';
import type { Boat } from './boat-state.ts';
import { boatCommandSchemas } from './events-boat.ts';
import { noteAssessmentSchema } from './events-contact.ts';
import type { Contact } from './contact-state.ts';
import { rescue } from './index.ts';

/** Every stream of one invented sea, by whole name, as folded so far. */
export type Sea = ReadonlyMap<string, unknown>;

/** Who gives an order, and when. */
export interface Giving {
  readonly at?: UtcText;
  readonly by?: string | null;
  readonly side?: State | null;
  readonly desk?: string | null;
  /** The state whose node it is given on, beside another; absent: one node for both. */
  readonly node?: State;
}

/** An order by its name, given at 02:00 by a French officer; or by whom and when a test says. */
export type Order = string | (Giving & { readonly order: string });

/** What came of an order: the sea after it, what was written with its stream, and the refusal if any. */
export interface Outcome {
  readonly sea: Sea;
  readonly written: readonly (readonly [stream: string, event: DomainEvent])[];
  readonly refusal: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

export const emptySea: Sea = new Map();

/** A moment of the invented night, by clock: `at('03:40')`. */
export function at(clock: string): UtcText {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return toUtc(instant(Date.UTC(2027, 8, 9, hours, minutes, seconds)));
}

/** The doors of the room, by order and by kind of stream. */
interface Doors {
  readonly orders: ReadonlyMap<string, { readonly stream: StreamDoor; readonly command: CommandDoor }>;
  readonly kinds: ReadonlyMap<string, StreamDoor>;
}

/** What only a flow gives: it has no address, but its decider answers all the same. */
const fromFlows: Readonly<Record<string, Readonly<Record<string, CommandDoor>>>> = {
  boat: {
    NoteTask: {
      schema: boatCommandSchemas.NoteTask,
      summary: { en: 'Told by dispatch', fr: 'Reporté par les moyens' },
      streamKey: (fields) => String(fields['boat']), // checked by the schema
    },
    NoteRequest: {
      schema: boatCommandSchemas.NoteRequest,
      summary: { en: 'Asked of the other side', fr: 'Demandé à l’autre État' },
      streamKey: (fields) => String(fields['boat']), // likewise
    },
  },
  contact: {
    NoteAssessment: {
      schema: noteAssessmentSchema,
      summary: { en: 'Told by the picture', fr: 'Reporté par la situation' },
      streamKey: (fields) => String(fields['contact']), // likewise
    },
  },
};

/** What the node's own exchange gives: it takes evidence away, which no order of a person and no flow does. */
const fromExchange: typeof fromFlows = {
  boat: {
    NoteRecall: {
      schema: boatCommandSchemas.NoteRecall,
      summary: { en: 'Told by the exchange', fr: 'Reporté par l’échange' },
      streamKey: (fields) => String(fields['boat']), // checked by the schema
      beside: (fields) => [`contact/${String(fields['contact'])}`],
    },
  },
};

function doorsOf(streams: readonly StreamDoor[]): Doors {
  const addressed = streams.flatMap((stream) =>
    Object.entries(stream.commands).map(([name, command]) => [name, { stream, command }] as const),
  );
  const told = streams.flatMap((stream) =>
    Object.entries({ ...fromFlows[stream.kind], ...fromExchange[stream.kind] }).map(
      ([name, command]) => [name, { stream, command }] as const,
    ),
  );
  const kindsOf = streams.map((door) => [door.kind, door] as const);
  return { orders: new Map([...addressed, ...told]), kinds: new Map(kindsOf) };
}

const room = doorsOf(rescue.streams);

/** All orders of the room that persons and flows give, by name. */
export const orders: readonly string[] = [...room.orders.keys()].filter(
  (name) => !Object.values(fromExchange).some((ofKind) => Object.hasOwn(ofKind, name)),
);

/**
 * Gives one order as the edge does: by its schema, with the states beside it, each event checked by its own schema and
 * written on its stream or on one that the door named. Throws where any of that does not hold: a test must fail then.
 */
export function give(sea: Sea, ordered: Order, said: unknown): Outcome {
  return givenAt(room, sea, { ordered, said });
}

/** The same with other deciders behind the doors: faults that a proof plants. */
export function givingTo(streams: readonly StreamDoor[]): typeof give {
  const doors = doorsOf(streams);
  return (sea, ordered, said) => givenAt(doors, sea, { ordered, said });
}

function givenAt(
  doors: Doors,
  sea: Sea,
  { ordered, said }: { readonly ordered: Order; readonly said: unknown },
): Outcome {
  const giving: Giving = typeof ordered === 'string' ? {} : ordered;
  const order = typeof ordered === 'string' ? ordered : ordered.order;
  const { stream: door, command } = doors.orders.get(order) ?? fail(`no such order: ${order}`);
  const fields = command.schema.parse(said) as Readonly<Record<string, unknown>>; // every schema is an object
  const by = (giving.by === undefined ? 'fr-1' : giving.by) as ActorId | null; // invented staff
  const side = giving.side === undefined ? 'fr' : giving.side;
  const { node } = giving;
  const seat = { state: side, desk: (giving.desk ?? null) as DeskId | null, roles: [] };
  const givenFrom = node === undefined ? seat : { ...seat, node };
  const own = `${door.kind}/${command.streamKey(fields, by ?? ('' as ActorId))}`;
  const state = stateOf(doors, sea, own);
  const beside = command.beside?.(fields, state, givenFrom) ?? [];
  const personal = new Set((command.personal ?? []).flatMap((one) => Object.keys(one.fields)));
  const decision = door.decider.decide(state, {
    ...Object.fromEntries(Object.entries(fields).filter(([name]) => !personal.has(name))),
    type: order,
    at: giving.at ?? at('02:00'),
    givenFrom,
    seen: Object.fromEntries(beside.map((name) => [name, stateOf(doors, sea, name)])),
    ...(by === null ? {} : { by }),
  });
  return outcome(doors, sea, { decision, door, own, beside });
}

interface Decided {
  readonly decision: Decision<DomainEvent, string>;
  readonly door: StreamDoor;
  readonly own: string;
  readonly beside: readonly string[];
}

function outcome(doors: Doors, sea: Sea, { decision, door, own, beside }: Decided): Outcome {
  const events = decision.ok ? decision.value : (decision.trace ?? []);
  const written = events.map((event) => {
    const stream = event.on ?? own;
    if (stream !== own && !beside.includes(stream)) fail(`${event.type} on ${stream}, which no door named`);
    return [stream, checked(doors, stream, event)] as const;
  });
  if (decision.ok) return { sea: fold(doors, sea, written), written, refusal: null, detail: {} };
  const { code, detail } = decision.refusal;
  if (!Object.hasOwn(door.refusals, code)) fail(`refusal without words: ${code}`);
  return { sea: fold(doors, sea, written), written, refusal: code, detail: detail ?? {} };
}

/** Gives an order that must be accepted; the sea after it. */
export function done(sea: Sea, ordered: Order, said: unknown): Sea {
  const { sea: after, refusal, detail } = give(sea, ordered, said);
  return refusal === null
    ? after
    : fail(`refused: ${refusal} ${JSON.stringify(detail)} ${JSON.stringify(ordered)}`);
}

/** A boat that is there. */
export function boatIn(sea: Sea, boat: string): Boat {
  return (sea.get(`boat/${boat}`) as Boat | undefined) ?? fail(`no boat ${boat}`); // folded by its own decider
}

/** A contact that is there. */
export function contactIn(sea: Sea, contact: string): Contact {
  return (sea.get(`contact/${contact}`) as Contact | undefined) ?? fail(`no contact ${contact}`); // likewise
}

function stateOf(doors: Doors, sea: Sea, stream: string): unknown {
  return sea.get(stream) ?? doorOf(doors, stream).decider.initial;
}

function doorOf({ kinds }: Doors, stream: string): StreamDoor {
  return kinds.get(stream.split('/')[0] ?? '') ?? fail(`no stream of this kind: ${stream}`);
}

/** The event as it is read back: without the stream that it names, and passed by its schema. */
function checked(doors: Doors, stream: string, event: DomainEvent): DomainEvent {
  const { on: _on, type, at: happened, ...body } = event;
  const schema = doorOf(doors, stream).events[type] ?? fail(`${type} has no schema on ${stream}`);
  return { ...(schema.parse(body) as object), type, at: happened };
}

function fold(doors: Doors, sea: Sea, written: Outcome['written']): Sea {
  const after = new Map(sea);
  for (const [stream, event] of written)
    after.set(stream, doorOf(doors, stream).decider.evolve(stateOf(doors, after, stream), event));
  return after;
}

function fail(why: string): never {
  throw new Error(why);
}
