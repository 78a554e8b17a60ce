import { never, ok, type Refusal, refuse, type Result } from '../../../kernel/result.ts';
import { addSeconds, type Instant, instant } from '../../../kernel/time.ts';
import { waitSeconds } from './back-off.ts';
import {
  type Choice,
  choicesFor,
  type Draft,
  type Entry,
  isForPerson,
  isMoving,
  isUnsent,
  type Outcome,
  urgencies,
} from './entry.ts';

/** How much one device holds: a shift is some 40 searches; four times that, with photos, is the limit. */
export interface QueueLimits {
  readonly unsentMax: number;
  readonly photoBytesMax: number;
  /** Kept entries that stay on the list of the shift; older ones leave it. */
  readonly settledMax: number;
}

export const queueLimits: QueueLimits = { unsentMax: 600, photoBytesMax: 250_000_000, settledMax: 400 };

/** The shift’s entries in the order in which they were recorded, and whether the node lets this device in. */
export interface Queue {
  readonly entries: readonly Entry[];
  readonly nextOrder: number;
  readonly isShutOut: boolean;
}

export type QueueRefusal =
  | 'queue_full'
  | 'photo_space_full'
  | 'id_reused'
  | 'entry_unknown'
  | 'not_for_person';

export type QueueStep =
  | { readonly type: 'record'; readonly draft: Draft; readonly limits: QueueLimits }
  | { readonly type: 'send'; readonly id: string }
  | {
      readonly type: 'answered';
      readonly id: string;
      readonly outcome: Outcome;
      readonly at: Instant;
      /** 0 to 1, from outside. */
      readonly chance: number;
    }
  /** The link came back, or a person asks for it: nobody waits out a back-off. */
  | { readonly type: 'hurry' }
  /** The node takes this device again. */
  | { readonly type: 'let_in' }
  | {
      readonly type: 'resolve';
      readonly id: string;
      readonly choice: Choice;
      readonly at: Instant;
    };

export const emptyQueue: Queue = { entries: [], nextOrder: 1, isShutOut: false };

/**
 * The queue as it is after a restart: what was under way is asked again under its key, and what an earlier version left
 * to wait for something set aside comes to a person. Order from 1, gaps allowed.
 */
export function restoredQueue(entries: readonly Entry[]): Queue {
  const sorted = withStranded(entries.toSorted((a, b) => a.order - b.order).map(afterKill));
  return { entries: sorted, nextOrder: (sorted.at(-1)?.order ?? 0) + 1, isShutOut: false };
}

function afterKill(entry: Entry): Entry {
  if (entry.standing.phase === 'sending') return waiting(entry, 'killed');
  // The version before said so by this code, and offered only to send it again.
  if (entry.standing.phase === 'conflict' && entry.standing.code === 'before_set_aside')
    return waiting(entry, null);
  return entry.standing.phase === 'waiting' ? waiting(entry, entry.standing.trouble) : entry;
}

/** Whatever waits for what was set aside would wait for ever: it comes to a person, whose word it is. */
function withStranded(entries: readonly Entry[]): readonly Entry[] {
  const aside = new Set(entries.filter(({ standing }) => standing.phase === 'set_aside').map(({ id }) => id));
  if (aside.size === 0) return entries;
  return entries.map((entry): Entry => {
    const need = entry.needs.find((one) => aside.has(one) && entry.without?.includes(one) !== true);
    return need === undefined || entry.standing.phase !== 'waiting'
      ? entry
      : { ...entry, standing: { phase: 'stranded', need } };
  });
}

function waiting(entry: Entry, trouble: Extract<Entry['standing'], { phase: 'waiting' }>['trouble']): Entry {
  return { ...entry, standing: { phase: 'waiting', notBefore: instant(0), trouble } };
}

/**
 * The queue after one step. Refuses `queue_full` and `photo_space_full` at the limits, `id_reused` for other words under
 * the same key, `entry_unknown`, and `not_for_person` where there is nothing to resolve or not by that choice. The same
 * draft again is taken as what it is: the same.
 */
export function afterStep(queue: Queue, step: QueueStep): Result<Queue, Refusal<QueueRefusal>> {
  switch (step.type) {
    case 'record':
      return record(queue, step);
    case 'hurry':
      return ok({ ...queue, entries: queue.entries.map(hurried) });
    case 'let_in':
      return ok({ ...queue, isShutOut: false });
    case 'send':
    case 'answered':
    case 'resolve':
      return ofOne(queue, step);
    default:
      return never(step);
  }
}

