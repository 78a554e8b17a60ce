import { nextTexts, type Outlet } from '../src/exchange/peer/outlet.ts';
import type { PerLane } from '../src/exchange/peer/wire.ts';
import { lanes } from '../src/kernel/exchange.ts';
import type { NodeId } from '../src/kernel/ids.ts';
import { drawOrders, goodRescue } from './simulation-acts.ts';
import type { Message } from './simulation-network.ts';
import type { PeerDesk, Program } from './simulation-node.ts';
import { withForgeries } from './simulation-forger.ts';
import { hushRecord } from './simulation-hush.ts';
import {
  attempt,
  deskAt,
  type Doing,
  personAt,
  type SimulatedNode,
  startNode,
  stateOfNode,
  type World,
} from './simulation-world.ts';

/** The node of that name. Throws where there is none: a bug of the drill. */
export function nodeOf({ nodes }: World, name: string): SimulatedNode {
  const found = nodes.find((node) => node.name === name);
  if (found === undefined) throw new Error(`no node ${name}`);
  return found;
}

function deskFor({ desks }: Program, peer: string): PeerDesk {
  const found = desks.find((desk) => desk.peer === peer);
  if (found === undefined) throw new Error(`no peer ${peer}`);
  return found;
}

/** A person of this node acts: one order, or a few. */
export async function act(world: World, node: SimulatedNode): Promise<void> {
  const desk = deskAt(world, node);
  const isState = stateOfNode(node.name) !== null;
  const isFirst = isState && node.knows.of('boat').length === 0;
  const orders = isFirst ? goodRescue(desk) : drawOrders(desk, isState);
  const person = 1 + world.chance.whole(2);
  for (const order of orders)
    await carryOut(world, node, { what: 'order', person, key: desk.fresh('k'), order });
  if (orders.some(({ context }) => context === 'operations/dispatch')) await followTasks(world, node);
}

/** Does what a person wants; who hears nothing mostly asks again, with the same key. */
export async function carryOut(world: World, node: SimulatedNode, doing: Doing): Promise<void> {
  const heard = await doOnce(world, node, doing);
  if (heard || (doing.what !== 'recall' && world.chance.isOneIn(3))) return;
  const waits = 60_000 + world.chance.whole(1_800_000);
  world.schedule.at(world.nowMilliseconds + waits, { kind: 'does', node: node.name, doing });
}

/** True where the person was answered. */
async function doOnce(world: World, node: SimulatedNode, doing: Doing): Promise<boolean> {
  switch (doing.what) {
    case 'order':
      return order(world, node, doing);
    case 'approve':
      return approve(world, node, doing);
    case 'recall': {
      const ids = await attempt(world, node, (program) =>
        deskFor(program, doing.peer).outbox.recall(doing.positions, 'released_in_error'),
      );
      if (ids !== null)
        for (const one of node.recalls) if (one.positions === doing.positions) one.isTold = true;
      return ids !== null;
    }
  }
}

async function order(
  world: World,
  node: SimulatedNode,
  { person, key, order: given }: Extract<Doing, { readonly what: 'order' }>,
): Promise<boolean> {
  const who = personAt(node, person);
  node.given.add(`${who.actor}/${key}`);
  const answer = await attempt(world, node, ({ handle }) => handle(who, { ...given, idempotencyKey: key }));
  world.tally.orders += 1;
  world.trace.update(`${world.nowMilliseconds} ${node.name} ${given.command} ${JSON.stringify(answer)}\n`);
  if (answer === null) return false;
  if (!answer.ok) return true;
  world.tally.acts += 1;
  node.promised.push({ key: `${who.actor}/${key}`, position: answer.position, isNew: !answer.repeated });
  if (answer.proposal === undefined) return true;
  const waits = 60_000 + world.chance.whole(world.chance.isOneIn(4) ? 7_200_000 : 300_000);
  const doing: Doing = { what: 'approve', person: 3 - person, key: `${key}-2`, proposal: answer.proposal };
  world.schedule.at(world.nowMilliseconds + waits, { kind: 'does', node: node.name, doing });
  return true;
}

