import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addSeconds, type Clock, fromUtc, type Instant } from '../../kernel/time.ts';
import { parseLine, type SearchRegionLine } from '../../operations/rescue/sea/line.ts';
import { directions } from '../demonstration/two-nodes.ts';
import { projectFolder } from '../version.ts';
import { openBoard } from './board-reader.ts';
import { judgeNight, type Verdict } from './judge/judge-night.ts';
import { judgeSides } from './judge/judge-sides.ts';
import { measuresOf, measuresOfSides } from './measures.ts';
import { openMoments } from './moment-reader.ts';
import { replayNames } from './names.ts';
import { type NightClock, pacedClock, steppedClock } from './night-clock.ts';
import { type NightNodes, openNightNodes } from './night-nodes.ts';
import type { Moment, Night } from './night.ts';
import { playNight } from './play-night.ts';
import type { Scenario } from './scenario.ts';
import type { EventOf } from './scenario-events.ts';
import { type Desks, openDesks, type Side, sidesOfNight } from './staff-of-night.ts';
import { type Summary, summaryOf, summaryOfSides } from './summary.ts';
import { newPlace, newWork, type Place, placesOf, type Work } from './work.ts';
import { answerSiteAlarms } from './work-site.ts';
import { acknowledgeAlarms } from './work-watch.ts';

export interface Replaying {
  readonly scenario: Scenario;
  /** So many times the wall clock; `max`: from moment to moment. */
  readonly speed: number | 'max';
  /** One node of each side with the lines between them, or one that both share; absent: two. */
  readonly nodes?: 1 | 2;
  /** Told of warnings and faults of the node, never of a person. */
  readonly say: (line: string) => void;
  readonly progress?: (done: number, all: number, at: Instant) => void;
  readonly signal?: AbortSignal;
}

export interface Replayed {
  /** As the British node has it. */
  readonly night: Night;
  /** As the node of each side has it: the same twice where there is but one. */
  readonly sides: Readonly<Record<Side, Night>>;
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
 * Plays a scenario on fresh nodes of its own, through the interfaces that people and feeds use, and judges it. The nodes
 * and their stores are gone when this resolves or throws.
 */
export async function replayNight(replaying: Replaying): Promise<Replayed> {
  const { scenario, speed, say, signal, nodes: count = 2 } = replaying;
  const start = addSeconds(fromUtc(scenario.meta.start), -setUpSeconds);
  const clock = clockOf(start, speed, signal);
  const nodes = await openNightNodes({ count, clock: clock.clock, say });
  try {
    return await playOn(nodes, clock, replaying);
  } finally {
    await nodes.close();
  }
}

async function playOn(
  nodes: NightNodes,
  clock: NightClock,
  { scenario, progress, signal }: Replaying,
): Promise<Replayed> {
  const desks = openDesks(nodes);
  const names = replayNames(scenario.meta.id);
  const places = placesOn(nodes, desks, clock.clock);
  const work = newWork({
    desks,
    names,
    clock: clock.clock,
    places,
    line: regionLine(),
    sendAlarm: nodes.sendAlarm,
  });
  const readers = placesOf(work).map((place) => readerAt(place, { nodes, desks, clock, scenario, work }));
  const reach = async (at: Instant) => {
    for (let next = nextLook(clock.clock(), at); ; next = nextLook(next, at)) {
      signal?.throwIfAborted();
      await clock.reach(next);
      await nodes.settle();
      for (const { place, moments } of readers) {
        await acknowledgeAlarms(work, place, await moments.standing());
        await answerSiteAlarms(work, place);
      }
      if (next >= at) return;
    }
  };
  const taken = new Map<Side, Moment[]>(sidesOfNight.map((side) => [side, []]));
  const { notTaken } = await playNight({
    scenario,
    work,
    reach,
    async look(at, spans) {
      for (const { place, moments } of readers) {
        const moment = await moments.look(at, spans);
        for (const side of place.sides) taken.get(side)?.push(moment);
      }
    },
    link: (event) => switchLine(nodes, event),
    progress: progress ?? (() => {}),
  });
  const nightOf = (side: Side): Night => {
    return { scenario, names, acts: work.acts, moments: taken.get(side) ?? [] };
  };
  const [night, sides] = [nightOf('uk'), { uk: nightOf('uk'), fr: nightOf('fr') }];
  const verdicts = nodes.isTwo ? judgeSides(sides) : judgeNight(night);
  const [summary, measures] = nodes.isTwo
    ? [summaryOfSides(sides, verdicts, notTaken), measuresOfSides(sides, verdicts)]
    : [summaryOf(night, verdicts, notTaken), measuresOf(night, verdicts)];
  return { night, sides, verdicts, summary, measures };
}

/** One place for each node. */
function placesOn({ of, isTwo }: NightNodes, desks: Desks, clock: Clock): Work['places'] {
  const uk = newPlace(isTwo ? ['uk'] : sidesOfNight, openBoard(desks.uk.watch, clock));
  return { uk, fr: of.uk === of.fr ? uk : newPlace(['fr'], openBoard(desks.fr.watch, clock)) };
}

interface Reading extends Pick<Replaying, 'scenario'> {
  readonly nodes: NightNodes;
  readonly desks: Desks;
  readonly clock: NightClock;
  readonly work: Pick<Work, 'acts'>;
}

function readerAt(place: Place, { nodes, desks, clock, scenario, work }: Reading) {
  const side = place.sides.at(-1) ?? 'uk';
  const moments = openMoments({
    desks,
    sides: place.sides,
    board: place.board,
    freight: scenario.events.some(({ type }) => type === 'freight') ? desks[side].freight[side] : null,
    clock: clock.clock,
    from: scenario.meta.start,
    ordersGiven: () => work.acts.length,
    lookAtAlarms: () => nodes.of[side].lookAtAlarms(),
  });
  return { place, moments };
}

/** What a scenario says of the line is done to it: `FR_to_UK`, `UK_to_FR`, or both ways where it names none of them. */
async function switchLine(nodes: NightNodes, { state, direction = '' }: EventOf<'link'>): Promise<void> {
  const named = directions.filter((one) => one === direction.toLowerCase().replaceAll('_', '-'));
  for (const one of named.length === 0 ? directions : named)
    if (state === 'down') nodes.cut(one);
    else nodes.heal(one);
  await nodes.settle();
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
