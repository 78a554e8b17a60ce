import { causalOrder, foldShared, type Placed } from '../../kernel/causal.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import type { State } from '../../kernel/label.ts';
import { give, type Giving, type Outcome, type Sea } from './given-rescue.ts';
import { rescue } from './index.ts';

/** An event as one node holds it: its own, or the other's as imported. */
export interface Stored extends Placed {
  readonly stream: string;
  readonly event: DomainEvent;
}

/** One of two nodes, with everything that it holds, in the order in which it came in. */
export interface Side {
  readonly origin: State;
  readonly held: readonly Stored[];
}

/** Two nodes that hold the same beginning. */
export interface TwoSides {
  readonly fr: Side;
  readonly uk: Side;
}

export const twoSides: TwoSides = { fr: { origin: 'fr', held: [] }, uk: { origin: 'uk', held: [] } };

const kinds = new Map(rescue.streams.map((stream) => [stream.kind, stream]));

/** Everything as one node shows it: each stream folded in canonical order, and reconciled where both sides wrote on it. */
export function seaOf({ held }: Side): Sea {
  const streams = new Map<string, Stored[]>();
  for (const stored of held) streams.set(stored.stream, [...(streams.get(stored.stream) ?? []), stored]);
  return new Map([...streams].map(([stream, events]) => [stream, stateOf(stream, events)]));
}

function stateOf(stream: string, events: readonly Stored[]): unknown {
  const decider = kinds.get(stream.split('/')[0] ?? '')?.decider;
  if (decider === undefined) throw new Error(`no stream of this kind: ${stream}`);
  return foldShared(decider, causalOrder(events));
}

/** What one person at one node does, and what the node holds after. */
export interface Acted extends Outcome {
  readonly sides: TwoSides;
}

/** An order given at one node, by its own side unless told otherwise. */
export function giveAt(sides: TwoSides, node: State, { order, said, ...giving }: Act): Acted {
  const side = sides[node];
  const by = `${node}-1`;
  const outcome = give(seaOf(side), { side: node, by, node, ...giving, order }, said);
  let held = side.held;
  for (const [stream, event] of outcome.written)
    held = [...held, { stream, event, origin: node, ...placeOf({ ...side, held }, stream) }];
  return { ...outcome, sides: { ...sides, [node]: { origin: node, held } } };
}

export interface Act extends Giving {
  readonly order: string;
  readonly said: unknown;
}

function placeOf({ origin, held }: Side, stream: string): Pick<Stored, 'position' | 'seen'> {
  const seen: Record<string, number> = {};
  for (const one of held)
    if (one.stream === stream && one.origin !== origin)
      seen[one.origin] = Math.max(seen[one.origin] ?? 0, one.position);
  return { position: held.filter((one) => one.origin === origin).length + 1, seen };
}

/** An order that must be carried out; what both hold after. */
export function doneAt(sides: TwoSides, node: State, act: Act): TwoSides {
  const { sides: after, refusal, detail } = giveAt(sides, node, act);
  if (refusal !== null)
    throw new Error(`refused: ${refusal} ${JSON.stringify(detail)} ${JSON.stringify(act)}`);
  return after;
}

/** What one node has told the other of its own, in its order: all of it, or no more than so many further events. */
export function told(sides: TwoSides, from: State, eventsMax = Number.POSITIVE_INFINITY): TwoSides {
  const to = from === 'fr' ? 'uk' : 'fr';
  const has = sides[to].held.filter(({ origin }) => origin === from).length;
  const own = sides[from].held.filter(({ origin }) => origin === from);
  const held = [...sides[to].held, ...own.slice(has, has + eventsMax)];
  return { ...sides, [to]: { origin: to, held } };
}

/** Both told everything. */
export function healed(sides: TwoSides): TwoSides {
  return told(told(sides, 'fr'), 'uk');
}

/** Orders given in turn at one node. */
export function allDoneAt(sides: TwoSides, node: State, acts: readonly Act[]): TwoSides {
  return acts.reduce((before, act) => doneAt(before, node, act), sides);
}
