import {
  type ContextDoor,
  personalFieldNames,
  type StreamDoor,
  type Upcaster,
} from '../../../kernel/door.ts';
import type { SharedEvent } from '../../../kernel/exchange.ts';
import type { Unfit } from '../codes.ts';

/** What this version of the program knows of every record there is: whose a stream is, and what may stand in it. */
export interface KnownShapes {
  /** By kind of stream. */
  readonly streams: ReadonlyMap<string, { readonly context: string; readonly door: StreamDoor }>;
  /** `operations/rescue/BoatOpened` */
  readonly types: ReadonlySet<string>;
  /** Names of every field that goes to the vault. */
  readonly personal: ReadonlySet<string>;
}

/** Reads the shapes off the contexts' own doors. */
export function knownShapes(contexts: readonly ContextDoor[]): KnownShapes {
  const streams = contexts.flatMap(({ name, streams: own }) => own.map((door) => ({ context: name, door })));
  const commands = streams.flatMap(({ door }) => Object.values(door.commands));
  return {
    streams: new Map(streams.map((stream) => [stream.door.kind, stream])),
    types: new Set(
      streams.flatMap(({ context, door }) => Object.keys(door.events).map((type) => `${context}/${type}`)),
    ),
    personal: new Set(commands.flatMap((command) => [...personalFieldNames(command)])),
  };
}

/** `known`: what this version understands; `unknown`: a context, a type or a shape of after its time. */
export type Standing = 'known' | 'unknown' | Unfit;

/** Holds one event against what this version knows. Its labels are held elsewhere. */
export function standingOf(event: SharedEvent, known: KnownShapes): Standing {
  const { context, stream, type, shape, body } = event;
  const owner = known.streams.get(stream.slice(0, stream.indexOf('/')));
  if (owner !== undefined && owner.context !== context) return 'stream_foreign';
  const door = owner?.door;
  const schema = door !== undefined && Object.hasOwn(door.events, type) ? door.events[type] : undefined;
  if (schema === undefined && known.types.has(`${context}/${type}`)) return 'stream_foreign';
  const lifts = door?.upcasters[type] ?? [];
  if (door === undefined || schema === undefined || shape > lifts.length + 1)
    return saysWho(body, known.personal) ? 'personal_values' : 'unknown';
  if ((door.handling[type]?.release ?? 'never') === 'never') return 'never_shared';
  const lifted = inNewestShape(body, lifts.slice(shape - 1));
  if (lifted === null || !schema.safeParse(lifted).success) return 'body_refused';
  const handling = door.handlingOf?.({ ...lifted, type, at: event.happenedAt }) ?? door.handling[type];
  return handling?.purpose === event.purpose ? 'known' : 'purpose_refused';
}

type Body = Readonly<Record<string, unknown>>;

/** Null where a lift finds nothing that it could lift: it was written for bodies that had been checked. */
function inNewestShape(body: Body, lifts: readonly Upcaster[]): Body | null {
  try {
    return lifts.reduce<Body>((old, lift) => lift(old), body);
  } catch {
    return null;
  }
}

const contactForm = /[^\s@]@[^\s@]+\.[a-z]|\+\d[\d .()-]{7,}/i;
const subjectForm = /^s-[0-9a-f]{32}$/;

/** Where no schema can say so: a text in a field that goes to the vault here, or one with an address or a number in it. */
function saysWho(value: unknown, personal: ReadonlySet<string>, name = ''): boolean {
  if (typeof value === 'string')
    return contactForm.test(value) || (personal.has(name) && !subjectForm.test(value));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([inner, held]) => saysWho(held, personal, inner));
}
