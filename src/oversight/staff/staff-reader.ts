import type { ReadRows } from '../../app/project.ts';
import { type Instant, instant, toUtc } from '../../kernel/time.ts';
import { agencyFieldsSchema, deskFieldsSchema } from './bodies.ts';
import type { StaffBook } from './book.ts';
import type { Person, PersonState, PostState } from './state.ts';
import type { ShiftView } from './wire.ts';

type Book<Part extends keyof StaffBook> = StaffBook[Part];
/** Rows of one table; more are not told of in one answer. */
export const rowsMax = 2_000;

/** The whole register, for the directory: by the program's own reader. */
export async function readBook(read: ReadRows): Promise<StaffBook> {
  const [agencies, desks, people, posts] = await Promise.all([
    readAgencies(read),
    readDesks(read),
    readPeople(read, { after: '', limit: null }),
    readPosts(read),
  ]);
  return { agencies, desks, people, posts };
}

/** The newest journal position that changed a row: a directory that has it need not read again. */
export async function readChanged(read: ReadRows): Promise<number> {
  const rows = await read(
    `select coalesce(max(p), 0)::float8 as changed from (
       select max(changed_position) as p from {agency} union all select max(changed_position) from {desk}
       union all select max(changed_position) from {staff} union all select max(changed_position) from {post}) n`,
    [],
  );
  return Number(rows[0]?.['changed'] ?? 0);
}

interface HeldRow {
  readonly phase: 'none' | 'held' | 'retired';
  readonly version: number;
  readonly fields: string;
}

/** Agencies in the register, retired ones left out. */
export async function readAgencies(read: ReadRows): Promise<Book<'agencies'>> {
  const rows = await read(`select id, state from {agency} order by id limit 20000`, []);
  return new Map(
    heldRows(rows).map(({ id, version, fields }) => [
      id,
      { version, value: agencyFieldsSchema.parse(fields) },
    ]),
  );
}

/** Desks in the register, retired ones left out. */
export async function readDesks(read: ReadRows): Promise<Book<'desks'>> {
  const rows = await read(`select id, state from {desk} order by id limit 20000`, []);
  return new Map(
    heldRows(rows).map(({ id, version, fields }) => [id, { version, value: deskFieldsSchema.parse(fields) }]),
  );
}

function heldRows(rows: readonly Record<string, unknown>[]) {
  return rows.flatMap((row) => {
    const state = row['state'] as HeldRow; // folded by the register's own decider
    if (state.phase !== 'held') return [];
    const fields: unknown = JSON.parse(state.fields);
    return [{ id: String(row['id']), version: state.version, fields }];
  });
}

/** People by id, after one; `limit` null: all. */
export async function readPeople(
  read: ReadRows,
  { after, limit }: { readonly after: string; readonly limit: number | null },
): Promise<Book<'people'>> {
  const rows = await read(
    `select id, version::float8 as version, state from {staff} where id > $1 order by id limit $2`,
    [after, limit],
  );
  return new Map(
    rows.flatMap((row): [string, { version: number; value: Person }][] => {
      const state = row['state'] as PersonState; // folded by the register's own decider
      if (state.phase === 'none') return [];
      return [[String(row['id']), { version: Number(row['version']), value: state }]];
    }),
  );
}

/** Appointed posts that were ever filled. */
export async function readPosts(read: ReadRows): Promise<Book<'posts'>> {
  const rows = await read(
    `select id, version::float8 as version, state from {post} order by id limit 100`,
    [],
  );
  return new Map(
    rows.map((row) => [
      String(row['id']),
      { version: Number(row['version']), value: row['state'] as PostState }, // as above
    ]),
  );
}

/** Shifts that touch a span, by their beginning, at most `rowsMax`; `staff` null: everybody's. */
export async function readShifts(
  read: ReadRows,
  asked: {
    readonly from: Instant;
    readonly to: Instant;
    readonly staff: string | null;
    readonly limit: number;
  },
): Promise<readonly ShiftView[]> {
  const rows = await read(
    `select name, version::float8 as version, staff, desk, extract(epoch from from_at) * 1000 as from_ms,
       extract(epoch from until_at) * 1000 as until_ms
     from {shift} where from_at < $2 and until_at > $1 and ($3::text is null or staff = $3)
     order by from_at, id limit $4`,
    [toUtc(asked.from), toUtc(asked.to), asked.staff, asked.limit],
  );
  return rows.map((row) => ({
    id: String(row['name']),
    desk: String(row['desk']),
    staff: String(row['staff']),
    from: utcOf(row['from_ms']),
    until: utcOf(row['until_ms']),
    version: Number(row['version']),
  }));
}

function utcOf(milliseconds: unknown): string {
  return toUtc(instant(Number(milliseconds)));
}