type Of<Type extends QueueStep['type']> = Extract<QueueStep, { readonly type: Type }>;

function record(queue: Queue, { draft, limits }: Of<'record'>): Result<Queue, Refusal<QueueRefusal>> {
  const known = queue.entries.find(({ id }) => id === draft.id);
  if (known !== undefined) return isSame(known, draft) ? ok(queue) : refuse('id_reused');
  const unsent = queue.entries.filter(isUnsent);
  if (unsent.length >= limits.unsentMax) return refuse('queue_full', { max: limits.unsentMax });
  const bytes = unsent.reduce((sum, one) => sum + one.bytes, draft.bytes);
  if (draft.bytes > 0 && bytes > limits.photoBytesMax) return refuse('photo_space_full');
  const standing = { phase: 'waiting', notBefore: instant(0), trouble: null } as const;
  const entry: Entry = { ...draft, order: queue.nextOrder, attempts: 0, round: 0, standing };
  const hurry = draft.urgency === 'life' ? queue.entries.map(hurried) : queue.entries;
  const entries = withoutOldest(withStranded([...hurry, entry]), limits.settledMax);
  return ok({ ...queue, entries, nextOrder: queue.nextOrder + 1 });
}

function isSame(known: Entry, draft: Draft): boolean {
  return (
    known.command === draft.command &&
    known.passage === draft.passage &&
    known.bytes === draft.bytes &&
    JSON.stringify(known.fields) === JSON.stringify(draft.fields)
  );
}

/** What others still need is never among those that leave. */
function withoutOldest(entries: readonly Entry[], settledMax: number): readonly Entry[] {
  const needed = new Set(entries.filter(isUnsent).flatMap(({ needs }) => needs));
  const settled = entries.filter((entry) => !isUnsent(entry) && !needed.has(entry.id));
  const leaving = new Set(settled.slice(0, Math.max(0, settled.length - settledMax)));
  return leaving.size === 0 ? entries : entries.filter((entry) => !leaving.has(entry));
}

function hurried(entry: Entry): Entry {
  const { standing } = entry;
  return standing.phase === 'waiting' && standing.notBefore > 0
    ? { ...entry, standing: { ...standing, notBefore: instant(0) } }
    : entry;
}

function ofOne(
  queue: Queue,
  step: Of<'send' | 'answered' | 'resolve'>,
): Result<Queue, Refusal<QueueRefusal>> {
  const entry = queue.entries.find(({ id }) => id === step.id);
  if (entry === undefined) return refuse('entry_unknown');
  if (step.type === 'send') return ok(replaced(queue, sent(entry)));
  if (step.type === 'answered') return ok(answered(queue, entry, step));
  if (!choicesFor(entry).includes(step.choice)) return refuse('not_for_person');
  switch (step.choice) {
    case 'again':
      return ok(replaced(queue, { ...waiting(entry, null), attempts: 0, round: entry.round + 1 }));
    case 'without':
      return ok(replaced(queue, sentWithout(queue, entry)));
    case 'set_aside':
      return ok(setAside(queue, entry, step.at));
    default:
      return never(step.choice);
  }
}

/** It was never sent, so its key stands; which of its needs the node does not hold stays written. */
function sentWithout({ entries }: Queue, entry: Entry): Entry {
  const without = entries.flatMap(({ id, standing }) =>
    standing.phase === 'set_aside' && entry.needs.includes(id) ? [id] : [],
  );
  return { ...waiting(entry, null), without };
}

function sent(entry: Entry): Entry {
  if (entry.standing.phase !== 'waiting') return entry;
  return { ...entry, attempts: entry.attempts + 1, standing: { phase: 'sending' } };
}

/** An answer that comes after the entry was settled otherwise changes nothing: it was heard before. */
function answered(queue: Queue, entry: Entry, { outcome, at, chance }: Of<'answered'>): Queue {
  if (entry.standing.phase !== 'sending') return queue;
  switch (outcome.kind) {
    case 'kept':
      return replaced(queue, { ...entry, standing: { phase: 'kept', at, repeated: outcome.repeated } });
    case 'refused':
    case 'conflict': {
      const { kind: phase, code, message } = outcome;
      return replaced(queue, { ...entry, standing: { phase, code, message } });
    }
    case 'later': {
      const wait = waitSeconds(entry.attempts, chance, outcome.afterSeconds);
      const standing = {
        phase: 'waiting',
        notBefore: addSeconds(at, wait),
        trouble: outcome.trouble,
      } as const;
      return replaced(queue, { ...entry, standing });
    }
    case 'gave_way':
      return replaced(queue, { ...waiting(entry, null), attempts: entry.attempts - 1 });
    case 'shut_out':
      return { ...replaced(queue, waiting(entry, null)), isShutOut: true };
    default:
      return never(outcome);
  }
}

