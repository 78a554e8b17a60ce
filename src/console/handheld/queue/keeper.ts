import { ok, type Refusal, refuse, type Result } from '../../../kernel/result.ts';
import type { Clock } from '../../../kernel/time.ts';
import { type Choice, type Draft, type Entry, isMoving, isUnsent, type Outcome } from './entry.ts';
import {
  afterStep,
  emptyQueue,
  nextAttemptAt,
  nextToSend,
  type Queue,
  type QueueLimits,
  type QueueRefusal,
  type QueueStep,
  restoredQueue,
} from './queue.ts';
import { type Change, type Storage, StorageFull } from './storage.ts';

/**
 * How one entry goes to the node: never throws, a lost link is an outcome. Told to give way it breaks off, and says so
 * where it had no answer yet.
 */
export type Send = (entry: Entry, photo: Uint8Array | null, giveWay: AbortSignal) => Promise<Outcome>;

export interface KeeperParts {
  readonly storage: Storage;
  readonly send: Send;
  readonly clock: Clock;
  /** 0 to 1. */
  readonly chance: () => number;
  readonly limits: QueueLimits;
  /** Told of each new queue: what a screen shows stands on the device already. */
  readonly changed: (queue: Queue) => void;
}

export type RecordRefusal = QueueRefusal | 'storage_full';

/** The queue of a shift at work: every step is durable before anybody is told of it. */
export interface Keeper {
  /** Reads what was left by the run before. */
  open(): Promise<void>;
  /** Resolves when all drafts lie on this device, or none; the photos by their entry’s id. */
  record(
    drafts: readonly Draft[],
    photos?: ReadonlyMap<string, Uint8Array>,
  ): Promise<Result<null, Refusal<RecordRefusal>>>;
  resolve(id: string, choice: Choice): Promise<Result<null, Refusal<RecordRefusal>>>;
  /** The link came back or a person asks: sends without waiting. Resolves when nothing more can be sent now. */
  hurry(): Promise<void>;
  /** Sends what is due. Resolves when nothing more can be sent now. */
  pump(): Promise<void>;
  letIn(): Promise<void>;
  /** Milliseconds until the next attempt is due; null where none is. */
  dueInMilliseconds(): number | null;
  queue(): Queue;
}

type Taken = Result<null, Refusal<RecordRefusal>>;

interface Held {
  readonly queue: () => Queue;
  readonly restore: (queue: Queue) => void;
  /** Steps one after another on the queue as it is then: durable first, then told. All steps or none. */
  readonly take: (steps: readonly QueueStep[], photos?: ReadonlyMap<string, Uint8Array>) => Promise<Taken>;
}

function holdQueue({ storage, changed }: Pick<KeeperParts, 'storage' | 'changed'>): Held {
  const turns = oneAfterAnother();
  let queue = emptyQueue;
  const restore = (next: Queue): void => {
    queue = next;
    changed(queue);
  };
  return {
    queue: () => queue,
    restore,
    take: (steps, photos = new Map()) =>
      turns(async () => {
        let next = queue;
        for (const step of steps) {
          const stepped = afterStep(next, step);
          if (!stepped.ok) return stepped;
          next = stepped.value;
        }
        const change = changeOf(queue, next, photos);
        try {
          if (!isNothing(change)) await storage.change(change);
        } catch (error) {
          if (error instanceof StorageFull) return refuse('storage_full');
          throw error;
        }
        restore(next);
        return ok(null);
      }),
  };
}

interface Sender {
  /** Sends one entry and notes what came of it: whatever fails, it stands as something else than under way afterwards. */
  readonly sendOne: (entry: Entry) => Promise<void>;
  /** Breaks off the photo that is on its way, if one is. */
  readonly givePhotoUp: () => void;
}

function createSender({ storage, send, clock, chance }: KeeperParts, { take }: Held): Sender {
  let photoUnderWay: AbortController | null = null;
  return {
    givePhotoUp: () => photoUnderWay?.abort(),
    async sendOne(entry) {
      const giveWay = new AbortController();
      const isPhoto = entry.urgency === 'photo';
      photoUnderWay = isPhoto ? giveWay : null;
      const answered = (outcome: Outcome): Promise<Taken> =>
        take([{ type: 'answered', id: entry.id, outcome, at: clock(), chance: chance() }]);
      try {
        await take([{ type: 'send', id: entry.id }]);
        const photo = isPhoto ? await storage.photo(entry.id) : null;
        const noted = await answered(await send(entry, photo, giveWay.signal));
        if (noted.ok) return;
      } catch {
        // The store failed: the entry says so below, and everything else goes on.
      } finally {
        photoUnderWay = null;
      }
      // What the store did not give, or not take back, is asked again under the same key, and the node answers the same.
      // That it waits is written nowhere: this cannot fail as well.
      await answered({ kind: 'later', trouble: 'store', afterSeconds: null });
    },
  };
}

/** Makes a keeper; `open` before anything else. */
export function createKeeper(parts: KeeperParts): Keeper {
  const { storage, clock } = parts;
  const held = holdQueue(parts);
  const { queue, restore, take } = held;
  const sender = createSender(parts, held);
  let pumping: Promise<void> | null = null;

  const pump = (): Promise<void> => {
    pumping ??= (async () => {
      for (let next = nextToSend(queue(), clock()); next !== null; next = nextToSend(queue(), clock()))
        await sender.sendOne(next);
    })().finally(() => {
      pumping = null;
    });
    return pumping;
  };
  const thenPump = async (step: QueueStep): Promise<void> => {
    await take([step]);
    await pump();
  };

  return {
    open: async () => restore(restoredQueue(await storage.read())),
    async record(drafts, photos) {
      const { limits } = parts;
      const taken = await take(
        drafts.map((draft) => ({ type: 'record', draft, limits })),
        photos,
      );
      // A photo is large, waits best, and is sent again under its key.
      if (taken.ok && drafts.some(({ urgency }) => urgency !== 'photo')) sender.givePhotoUp();
      return taken;
    },
    resolve: (id, choice) => take([{ type: 'resolve', id, choice, at: clock() }]),
    hurry: () => thenPump({ type: 'hurry' }),
    pump,
    letIn: () => thenPump({ type: 'let_in' }),
    dueInMilliseconds() {
      const at = nextAttemptAt(queue());
      return at === null ? null : Math.max(0, at - clock());
    },
    queue,
  };
}

/** What must be written so that `next` survives: what only says that something is under way is not. */
function changeOf(before: Queue, next: Queue, photos: ReadonlyMap<string, Uint8Array>): Change {
  const known = new Map(before.entries.map((entry) => [entry.id, entry]));
  const stay = new Set(next.entries.map(({ id }) => id));
  const put = next.entries.filter((entry) => isDurablyOther(known.get(entry.id), entry));
  const dropPhotos = put.filter((entry) => entry.urgency === 'photo' && !isUnsent(entry)).map(({ id }) => id);
  const drop = before.entries.flatMap(({ id }) => (stay.has(id) ? [] : [id]));
  return { put, drop, photos, dropPhotos };
}

/** Attempts and their waits are this run’s own: the next one begins anew, and the store is not written for them. */
function isDurablyOther(before: Entry | undefined, after: Entry): boolean {
  if (before === undefined) return true;
  return before !== after && !(isMoving(before) && isMoving(after));
}

function isNothing({ put, drop, photos, dropPhotos }: Change): boolean {
  return put.length + drop.length + photos.size + dropPhotos.length === 0;
}

/** Runs one thing after another: two steps at once would each forget the other. */
function oneAfterAnother(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined); // whoever asked hears the fault; those who come after must not
    return mine;
  };
}
