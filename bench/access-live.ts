import { EventEmitter } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { randomBytes } from 'node:crypto';
import { createPositionSeal } from '../src/app/position-seal.ts';
import type { Who } from '../src/app/who.ts';
import { instant } from '../src/kernel/time.ts';
import type { Config } from '../src/node/config.ts';
import type { Feeds } from '../src/node/feeds.ts';
import { openHub } from '../src/node/hub.ts';
import { createLivePicture, type LivePicture } from '../src/node/live-picture.ts';
import { evolveTrack } from '../src/operations/picture/track.ts';
import { type AccessBook, detectionIdOf, type Judging } from './access-book.ts';
import { classCount, maySee, maySeeTracks, readerOfConsole } from './access-classes.ts';
import { median, type Row } from './row.ts';

const consoleCount = 40;
const detectionsPerSecond = 20;
const tracksPerSecond = 100;
/** Milliseconds within which 99 of 100 detections must have reached every console that may see them. As `ingest-p99-browser`. */
const p99MillisecondsMax = 100;
const settleMilliseconds = 10_000;

/** One stretch of the live stream. */
export interface LiveRun {
  readonly microsecondsPerMessage: number;
  /** Of them in the store's own processes; null where this system does not tell. */
  readonly storeMicroseconds: number | null;
  readonly p50: number;
  readonly p99: number;
  readonly messages: number;
  /** Empty where each console got exactly what it may see. */
  readonly wrong: string;
}

interface Taken {
  readonly who: Who;
  readonly messages: { readonly at: number; readonly text: string }[];
}

/** Runs a node's hub for so many seconds, judged or not; `from`: the number of the first detection. */
export async function runLive(
  book: AccessBook,
  {
    judging,
    isJudged,
    seconds,
    from,
  }: { judging: Judging; isJudged: boolean; seconds: number; from: number },
): Promise<LiveRun & { readonly next: number }> {
  const picture = createLivePicture();
  const hub = hubOf(book, judging, picture);
  const consoles = Array.from({ length: consoleCount }, (_, number) => join(hub, readerOfConsole(number)));
  await until(() => consoles.every(({ messages }) => messages.some(({ text }) => isFirst(text))));
  for (const { messages } of consoles) messages.length = 0;
  const before = await usage(book);
  const { sent, writing } = await send(book, picture, { seconds, from });
  // Read before what came is looked at: that is the bench's work, not the hub's.
  const after = await usage(book);
  const messages = consoles.reduce((sum, one) => sum + one.messages.length, 0);
  await Promise.all(writing);
  const numbers = [...sent.keys()];
  const due = consoles.map(({ who }) => numbers.filter((number) => !isJudged || maySee(who, number)));
  const isWhole = () => consoles.every((one, index) => seenIn(one).size >= (due[index]?.length ?? 0));
  await until(isWhole);
  hub.close();
  const per = (used: number) => used / Math.max(1, messages);
  const isKnown = before.store !== null && after.store !== null;
  const store = isKnown ? (after.store ?? 0) - (before.store ?? 0) : null;
  return {
    ...delays(consoles, sent),
    microsecondsPerMessage: per(after.program - before.program + (store ?? 0)),
    storeMicroseconds: store === null ? null : per(store),
    messages,
    wrong: complaint(consoles, due, { isJudged }),
    next: from + numbers.length,
  };
}

function hubOf(book: AccessBook, { access, readFor }: Judging, picture: LivePicture) {
  const config = { state: 'uk', agency: 'agency-a', detectionHours: 24 } as Config; // the hub reads no other key
  const feeds = { picture, health: () => ({ sources: [], links: [] }) } as unknown as Feeds; // likewise
  return openHub({
    config,
    clock: () => instant(Date.now()),
    projector: book.projector,
    feeds,
    access,
    seal: createPositionSeal(randomBytes(32)),
    readFor,
    operations: { live: [] },
  });
}

/** A console whose line takes everything at once; what it is sent is kept as it came, to be read afterwards. */
function join(hub: ReturnType<typeof openHub>, who: Who): Taken {
  const emitter = new EventEmitter();
  const messages: Taken['messages'] = [];
  const response = Object.assign(emitter, {
    writableNeedDrain: false,
    write(text: string) {
      messages.push({ at: performance.now(), text });
      return true;
    },
    end: () => emitter.emit('close'),
    destroy: () => emitter.emit('close'),
  });
  hub.join(response as unknown as ServerResponse, undefined, {
    now: () => who,
    stillAllowed: async () => true,
  });
  return { who, messages };
}

const isFirst = (text: string): boolean => text.includes('\nevent: detections\ndata: {"reset":true');

/** Sends at a steady pace, whatever has come of what was sent before; `sent`: when each detection was. */
async function send(
  book: AccessBook,
  picture: LivePicture,
  { seconds, from }: { readonly seconds: number; readonly from: number },
) {
  const sent = new Map<number, number>();
  const writing: Promise<number>[] = [];
  const started = performance.now();
  let tracked = 0;
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const elapsed = Math.min(seconds, (performance.now() - started) / 1_000);
      for (; tracked < Math.floor(elapsed * tracksPerSecond); tracked += 1) track(picture, tracked);
      while (sent.size < Math.floor(elapsed * detectionsPerSecond)) {
        const number = from + sent.size;
        sent.set(number, performance.now());
        writing.push(book.record(number));
      }
      if (elapsed < seconds) return;
      clearInterval(timer);
      resolve();
    }, 5);
  });
  return { sent, writing };
}

