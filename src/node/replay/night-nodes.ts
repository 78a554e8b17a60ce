import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Journal } from '../../journal/index.ts';
import type { Projector } from '../../journal/projector.ts';
import { type Clock, instant } from '../../kernel/time.ts';
import { type Config, readConfig } from '../config.ts';
import { projections } from '../contexts.ts';
import { type Direction, directions, prepareTwoNodes } from '../demonstration/two-nodes.ts';
import { type Around, type RunningNode, startNode } from '../wiring.ts';
import { type Side, sidesOfNight } from './staff-of-night.ts';

/** The nodes of a night: one of each side with the lines between them, or one that both sides share. */
export interface NightNodes {
  readonly of: Readonly<Record<Side, Pick<RunningNode, 'address' | 'lookAtAlarms' | 'exchange'>>>;
  /** False: both sides sit at one node, and nothing travels. */
  readonly isTwo: boolean;
  /** What is due by the night's clock is done; all that may travel is on the screens, unless its line is cut. */
  settle(): Promise<void>;
  /** A message of a site's sensor, as its alarm system posts it. Throws where the node does not take it. */
  readonly sendAlarm: (side: Side, message: object) => Promise<void>;
  cut(direction: Direction): void;
  heal(direction: Direction): void;
  close(): Promise<void>;
}

export interface NightNodesParts {
  readonly count: 1 | 2;
  /** Drives every node: nothing is asked for or done by the machine’s clock. */
  readonly clock: Clock;
  readonly say: (line: string) => void;
}

const agencies = { uk: 'uk-hmcg', fr: 'fr-cross-gris-nez' } as const;

/**
 * Unheard for so long is down. Desks look up every half minute of the night, and then the nodes ask one another: one look
 * missed is silence.
 */
const linkSilentSeconds = 45;