async function approve(
  world: World,
  node: SimulatedNode,
  { person, key, proposal }: Extract<Doing, { readonly what: 'approve' }>,
): Promise<boolean> {
  const who = personAt(node, person);
  node.given.add(`${who.actor}/${key}`);
  const told = await attempt(world, node, ({ proposals }) => proposals.approve(who, proposal, key));
  world.trace.update(`${world.nowMilliseconds} ${node.name} approve ${JSON.stringify(told?.answer)}\n`);
  if (told === null) return false;
  const { answer } = told;
  if (answer.ok)
    node.promised.push({ key: `${who.actor}/${key}`, position: answer.position, isNew: !answer.repeated });
  return true;
}

/** The boats' records show what dispatch has decided. */
export async function followTasks(world: World, node: SimulatedNode): Promise<void> {
  await attempt(world, node, async ({ taskFlow }) => taskFlow?.follow());
}

/** The outbox goes on: what may leave stands ready. */
export async function advance(world: World, node: SimulatedNode): Promise<void> {
  await attempt(world, node, async ({ desks }) => {
    for (const { outbox } of desks) while ((await outbox.advance()) > 0);
  });
}

/** What is due now and then: expiries, recalls of what has run out. */
export async function doChores(world: World, node: SimulatedNode): Promise<void> {
  await attempt(world, node, async ({ desks }) => {
    for (const { inbox, recallDue } of desks) {
      await inbox.expire();
      await recallDue();
    }
  });
}

/** Asks a peer for what it has. */
export async function ask(world: World, node: SimulatedNode, peer: string): Promise<void> {
  const message = await attempt(world, node, async (program): Promise<Message> => {
    const after = await standing(deskFor(program, peer));
    return { kind: 'ask', from: node.name, to: peer, after, life: program.life };
  });
  if (message !== null) send(world, message);
}

async function standing({ inbox }: PeerDesk): Promise<PerLane> {
  const [life, work, bulk] = await Promise.all(lanes.map((lane) => inbox.standing(lane)));
  return { life: life?.sequence ?? 0, work: work?.sequence ?? 0, bulk: bulk?.sequence ?? 0 };
}

function send(world: World, message: Message): void {
  if (message.kind === 'answer')
    for (const { lane, signed } of message.texts) {
      const { from, to } = message;
      world.wire.set(`${from}>${to} ${signed}`, { from, to, lane, signed });
    }
  for (const milliseconds of world.network.journeys(message.from, message.to))
    world.schedule.at(world.nowMilliseconds + milliseconds, { kind: 'arrives', message });
}

/** A message arrives, where the way is still open and whoever asked still runs. */
export async function arrive(world: World, message: Message): Promise<void> {
  if (!world.network.isUp(message.from, message.to)) return;
  const node = nodeOf(world, message.to);
  if (message.kind === 'ask') return answerAsk(world, node, message);
  if (node.program?.life !== message.life) return;
  await take(world, node, { from: message.from, texts: withForgeries(world, message) });
}

async function answerAsk(
  world: World,
  node: SimulatedNode,
  { from, after, life }: Extract<Message, { readonly kind: 'ask' }>,
): Promise<void> {
  const texts = await attempt(world, node, async (program) => {
    const outlet = outletAt(program, from);
    await outlet.acknowledge(after, null);
    return nextTexts(outlet, after);
  });
  if (texts === null || texts.length === 0) return;
  send(world, { kind: 'answer', from: node.name, to: from, texts, life });
}

