import { loadavg } from 'node:os';
import { verifyBook } from '../tools/verify/verify.ts';
import type { BacklogKind } from './exchange-corpus.ts';
import { openTwoWholeNodes, type TwoWholeNodes } from './exchange-nodes.ts';
import type { NodeUnderTest } from '../drills/node-under-test.ts';

/** How much is measured. */
export interface LinkSizes {
  readonly linkedSeconds: number;
  /** Detections that wait on the bulk lane. */
  readonly bulk: number;
  /** Contacts that wait on the lane of life itself. */
  readonly life: number;
}

/** Times in milliseconds, from the moment at which the contact was to be sent to its being on the other's board. */
export interface Shown {
  readonly milliseconds: readonly number[];
  /** Never seen within the time that was waited. */
  readonly missing: number;
}

/** One catch-up after an outage. */
export interface CatchUp {
  readonly events: number;
  /** Until the outbox of the French was whole: released, signed, durable. */
  readonly outboxSeconds: number;
  /** After that, until the origin's own projections showed the backlog as well: what it does then is no catch-up. */
  readonly ownSeconds: number;
  /** From the healing of the line until all stood durably in the British book. */
  readonly seconds: number;
  /** After that, until the British projections showed all of it as well. */
  readonly shownSeconds: number;
  /** What came in live meanwhile. */
  readonly live: Shown;
  /** CPU seconds meanwhile of each node, its PostgreSQL and its verifying process included; null: not known here. */
  readonly processor: Readonly<Record<'fr' | 'uk', number | null>>;
  readonly load: number;
  /** What is wrong with the book; null: all stands once, in order. */
  readonly wrong: string | null;
}

export interface LinkFigures {
  readonly linked: Shown & { readonly load: number };
  readonly bulk: CatchUp;
  readonly life: CatchUp;
  /** Empty where the chain of the British book holds. */
  readonly findings: number;
}

const sharedPerSecond = 20;
const livePerSecond = 2;
const patienceMilliseconds = 600_000;
const settleMilliseconds = 30_000;

/**
 * Two whole nodes: after an outage with a backlog on the bulk lane, then at a steady pace, then after one with a backlog
 * on the lane of life. In this order, since nobody answers the contacts of the steady pace: minutes later each is an
 * alarm, and a thousand alarms at once are another measure than a catch-up (docs/decisions/0042).
 */
export async function measureLink(sizes: LinkSizes, progress: (line: string) => void): Promise<LinkFigures> {
  const two = await openTwoWholeNodes();
  try {
    const warm = startContacts(two, 'w', sharedPerSecond);
    await untilShown(two, await warm.after(3_000));
    const bulk = await catchUp(two, { kind: 'detection', count: sizes.bulk, letter: 'b' }, progress);
    const running = startContacts(two, 'a', sharedPerSecond);
    const linked = {
      ...(await untilShown(two, await running.after(sizes.linkedSeconds * 1_000))),
      load: load(),
    };
    progress(
      `linked: p99 ${at(linked.milliseconds, 0.99)} ms, ${linked.missing} missing, load ${linked.load}`,
    );
    const life = await catchUp(two, { kind: 'contact', count: sizes.life, letter: 'c' }, progress);
    const findings = await two.withBook('uk', async (client) => {
      // As of one moment: the node goes on writing meanwhile.
      await client.query('begin transaction isolation level repeatable read read only');
      const { count, findings: found } = await verifyBook(client).finally(() => client.query('commit'));
      for (const one of found) progress(`finding: ${JSON.stringify(one)}`);
      return count;
    });
    return { linked, bulk, life, findings };
  } finally {
    await two.close();
  }
}

interface Outage {
  readonly kind: BacklogKind;
  readonly count: number;
  /** Names the contacts of this part. */
  readonly letter: string;
}

async function catchUp(
  two: TwoWholeNodes,
  { kind, count, letter }: Outage,
  progress: (line: string) => void,
): Promise<CatchUp> {
  const lane = kind === 'contact' ? 'life' : 'bulk';
  // By the key of the table, peer first: without it each look would read the whole table, on the processors it measures.
  const madeSql = `select coalesce(max(sequence), 0)::int as n from strait.outbox_envelopes where (peer, lane) = ('uk', $1)`;
  const takenSql = `select coalesce(max(sequence), 0)::int as n from strait.inbox_envelopes where (peer, lane) = ('fr', $1)`;
  const standing = async (side: 'fr' | 'uk', sql: string): Promise<number> =>
    (await two.read<{ n: number }>(side, sql, [lane])).n;
  const due = (await standing('fr', madeSql)) + count;
  two.line.cut();
  await two.writeBacklog(kind, count);
  const restarted = performance.now();
  await until(async () => (await standing('fr', madeSql)) >= due);
  const outboxSeconds = (performance.now() - restarted) / 1_000;
  await until(() => showsAll(two, 'fr'));
  const ownSeconds = (performance.now() - restarted) / 1_000 - outboxSeconds;
  progress(
    `${kind}: ${count} stand in the outbox after ${outboxSeconds.toFixed(1)} s, on the origin's own screens ${ownSeconds.toFixed(1)} s later`,
  );
  const before = { fr: two.processor('fr'), uk: two.processor('uk') };
  const healed = performance.now();
  two.line.heal();
  const running = startContacts(two, letter, livePerSecond);
  await until(async () => (await standing('uk', takenSql)) >= due);
  const seconds = (performance.now() - healed) / 1_000;
  const processor = { fr: used(before.fr, two.processor('fr')), uk: used(before.uk, two.processor('uk')) };
  const [live, loadThen] = [await untilShown(two, await running.after(0)), load()];
  await until(() => showsAll(two, 'uk'));
  const shownSeconds = (performance.now() - healed) / 1_000 - seconds;
  const figures = {
    events: count,
    outboxSeconds,
    ownSeconds,
    seconds,
    shownSeconds,
    live,
    processor,
    load: loadThen,
  };
  progress(
    `${kind}: ${count} caught up in ${seconds.toFixed(1)} s (CPU fr ${processor.fr} s, uk ${processor.uk} s), ` +
      `live at most ${at(live.milliseconds, 1)} ms, load ${loadThen}`,
  );
  return { ...figures, wrong: await wrongIn(two, kind, count) };
}