/** Starts them on books of their own, which are gone with them when they are closed. */
export async function openNightNodes(parts: NightNodesParts): Promise<NightNodes> {
  const folder = newFolder();
  const closing: (() => Promise<void> | void)[] = [
    () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  ];
  const close = async (): Promise<void> => {
    for (const step of closing.toReversed()) await step();
  };
  try {
    const opened = (step: () => Promise<void> | void) => void closing.push(step);
    const token = randomBytes(24).toString('base64url');
    const nodes = await (parts.count === 1 ? openOne : openTwo)({ ...parts, folder, token, opened });
    const sendAlarm = (side: Side, message: object) => postAlarm(nodes.of[side].address, token, message);
    return { ...nodes, sendAlarm, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Opening extends NightNodesParts {
  readonly folder: string;
  /** What the sites' alarm systems bear at every node of the night; it stands nowhere else. */
  readonly token: string;
  /** Registers how to undo a step; steps are undone in reverse. */
  readonly opened: (close: () => Promise<void> | void) => void;
}

type Opened = Omit<NightNodes, 'close' | 'sendAlarm'>;

async function postAlarm(address: string, token: string, message: object): Promise<void> {
  const answer = await fetch(`${address}/api/feeds/alarms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(message),
  });
  if (answer.status !== 200) throw new Error(`a sensor's message: ${answer.status} ${await answer.text()}`);
}

async function openOne({ folder, token, clock, say, opened }: Opening): Promise<Opened> {
  const node = await startNode(configOf('uk', { folder, token }), say, { clock, driven: true });
  opened(() => node.close());
  const nothing = () => {};
  return { of: { uk: node, fr: node }, isTwo: false, settle: async () => {}, cut: nothing, heal: nothing };
}

async function openTwo({ folder, token, clock, say, opened }: Opening): Promise<Opened> {
  const folders = { fr: join(folder, 'fr'), uk: join(folder, 'uk') };
  for (const side of sidesOfNight) {
    mkdirSync(folders[side]);
    chmodSync(folders[side], 0o711);
  }
  const lines = await prepareTwoNodes(folders, clock, () => instant(Date.now()));
  opened(() => lines.close());
  const [fr, uk] = await Promise.all(
    sidesOfNight.map((side) => startKept(configOf(side, { folder: folders[side], token }), { clock, say })),
  );
  if (fr === undefined || uk === undefined) throw new Error('two sides make two nodes');
  const kept = { fr, uk };
  for (const side of sidesOfNight) {
    opened(() => kept[side].node.close());
    lines.leadTo(side, kept[side].node.exchange.port ?? 0);
  }
  return {
    of: { fr: fr.node, uk: uk.node },
    isTwo: true,
    settle: () => settle(kept, (side) => lines.isCut()[directionTo[side]]),
    cut: (direction) => lines.cut(direction),
    heal: (direction) => lines.heal(direction),
  };
}

/** The direction in which a side hears the other. */
const directionTo = { uk: directions[0], fr: directions[1] } as const satisfies Record<Side, Direction>;

interface Kept {
  readonly node: RunningNode;
  readonly journal: Journal;
  readonly projector: Projector;
}

async function startKept(config: Config, { clock, say }: Pick<Opening, 'clock' | 'say'>): Promise<Kept> {
  const found: { journal: Journal | null; projector: Projector | null } = { journal: null, projector: null };
  const hand: Around['hand'] = (name, part) => {
    if (name === 'journal') found.journal = part as Journal; // by its name
    if (name === 'projector') found.projector = part as Projector; // likewise
    return part;
  };
  const node = await startNode(config, say, { clock, driven: true, hand });
  const { journal, projector } = found;
  if (journal === null || projector === null) throw new Error('a node without a book');
  return { node, journal, projector };
}

/** A line that was just healed is found anew: the first question on it may fail. */
const attemptsMax = 5;

/** Each does what is due, one node after the other; each tells, then each hears all that there is; a line that is cut is not asked, since it would not answer. */
async function settle(kept: Readonly<Record<Side, Kept>>, isCutTo: (side: Side) => boolean): Promise<void> {
  for (const side of sidesOfNight) await kept[side].node.exchange.tend();
  await Promise.all(sidesOfNight.map((side) => kept[side].node.exchange.tell()));
  await Promise.all(sidesOfNight.filter((side) => !isCutTo(side)).map((side) => hear(kept[side])));
  // Also where nothing came: what ran out by its own clock is off its screens.
  for (const side of sidesOfNight) await caughtUp(kept[side]);
}

async function hear({ node }: Kept): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const brought = await node.exchange.hear();
    const fault = brought.find((one) => one.fault !== null)?.fault ?? null;
    if (fault === null) return;
    if (attempt >= attemptsMax) throw new Error(`a node does not hear the other: ${fault}`);
  }
}

const catchUpMilliseconds = 30_000;

/** What a node holds is on its screens. */
async function caughtUp({ journal, projector }: Kept): Promise<void> {
  const head = await journal.head();
  const reached = await Promise.all(
    projections.map(({ name }) => projector.reached(name, head, catchUpMilliseconds)),
  );
  if (!reached.every((is) => is)) throw new Error('a node does not keep up with its book');
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'strait-replay-'));
  chmodSync(folder, 0o711); // the store's own system user must reach its folder
  return folder;
}

/** A demonstration node on loopback, whose limits on haste do not hold back a night played in a minute. */
function configOf(state: Side, { folder, token }: Pick<Opening, 'folder' | 'token'>): Config {
  const flags = {
    state,
    agency: agencies[state],
    port: 0,
    host: '127.0.0.1',
    exchangePort: 0,
    linkSilentSeconds,
    dataFolder: folder,
    deviceTokenSha256: `demo-devices=${createHash('sha256').update(token).digest('hex')}`,
    demonstration: true,
    sessionMinutes: 1_440,
    sessionIdleMinutes: 1_440,
    requestsPerMinuteMax: 1_000_000,
    signInsPerMinuteMax: 100_000,
  };
  const config = readConfig({ file: {}, env: {}, flags });
  if (!config.ok)
    throw new Error(`the replay's own configuration is refused: ${config.refusal.detail?.['key']}`);
  return config.value;
}
