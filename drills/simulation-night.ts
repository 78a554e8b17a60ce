import { addSeconds } from '../src/kernel/time.ts';
import { createChance } from './chance.ts';
import { judgeEnd } from './simulation-judge.ts';
import { enterUnit } from './simulation-hush.ts';
import { createNetwork } from './simulation-network.ts';
import { nothingPlanted, type Planting } from './simulation-planting.ts';
import { createSchedule } from './simulation-scheduler.ts';
import {
  act,
  advance,
  arrive,
  carryOut,
  doChores,
  drawStep,
  exchangeOnce,
  nodeOf,
  upgrade,
} from './simulation-steps.ts';
import { createWatch } from './simulation-watch.ts';
import {
  attempt,
  createWorld,
  type Happening,
  nightBegins,
  startNode,
  stateOfNode,
  type World,
} from './simulation-world.ts';

/** What one invented night showed. */
export interface NightShown {
  readonly objections: readonly string[];
  /** SHA-256, hex, over everything that happened and everything that stands at the end. */
  readonly trace: string;
  readonly tally: World['tally'] & {
    readonly events: number;
    readonly closed: number;
    readonly disputes: number;
  };
}

const hour = 3_600_000;

/** Plays the night of a seed: drawn acts, a network and crashes, then healing; and judges it. */
export async function playNight(seed: number, planting: Planting = nothingPlanted): Promise<NightShown> {
  const chance = createChance(seed);
  const names = chance.isOneIn(4) ? ['be', 'fr', 'uk'] : ['fr', 'uk'];
  const relaysEndAt = chance.isOneIn(6)
    ? addSeconds(nightBegins, 3_600 * chance.pick([1, 2, 4] as const))
    : null;
  const relayHours = chance.isOneIn(6) ? chance.pick([1, 4] as const) : null;
  const schedule = createSchedule<Happening>(chance);
  const network = createNetwork(chance, names);
  const rules = { nodes: names, relaysEndAt, relayHours };
  const world = createWorld({ chance, names, network, schedule, rules, planting });
  const watch = createWatch(world);
  let at = nightBegins as number;
  const steps = 24 + chance.whole(24);
  for (let step = 0; step < steps; step += 1) {
    at += chance.whole(chance.isOneIn(10) ? 4 * hour : 900_000);
    schedule.at(at, { kind: 'draw' });
  }
  try {
    for (const node of world.nodes) {
      if (stateOfNode(node.name) !== null) await enterUnit(node);
      await startNode(world, node);
    }
    if (!chance.isOneIn(3)) await dusk(world);
    for (let due = schedule.next(); due !== null; due = schedule.next()) {
      world.nowMilliseconds = Math.max(world.nowMilliseconds, due.atMilliseconds);
      await happen(world, due.what);
      watch.look();
    }
    await heal(world, () => watch.look());
    await judgeEnd(world);
  } catch (error) {
    world.objections.add(
      `crash: ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : String(error)}`,
    );
  }
  return shown(world);
}

/** Before anything goes wrong: each state has opened a boat, and all have heard of it. */
async function dusk(world: World): Promise<void> {
  for (const node of world.nodes) if (stateOfNode(node.name) !== null) await act(world, node);
  for (const node of world.nodes) await advance(world, node);
  for (const node of world.nodes) for (const peer of node.parts.peers) await exchangeOnce(world, node, peer);
}

async function happen(world: World, what: Happening): Promise<void> {
  switch (what.kind) {
    case 'draw':
      return drawStep(world);
    case 'arrives':
      return arrive(world, what.message);
    case 'starts':
      return startNode(world, nodeOf(world, what.node));
    case 'does':
      return carryOut(world, nodeOf(world, what.node), what.doing);
  }
}

const roundsMax = 40;

/** All ways are open, all nodes run in the newer version, all clocks go on: until nothing more is said. */
async function heal(world: World, look: () => void): Promise<void> {
  world.network.healAll();
  world.nowMilliseconds += 12 * hour;
  for (const node of world.nodes) {
    node.program?.life.endAfter(Number.POSITIVE_INFINITY);
    if (node.program?.life.isOver() === true) node.program = null;
    await upgrade(world, node);
    await startNode(world, node);
  }
  for (let round = 0; round < roundsMax; round += 1) {
    let more = false;
    for (const node of world.nodes) {
      await doChores(world, node);
      await advance(world, node);
    }
    for (const node of world.nodes) {
      for (const peer of node.parts.peers) more = (await exchangeOnce(world, node, peer)) || more;
      look();
    }
    for (const node of world.nodes)
      await attempt(world, node, async ({ desks }) => {
        for (const { inbox } of desks) more = (await inbox.takeWaiting()) > 0 || more;
      });
    if (!more) return;
  }
  world.objections.add('never quiet after healing');
}

function shown(world: World): NightShown {
  let [events, closed, disputes] = [0, 0, 0];
  for (const { name, disk, knows, folds } of world.nodes) {
    events += disk.journal.events.length;
    for (const event of disk.journal.events) {
      world.trace.update(`${name} ${JSON.stringify(event)}\n`);
      if (event.type === 'BoatClosed' && event.imported === null) closed += 1;
    }
    for (const boat of knows.of('boat')) {
      const found = folds.get(`boat/${boat}`)?.state['disputes'];
      disputes += Array.isArray(found) ? found.length : 0;
    }
  }
  for (const text of world.wire.values()) world.trace.update(text.signed);
  return {
    objections: [...world.objections],
    trace: world.trace.digest('hex'),
    tally: { ...world.tally, events, closed, disputes },
  };
}
