import { z } from 'zod';
import { labelColumns } from '../../app/project.ts';
import type { Journal, StoredEvent } from '../../journal/port.ts';
import { citedRecord } from '../../kernel/cited-record.ts';
import { utcText } from '../../kernel/utc-text.ts';
import type { BookEntry } from './file/entries.ts';
import type {
  CustodyThere,
  EquipmentThen,
  FileSources,
  PhotoPicture,
  PhotoThere,
  ReportThere,
} from './file/sources.ts';
import type { Scheme } from './file/wire.ts';
import { type PhotoAsker, photosOf } from './file-photo-reader.ts';

type Row = Readonly<Record<string, unknown>>;

export interface FileReaderParts {
  readonly journal: Pick<Journal, 'readStream' | 'origin' | 'head'>;
  /** The first lock: of rows with their label, those that the asker may see. */
  readonly shown: (rows: readonly Row[]) => readonly Row[];
  /** Names of the searches of these passages that the asker may see. */
  readonly searchesOf: (passages: readonly string[]) => Promise<readonly string[]>;
}

export interface FileAsked {
  readonly passage: string;
  readonly scheme: Scheme;
  /** Null: as the book stands now. */
  readonly position: number | null;
}

/** Passages joined to one another are a handful; a file of more is no file. */
const passagesMax = 24;
const equipmentFields = z.object({
  model: z.string(),
  calibratedAt: utcText.nullable(),
  calibrationDueAt: utcText.nullable(),
});
const reportFields = z.object({
  what: z.string().nullable(),
  place: z.string().nullable(),
  seenAt: utcText,
  checklist: z.object({ answers: z.array(z.object({ check: z.string(), answer: z.string() })) }).nullable(),
});

/**
 * Gathers what a file is made of from the book itself, up to a position that the book has reached: what the asker may
 * not see is not there. Every hash is checked by the journal on reading. Null: a position that is still to come.
 */
export async function fileSources(parts: FileReaderParts, asked: FileAsked): Promise<Gathered | null>;
export async function fileSources(
  parts: FileReaderParts & { readonly open: PhotoAsker },
  asked: FileAsked,
): Promise<Gathered | Refused | null>;
export async function fileSources(
  parts: FileReaderParts & { readonly open?: PhotoAsker },
  asked: FileAsked,
): Promise<Gathered | Refused | null> {
  const head = await parts.journal.head();
  if ((asked.position ?? head) > head) return null;
  const streamOf = async (stream: string): Promise<readonly StoredEvent[]> => {
    const stored = await parts.journal.readStream(stream);
    // Judged as personal, the stricter: a passage names subjects of the vault.
    const mayBeSeen = ({ length }: readonly Row[]): boolean => length > 0;
    return stored.filter((one) => mayBeSeen(parts.shown([{ ...labelColumns(one, true) }])));
  };
  const passages = await joinedPassages(asked.passage, streamOf);
  const searches = await parts.searchesOf([...passages.keys()]);
  const ofSearches = await Promise.all(searches.map((search) => streamOf(`freight_search/${search}`)));
  const entries = [...passages.values(), ...ofSearches].flat().map(entryOf);
  const controls = entries.filter(({ type }) => type === 'ControlRecorded').map(({ body }) => body);
  const asker = parts.open === undefined ? null : { ...parts.open, reference: asked.passage };
  const photos = await photosOf(controls, streamOf, asker);
  if (!photos.ok) return photos;
  const { pictures, position } = photos.value;
  const madeAtPosition = asked.position ?? Math.max(head, position ?? 0);
  const sources: FileSources = {
    scheme: asked.scheme,
    passage: asked.passage,
    madeAtPosition,
    node: parts.journal.origin,
    entries,
    equipment: await equipmentOf(controls, streamOf, madeAtPosition),
    photos: photos.value.photos.flatMap((photo) => asOf(photo, madeAtPosition)),
    reports: await reportsOf(controls, streamOf),
  };
  return { sources, pictures };
}

