import { z } from 'zod';
import type { Who } from '../../app/who.ts';
import type { StoredEvent } from '../../journal/port.ts';
import { citedRecord } from '../../kernel/cited-record.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import { sha256HexOfBytes } from '../../kernel/sha256.ts';
import type { BookEntry } from './file/entries.ts';
import type { CustodyThere, PhotoPicture, PhotoThere } from './file/sources.ts';
import { photoEventSchemas } from './photo/events-photo.ts';

/** What was opened: by subject, the pictures in base 64 that lie under it. */
export interface OpenedPictures {
  /** Where the opening stands in the book; null: there was nothing to open. */
  readonly position: number;
  readonly bySubject: ReadonlyMap<string, readonly string[]>;
}

/** Opens the pictures under these subjects, at most `photosMax`: each opening stands in the book before it is told. */
export type OpenPictures = (
  who: Who,
  asked: { readonly subjects: readonly string[]; readonly reference: string; readonly note: string | null },
) => Promise<Result<OpenedPictures, Refusal>>;

/** Whoever makes a file with its photos. */
export interface PhotoAsker {
  readonly who: Who;
  readonly note: string | null;
  readonly openPictures: OpenPictures;
}

/** Photos opened for one file, the largest that stands in a document, and all of one document. Beyond, it is said. */
export const photosMax = 60;
export const pictureBytesMax = 450_000;
export const picturesBytesMax = 8_000_000;

type StreamOf = (stream: string) => Promise<readonly StoredEvent[]>;
type Recorded = z.infer<(typeof photoEventSchemas)['PhotoRecorded']> & { readonly stored: StoredEvent };

export interface GatheredPhotos {
  readonly photos: readonly PhotoThere[];
  readonly pictures: ReadonlyMap<string, PhotoPicture>;
  /** Where the opening stands; null: nothing was opened. */
  readonly position: number | null;
}

/**
 * The photos that controls name, as they were taken in, and as they are held where the asker opens them. What was erased,
 * is no longer held or was never recorded is told apart. Refuses what the vault refuses.
 */
export async function photosOf(
  controls: readonly BookEntry['body'][],
  streamOf: StreamOf,
  asker: (PhotoAsker & { readonly reference: string }) | null,
): Promise<Result<GatheredPhotos, Refusal>> {
  const recorded = await recordedPhotos(controls, streamOf);
  const toOpen = asker === null ? [] : recorded.slice(0, photosMax).map(({ subject }) => subject);
  const opened =
    asker === null || toOpen.length === 0
      ? null
      : await asker.openPictures(asker.who, {
          subjects: toOpen,
          reference: asker.reference,
          note: asker.note,
        });
  if (opened !== null && !opened.ok) return opened;
  const held = opened?.value ?? null;
  const photos: PhotoThere[] = [];
  const pictures = new Map<string, PhotoPicture>();
  let left = picturesBytesMax;
  for (const one of recorded) {
    const own = await streamOf(`subject/${one.subject}`);
    const picture = held === null ? null : pictureOf(one, held);
    photos.push(thereOf(one, { own, picture, isAsked: held !== null && toOpen.includes(one.subject) }));
    if (picture === null) continue;
    const { bytes, base64 } = picture;
    const fits = bytes.length <= pictureBytesMax && bytes.length <= left;
    if (fits) left -= bytes.length;
    pictures.set(one.photo, fits ? { kind: 'jpeg', base64 } : { kind: 'left_out' });
  }
  return { ok: true, value: { photos, pictures, position: held?.position ?? null } };
}

async function recordedPhotos(
  controls: readonly BookEntry['body'][],
  streamOf: StreamOf,
): Promise<readonly Recorded[]> {
  const names = new Set(
    controls.flatMap(({ photos }) => z.array(z.string()).catch([]).parse(photos)), // as each control named them
  );
  const found = await Promise.all([...names].map((name) => streamOf(`freight_photo/${name}`)));
  return found.flat().flatMap((stored): readonly Recorded[] => {
    const said =
      stored.type === 'PhotoRecorded' ? photoEventSchemas.PhotoRecorded.safeParse(stored.body) : null;
    return said?.success === true ? [{ ...said.data, stored }] : [];
  });
}

interface Held {
  readonly base64: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Of the pictures under its subject the very one that was recorded; where none is, the last: its hash tells it. */
function pictureOf({ subject, sha256 }: Recorded, { bySubject }: OpenedPictures): Held | null {
  const all = (bySubject.get(subject) ?? []).map((base64): Held => {
    const bytes = Uint8Array.from(Buffer.from(base64, 'base64'));
    return { base64, bytes, sha256: sha256HexOfBytes(bytes) };
  });
  return all.find((one) => one.sha256 === sha256) ?? all.at(-1) ?? null;
}

interface Found {
  readonly own: readonly StoredEvent[];
  readonly picture: Held | null;
  readonly isAsked: boolean;
}

function thereOf(recorded: Recorded, { own, picture, isAsked }: Found): PhotoThere {
  const { photo, sha256, bytes, takenAt } = recorded;
  const isErased = own.some(({ type }) => type === 'SubjectErased');
  const gone = isAsked ? 'gone' : 'not_asked';
  return {
    photo,
    recordedHash: sha256,
    heldHash: picture?.sha256 ?? null,
    bytes,
    takenAt,
    custody: custodyOf(recorded, own),
    asked: isErased ? 'erased' : picture === null ? gone : 'opened',
  };
}

/** Taken by the camera's own clock, sealed as it came in, opened by whom; what the asker may not see is not there. */
function custodyOf({ takenAt, by, stored }: Recorded, own: readonly StoredEvent[]): readonly CustodyThere[] {
  const taken: readonly CustodyThere[] =
    takenAt === null ? [] : [{ at: cameraTime(takenAt), by, act: 'taken', entry: null, position: null }];
  const sealed: CustodyThere = { at: stored.happenedAt, by, act: 'sealed', ...standsIn(stored) };
  const opened = own
    .filter(({ type }) => type === 'SubjectOpened')
    .map((one): CustodyThere => {
      return { at: one.happenedAt, by: String(one.actor), act: 'opened', ...standsIn(one) };
    });
  return [...taken, sealed, ...opened];
}

function standsIn(stored: StoredEvent): Pick<CustodyThere, 'entry' | 'position'> {
  return { entry: citedRecord(stored), position: stored.position };
}

/** `2026:11:26 05:00:07` as `2026-11-26T05:00:07`: without a zone, since a camera knows none. */
function cameraTime(takenAt: string): string {
  return `${takenAt.slice(0, 10).replaceAll(':', '-')}T${takenAt.slice(11)}`;
}
