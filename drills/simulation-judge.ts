import { historyOf } from '../src/journal/history.ts';
import type { StoredEvent } from '../src/journal/port.ts';
import { lanes } from '../src/kernel/exchange.ts';
import type { NodeId } from '../src/kernel/ids.ts';
import { dueAt, isKnownTo, markedIn, placings, plainText, type Placing } from './simulation-oracle.ts';
import { contextOfStream, crossingFields } from './simulation-table.ts';
import { judgeWire, type ToldWord } from './simulation-wire-judge.ts';
import { stateOf, type SimulatedNode, type World } from './simulation-world.ts';

/** What must hold once everything was said: every objection goes to the world's list. */
export async function judgeEnd(world: World): Promise<void> {
  const words = judgeWire(world);
  for (const from of world.nodes)
    for (const to of world.nodes) {
      if (from === to) continue;
      judgeScope(world, from, to);
      await judgeRecalls(world, { from, to, words });
    }
  judgeStates(world);
  judgeReferences(world);
  for (const node of world.nodes) {
    await judgePromises(world, node);
    await judgeRest(world, node);
  }
}

/** 1, 2 and 3: what is to stand there stands there, once, whole, as its origin has it, and nothing else does. */
function judgeScope(world: World, from: SimulatedNode, to: SimulatedNode): void {
  const object = (what: string) => world.objections.add(what);
  const own = new Map(
    from.disk.journal.events
      .filter(({ imported }) => imported === null)
      .map((event) => [event.position, event]),
  );
  const seenAt = seenOfOwn(from);
  const there = new Map<number, StoredEvent>();
  for (const event of to.disk.journal.events) {
    if (event.imported === null || event.origin !== from.name) continue;
    const { position, seen, recordedAt } = event.imported;
    if (there.has(position)) object('a record stands twice');
    there.set(position, event);
    const origin = own.get(position);
    if (origin === undefined) {
      object('a record that its origin never wrote');
      continue;
    }
    if (dueAt(world, origin, to.name) === 'never') object('a record came that may not');
    if (said(origin) !== said(event) || recordedAt !== origin.recordedAt)
      object('a record reads otherwise than at its origin');
    if (plainText(seen) !== plainText(seenAt.get(position) ?? {}))
      object('what its author had seen was lost');
  }
  for (const [position, event] of own)
    if (dueAt(world, event, to.name) === 'must' && !there.has(position))
      object('a record was lost on its way');
  judgeWhole(world, { own, there, to });
}

function said({
  stream,
  type,
  shape,
  happenedAt,
  marking,
  purpose,
  label,
  body,
  actor,
  desk,
}: StoredEvent): string {
  const allowed = crossingFields(contextOfStream(stream), type);
  const told = Object.fromEntries(Object.entries(body).filter(([name]) => allowed?.has(name) ?? false));
  return plainText({ stream, type, shape, happenedAt, marking, purpose, label, told, actor, desk });
}

function seenOfOwn({ name, knows }: SimulatedNode): ReadonlyMap<number, Placing['seen']> {
  const seen = new Map<number, Placing['seen']>();
  for (const stream of knows.streams())
    for (const place of placings(knows.eventsOf(stream), name))
      if (place.origin === name) seen.set(place.position, place.seen);
  return seen;
}

interface Pair {
  readonly own: ReadonlyMap<number, StoredEvent>;
  readonly there: ReadonlyMap<number, StoredEvent>;
  readonly to: SimulatedNode;
}

/** Whole decisions, on each lane, and each origin’s order within a stream. */
function judgeWhole(world: World, { own, there, to }: Pair): void {
  const keys = new Map<string, Set<string>>();
  for (const [position, event] of there) {
    const origin = own.get(position);
    if (origin === undefined) continue;
    const lane = event.stream.startsWith('unit/')
      ? 'work'
      : event.stream.startsWith('fleet/')
        ? 'bulk'
        : 'life';
    const key = `${lane} ${origin.idempotencyKey}`;
    keys.set(key, (keys.get(key) ?? new Set()).add(event.idempotencyKey));
  }
  if ([...keys.values()].some((some) => some.size > 1)) world.objections.add('a decision came in pieces');
  for (const stream of to.knows.streams()) {
    const last = new Map<string, number>();
    for (const { origin, imported, idempotencyKey } of to.knows.eventsOf(stream)) {
      if (imported === null || idempotencyKey.endsWith('/later')) continue;
      if (imported.position < (last.get(origin) ?? 0)) world.objections.add('an origin’s order was lost');
      last.set(origin, imported.position);
    }
  }
}

