import type pg from 'pg';
import type { DomainEvent, JournalPosition, RecordedEvent } from '../kernel/event.ts';
import { type Connection, keepConnection } from './connection.ts';
import { marks } from '../kernel/set-back.ts';
import { isStoreFault } from './faults.ts';
import { createIdleCheckpoints, type IdleCheckpoints } from './idle-checkpoints.ts';
import type { Journal, StoredEvent } from './port.ts';
import { type Projection, type Run, type SharedStreams, versionTable, withTables } from './projection.ts';
import {
  dropRetired,
  openVersion,
  show,
  stop as markStopped,
  type VersionState,
} from './projection-versions.ts';
import { PoisonedEvent, readOnce, type Records } from './records.ts';
import { type ConcerningPage, sharedRows } from './shared-rows.ts';
import type { Store } from './store.ts';

export interface ProjectorParts {
  readonly store: Store;
  readonly journal: Journal;
  readonly projections: readonly Projection[];
  /** The domain event of a stored one, lifted to its newest shape. */
  readonly read: (stored: StoredEvent) => DomainEvent;
  /** Told when a projection stopped on an event it cannot read; the others go on. */
  readonly fault: (projection: string, error: unknown) => void;
}

/** What is known of one projection on this process. */
export interface ProjectionProgress {
  readonly name: string;
  readonly position: JournalPosition;
  /**
   * The newest position at which something of it may have changed: that of the last event it took on this process. Of
   * what another process built, only the position is known.
   */
  readonly changed: JournalPosition;
  readonly state: 'building' | 'active' | 'stopped';
}

export interface Projector {
  progress(name: string): ProjectionProgress | undefined;
  /** Resolves true once the projection shows the position, false when the time is up or it stopped. */
  reached(name: string, position: JournalPosition, milliseconds: number): Promise<boolean>;
  /** Called after each advance. Returns the way to stop listening. */
  onAdvanced(listener: (progress: ProjectionProgress) => void): () => void;
  close(): Promise<void>;
}

const batchMax = 1_000;
const retryMilliseconds = 1_000;
/** How soon a process that is not the builder looks for the builder's progress. */
const followMilliseconds = 25;

/**
 * Keeps projections up with the book. Of several processes one builds each (advisory lock), the others follow its
 * checkpoint. Rows and checkpoint move in one transaction, so a kill at any moment resumes without gap or double.
 * A projection that cannot read an event, or whose tables say not who may read them, stops with its fault named; the others go on, and appends never wait.
 */
