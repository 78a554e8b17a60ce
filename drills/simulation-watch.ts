import type { StoredEvent } from '../src/journal/port.ts';
import { isKnownTo, markedIn, type Placing, placings, plainWord } from './simulation-oracle.ts';
import { stateOf, type SimulatedNode, type World } from './simulation-world.ts';
import type { Fields } from './closing-words.ts';

/** Looks, after each step, at every boat of which something was written. */
export function createWatch(world: World): { look(): void } {
  const read = new Map<string, number>();
  return {
    look() {
      const touched = new Set<string>();
      for (const { name, disk } of world.nodes) {
        const { events } = disk.journal;
        for (let at = read.get(name) ?? 0; at < events.length; at += 1) {
          const stream = events[at]?.stream ?? '';
          if (stream.startsWith('boat/')) touched.add(stream);
        }
        read.set(name, events.length);
      }
      for (const stream of touched) {
        judgeCoordinator(world, stream);
        for (const node of world.nodes) judgeBoat(world, node, stream);
      }
    },
  };
}

/** 4: somebody answers for every boat, by the word of their own node. */
function judgeCoordinator(world: World, stream: string): void {
  const words = world.nodes.flatMap((node) => {
    const word = stateOf(node, stream)['coordinator'];
    return typeof word === 'string' ? [{ node: node.name as string, word }] : [];
  });
  const isState = ({ node }: { readonly node: string }) => node === 'fr' || node === 'uk';
  if (words.some(({ word }) => word !== 'fr' && word !== 'uk' && word !== 'both'))
    world.objections.add('a boat without a coordinator');
  if (!words.some(isState)) return;
  if (!words.some(({ node, word }) => word === node || (isState({ node }) && word === 'both')))
    world.objections.add('a boat for which nobody answers at their own node');
}

/** 5: closed and handed over only by recorded acts of persons who had seen the evidence. */
function judgeBoat(world: World, node: SimulatedNode, stream: string): void {
  const state = stateOf(node, stream);
  if (state['status'] !== 'open' && state['status'] !== 'closed') return;
  const events = node.knows.eventsOf(stream);
  const marked = markedIn(events);
  const places = placings(events, node.name).filter(
    ({ event, origin, position }) => event.imported === null || !marked.has(`${origin}/${position}`),
  );
  if (state['status'] === 'closed') judgeClosed(world, { state, places });
  judgeHanded(world, { state, places });
}

interface Held {
  readonly state: Fields;
  readonly places: readonly Placing[];
}

const evidence: ReadonlySet<string> = new Set([
  'ContactLinked',
  'ContactUnlinked',
  'EvidenceCorrected',
  'SearchOpened',
  'PhaseRaised',
  'BoatReopened',
  'CountsExplained',
  'TransferProposed',
]);

function judgeClosed(world: World, { state, places }: Held): void {
  const closure = fieldsOf(state['closure']);
  const closed = places.find(
    ({ event }) =>
      event.type === 'BoatClosed' && event.happenedAt === closure['at'] && event.body['by'] === closure['by'],
  );
  if (closed === undefined) {
    world.objections.add('a boat was closed by nobody');
    return;
  }
  if (!isByTwo(world, closed)) world.objections.add('a boat was closed by one person');
  const voices = new Set(
    places.flatMap(({ event: { type, body } }) =>
      type === 'DisputeSettled' && /^(?:closed|merged)_/.test(plainWord(body['kind']))
        ? [plainWord(body['side'])]
        : [],
    ),
  );
  if (voices.has('fr') && voices.has('uk')) return; // both sides have said so since
  const unseen = places.filter(
    (place) =>
      evidence.has(place.event.type) &&
      place.origin !== closed.origin &&
      !isKnownTo(place, closed) &&
      !isKnownTo(closed, place),
  );
  if (unseen.length > 0)
    world.objections.add('a boat is closed against evidence that its closer had not seen');
}

/** In its origin’s book the closing stands beside the approval of a second person. */
function isByTwo(world: World, { origin, position }: Placing): boolean {
  const book: readonly StoredEvent[] =
    world.nodes.find(({ name }) => name === origin)?.disk.journal.events ?? [];
  const key = book[position - 1]?.idempotencyKey;
  const approved = book.find((event) => event.type === 'ActApproved' && event.idempotencyKey === key);
  const proposed = book.find((event) => event.type === 'ActProposed' && event.stream === approved?.stream);
  return approved !== undefined && proposed !== undefined && approved.body['by'] !== proposed.body['by'];
}

function judgeHanded(world: World, { state, places }: Held): void {
  const { coordinator, side } = state;
  if (coordinator === side || coordinator === 'both') return;
  const isHanded = places.some(({ event: { type, body }, origin }) => {
    if (type === 'TransferAccepted') return origin === coordinator;
    if (type === 'CoordinatorSettled' || type === 'DisputeSettled' || type === 'BoatMerged')
      return body['coordinator'] === coordinator;
    return type === 'BoatSplit';
  });
  if (!isHanded) world.objections.add('a boat was handed over by nobody');
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
