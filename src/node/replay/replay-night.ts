import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addSeconds, fromUtc, type Instant } from '../../kernel/time.ts';
import { parseLine, type SearchRegionLine } from '../../operations/rescue/sea/line.ts';
import { type Config, readConfig } from '../config.ts';
import { projectFolder } from '../version.ts';
import { type RunningNode, startNode } from '../wiring.ts';
import { openBoard } from './board-reader.ts';
import { judgeNight, type Verdict } from './judge/judge-night.ts';
import { measuresOf } from './measures.ts';
import { replayNames } from './names.ts';
import { type NightClock, pacedClock, steppedClock } from './night-clock.ts';
import type { Night } from './night.ts';
import { openMoments } from './moment-reader.ts';
import { playNight } from './play-night.ts';
import type { Scenario } from './scenario.ts';
import { openDesks } from './staff-of-night.ts';
import { type Summary, summaryOf } from './summary.ts';
import type { Work } from './work.ts';
import { acknowledgeAlarms } from './work-watch.ts';

export interface Replaying {
  readonly scenario: Scenario;
  /** So many times the wall clock; `max`: from moment to moment. */
  readonly speed: number | 'max';
  /** Told of warnings and faults of the node, never of a person. */
  readonly say: (line: string) => void;
  readonly progress?: (done: number, all: number, at: Instant) => void;
  readonly signal?: AbortSignal;
}

export interface Replayed {
  readonly night: Night;
  readonly verdicts: readonly Verdict[];
  readonly summary: Summary;
  /** The end state as canonical JSON: the same bytes at each replay. */
  readonly measures: string;
}

/** Whoever sits at a desk looks up at its alarms at least so often. */
const lookSeconds = 30;

const nextLook = (now: Instant, until: Instant): Instant => {
  const next = addSeconds(now, lookSeconds);
  return next < until ? next : until;
};

/** Everything is set up this long before the night's first line: staff, desks, units. */
const setUpSeconds = 300;

/**
 * Plays a scenario on a fresh node of its own, through the interfaces that people and feeds use, and judges it. The node
 * and its store are gone when this resolves or throws.
 */
export async function replayNight(replaying: Replaying): Promise<Replayed> {
  const { scenario, speed, say, signal } = replaying;
  const dataFolder = newFolder();
  const start = addSeconds(fromUtc(scenario.meta.start), -setUpSeconds);
  const clock = clockOf(start, speed, signal);
  try {
    const node = await startNode(configOf(dataFolder), say, {
      clock: clock.clock,
      driven: true,
    });
    try {
      return await playOn(node, clock, replaying);
    } finally {
      await node.close();
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function playOn(
  node: RunningNode,
  clock: NightClock,
  { scenario, progress, signal }: Replaying,
): Promise<Replayed> {
  const desks = openDesks(node.address);
  const names = replayNames(scenario.meta.id);
  const board = openBoard(desks.uk.watch, clock.clock);
  const work: Work = {
    desks,
    names,
    clock: clock.clock,
    board,
    line: regionLine(),
    acts: [],
    callers: new Map(),
    transfers: new Map(),
    sent: [],
    denied: new Set(),
    refused: new Set(),
    given: new Map(),
  };
  const moments = openMoments({
    desks,
    board,
    clock: clock.clock,
    from: scenario.meta.start,
    lookAtAlarms: () => node.lookAtAlarms(),
  });
  const reach = async (at: Instant) => {
    for (let next = nextLook(clock.clock(), at); ; next = nextLook(next, at)) {
      signal?.throwIfAborted();
      await clock.reach(next);
      await acknowledgeAlarms(work, await moments.standing());
      if (next >= at) return;
    }
  };
  const told = progress ?? (() => {});
  const { moments: taken, notTaken } = await playNight({
    scenario,
    work,
    reach,
    look: (at, spans) => moments.look(at, spans),
    progress: told,
  });
  const night: Night = { scenario, names, acts: work.acts, moments: taken };
  const verdicts = judgeNight(night);
  return {
    night,
    verdicts,
    summary: summaryOf(night, verdicts, notTaken),
    measures: measuresOf(night, verdicts),
  };
}

function clockOf(start: Instant, speed: number | 'max', signal: AbortSignal | undefined): NightClock {
  if (speed === 'max') return steppedClock(start);
  const steady = () => performance.now();
  return pacedClock(start, { speed, steady, ...(signal === undefined ? {} : { signal }) });
}

/** The line of the project's charts, as a node draws it. */
function regionLine(): SearchRegionLine {
  const file = join(projectFolder, 'assets', 'charts', 'search-region-line.geojson');
  const line = parseLine(JSON.parse(readFileSync(file, 'utf8')));
  if (!line.ok) throw new Error(`the search-region line cannot be read: ${line.refusal.code}`);
  return line.value;
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'strait-replay-'));
  chmodSync(folder, 0o711); // the store's own system user must reach its folder
  return folder;
}

/** A demonstration node on loopback, whose limits on haste do not hold back a night played in a minute. */
function configOf(dataFolder: string): Config {
  const flags = {
    state: 'uk',
    agency: 'uk-hmcg',
    port: 0,
    host: '127.0.0.1',
    dataFolder,
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
