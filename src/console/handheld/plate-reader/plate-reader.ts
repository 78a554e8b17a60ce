import { proposedPlates } from '../../../operations/freight/view/handheld/plate-proposals.ts';
import type { PhotoRefusal } from '../photo/photo-head.ts';
import { cutOf, openPicture, pageOf, type PlatePicture } from './open-picture.ts';
import { type Box, withRoom } from './plate-picture.ts';
import type { PageToRead } from './plate.worker.ts';
import { linesOf, type PlacedLine, plateSized, withSquares } from './read-lines.ts';
import {
  areHere,
  bytesOfAll,
  dropParts,
  fetchParts,
  type PartsTrouble,
  type ReaderParts,
} from './reader-parts.ts';
import { type ReaderSession, startSession } from './reader-session.ts';

/** How the reader stands on this device. `none`: this browser cannot run it. */
export type ReaderStanding =
  | { readonly at: 'unknown' | 'none' | 'ready' }
  | { readonly at: 'absent'; readonly trouble: PartsTrouble | null }
  | { readonly at: 'fetching'; readonly bytes: number; readonly of: number };

/** What a picture gave. `cut`: the part that was read, or the whole where nothing was; it lies in memory alone. */
export type PlateRead =
  | { readonly outcome: 'read'; readonly plates: readonly string[]; readonly cut: Blob }
  | { readonly outcome: 'unread'; readonly cut: Blob }
  | { readonly outcome: 'late' | 'failed' | 'gone' | PhotoRefusal };

/** Reads number plates in pictures, on this device alone. */
export interface PlateReader {
  standing(): Promise<'none' | 'absent' | 'ready'>;
  /** What all its files weigh here. */
  readonly bytes: number;
  /** Fetches what is missing; null: it is ready. */
  fetch(came: (bytes: number) => void): Promise<PartsTrouble | null>;
  /** Starts the program while the person is still at the camera. */
  warm(): void;
  /** `country`: of the plate that is expected, ISO 3166. Never throws; ends the program in any case. */
  read(picture: Blob, country: string): Promise<PlateRead>;
  /** Ends the program and takes its files off the device. */
  wipe(): Promise<void>;
}

/** A team does not stand and wait longer than it takes to type a plate twice. */
const readMilliseconds = 15_000;
/** After so long no further look is begun: what was read until then is shown. */
const looksMilliseconds = 6_000;
/** A camera that was closed without a picture: the memory goes to something else. */
const idleMilliseconds = 60_000;
/** A link that brings nothing for so long brings nothing more. */
const stallMilliseconds = 60_000;
/** Below this doubt two looks read the same plate, and nothing better comes of looking on. */
const sureDoubt = 0.2;

interface Look {
  /** Shares of the picture’s sides. */
  readonly part: Box;
  readonly across: number;
  readonly layout: PageToRead['layout'];
}

const wholePart: Box = { left: 0, top: 0, width: 1, height: 1 };
const middlePart: Box = { left: 0.02, top: 0.28, width: 0.96, height: 0.44 };

/** First where the guide asks the plate to be, then anywhere; signs are read best at one height, which nobody knows before. */
const looks: readonly Look[] = [
  { part: middlePart, across: 500, layout: '6' },
  { part: wholePart, across: 1_000, layout: '11' },
  { part: wholePart, across: 600, layout: '11' },
  { part: middlePart, across: 800, layout: '6' },
];

