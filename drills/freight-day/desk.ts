import { openLive } from '../../bench/live-reader.ts';
import type { SiteAlarmsAnswer } from '../../src/operations/site/wire.ts';
import type { PassagesAnswer } from '../../src/operations/freight/wire.ts';

/** A desk that follows freight at one place, as its screen does: it hears that something changed, and asks what. */
export interface FreightDesk {
  /** When each passage, and each `passage/control`, was first on this desk, by `performance.now()`. */
  readonly seen: ReadonlyMap<string, number>;
  /** Milliseconds that each of its questions took. */
  readonly asked: readonly number[];
  /** Answers other than 200. */
  readonly refused: readonly string[];
  /** What stands on the pages after the first, as a person turns them; empty for a desk of a site. */
  turnPages(): Promise<ReadonlySet<string>>;
  close(): void;
}

/** What a desk looks at. */
export interface DeskAt {
  readonly address: string;
  readonly cookie: string;
  readonly staff: 'freight' | 'watch';
  readonly place: string;
}

/** Opens it and reads its list once. */
export async function openFreightDesk({ address, cookie, staff, place }: DeskAt): Promise<FreightDesk> {
  const seen = new Map<string, number>();
  const asked: number[] = [];
  const refused: string[] = [];
  const path =
    staff === 'freight' ? `/api/operations/freight/passages?place=${place}` : '/api/operations/site/alarms';
  const look = oneAtATime(async () => {
    const from = performance.now();
    const answer = await fetch(`${address}${path}`, { headers: { cookie } }).catch(() => null);
    if (answer?.status !== 200) return void refused.push(`${answer?.status ?? 'unanswered'} ${path}`);
    const body: unknown = await answer.json();
    asked.push(performance.now() - from);
    for (const name of staff === 'freight' ? passagesIn(body) : alarmsIn(body))
      if (!seen.has(name)) seen.set(name, performance.now());
  });
  const live = await openLive({ address, cookie, path: '/api/live/rooms' }, ({ event }) => {
    if (event === (staff === 'freight' ? 'freight' : 'site')) void look();
  });
  await look();
  return {
    seen,
    asked,
    refused,
    turnPages: () => (staff === 'freight' ? pagesAfterFirst(`${address}${path}`, cookie) : empty),
    close: () => live.close(),
  };
}

const empty: Promise<ReadonlySet<string>> = Promise.resolve(new Set<string>());

async function pagesAfterFirst(url: string, cookie: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (let next: string | null = ''; next !== null; ) {
    const after: string = next === '' ? '' : `&after=${encodeURIComponent(next)}`;
    const answer = await fetch(`${url}${after}`, { headers: { cookie } });
    if (answer.status !== 200) throw new Error(`${answer.status} for a page of passages`);
    const body = (await answer.json()) as PassagesAnswer; // the node under test writes it
    if (next !== '') for (const name of passagesIn(body)) names.add(name);
    ({ next } = body);
  }
  return names;
}

function passagesIn(body: unknown): readonly string[] {
  const { passages } = body as PassagesAnswer; // the node under test writes it
  return passages.flatMap(({ passage, controls }) => [
    passage,
    ...controls.map(({ control }) => `${passage}/${control}`),
  ]);
}

function alarmsIn(body: unknown): readonly string[] {
  const { alarms } = body as SiteAlarmsAnswer; // the node under test writes it
  return alarms.map(({ facts }) => facts.alarm);
}

/** Runs again once where it was asked for meanwhile: a desk never has two questions of a kind under way. */
function oneAtATime(step: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      await step();
    } while (again);
    running = null;
  };
  return () => {
    if (running === null) running = run();
    else again = true;
    return running;
  };
}