/** What a file is made of, and the photos that its documents show. */
export interface Gathered {
  readonly sources: FileSources;
  readonly pictures: ReadonlyMap<string, PhotoPicture>;
}
export type Refused = Extract<Awaited<ReturnType<typeof photosOf>>, { readonly ok: false }>;

/** A photo as the book knew it at a position: one recorded later was not there. */
function asOf(photo: PhotoThere, madeAtPosition: number): readonly PhotoThere[] {
  const isThere = ({ position }: CustodyThere): boolean => position === null || position <= madeAtPosition;
  const custody = photo.custody.filter(isThere);
  return custody.some(({ act }) => act === 'sealed') ? [{ ...photo, custody }] : [];
}

type StreamOf = (stream: string) => Promise<readonly StoredEvent[]>;

/** The streams of a passage and of all that were ever joined to it; who is still joined the file itself decides. */
async function joinedPassages(
  passage: string,
  streamOf: StreamOf,
): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
  const read = new Map<string, readonly StoredEvent[]>();
  const waiting = [passage];
  for (let one = waiting.pop(); one !== undefined && read.size < passagesMax; one = waiting.pop()) {
    if (read.has(one)) continue;
    const stored = await streamOf(`passage/${one}`);
    read.set(one, stored);
    for (const { type, body } of stored)
      if (type === 'PassagesJoined') waiting.push(...textsIn([body['joined'], ...listIn(body['group'])]));
  }
  return read;
}

function textsIn(values: readonly unknown[]): readonly string[] {
  return values.filter((one) => typeof one === 'string');
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function entryOf(stored: StoredEvent): BookEntry {
  const { position, type, happenedAt, recordedAt, origin, body } = stored;
  return { ...citedRecord(stored), position, type, happenedAt, recordedAt, origin, body };
}

/** The instruments that controls name, as the register had them at each time, as far as the book knew it then. */
async function equipmentOf(
  controls: readonly BookEntry['body'][],
  streamOf: StreamOf,
  madeAtPosition: number,
): Promise<FileSources['equipment']> {
  const names = new Set(
    controls.flatMap(({ equipment }) => (typeof equipment === 'string' ? [equipment] : [])),
  );
  const rows = await Promise.all(
    [...names].map(async (name): Promise<[string, readonly EquipmentThen[]]> => {
      const stored = await streamOf(`freight_equipment/${name}`);
      const then = stored.flatMap(({ position, happenedAt, body }): readonly EquipmentThen[] => {
        const fields = equipmentFields.safeParse(body['fields']);
        return fields.success && position <= madeAtPosition ? [{ from: happenedAt, ...fields.data }] : [];
      });
      return [name, then];
    }),
  );
  return Object.fromEntries(rows);
}

/** Drivers' reports that controls name as their ground. */
async function reportsOf(
  controls: readonly BookEntry['body'][],
  streamOf: StreamOf,
): Promise<readonly ReportThere[]> {
  const ground = z.object({ kind: z.literal('driver_report'), reference: z.string() });
  const names = new Set(
    controls.flatMap((body) => {
      const read = ground.safeParse(body['ground']);
      return read.success ? [read.data.reference] : [];
    }),
  );
  const found = await Promise.all([...names].map((name) => streamOf(`driver_report/${name}`)));
  return found.flat().flatMap((stored): readonly ReportThere[] => {
    const said = stored.type === 'DriverReported' ? reportFields.safeParse(stored.body) : null;
    if (said?.success !== true) return [];
    const { position, recordedAt, origin, stream } = stored;
    const { what, place, seenAt, checklist } = said.data;
    const answers = checklist?.answers.map(({ check, answer }) => ({ item: check, answer })) ?? null;
    const report = stream.slice('driver_report/'.length);
    return [
      {
        ...citedRecord(stored),
        report,
        position,
        recordedAt,
        origin,
        at: seenAt,
        place,
        what: what ?? 'none',
        checklist: answers,
      },
    ];
  });
}