/** Opens the reader of this version; `parts` null: none was built in, or this browser cannot run it. */
export function openPlateReader(parts: ReaderParts | null): PlateReader {
  const program = programOf(parts);
  let fetching: AbortController | null = null;
  return {
    bytes: parts === null ? 0 : bytesOfAll(parts),
    async standing() {
      if (parts === null) return 'none';
      return (await areHere(parts).catch(() => false)) ? 'ready' : 'absent';
    },
    async fetch(came) {
      if (parts === null) return 'refused';
      fetching = new AbortController();
      return fetchUnlessStalled(parts, came, fetching);
    },
    warm() {
      void program.start();
      program.endIfIdle();
    },
    async read(file, country) {
      let isLate = false;
      const late = setTimeout(() => {
        isLate = true;
        program.end();
      }, readMilliseconds);
      try {
        const opened = await openPicture(file);
        if (!opened.ok) return { outcome: opened.refusal.code };
        const running = isLate ? null : await program.start();
        if (running === null) return { outcome: isLate ? 'late' : 'gone' };
        const read = await readPlate(running, opened.value, country);
        return read ?? { outcome: isLate ? 'late' : 'failed' };
      } catch {
        return { outcome: 'failed' };
      } finally {
        clearTimeout(late);
        program.end();
      }
    },
    async wipe() {
      fetching?.abort();
      program.end();
      await dropParts();
    },
  };
}

/** The program, started once however often it is asked for; null where its files are gone. */
function programOf(parts: ReaderParts | null) {
  let session: Promise<ReaderSession | null> | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    clearTimeout(idle);
    void session?.then((one) => one?.end());
    session = null;
  };
  return {
    start(): Promise<ReaderSession | null> {
      clearTimeout(idle);
      session ??= parts === null ? Promise.resolve(null) : startSession(parts).catch(() => null);
      return session;
    },
    endIfIdle(): void {
      clearTimeout(idle);
      idle = setTimeout(end, idleMilliseconds);
    },
    end,
  };
}

/** Fetches the files; given up where the link brings nothing for a while. */
function fetchUnlessStalled(
  parts: ReaderParts,
  came: (bytes: number) => void,
  fetching: AbortController,
): Promise<PartsTrouble | null> {
  const give = (): ReturnType<typeof setTimeout> => setTimeout(() => fetching.abort(), stallMilliseconds);
  let stall = give();
  const heard = (bytes: number): void => {
    clearTimeout(stall);
    stall = give();
    came(bytes);
  };
  return fetchParts(parts, heard, fetching.signal).finally(() => clearTimeout(stall));
}

/** Looks until a plate is sure enough; null: the program failed or was ended. */
async function readPlate(
  session: ReaderSession,
  picture: PlatePicture,
  country: string,
): Promise<PlateRead | null> {
  const lines: PlacedLine[] = [];
  const from = performance.now();
  for (const { part, across, layout } of looks) {
    const box = partOf(picture, part);
    const { scale, ...page } = pageOf(picture, box, { across, layout });
    const tsv = await session.read(page);
    if (tsv === null) return null;
    const read = withSquares(linesOf(tsv)).map((line) => ({ ...line, box: placed(line.box, box, scale) }));
    lines.push(...plateSized(read, picture.width));
    const [first] = proposedPlates(lines, country);
    if (first !== undefined && first.doubt <= sureDoubt) break;
    if (performance.now() - from > looksMilliseconds) break;
  }
  const proposed = proposedPlates(lines, country);
  const line = lines[proposed[0]?.line ?? -1];
  if (line === undefined) return { outcome: 'unread', cut: await cutOf(picture, partOf(picture, wholePart)) };
  const cut = await cutOf(picture, withRoom(line.box, { across: 0.15, down: 0.6 }, picture));
  return { outcome: 'read', plates: proposed.map(({ plate }) => plate), cut };
}

function partOf({ width, height }: PlatePicture, part: Box): Box {
  return {
    left: Math.round(part.left * width),
    top: Math.round(part.top * height),
    width: Math.max(1, Math.round(part.width * width)),
    height: Math.max(1, Math.round(part.height * height)),
  };
}

/** A box of a page where it stands in the whole picture. */
function placed(box: Box, page: Box, scale: number): Box {
  return {
    left: page.left + box.left / scale,
    top: page.top + box.top / scale,
    width: box.width / scale,
    height: box.height / scale,
  };
}