export function startProjector(parts: ProjectorParts): Projector {
  const stopping = new AbortController();
  const listeners = new Set<(progress: ProjectionProgress) => void>();
  const known = new Map<string, ProjectionProgress>();
  const records = readOnce(parts.read, parts.journal.origin);
  const wake = createWake();
  const unsubscribe = parts.journal.onAppended(() => wake.ring());
  const idle = createIdleCheckpoints(rebuildable(parts.store, 'strait projections'));

  function advanced(progress: ProjectionProgress): void {
    known.set(progress.name, progress);
    for (const listener of listeners) listener(progress);
  }

  const loops = parts.projections.map((projection) =>
    runProjection({ ...parts, projection, advanced, wake, idle, records, signal: stopping.signal }),
  );

  return {
    progress: (name) => known.get(name),
    onAdvanced(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reached(name, position, milliseconds) {
      return new Promise((resolve) => {
        const settle = (answer: boolean): void => {
          clearTimeout(timer);
          listeners.delete(look);
          resolve(answer);
        };
        const look = (progress: ProjectionProgress | undefined): void => {
          if (progress?.name !== name) return;
          if (progress.state === 'active' && progress.position >= position) settle(true);
          else if (progress.state === 'stopped') settle(false);
        };
        const timer = setTimeout(() => settle(false), milliseconds);
        listeners.add(look);
        look(known.get(name));
      });
    },
    async close() {
      stopping.abort();
      unsubscribe();
      wake.ring();
      await Promise.all(loops);
      await idle.close();
    },
  };
}

/**
 * What stands over it is made of the book, which is flushed before it is told: where the store falls, rows and checkpoint
 * step back together and are made again. Waiting for the disk a second time guards nothing.
 */
function rebuildable(store: Store, name: string, onLost?: () => void): Connection {
  return keepConnection(store.program, {
    name,
    setUp: async (client) => {
      await client.query('set synchronous_commit = off');
    },
    ...(onLost === undefined ? {} : { onLost }),
  });
}

interface LoopParts extends ProjectorParts {
  readonly projection: Projection;
  readonly advanced: (progress: ProjectionProgress) => void;
  readonly wake: ReturnType<typeof createWake>;
  readonly idle: IdleCheckpoints;
  readonly records: Records;
  readonly signal: AbortSignal;
}

async function runProjection(parts: LoopParts): Promise<void> {
  const { projection, signal } = parts;
  // Where the store fell, rows may have stepped back: whoever sleeps is woken to look, though nothing was appended.
  const link = rebuildable(parts.store, `strait projection ${projection.name}`, () => parts.wake.ring());
  let first = true;
  while (!signal.aborted) {
    try {
      const client = await link.get();
      const state = await openVersion(client, projection, first);
      first = false;
      parts.advanced({ name: projection.name, changed: state.position, ...state });
      if (state.state === 'stopped') return;
      const isBuilder = await takeLock(client, projection);
      if (isBuilder) await build(parts, { client, isLost: () => !link.holds(client) }, state);
      else await parts.wake.next(signal, followMilliseconds * (state.state === 'active' ? 1 : 10));
    } catch (error) {
      link.drop();
      if (error instanceof PoisonedEvent || isStoreFault(error, 'unmarked'))
        return await poisoned(parts, error);
      // The store is away or restarting: nothing was half-written, so the same step is taken again.
      await pause(retryMilliseconds, signal);
    }
  }
  await link.close();
}

interface Hold {
  /** It bears the builder's lock. */
  readonly client: pg.Client;
  readonly isLost: () => boolean;
}

async function build(parts: LoopParts, { client, isLost }: Hold, from: VersionState): Promise<void> {
  const { projection, journal, idle, signal } = parts;
  const types = concerningTypes(projection);
  let { position } = from;
  let state: Standing = from.state === 'active' ? 'active' : 'building';
  let changed = position;
  let written = position;
  while (!signal.aborted) {
    const heard = parts.wake.rung;
    if (isLost()) throw new Error('the connection that holds the lock is gone');
    const stored = await journal.readAfter(position, batchMax);
    const last = stored.at(-1)?.position ?? position;
    const caughtUp = stored.length < batchMax;
    const concerning = stored.filter(({ type }) => types.has(type));
    if (stored.length > 0 || (caughtUp && state === 'building')) {
      // Nothing in it concerns this projection: no rows, and no transaction for them.
      const isIdle = concerning.length === 0 && state === 'active';
      if (isIdle) idle.owe(projection, { since: written, upTo: last });
      else {
        const step = { page: stored, concerning, last, state, becomesActive: caughtUp };
        state = await advance(parts, client, step);
        written = last;
      }
      position = last;
      changed = concerning.at(-1)?.position ?? changed;
      parts.advanced({ name: projection.name, position, changed, state });
    }
    if (caughtUp) await parts.wake.next(signal, 60_000, heard);
  }
}

/** A mark upon records of a stream, another node's or this one's, concerns whatever folds them. */
function concerningTypes({ types, foldsShared }: Projection): ReadonlySet<string> {
  return new Set([...types, ...(foldsShared === true ? marks : [])]);
}

type Standing = 'building' | 'active';

/** Moves the checkpoint, and tells how the version stood before it. */
async function moveOn(
  { name, version }: Projection,
  client: pg.Client,
  last: JournalPosition,
): Promise<Standing> {
  const { rows } = await client.query<{ state: Standing }>({
    name: 'move on',
    text: moveSql,
    values: [name, version, last],
  });
  return rows[0]?.state ?? 'building';
}

/** Both are sent at once: what follows a failed statement the store itself passes over. */
async function moveOnAndEnd(
  projection: Projection,
  client: pg.Client,
  last: JournalPosition,
): Promise<Standing> {
  const [before, { command }] = await Promise.all([moveOn(projection, client, last), client.query('commit')]);
  // The end of a failed transaction answers ROLLBACK, and no error: never to be taken for a success.
  if (command !== 'COMMIT') throw new Error(`commit answered ${command}`);
  return before;
}

const moveSql = `update strait.projections set checkpoint = $3, updated_at = now() where name = $1 and version = $2
  returning state`;

/** `concerning`: the events of its types, and what withdraws some of another node's. */
interface Step extends ConcerningPage {
  /** How the version stands as far as is known here. */
  readonly state: Standing;
  readonly becomesActive: boolean;
}

async function advance(parts: LoopParts, client: pg.Client, step: Step): Promise<Standing> {
  const { projection } = parts;
  const begun = client.query('begin');
  begun.catch(() => {}); // thrown below
  try {
    const events = readEvents(parts, step.concerning);
    const shared = await readShared(parts, step);
    if (events.length > 0 || shared.size > 0)
      await applyAll(projection, { events, shared }, { client, begun });
    await begun;
    if (step.state === 'active') return await moveOnAndEnd(projection, client, step.last);
    const before = await moveOn(projection, client, step.last);
    if (before === 'building' && step.becomesActive) await show(client, projection);
    await client.query('commit');
    return step.becomesActive ? 'active' : before;
  } catch (error) {
    await client.query('rollback').catch(() => {}); // a broken link has rolled back by itself
    throw error;
  }
}

function readEvents(parts: LoopParts, concerning: readonly StoredEvent[]): readonly RecordedEvent[] {
  const types = new Set<string>(parts.projection.types);
  return concerning.filter(({ type }) => types.has(type)).map(parts.records.recorded);
}

/** Streams with another node's part that something new concerns, whole as of the last of it. */
async function readShared({ projection, journal, records }: LoopParts, step: Step): Promise<SharedStreams> {
  if (projection.foldsShared !== true) return new Map();
  const found = await sharedRows(journal, step);
  return new Map([...found].map(([stream, rows]) => [stream, records.shared(rows)]));
}

interface Applied {
  readonly events: readonly RecordedEvent[];
  readonly shared: SharedStreams;
}

async function applyAll(
  projection: Projection,
  { events, shared }: Applied,
  { client, begun }: { readonly client: pg.Client; readonly begun: Promise<unknown> },
): Promise<void> {
  const nameOf = (table: string): string => versionTable(projection, table);
  const run: Run = async (sql, values = []) => {
    // A question goes out with the beginning of the transaction; nothing is written before that is known to stand.
    if (!/^\s*select\b/i.test(sql)) await begun;
    const { rows } = await client.query<Record<string, unknown>>(withTables(sql, projection.tables, nameOf), [
      ...values,
    ]);
    return rows;
  };
  try {
    await projection.apply(events, run, shared);
  } catch (cause) {
    if (isLinkFault(cause) || cause instanceof PoisonedEvent) throw cause;
    throw new PoisonedEvent(events[0]?.position ?? 0, cause);
  }
}

async function poisoned(parts: LoopParts, error: Error): Promise<void> {
  const { projection } = parts;
  await markStopped(parts.store.pool, projection, error.message).catch(() => {}); // the fault is told below in any case
  parts.advanced({ name: projection.name, position: 0, changed: 0, state: 'stopped' });
  parts.fault(projection.name, error);
}

// SQLSTATE 08, 40, 53, 55, 57 are the world's faults; an error without SQLSTATE of the driver is a lost link.
function isLinkFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string')
    return /^(?:08|40|53|55|57)|^E[A-Z]+$/.test(error.code);
  return /Connection terminated|not queryable|Client was closed/.test(error.message);
}

async function takeLock(client: pg.Client, { name, version }: Projection): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(
    `select pg_try_advisory_lock(hashtextextended('strait projection ' || $1, 0)) as held`,
    [`${name} ${version}`],
  );
  if (rows[0]?.held !== true) return false;
  await dropRetired(client, name, version);
  return true;
}

function createWake() {
  let waiting = new Set<() => void>();
  let rung = 0;
  return {
    ring(): void {
      rung += 1;
      const woken = waiting;
      waiting = new Set();
      for (const resolve of woken) resolve();
    },
    /** Resolves at the next ring after `heard`, at the signal, or when the time is up. */
    async next(signal: AbortSignal, milliseconds: number, heard = rung): Promise<void> {
      // A ring between the caller's look and this call must not be slept over.
      if (signal.aborted || heard !== rung) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, milliseconds);
        function done(): void {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          waiting.delete(done);
          resolve();
        }
        signal.addEventListener('abort', done, { once: true });
        waiting.add(done);
      });
    },
    get rung() {
      return rung;
    },
  };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return createWake().next(signal, milliseconds);
}