function outletAt({ outboxes }: Program, given: string): Outlet {
  const peer = given as NodeId; // of the drill's own making
  return {
    after: (lane, sequence, limit) => outboxes.after(peer, { lane, sequence }, limit),
    async acknowledge(after) {
      for (const lane of lanes) if (after[lane] > 0) await outboxes.acknowledge(peer, lane, after[lane]);
      return true;
    },
    async heads() {
      const { life, work, bulk } = await outboxes.pending(peer);
      return { life: life.head, work: work.head, bulk: bulk.head };
    },
    asOf: () => null,
    onMore: () => () => {},
  };
}

interface Arrived {
  readonly from: string;
  readonly texts: Extract<Message, { readonly kind: 'answer' }>['texts'];
}

/** Takes what arrived, as the program does; what does not follow is asked for again. */
async function take(world: World, node: SimulatedNode, { from, texts }: Arrived): Promise<void> {
  const received = await attempt(world, node, async (program) => {
    try {
      return await deskFor(program, from).receive(texts);
    } catch (error) {
      if (error instanceof Error && error.message.endsWith('does not follow')) return null;
      throw error;
    }
  });
  world.tally.taken += received?.taken ?? 0;
  world.trace.update(
    `${world.nowMilliseconds} ${node.name} took ${received?.taken ?? 'nothing'} of ${from}\n`,
  );
}

/** Asks and is answered at once, over a way that loses nothing. Returns whether anything came. */
export async function exchangeOnce(world: World, node: SimulatedNode, peer: string): Promise<boolean> {
  const { program } = node;
  const other = nodeOf(world, peer);
  if (program === null || other.program === null) return false;
  const after = await standing(deskFor(program, peer));
  const outlet = outletAt(other.program, node.name);
  await outlet.acknowledge(after, null);
  const texts = await nextTexts(outlet, after);
  for (const { lane, signed } of texts)
    world.wire.set(`${peer}>${node.name} ${signed}`, { from: peer, to: node.name, lane, signed });
  if (texts.length > 0) await take(world, node, { from: peer, texts });
  return texts.length > 0;
}

/** One thing that a night brings, drawn by weight. */
export async function drawStep(world: World): Promise<void> {
  const { chance, nodes, network } = world;
  const node = chance.pick(nodes);
  if (node === undefined) return;
  const peer = chance.pick(node.parts.peers) ?? node.name;
  const drawn = chance.whole(100);
  if (drawn < 46) return act(world, node);
  if (drawn < 66) {
    await advance(world, nodeOf(world, peer));
    return ask(world, node, peer);
  }
  if (drawn < 74) return advance(world, node);
  if (drawn < 81) return node.program?.life.endAfter(1 + chance.whole(12));
  if (drawn < 85) return chance.isOneIn(2) ? network.cut(node.name, peer) : cutBoth(world, node.name, peer);
  if (drawn < 89) return network.heal(node.name, peer);
  if (drawn < 91) return void (node.skewMilliseconds += chance.whole(7_200_000) - 3_600_000);
  if (drawn < 94) return doChores(world, node);
  if (drawn < 96) return recallSome(world, node, peer);
  if (drawn < 98) return hushRecord(world, node);
  return upgrade(world, node);
}

function cutBoth({ network }: World, one: string, other: string): void {
  network.cut(one, other);
  network.cut(other, one);
}

/** The node stops, and starts again as the newer version. */
export async function upgrade(world: World, node: SimulatedNode): Promise<void> {
  if (!node.isOld) return;
  node.program?.life.end();
  node.program = null;
  node.isOld = false;
  await startNode(world, node);
}

/** Who first wrote it takes something back: of what may be taken back without a boat losing whoever answers for it. */
async function recallSome(world: World, node: SimulatedNode, peer: string): Promise<void> {
  const own = node.disk.journal.events.filter(
    ({ origin, stream, type }) =>
      origin === node.name && (/^(?:contact|relay)\//.test(stream) || type === 'LogWritten'),
  );
  const first = world.chance.pick(own);
  if (first === undefined) return;
  const positions = [first.position];
  node.recalls.push({ peer, positions, isTold: false });
  await carryOut(world, node, { what: 'recall', peer, positions });
}
