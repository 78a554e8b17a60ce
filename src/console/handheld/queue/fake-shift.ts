import type { UtcText } from '../../../kernel/time.ts';
import { instant } from '../../../kernel/time.ts';
import type { Draft, Entry, Outcome } from './entry.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import { queueLimits } from './queue.ts';
import { type Change, type Storage, StorageFull } from './storage.ts';

/** What outlives a kill: the device’s store, and the node with all it was ever given. */
export interface FakeWorld {
  readonly entries: Map<string, Entry>;
  readonly photos: Map<string, Uint8Array>;
  /** What the node wrote, in its own order: each key once, as a journal does. */
  readonly written: Draft[];
  /** Ids of which the person was told that they lie on the device. */
  readonly told: Set<string>;
  now: number;
}

/** Where this run dies, counted over all its touches of the store and the node; never where infinite. */
export interface Death {
  readonly atTouch: number;
  /** True: what was under way had its effect before the kill, and nobody heard of it. */
  readonly isDone: boolean;
}

export interface FakeLink {
  /** Chance of each: what happens at the n-th sending of this run. */
  readonly fate: (n: number) => 'ok' | 'lost' | 'answer_lost' | 'busy' | 'hangs';
}

export function emptyWorld(): FakeWorld {
  return { entries: new Map(), photos: new Map(), written: [], told: new Set(), now: 1_800_000_000_000 };
}

/** Never settles: a killed program hears nothing more. */
const silence = <Value>(): Promise<Value> => new Promise(() => {});

/** One run of the handheld between two kills. */
export interface FakeRun {
  readonly keeper: Keeper;
  readonly isDead: () => boolean;
  /** Records, and notes that the person was told, where they were. */
  readonly record: (drafts: readonly Draft[], photo?: Uint8Array) => Promise<void>;
  /** Touches so far. */
  readonly touches: () => number;
}

interface FakeRunOptions {
  readonly death?: Death;
  readonly link?: FakeLink;
  /** True where the store fails, otherwise than by being full. */
  readonly isBroken?: (touched: 'photo' | 'change') => boolean;
}

export function startFakeRun(
  world: FakeWorld,
  {
    death = { atTouch: Infinity, isDone: false },
    link = { fate: () => 'ok' },
    isBroken = () => false,
  }: FakeRunOptions = {},
): FakeRun {
  let touches = 0;
  let sendings = 0;
  let isDead = false;
  /** One touch of what outlives the run: done or not done when the run dies of it, and silent from then on. */
  const touch = async <Value>(effect: () => Value | Promise<Value>): Promise<Value> => {
    if (isDead) return silence();
    touches += 1;
    if (touches === death.atTouch) {
      isDead = true;
      if (death.isDone) void effect();
      return silence();
    }
    return effect();
  };
  const storage: Storage = {
    read: () => touch(() => [...world.entries.values()]),
    photo: (id) => touch(() => whole(isBroken('photo'), () => world.photos.get(id) ?? null)),
    change: (change) => touch(() => whole(isBroken('change'), () => write(world, change))),
  };
  const keeper = createKeeper({
    storage,
    send: (entry, photo, giveWay) =>
      touch(() => {
        sendings += 1;
        const fate = link.fate(sendings);
        return fate === 'hangs' ? hung(giveWay) : answer(world, entry, { fate, hasPhoto: photo !== null });
      }),
    clock: () => instant(world.now),
    chance: () => 0.5,
    limits: queueLimits,
    changed: () => {},
  });
  return {
    keeper,
    isDead: () => isDead,
    touches: () => touches,
    async record(drafts, photo) {
      const photos = new Map(
        drafts.flatMap((draft) => (draft.urgency === 'photo' && photo ? [[draft.id, photo] as const] : [])),
      );
      const recorded = await keeper.record(drafts, photos);
      if (recorded.ok) for (const { id } of drafts) world.told.add(id);
    },
  };
}

function whole<Value>(isBroken: boolean, effect: () => Value): Value {
  if (isBroken) throw new Error('the store is broken');
  return effect();
}

/** A link on which nothing moves: only whoever breaks it off hears of it. */
function hung(giveWay: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    giveWay.addEventListener('abort', () => resolve({ kind: 'gave_way' }));
  });
}

function write(world: FakeWorld, { put, drop, photos, dropPhotos }: Change): void {
  if (put.some(({ id }) => id.startsWith('toolarge'))) throw new StorageFull();
  for (const entry of put) {
    if (entry.standing.phase === 'sending') throw new Error('what is only under way is not written');
    world.entries.set(entry.id, entry);
  }
  for (const id of drop) world.entries.delete(id);
  for (const [id, bytes] of photos) world.photos.set(id, bytes);
  for (const id of dropPhotos) world.photos.delete(id);
}

function answer(
  world: FakeWorld,
  entry: Entry,
  {
    fate,
    hasPhoto,
  }: { readonly fate: Exclude<ReturnType<FakeLink['fate']>, 'hangs'>; readonly hasPhoto: boolean },
): Outcome {
  if (fate === 'lost') return { kind: 'later', trouble: 'unreachable', afterSeconds: null };
  if (fate === 'busy') return { kind: 'later', trouble: 'busy', afterSeconds: 1 };
  if (entry.urgency === 'photo' && !hasPhoto) throw new Error(`the photo of ${entry.id} is gone`);
  const repeated = world.written.some(({ id }) => id === entry.id);
  if (!repeated) world.written.push(entry);
  return fate === 'answer_lost'
    ? { kind: 'later', trouble: 'unreachable', afterSeconds: null }
    : { kind: 'kept', repeated };
}

const bytesOfPhoto = new Uint8Array([1, 2, 3]);

/** A search as a team records it: the passage, a control on it, and sometimes a photo of the seal. */
export function sampleSearch(
  n: number,
  { isLife = false, hasPhoto = false, passage = `p-${n}`, opens = true } = {},
): readonly Draft[] {
  const recordedAt = '2026-11-26T05:00:00.000Z' as UtcText;
  const plain = { passage, recordedAt, bytes: 0 };
  const open = `open-${n}-0001`;
  const control = `control-${n}-0001`;
  const urgency = isLife ? 'life' : 'plain';
  return [
    ...(opens
      ? [{ ...plain, id: open, command: 'open-passage', fields: { n }, urgency, needs: [] } as const]
      : []),
    { ...plain, id: control, command: 'record-control', fields: { n }, urgency, needs: opens ? [open] : [] },
    ...(hasPhoto
      ? [
          {
            ...plain,
            id: `photo-${n}-0001`,
            command: 'photo',
            fields: { control },
            urgency: 'photo',
            needs: [control],
            bytes: bytesOfPhoto.length,
          } as const,
        ]
      : []),
  ];
}

export const samplePhoto = bytesOfPhoto;