/** Whether all projections of a node stand at the end of its book. */
async function showsAll(two: TwoWholeNodes, side: 'fr' | 'uk'): Promise<boolean> {
  const { behind } = await two.read<{ behind: number }>(
    side,
    `select count(*)::int as behind from strait.projections where state <> 'stopped'
       and checkpoint < (select position from strait.journal_head)`,
  );
  return behind === 0;
}

/** The gate before any figure: each stands once, and each lane in the order of its origin. */
async function wrongIn(two: TwoWholeNodes, kind: BacklogKind, count: number): Promise<string | null> {
  const found = await two.read<{ all: number; streams: number; disordered: number }>(
    'uk',
    `select count(*)::int as all, count(distinct stream)::int as streams,
       count(*) filter (where origin_position < before)::int as disordered
     from (select stream, origin_position, lag(origin_position) over (order by position) as before
       from (select position, stream, (imported ->> 'position')::bigint as origin_position from strait.journal
         where imported is not null and stream like $1) as one) as both_ways`,
    [kind === 'contact' ? 'contact/c-b0%' : 'detection/bench-camera/%'],
  );
  if (found.all === count && found.streams === count && found.disordered === 0) return null;
  return `of ${count}: ${found.all} imported, ${found.streams} of them once, ${found.disordered} out of order`;
}

interface Sent {
  readonly contact: string;
  readonly due: number;
}

/** Contacts come in at the French node at a steady pace, whatever became of those before. */
function startContacts(two: TwoWholeNodes, letter: string, perSecond: number) {
  const began = performance.now();
  const sent: Sent[] = [];
  const answers: Promise<void>[] = [];
  const timer = setInterval(() => {
    while (began + (sent.length * 1_000) / perSecond <= performance.now()) {
      const contact = `c-${letter}live${String(sent.length).padStart(6, '0')}`;
      sent.push({ contact, due: began + (sent.length * 1_000) / perSecond });
      const answer = record(two.node('fr'), contact);
      answer.catch(() => {}); // heard where all are awaited
      answers.push(answer);
    }
  }, 5);
  return {
    /** Goes on for so long; then those which were sent. Throws where one was refused. */
    async after(milliseconds: number): Promise<readonly Sent[]> {
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      clearInterval(timer);
      await Promise.all(answers);
      return sent;
    },
  };
}

async function record({ address, deviceToken }: NodeUnderTest, contact: string): Promise<void> {
  const at = new Date().toISOString();
  const body = { contact, kind: 'report', channel: 'camera', receivedAt: at, happenedAt: at, claims: {} };
  const answer = await fetch(`${address}/api/operations/rescue/record-contact`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${deviceToken}`,
      'idempotency-key': contact,
    },
    body: JSON.stringify(body),
  });
  const said = await answer.text();
  if (answer.status !== 200) throw new Error(`a contact was refused: ${answer.status} ${said.slice(0, 200)}`);
}

/** Waits until all are on the British board, or for so long after the last was sent. */
async function untilShown({ desk }: TwoWholeNodes, sent: readonly Sent[]): Promise<Shown> {
  const ends = performance.now() + settleMilliseconds;
  while (performance.now() < ends && sent.some(({ contact }) => !desk.contacts.has(contact)))
    await new Promise((resolve) => setTimeout(resolve, 20));
  const times = sent.flatMap(({ contact, due }) => {
    const shownAt = desk.contacts.get(contact);
    return shownAt === undefined ? [] : [shownAt - due];
  });
  return { milliseconds: times.sort((one, other) => one - other), missing: sent.length - times.length };
}

async function until(is: () => Promise<boolean>): Promise<void> {
  const ends = performance.now() + patienceMilliseconds;
  while (!(await is())) {
    if (performance.now() > ends) throw new Error('it did not come to an end in ten minutes');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** The value below which that share of a sorted list lies, in whole milliseconds; `null` of nothing. */
export function at(sorted: readonly number[], share: number): number | null {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return value === undefined ? null : Math.round(value);
}

const load = (): number => Math.round((loadavg()[0] ?? 0) * 10) / 10;

function used(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : Math.round((after - before) * 10) / 10;
}
