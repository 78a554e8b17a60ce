/** One file of the plate reader, as the build names it in the page. */
export interface ReaderPart {
  readonly path: string;
  readonly bytes: number;
  /** Of the file, in hexadecimal figures: whatever else comes under its name is not kept. */
  readonly sha256: string;
}

/** The plate reader of this version of the app. */
export interface ReaderParts {
  /** Changes when, and only when, one of the files does. */
  readonly version: string;
  readonly worker: ReaderPart;
  readonly core: ReaderPart;
  readonly model: ReaderPart;
}

/** Why the files are not on this device: the link or the node did not give them, or there is no room. */
export type PartsTrouble = 'refused' | 'full';

/** The caches of the reader. Not of the page’s own name: its worker clears the caches under that at each new version. */
const cachePrefix = 'strait-plate-reader-';
const cacheOf = ({ version }: ReaderParts): string => `${cachePrefix}${version}`;

/** What the build wrote into the page; null where it was built without, or this browser keeps no files. */
export function readerParts(): ReaderParts | null {
  const written = document.querySelector('meta[name="plate-reader"]')?.getAttribute('content') ?? null;
  return written === null || !('caches' in globalThis) || !runsReader()
    ? null
    : (JSON.parse(written) as ReaderParts); // written by `tools/plate-reader.ts`
}

/** The smallest program with one operation on 128 bits: browsers older than that cannot run the reader. */
const wide = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98,
  11,
];

function runsReader(): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(new Uint8Array(wide));
}

const filesOf = ({ worker, core, model }: ReaderParts): readonly ReaderPart[] => [worker, core, model];

/** True where every file of this version lies on the device. */
export async function areHere(parts: ReaderParts): Promise<boolean> {
  if (!(await caches.has(cacheOf(parts)))) return false;
  const cache = await caches.open(cacheOf(parts));
  const found = await Promise.all(filesOf(parts).map(({ path }) => cache.match(path)));
  return found.every((one) => one !== undefined);
}

/** The bytes of a file that lies on the device; null where it is gone. */
export async function bytesHere(parts: ReaderParts, part: ReaderPart): Promise<ArrayBuffer | null> {
  const found = await caches.match(part.path, { cacheName: cacheOf(parts) });
  return found === undefined ? null : found.arrayBuffer();
}

/**
 * Fetches what is missing, one file after the other, behind everything else that the link carries; then drops the files
 * of other versions. `came`: told how many bytes are here. Null: all of it is here.
 */
export async function fetchParts(
  parts: ReaderParts,
  came: (bytes: number) => void,
  until: AbortSignal,
): Promise<PartsTrouble | null> {
  try {
    const cache = await caches.open(cacheOf(parts));
    let before = 0;
    for (const part of filesOf(parts)) {
      if ((await cache.match(part.path)) === undefined) {
        const start = before;
        const file = await fetched(part, (bytes) => came(start + bytes), until);
        if (file === null || until.aborted) return 'refused';
        await cache.put(part.path, file);
      }
      before += part.bytes;
      came(before);
    }
    await dropParts(parts);
    return null;
  } catch (error) {
    return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'refused';
  }
}

/** Drops the files of every version but this; of every one where none is named. */
export async function dropParts(but: ReaderParts | null = null): Promise<void> {
  if (!('caches' in globalThis)) return;
  const kept = but === null ? null : cacheOf(but);
  const names = (await caches.keys()).filter((name) => name.startsWith(cachePrefix) && name !== kept);
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** All bytes of all files. */
export const bytesOfAll = (parts: ReaderParts): number =>
  filesOf(parts).reduce((sum, { bytes }) => sum + bytes, 0);

/** A file as the node gives it, with its headers: the worker’s own policy is among them. Null: not this file. */
async function fetched(
  { path, bytes: length, sha256 }: ReaderPart,
  came: (bytes: number) => void,
  until: AbortSignal,
): Promise<Response | null> {
  const answer = await fetch(path, {
    credentials: 'omit',
    redirect: 'error',
    priority: 'low',
    signal: until,
  });
  if (!answer.ok || answer.body === null) return null;
  const bytes = new Uint8Array(length);
  let at = 0;
  const stream = answer.body.getReader();
  for (let piece = await stream.read(); !piece.done; piece = await stream.read()) {
    if (at + piece.value.length > length) {
      await stream.cancel();
      return null;
    }
    bytes.set(piece.value, at);
    at += piece.value.length;
    came(at);
  }
  if (at !== length || (await digestOf(bytes)) !== sha256) return null;
  const headers = new Headers(answer.headers);
  // Of the way it came, not of what is kept.
  for (const name of ['content-encoding', 'content-length', 'vary', 'etag']) headers.delete(name);
  return new Response(bytes, { headers });
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