/** 1: everybody shows the same, in an order that everybody’s word bears out. */
function judgeStates(world: World): void {
  const streams = new Set(world.nodes.flatMap(({ knows }) => knows.streams()));
  for (const stream of streams) {
    if (!/^(?:boat|contact|relay|unit)\//.test(stream)) continue;
    const shown = world.nodes.map((node) => ({ node, events: node.knows.eventsOf(stream) }));
    const isAlike = shown.every(({ node, events }) =>
      events.every(
        (event) =>
          event.type !== 'RecordRecalled' &&
          (event.imported !== null ||
            world.nodes.every((other) => other === node || dueAt(world, event, other.name) === 'must')),
      ),
    );
    for (const { node, events } of shown) judgeOrder(world, node, events);
    if (!isAlike) continue;
    const states = new Set(world.nodes.map((node) => plainText(stateOf(node, stream))));
    if (states.size > 1) world.objections.add(`${stream.split('/', 1)[0] ?? ''} differs between nodes`);
    const orders = new Set(shown.map(({ node, events }) => orderOf(node, events).join()));
    if (orders.size > 1) world.objections.add('the order differs between nodes');
  }
}

function orderOf(node: SimulatedNode, events: readonly StoredEvent[]): readonly string[] {
  return historyOf(events, node.name).events.map(({ origin, position }) => `${origin}/${position}`);
}

function judgeOrder(world: World, node: SimulatedNode, events: readonly StoredEvent[]): void {
  const marked = markedIn(events);
  const places = placings(events, node.name);
  const byName = new Map(places.map((place) => [`${place.origin}/${place.position}`, place]));
  const order = orderOf(node, events).flatMap((name) => byName.get(name) ?? []);
  if (
    order.some(
      ({ origin, position, event }) => event.imported !== null && marked.has(`${origin}/${position}`),
    )
  )
    world.objections.add('what was recalled is used');
  for (const [index, place] of order.entries())
    if (order.slice(index + 1).some((later) => place.origin === later.origin && isKnownTo(later, place)))
      world.objections.add('an origin’s order was lost');
}

interface Recalling {
  readonly from: SimulatedNode;
  readonly to: SimulatedNode;
  readonly words: readonly ToldWord[];
}

/** 6: recalls were told, honoured and answered; what has run out is marked. */
async function judgeRecalls(world: World, { from, to, words }: Recalling): Promise<void> {
  const object = (what: string) => world.objections.add(what);
  const marked = markedIn(to.disk.journal.events);
  const stands = new Map(
    to.disk.journal.events.flatMap((event) =>
      event.imported !== null && event.origin === from.name
        ? [[event.imported.position, event] as const]
        : [],
    ),
  );
  const told = words.filter(
    (word) => word.from === from.name && word.to === to.name && word.outcome === null,
  );
  for (const { positions, recall } of told) {
    const here = positions.filter((position) => stands.has(position));
    if (here.some((position) => !marked.has(`${from.name}/${position}`))) object('a recall was not honoured');
    const receipts = words.filter(
      (word) =>
        word.from === to.name && word.to === from.name && word.recall === recall && word.outcome !== null,
    );
    if (receipts.length !== 1) object('a recall without its receipt');
    else if ((receipts[0]?.outcome === 'honoured') !== here.length > 0) object('a receipt that is not true');
  }
  for (const { outcome } of await from.disk.outbox.recalls(to.name as NodeId, 1_000))
    if (outcome === null) object('a recall that nobody answered');
  const isTold = (position: number) => told.some(({ positions }) => positions.includes(position));
  for (const { peer, positions, isTold: wasDone } of from.recalls)
    if (
      peer === to.name &&
      wasDone &&
      positions.some((position) => stands.has(position) && !isTold(position))
    )
      object('a recall was forgotten');
  const { relaysEndAt } = world.rules;
  for (const [position, { stream, imported }] of stands) {
    const isMarked = marked.has(`${from.name}/${position}`);
    if (imported?.expiresAt !== undefined && Date.parse(imported.expiresAt) <= to.parts.clock() && !isMarked)
      object('what has run out is used');
    if (relaysEndAt !== null && stream.startsWith('relay/') && from.parts.clock() >= relaysEndAt && !isMarked)
      object('what went under an ended instrument is used');
  }
}

/** 7: what a person was told is so, once. */
async function judgePromises(world: World, { disk, promised, given }: SimulatedNode): Promise<void> {
  const spans = new Map<string, number[]>();
  for (const { idempotencyKey, position } of disk.journal.events)
    spans.set(idempotencyKey, [...(spans.get(idempotencyKey) ?? []), position]);
  for (const key of spans.keys())
    if (!given.has(key) && !/^(?:peer|by hand|flow[^/]*)\//.test(key))
      world.objections.add('a decision that nobody took');
  for (const positions of spans.values())
    if ((positions.at(-1) ?? 0) - (positions[0] ?? 0) !== positions.length - 1)
      world.objections.add('a decision stands twice');
  for (const { key, position, isNew } of promised) {
    const kept = await disk.journal.answerOf(key);
    if (kept === null || position > disk.journal.events.length)
      world.objections.add('an acknowledged act was lost');
    else if (isNew && kept.last > 0 && kept.last !== position)
      world.objections.add('an act stands elsewhere than was said');
  }
}

/** 8: nothing waits any more, and nothing grew without bound. */
async function judgeRest(world: World, { disk, parts, program }: SimulatedNode): Promise<void> {
  for (const peer of parts.peers) {
    const pending = await disk.outbox.pending(peer);
    if (lanes.some((lane) => pending[lane].head !== pending[lane].acknowledged))
      world.objections.add('something was never acknowledged');
  }
  for (const { inbox } of program?.desks ?? [])
    if ((await inbox.waiting()).length > 0) world.objections.add('something waits though all is known');
}

/** A joint reference is one boat’s, on all nodes. */
function judgeReferences(world: World): void {
  const byReference = new Map<string, string>();
  for (const { disk } of world.nodes)
    for (const { type, body } of disk.journal.events) {
      if (type !== 'BoatOpened') continue;
      const [reference, boat] = [plainText(body['reference']), plainText(body['boat'])];
      if ((byReference.get(reference) ?? boat) !== boat) world.objections.add('two boats bear one reference');
      byReference.set(reference, boat);
    }
}