function setAside(queue: Queue, entry: Entry, at: Instant): Queue {
  const code = 'code' in entry.standing ? entry.standing.code : '';
  const aside = replaced(queue, { ...entry, standing: { phase: 'set_aside', at, code } });
  return { ...aside, entries: withStranded(aside.entries) };
}

function replaced(queue: Queue, entry: Entry): Queue {
  return { ...queue, entries: queue.entries.map((one) => (one.id === entry.id ? entry : one)) };
}

/**
 * What is to be sent now; null where nothing is. One at a time; a passage in its own order, a passage with life at
 * risk before every other, photos last.
 */
export function nextToSend(queue: Queue, now: Instant): Entry | null {
  if (queue.isShutOut || queue.entries.some(({ standing }) => standing.phase === 'sending')) return null;
  return (
    inTurn(queue).find(({ standing }) => standing.phase === 'waiting' && standing.notBefore <= now) ?? null
  );
}

/** When the next attempt is due; null where nothing waits for a moment (for a person, for the link, for nothing). */
export function nextAttemptAt(queue: Queue): Instant | null {
  if (queue.isShutOut) return null;
  const due = inTurn(queue).flatMap(({ standing }) =>
    standing.phase === 'waiting' ? [standing.notBefore] : [],
  );
  return due.length === 0 ? null : instant(Math.min(...due));
}

/**
 * For which entry this one waits while a person must decide on that, also by way of others; null: for none. One that
 * cannot go before it says so instead of only waiting.
 */
export function heldUpBy({ entries }: Queue, { id, standing }: Entry): Entry | null {
  return standing.phase === 'waiting' ? (heldUp(entries).get(id) ?? null) : null;
}

/** By id: the entry on which a person must decide first. Whatever needs another was recorded after it. */
function heldUp(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const by = new Map<string, Entry>();
  for (const entry of entries) {
    const [first] = entry.needs.flatMap((need) => by.get(need) ?? []);
    if (isForPerson(entry)) by.set(entry.id, entry);
    else if (first !== undefined && isMoving(entry)) by.set(entry.id, first);
  }
  return by;
}

/**
 * While life at risk waits for its next attempt no photo takes the link: some two minutes long. What fails and fails may
 * not hold the photos for ever.
 */
const photosWaitAttempts = 6;

/**
 * The first entry still to be sent of each passage, and the photos, whose needs are met: by urgency, then by order. What
 * waits for a person holds up what needs it and nothing else: people may be found on the same passage meanwhile.
 */
function inTurn({ entries }: Queue): readonly Entry[] {
  const kept = new Set(entries.filter(({ standing }) => standing.phase === 'kept').map(({ id }) => id));
  const known = new Set(entries.map(({ id }) => id));
  const life = new Set(
    entries.filter((one) => one.urgency === 'life' && isMoving(one)).map(({ passage }) => passage),
  );
  const begun = new Set<string>();
  const held = heldUp(entries);
  const first = entries.filter((entry) => {
    if (!isMoving(entry) || held.has(entry.id)) return false;
    if (entry.urgency === 'photo') return true;
    if (begun.has(entry.passage)) return false;
    begun.add(entry.passage);
    return true;
  });
  // A need that is no longer on the list was kept long ago: only settled entries leave it.
  const ready = first.filter(({ needs, without = [] }) =>
    needs.every((need) => kept.has(need) || !known.has(need) || without.includes(need)),
  );
  const rank = ({ urgency, passage }: Entry) =>
    urgency === 'photo' ? urgencies.indexOf('photo') : life.has(passage) ? 0 : urgencies.indexOf('plain');
  const isLifeNear = ready.some((one) => rank(one) === 0 && one.attempts <= photosWaitAttempts);
  return ready
    .filter(({ urgency }) => urgency !== 'photo' || !isLifeNear)
    .toSorted((a, b) => rank(a) - rank(b) || a.order - b.order);
}
