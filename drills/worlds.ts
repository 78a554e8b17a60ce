import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqlAt, type TestServer, testServers } from '../src/journal/test-server.ts';
import { type Instant, instant } from '../src/kernel/time.ts';
import { type Config, readConfig } from '../src/node/config.ts';
import { projections } from '../src/node/contexts.ts';
import { type Hand, type Handed, type RunningNode, startNode } from '../src/node/wiring.ts';
import { createWire, type Wire } from './worlds-wire.ts';

/** One node with a book of its own, reached over loopback by people and devices; the drill may also look inside. */
export interface World {
  readonly name: string;
  /** The owner's way into its database. */
  readonly url: string;
  readonly wire: Wire;
  readonly parts: Handed;
  /** What the node said of warnings and faults. */
  readonly said: readonly string[];
  /** Its own clock: the drill moves it. */
  readonly clock: { now: Instant };
  /** Cookies of the people who have signed in here. */
  readonly cookies: Map<string, string>;
  /** The node does everything that is due by the world's clock: alarms are raised, rise and are cleared. */
  lookAtAlarms(): Promise<void>;
  /** Waits until every list shows whatever was written, flows and alarms included. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Worlds that began as one: the same people, keys, book and hour. */
export interface Worlds {
  readonly all: readonly [World, World];
  close(): Promise<void>;
}

/** Where worlds come from: one server and one node of the demonstration, copied as often as is asked. */
export interface House {
  /** Two nodes on copies of the same beginning. `hand`: takes each part of each node as it is handed on. */
  pair(hand?: (world: string) => Hand): Promise<Worlds>;
  close(): Promise<void>;
}

/** The key of the invented detectors. */
export const deviceToken = 'drill-device-0000-invented-0000-key';

/** Opens the house: a server, and a node with its invented people on it, closed again and kept as the beginning. */
export async function openHouse(): Promise<House> {
  const server = await testServers[0]?.start();
  if (server === undefined) throw new Error('no built-in server');
  const folder = mkdtempSync(join(tmpdir(), 'strait-worlds-'));
  const close = async (): Promise<void> => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const began = instant(Date.now());
    const beginning = { url: await server.freshUrl(), folder: join(folder, 'beginning') };
    const said: string[] = [];
    const node = await startNode(configOf(beginning), (line) => void said.push(line), { clock: () => began });
    await node.close();
    if (said.length > 0) throw new Error(`the beginning is not clean: ${said.join(' ')}`);
    let copies = 0;
    let last: Promise<unknown> = Promise.resolve();
    const copy = async (): Promise<Place> => {
      const place = join(folder, `copy-${(copies += 1)}`);
      cpSync(beginning.folder, place, { recursive: true });
      // A database is copied only while nobody else reads it.
      const url = last.then(() => copied(server, beginning.url));
      last = url.catch(() => {});
      return { url: await url, folder: place };
    };
    return { close, pair: (hand) => pair({ began, copy, ...(hand === undefined ? {} : { hand }) }) };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Place {
  readonly url: string;
  readonly folder: string;
}

async function copied(server: TestServer, url: string): Promise<string> {
  const from = databaseOf(url);
  const empty = await server.freshUrl();
  const to = databaseOf(empty);
  const elsewhere = url.replace(`/${from}?`, '/postgres?');
  await sqlAt(elsewhere, `drop database ${to}`);
  await sqlAt(elsewhere, `create database ${to} template ${from}`);
  return empty;
}

function databaseOf(url: string): string {
  return /\/(strait_\w+)\?/.exec(url)?.[1] ?? '';
}

function configOf({ url, folder }: Place): Config {
  const hash = createHash('sha256').update(deviceToken).digest('hex');
  const read = readConfig({
    file: {},
    env: {},
    flags: {
      state: 'uk',
      agency: 'uk-hmcg',
      databaseUrl: url,
      dataFolder: folder,
      port: 0,
      demonstration: true,
      deviceTokenSha256: [`drill-device=${hash}`],
      requestsPerMinuteMax: 1e7,
      signInsPerMinuteMax: 1e5,
    },
  });
  if (!read.ok) throw new Error(`the drill's configuration is refused: ${JSON.stringify(read.refusal)}`);
  return read.value;
}

async function pair(parts: {
  readonly began: Instant;
  readonly copy: () => Promise<Place>;
  readonly hand?: (world: string) => Hand;
}): Promise<Worlds> {
  const opened = await Promise.allSettled(
    ['A', 'B'].map(async (name) => {
      const hand = parts.hand?.(name);
      const place = await parts.copy();
      return openWorld({ name, began: parts.began, place, ...(hand === undefined ? {} : { hand }) });
    }),
  );
  const worlds = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const [a, b] = worlds;
  if (a !== undefined && b !== undefined) return { all: [a, b], close: () => closeAll(worlds) };
  await closeAll(worlds);
  throw opened.find((one) => one.status === 'rejected')?.reason;
}

async function closeAll(worlds: readonly World[]): Promise<void> {
  for (const world of worlds) await world.close();
}

interface Opening {
  readonly name: string;
  readonly began: Instant;
  readonly place: Place;
  readonly hand?: Hand;
}

async function openWorld({ name, began, place, hand }: Opening): Promise<World> {
  const clock = { now: began };
  const parts: { -readonly [Name in keyof Handed]?: Handed[Name] } = {};
  const said: string[] = [];
  const node: RunningNode = await startNode(configOf(place), (line) => void said.push(line), {
    clock: () => clock.now,
    // By the machine's clock it would look at alarms at whatever moment of the world's own an act has come to.
    driven: true,
    hand(part, value) {
      const given = hand === undefined ? value : hand(part, value);
      parts[part] = given;
      return given;
    },
  });
  // What the node follows by its clock begins at the world's first moment, however long the other takes to open.
  await node.lookAtAlarms();
  const all = parts as Handed; // each part was handed on by the time the node answered
  const wire = createWire(node.address);
  return {
    name,
    url: place.url,
    wire,
    parts: all,
    said,
    clock,
    cookies: new Map<string, string>(),
    lookAtAlarms: () => node.lookAtAlarms(),
    async settle() {
      await settle(all);
      await node.lookAtAlarms();
      await settle(all);
    },
    async close() {
      wire.close();
      await node.close();
    },
  };
}

const settleMilliseconds = 20_000;

async function settle({ journal, projector, people }: Handed): Promise<void> {
  // A flow writes once more what a written event orders: quiet is a head that stays while all have read it.
  for (let quiet = 0, before = -1; quiet < 2; ) {
    const head = await journal.head();
    const reached = projections.map(({ name }) => projector.reached(name, head, settleMilliseconds));
    if (!(await Promise.all(reached)).every((is) => is)) throw new Error('a list does not catch up');
    quiet = head === before ? quiet + 1 : 0;
    before = head;
  }
  await people.directory.refresh();
}
