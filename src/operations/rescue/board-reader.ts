import { labelNames, type ReadRows } from '../../app/project.ts';
import { type Instant, toUtc, type UtcText } from '../../kernel/time.ts';
import type { TimelineEntry } from './board-wire.ts';
import type { Boat } from './boat-state.ts';
import { type CallerReader, createCallerReader } from './caller-reader.ts';
import type { Contact } from './contact-state.ts';
import type { SeaArea } from './decide-sea.ts';
import { saidBeside } from './said-beside.ts';

type Row = Readonly<Record<string, unknown>>;

/** What changed on the board for one reader. */
export interface BoardChanges {
  readonly contacts: readonly Contact[];
  readonly boats: readonly Boat[];
  /** What is there no more, since its origin recalled it: `boat/b-1`, `contact/c-1`. */
  readonly gone: readonly string[];
}

/** A record of a boat or contact before its place in the book is sealed. */
export interface EntryRow extends Omit<TimelineEntry, 'position'> {
  readonly position: number;
}

export interface BoardReader extends CallerReader {
  /** Everything open at `at`, and what was settled after `since`. */
  standing(since: Instant): Promise<Omit<BoardChanges, 'gone'>>;
  /** Changed after one journal position and up to another. */
  changed(after: number, upTo: number): Promise<BoardChanges>;
  /** The same as JSON texts, as they stand in the store: for boards that many desks read at once. */
  changedText(
    after: number,
    upTo: number,
  ): Promise<{
    readonly contacts: readonly string[];
    readonly boats: readonly string[];
    readonly gone: readonly string[];
  }>;
  /** What was reported of the sea in each area of which anything was after `since`. */
  sea(since: Instant): Promise<readonly SeaArea[]>;
  boat(id: string): Promise<Boat | null>;
  contact(id: string): Promise<Contact | null>;
  /** `boat/b-1`, in the order that every node has. */
  timeline(record: string): Promise<readonly EntryRow[]>;
}

const rowsMax = 5_000;
const entriesMax = 5_000;
/** Of what was wholly recalled a row is left that says nothing. */
const isThere = `(state ->> 'status') <> 'none'`;

/** Reads the board as one reader may see it: row security is the second lock, `shown` the first. */
export function createBoardReader(
  read: ReadRows,
  shown: (rows: readonly Row[]) => readonly Row[],
): BoardReader {
  const states = async <State>(sql: string, values: readonly unknown[]): Promise<readonly State[]> =>
    // The projection writes the state of the record's own decider, and nothing else.
    shown(await read(`select state, ${labelNames} ${sql} limit ${rowsMax}`, values)).map(
      (row) => row['state'] as State,
    );
  const goneIn = async (after: number, upTo: number): Promise<readonly string[]> => {
    const of = async (table: string): Promise<readonly string[]> => {
      const sql = `select id, ${labelNames} from {${table}}
        where position > $1 and position <= $2 and label_named is null and not ${isThere} order by position limit ${rowsMax}`;
      return shown(await read(sql, [after, upTo])).map((row) => `${table}/${String(row['id'])}`);
    };
    return (await Promise.all([of('contact'), of('boat')])).flat();
  };
  return {
    async standing(since) {
      const from = (table: string) =>
        `from {${table}} where (is_open or changed_at >= $1) and ${isThere} order by position desc`;
      const [contacts, boats] = await Promise.all([
        states<Contact>(from('contact'), [toUtc(since)]),
        states<Boat>(from('boat'), [toUtc(since)]),
      ]);
      return { contacts, boats };
    },
    async changed(after, upTo) {
      const from = (table: string) =>
        `from {${table}} where position > $1 and position <= $2 and ${isThere} order by position`;
      const [contacts, boats, gone] = await Promise.all([
        states<Contact>(from('contact'), [after, upTo]),
        states<Boat>(from('boat'), [after, upTo]),
        goneIn(after, upTo),
      ]);
      return { contacts, boats, gone };
    },
    async changedText(after, upTo) {
      const texts = async (table: string): Promise<readonly string[]> => {
        // Records of this room bear no list of names; one that did would be kept from an answer that is shared.
        const sql = `select state::text as state, ${labelNames} from {${table}}
          where position > $1 and position <= $2 and label_named is null and ${isThere} order by position limit ${rowsMax}`;
        return shown(await read(sql, [after, upTo])).map((row) => String(row['state']));
      };
      const [contacts, boats, gone] = await Promise.all([
        texts('contact'),
        texts('boat'),
        goneIn(after, upTo),
      ]);
      return { contacts, boats, gone };
    },
    sea: (since) => states<SeaArea>('from {sea} where changed_at >= $1 order by id', [toUtc(since)]),
    ...createCallerReader(read, shown),
    boat: async (id) => (await states<Boat>(`from {boat} where id = $1 and ${isThere}`, [id]))[0] ?? null,
    contact: async (id) =>
      (await states<Contact>(`from {contact} where id = $1 and ${isThere}`, [id]))[0] ?? null,
    timeline: async (record) => shown(await read(entriesSql, [record])).map(entryOf),
  };
}

const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const entriesSql = `
  select position::float8 as position, type, ${utc('happened_at')} as happened, ${utc('recorded_at')} as recorded,
    ${utc('told_at')} as told, returned_by, by_actor, by_desk, origin, body, ${labelNames}
  from {entry} where record = $1 order by place limit ${entriesMax}`;

function entryOf(row: Row): EntryRow {
  const body = row['body'] as Readonly<Record<string, unknown>>; // as `entryRow` of the projection writes it
  return {
    position: Number(row['position']),
    type: String(row['type']),
    happenedAt: row['happened'] as UtcText,
    recordedAt: row['recorded'] as UtcText,
    toldAt: (row['told'] as UtcText | null) ?? null,
    returnedBy: textOf(row['returned_by']),
    by: String(row['by_actor']),
    desk: typeof row['by_desk'] === 'string' ? row['by_desk'] : null,
    origin: row['origin'] === 'fr' ? 'fr' : 'uk',
    contact: textOf(body['contact']),
    entry: textOf(body['entry']),
    says: saidBeside(body),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
