import { ok, type Refusal, refuse, type Result } from '../../kernel/result.ts';
import type { Clock, Instant } from '../../kernel/time.ts';
import { silentSeconds } from '../../operations/site/camera/figures.ts';
import type { PictureRefusal } from '../../operations/site/camera/refusals.ts';
import { boundaryOf, createJpegReader, isJpeg } from '../../standards/multipart-jpeg/index.ts';
import { askCamera, readWhole } from './fetch.ts';
import type { CameraImage, ImageMemory, ImageRing } from './ring.ts';
import type { CameraSettings } from './settings.ts';

export interface CameraSourceParts {
  readonly settings: CameraSettings;
  readonly memory: ImageMemory;
  readonly clock: Clock;
  /** Chance, 0 <= n < 1: so that a hundred cameras are not asked at one moment. */
  readonly random: () => number;
  /** For tests that do not wait as long as people do. */
  readonly silentMilliseconds?: number;
}

/** One camera: asked only while somebody looks, or while its past is held. One connection, however many look. */
export interface CameraSource {
  /** An image of now: one that came within the last moment, else the next. Refuses after `silentSeconds`. */
  now(): Promise<Result<CameraImage, Refusal<PictureRefusal>>>;
  /** Tells each new image until it is ended. Null: the camera is silent, and nothing more is told. */
  follow(told: (image: CameraImage | null) => void): () => void;
  /** Images of before that are held, oldest first. */
  before(): readonly CameraImage[];
  standing(): { readonly imageAt: Instant | null; readonly silentSince: Instant | null };
  stop(): Promise<void>;
}

/** Bounds of one image: a camera of eight million points gives some 2 MB. */
const imageBytesMax = 3 * 1_048_576;
const ringBytesMax = 24 * 1_048_576;
const readerLimits = { frameBytesMax: imageBytesMax, headerBytesMax: 4_096 };
/** An image of within so long is one of now. */
const freshMilliseconds = 400;
/** A camera that nobody looks through any more is let go after so long. */
const idleMilliseconds = 8_000;
const retryMilliseconds = 1_000;
/** Where a camera gives single images alone, it is asked for one so often. */
const stillMilliseconds = 250;

interface Open extends CameraSourceParts {
  readonly silentFor: number;
  readonly ring: ImageRing | null;
  readonly following: Set<(image: CameraImage | null) => void>;
  readonly stopping: AbortController;
  newest: CameraImage | null;
  /** Milliseconds of the process, which no test's clock drives: what is fresh, silent or idle. */
  newestMs: number;
  wantedMs: number;
  silentSince: Instant | null;
  /** Why nothing came last; null: something did. */
  trouble: Refusal<PictureRefusal> | null;
  running: Promise<void> | null;
  images: number;
}

/** Opens one camera; nothing is asked of it yet, unless its past is to be held. */
export function openCameraSource(parts: CameraSourceParts): CameraSource {
  const { settings, memory, clock, silentMilliseconds = silentSeconds * 1_000 } = parts;
  const { before, still, moving } = settings;
  const hasImages = (still ?? moving) !== undefined;
  const open: Open = {
    ...parts,
    silentFor: silentMilliseconds,
    ring: before === undefined ? null : memory.ring({ seconds: before.seconds, bytesMax: ringBytesMax }),
    following: new Set(),
    stopping: new AbortController(),
    newest: null,
    newestMs: -Infinity,
    wantedMs: -Infinity,
    silentSince: null,
    trouble: null,
    running: null,
    images: 0,
  };
  if (before !== undefined) run(open);
  return {
    async now() {
      if (!hasImages) return refuse('form_missing');
      want(open);
      const { newest } = open;
      if (newest !== null && performance.now() - open.newestMs < freshMilliseconds) return ok(newest);
      return next(open);
    },
    follow(told) {
      if (!hasImages) {
        told(null);
        return () => {};
      }
      open.following.add(told);
      want(open);
      return () => {
        open.following.delete(told);
        want(open); // kept for a moment: whoever looks again is not made to wait
      };
    },
    before: () => open.ring?.images(clock()) ?? [],
    standing: () => ({ imageAt: open.newest?.at ?? null, silentSince: open.silentSince }),
    async stop() {
      open.stopping.abort();
      await open.running;
      open.ring?.clear();
    },
  };
}

function want(open: Open): void {
  open.wantedMs = performance.now();
  run(open);
}

/** Waits for the next image; refuses once the camera has been silent for its time. */
function next(open: Open): Promise<Result<CameraImage, Refusal<PictureRefusal>>> {
  return new Promise((resolve) => {
    const settle = (result: Result<CameraImage, Refusal<PictureRefusal>>): void => {
      clearTimeout(timer);
      open.following.delete(told);
      resolve(result);
    };
    const no = () => settle({ ok: false, refusal: open.trouble ?? { code: 'camera_silent' } });
    const told = (image: CameraImage | null) => (image === null ? no() : settle(ok(image)));
    const timer = setTimeout(no, open.silentFor);
    open.following.add(told);
  });
}