function track(picture: LivePicture, number: number): void {
  const now = instant(Date.now());
  const report = {
    track: `ais:${999_000_000 + (number % 500)}`,
    source: 'mast-1',
    happenedAt: now,
    receivedAt: now,
    timeliness: 'in_time',
    lat: 51 + number / 1e6,
    lon: 1.5,
    accuracyMetres: 10,
    speedMetresPerSecond: 5,
    courseDegrees: 30,
    headingDegrees: null,
    status: 0,
    kind: 'vessel_class_a',
  } as unknown as Parameters<typeof evolveTrack>[1]; // as a receiver gives it
  picture.tracks({ changed: [evolveTrack(null, report)], identities: [], gone: [] });
}

/** Ids of detections with the moment at which each came first. */
function seenIn({ messages }: Taken): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  for (const { at, text } of messages) {
    if (!text.includes('\nevent: detections\n')) continue;
    const { detections }: { detections: readonly { id: string }[] } = JSON.parse(
      text.slice(text.indexOf('data: ') + 6),
    );
    for (const { id } of detections) if (!seen.has(id)) seen.set(id, at);
  }
  return seen;
}

function delays(taken: readonly Taken[], sent: ReadonlyMap<number, number>) {
  const times: number[] = [];
  for (const one of taken) {
    const seen = seenIn(one);
    for (const [number, at] of sent) {
      const came = seen.get(detectionIdOf(number));
      if (came !== undefined) times.push(came - at);
    }
  }
  times.sort((a, b) => a - b);
  const part = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { p50: part(0.5), p99: part(0.99) };
}

/** A faster wrong answer scores nothing: each console got exactly what it may see, and tracks only where it may. */
function complaint(
  taken: readonly Taken[],
  due: readonly (readonly number[])[],
  { isJudged }: { readonly isJudged: boolean },
): string {
  const wrongs = taken.flatMap((one, index) => {
    const seen = seenIn(one);
    const owed = due[index] ?? [];
    const extra = seen.size - owed.filter((number) => seen.has(detectionIdOf(number))).length;
    const missing = owed.filter((number) => !seen.has(detectionIdOf(number))).length;
    const hasTracks = one.messages.some(({ text }) => text.includes('\nevent: tracks\n'));
    const isWrong = extra + missing > 0 || hasTracks !== (!isJudged || maySeeTracks(one.who));
    return isWrong ? [`console ${index}: ${extra} too many, ${missing} missing, tracks ${hasTracks}`] : [];
  });
  return wrongs.length === 0 ? '' : `WRONG: ${wrongs.length} consoles, first ${wrongs[0]}`;
}

interface Usage {
  /** Microseconds of the processor. */
  readonly program: number;
  readonly store: number | null;
}

const microsecondsPerTick = 10_000;

/** What this process and the store's own have used. Source: proc(5), /proc/PID/stat, utime and stime. */
async function usage({ store }: AccessBook): Promise<Usage> {
  const { user, system } = process.cpuUsage();
  if (!existsSync('/proc/self/stat')) return { program: user + system, store: null };
  const { rows } = await store.pool.query<{ pid: number }>('select pid from pg_stat_activity');
  const ticks = rows.map(({ pid }) => ticksOf(pid)).reduce((sum, one) => sum + one, 0);
  return { program: user + system, store: ticks * microsecondsPerTick };
}

function ticksOf(pid: number): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return 0;
  const stat = readFileSync(file, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

async function until(is: () => boolean): Promise<void> {
  const started = performance.now();
  while (!is() && performance.now() - started < settleMilliseconds)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Both rows: what a pushed message costs, and how late a detection comes, with policies and without. */
export function liveRows(runs: {
  readonly judged: readonly LiveRun[];
  readonly bare: readonly LiveRun[];
}): readonly Row[] {
  const { judged, bare } = runs;
  const wrong = [...judged, ...bare].find((run) => run.wrong !== '')?.wrong ?? '';
  const of = (all: readonly LiveRun[], figure: (run: LiveRun) => number) => median(all.map(figure));
  const load = `${consoleCount} consoles of ${classCount} label classes, ${detectionsPerSecond} detections/s, ${tracksPerSecond} tracks/s`;
  const cost = (all: readonly LiveRun[]) => of(all, (run) => run.microsecondsPerMessage);
  const storeShare = of(judged, (run) => run.storeMicroseconds ?? 0).toFixed(0);
  const storeBare = of(bare, (run) => run.storeMicroseconds ?? 0).toFixed(0);
  const p99 = of(judged, (run) => run.p99);
  const p50 = (all: readonly LiveRun[]) => of(all, (run) => run.p50).toFixed(1);
  return [
    {
      kernel: 'access-live',
      figure: Number(cost(judged).toFixed(1)),
      unit: 'us of CPU a message',
      limit: Number(cost(bare).toFixed(1)),
      peers: [],
      gate: wrong === '' ? 'none' : 'fail',
      note: [
        `${load}; of it in the store ${storeShare} us, without policies ${storeBare} us`,
        `limit: the same hub judging nothing, same run; ${of(judged, (run) => run.messages).toFixed(0)} messages`,
        'sockets left out',
        wrong,
      ]
        .filter(Boolean)
        .join('; '),
    },
    {
      kernel: 'access-live-p99',
      figure: Number(p99.toFixed(1)),
      unit: 'ms',
      limit: Number(of(bare, (run) => run.p99).toFixed(1)),
      peers: [],
      gate: wrong === '' && p99 <= p99MillisecondsMax ? 'pass' : 'fail',
      note: [
        `from the append to each console that may see it; p50 ${p50(judged)}, without policies ${p50(bare)}`,
        `bar ${p99MillisecondsMax}; each console got exactly what its labels let it see`,
        wrong,
      ]
        .filter(Boolean)
        .join('; '),
    },
  ];
}
