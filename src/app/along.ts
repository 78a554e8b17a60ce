import type { NewEvent, StreamPart } from '../journal/port.ts';
import type { GivenFrom } from '../kernel/decider.ts';
import type { CommandDoor, ContextDoor, StreamDoor } from '../kernel/door.ts';
import type { DomainEvent } from '../kernel/event.ts';
import type { Labelled, State } from '../kernel/label.ts';
import { keptAsNarrow } from './kept-narrower.ts';
import type { FoldedStream } from './state-cache.ts';
import type { Who } from './who.ts';

/** A further stream that a decision is taken on. */
export interface Along {
  readonly stream: string;
  readonly door: StreamDoor;
  readonly stored: FoldedStream;
  /** True where the asker may not see it: it is then as if it had never been begun, and nothing is written to it. */
  readonly hidden: boolean;
}

export interface AlongQuestion {
  readonly context: ContextDoor;
  readonly command: Pick<CommandDoor, 'beside'>;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly own: { readonly stream: string; readonly state: unknown };
  readonly givenFrom: GivenFrom;
  load(door: StreamDoor, stream: string): Promise<FoldedStream>;
  isHidden(label: Labelled): boolean;
}

/** The further streams that a command names, as they stand. Throws on a kind that its context does not have: a bug. */
export async function alongOf(question: AlongQuestion): Promise<readonly Along[]> {
  const { context, command, fields, own, givenFrom } = question;
  const names = new Set(command.beside?.(fields, own.state, givenFrom) ?? []);
  names.delete(own.stream);
  return Promise.all(
    [...names].map(async (stream) => {
      const kind = stream.split('/', 1)[0] ?? '';
      const door = context.streams.find((one) => one.kind === kind);
      if (door === undefined) throw new Error(`${context.name} has no stream of kind ${kind}`);
      const stored = await question.load(door, stream);
      return { stream, door, stored, hidden: stored.label !== null && question.isHidden(stored.label) };
    }),
  );
}

/** Their states, as the decider is given them. */
export function seenOf(along: readonly Along[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    along.map(({ stream, door, stored, hidden }) => [stream, hidden ? door.decider.initial : stored.state]),
  );
}

/** Events of a decision by the stream on which each is written. */
export interface Sorted {
  readonly own: readonly DomainEvent[];
  readonly others: readonly { readonly along: Along; readonly events: readonly DomainEvent[] }[];
  /** True where something would be written on what the asker may not see. */
  readonly beyond: boolean;
}

/** Sorts what a decider answered. Throws where it writes on a stream that the door does not name: a bug. */
export function sorted(
  events: readonly DomainEvent[],
  { own, along }: { readonly own: string; readonly along: readonly Along[] },
): Sorted {
  const names = new Set([own, ...along.map(({ stream }) => stream)]);
  const stray = events.find(({ on }) => on !== undefined && !names.has(on));
  if (stray !== undefined) throw new Error(`${stray.type} on a stream that its command does not name`);
  const others = along.map((one) => ({
    along: one,
    events: events.filter(({ on }) => on === one.stream),
  }));
  return {
    own: events.filter(({ on }) => on === undefined || on === own),
    others,
    beyond: others.some(({ along: { hidden }, events: written }) => hidden && written.length > 0),
  };
}

/** What is appended of the further streams: each must stand as the decision saw it, written to or not. */
export function partsAlong(
  { others }: Pick<Sorted, 'others'>,
  newEvent: (door: StreamDoor, event: DomainEvent) => NewEvent,
): readonly StreamPart[] {
  return others.map(({ along: { stream, door, stored }, events }) => ({
    stream,
    expectedVersion: stored.version,
    events: events.map((event) => keptAsNarrow(door, newEvent(door, event), stored.label)),
  }));
}

/** From where somebody gives an order; `node`: the state whose node this is, where it stands beside another's. */
export function givenFromOf(
  { state, desk, roles }: Pick<Who, 'state' | 'desk' | 'roles'>,
  { node }: { readonly node?: State },
): GivenFrom {
  return node === undefined ? { state, desk, roles } : { state, desk, roles, node };
}

/** The state of a stream after events were written to it. */
export function evolved({ decider }: StreamDoor, state: unknown, events: readonly DomainEvent[]): unknown {
  return events.reduce<unknown>((before, event) => decider.evolve(before, event), state);
}

/** The context of a whole name. Throws where there is none. */
export function contextNamed(contexts: readonly ContextDoor[], name: string): ContextDoor {
  const context = contexts.find((one) => one.name === name);
  if (context === undefined) throw new Error(`no context ${name}`);
  return context;
}