function isWanted(open: Open): boolean {
  const isLooked = open.following.size > 0 || performance.now() - open.wantedMs < idleMilliseconds;
  return !open.stopping.signal.aborted && (isLooked || open.ring !== null);
}

function run(open: Open): void {
  open.running ??= ask(open).finally(() => {
    open.running = null;
    if (isWanted(open)) run(open);
  });
}

async function ask(open: Open): Promise<void> {
  const { settings, stopping } = open;
  let heardMs = performance.now();
  while (isWanted(open)) {
    const isLooked = open.following.size > 0 || performance.now() - open.wantedMs < idleMilliseconds;
    // Where only the past is held, single images are asked for: a moving picture of every camera would fill the line.
    const isMoving = settings.moving !== undefined && (isLooked || settings.still === undefined);
    const before = open.images;
    const trouble = isMoving ? await askMoving(open, settings.moving) : await askStill(open);
    if (open.images > before) heardMs = performance.now();
    if (trouble !== null) open.trouble = trouble;
    // A camera that turns the node away, or sends no pictures, is told at once: waiting mends neither.
    const isHopeless = trouble !== null && trouble.code !== 'camera_silent';
    if (isHopeless || performance.now() - heardMs >= open.silentFor) silent(open);
    await pause(waitOf(open, { isLooked, isMoving, trouble }), stopping.signal);
  }
}

function waitOf(
  { settings, random }: Open,
  now: { readonly isLooked: boolean; readonly isMoving: boolean; readonly trouble: unknown },
): number {
  if (now.trouble !== null || now.isMoving) return retryMilliseconds * (0.5 + random());
  return now.isLooked ? stillMilliseconds : (settings.before?.everyMilliseconds ?? stillMilliseconds);
}

function silent(open: Open): void {
  open.silentSince ??= open.clock();
  for (const told of Array.from(open.following)) told(null);
}

function take(open: Open, jpeg: Uint8Array): void {
  const image: CameraImage = { image: (open.images += 1), at: open.clock(), jpeg };
  const sinceMs = performance.now() - (open.ring === null ? Infinity : ringMs(open));
  open.newest = image;
  open.newestMs = performance.now();
  open.silentSince = null;
  open.trouble = null;
  // A little early rather than a whole step late.
  if (open.ring !== null && sinceMs >= (open.settings.before?.everyMilliseconds ?? 1_000) * 0.9) {
    open.ring.add(image);
    lastAdded.set(open.ring, performance.now());
  }
  for (const told of Array.from(open.following)) told(image);
}

const lastAdded = new WeakMap<ImageRing, number>();
const ringMs = ({ ring }: Open): number => (ring === null ? 0 : (lastAdded.get(ring) ?? -Infinity));

async function askStill(open: Open): Promise<Refusal<PictureRefusal> | null> {
  const { still, account } = open.settings;
  if (still === undefined) return { code: 'form_missing' };
  const signal = AbortSignal.any([open.stopping.signal, AbortSignal.timeout(open.silentFor)]);
  const answer = await askCamera({ url: still, account, signal });
  if (!answer.ok) return answer.refusal;
  const read = await readWhole(answer.value, imageBytesMax);
  if (!read.ok) return read.refusal;
  if (!isJpeg(read.value)) return { code: 'picture_unreadable' };
  take(open, read.value);
  return null;
}

/** Until nobody looks, or the camera is silent, or it breaks off. */
async function askMoving(open: Open, url: string | undefined): Promise<Refusal<PictureRefusal> | null> {
  if (url === undefined) return { code: 'form_missing' };
  const ending = new AbortController();
  const signal = AbortSignal.any([open.stopping.signal, ending.signal]);
  let heardMs = performance.now();
  const watching = setInterval(
    () => {
      if (!isWanted(open) || performance.now() - heardMs > open.silentFor) ending.abort();
    },
    Math.min(500, open.silentFor / 2),
  );
  try {
    const answer = await askCamera({ url, account: open.settings.account, signal });
    if (!answer.ok) return answer.refusal;
    const boundary = boundaryOf(answer.value.type);
    if (!boundary.ok) {
      await answer.value.body.cancel();
      return { code: 'picture_unreadable' };
    }
    const reader = createJpegReader(boundary.value, readerLimits);
    for await (const piece of answer.value.body)
      for (const jpeg of reader.push(piece)) {
        heardMs = performance.now();
        take(open, jpeg);
      }
    return { code: 'camera_silent' };
  } catch {
    return { code: 'camera_silent' }; // cut: by the camera, or by the watch above
  } finally {
    clearInterval(watching);
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', settle);
      resolve();
    };
    const timer = setTimeout(settle, milliseconds);
    signal.addEventListener('abort', settle);
  });
}
