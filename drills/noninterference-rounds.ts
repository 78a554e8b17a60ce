import type { Instant } from '../src/kernel/time.ts';
import { type Chance, createChance } from './chance.ts';
import { acts } from './noninterference-acts.ts';
import { type Ask, asksOf } from './noninterference-asks.ts';
import { masked, parting } from './noninterference-masks.ts';
import { askAs, type Group, headersOf, others, type Reader, signIn } from './noninterference-people.ts';
import { type Act, emptyIds, emptyOwn, type Ids, type Own } from './noninterference-scene.ts';
import { listenAs } from './noninterference-stream.ts';
import type { World, Worlds } from './worlds.ts';

/** Two answers that should have been one. */
export interface Difference {
  readonly reader: string;
  readonly asked: string;
  readonly a: string;
  readonly b: string;
}

export interface Tally {
  requests: number;
  streams: number;
  bytes: number;
  acts: number;
}

/** A pair of worlds in which one group's readers look on. */
export interface Era {
  /** One round: more is done, in both worlds and in one, and one reader asks both everything. */
  round(reader: Reader): Promise<readonly Difference[]>;
}

interface Lived {
  readonly world: World;
  readonly own: Own;
  readonly ids: Ids;
}

const roundSeconds = 90;

/** Begins an era: those who act and those who read sign in, in both worlds at the same moments. */
export async function openEra(
  { all }: Worlds,
  { group, seed, tally }: { readonly group: Group; readonly seed: number; readonly tally: Tally },
): Promise<Era> {
  const chance = createChance(seed);
  const lived = all.map((world): Lived => ({ world, own: emptyOwn(), ids: emptyIds() }));
  const people = [...others, ...group.readers.flatMap(({ staff }) => staff ?? [])].filter(
    (id) => id !== 'device',
  );
  for (const staff of new Set(people)) {
    for (const { world } of lived) {
      world.clock.now = later(world, 1);
      await signIn(world, staff);
    }
  }
  const last = new Map<string, Map<World, string>>();
  let number = seed * 100_000;
  return {
    async round(reader) {
      const plan = drawPlan(group, chance, () => (number += 1));
      tally.acts += plan.flatMap(({ inWorlds }) => inWorlds).length;
      await Promise.all(lived.map((one) => live(one, plan)));
      const asks = questions(lived, { chance, number: (number += 1) });
      return compare({ lived, reader, asks, tally, last });
    },
  };
}

const later = ({ clock }: World, seconds: number): Instant => (clock.now + seconds * 1000) as Instant;

interface Step {
  readonly act: Act;
  /** 0: the first world, 1: the second. */
  readonly inWorlds: readonly number[];
  readonly afterSeconds: number;
  readonly number: number;
  readonly seed: number;
}

/** What happens in a round: things shown, in both worlds at one moment; things hidden, in one world or otherwise in the other. */
function drawPlan(group: Group, chance: Chance, next: () => number): readonly Step[] {
  const of = (kinds: readonly string[]): readonly Act[] => acts.filter(({ kind }) => kinds.includes(kind));
  const shown = of(group.shown);
  const hidden = of(group.hidden);
  const steps: Step[] = [];
  const add = (act: Act | undefined, inWorlds: readonly number[]): void => {
    if (act === undefined) return;
    const afterSeconds = Math.floor(chance.next() * (roundSeconds - 20) * 1000) / 1000;
    steps.push({ act, inWorlds, afterSeconds, number: next(), seed: chance.whole(2 ** 31) });
  };
  // Rare things stay rare: adopting policies each round would prove nothing more.
  const weighed = shown.filter(({ kind }) => kind !== 'policies' || chance.isOneIn(20));
  for (let n = 1 + chance.whole(4); n > 0; n -= 1) add(chance.pick(weighed), [0, 1]);
  for (const where of [[0], [1]])
    for (let n = chance.whole(5); n > 0; n -= 1) add(chance.pick(hidden), where);
  // Something is always hidden.
  add(chance.pick(hidden), [chance.whole(2)]);
  return steps.toSorted((one, other) => one.afterSeconds - other.afterSeconds);
}

async function live({ world, own, ids }: Lived, plan: readonly Step[]): Promise<void> {
  const began = world.clock.now;
  const place = world.name === 'A' ? 0 : 1;
  for (const { act, inWorlds, afterSeconds, number, seed } of plan) {
    if (!inWorlds.includes(place)) continue;
    world.clock.now = (began + Math.round(afterSeconds * 1000)) as Instant;
    const apart = createChance(seed + 1 + place);
    await act.run({ world, own, ids, chance: createChance(seed), apart, number });
  }
  world.clock.now = (began + roundSeconds * 1000) as Instant;
  await world.settle();
}

function questions(
  lived: readonly Lived[],
  { chance, number }: { readonly chance: Chance; readonly number: number },
): readonly Ask[] {
  const [first] = lived;
  if (first === undefined) throw new Error('no world');
  const ids = emptyIds();
  for (const one of lived)
    for (const name of Object.keys(ids) as (keyof Ids)[]) for (const id of one.ids[name]) ids[name].add(id);
  const { world, own } = first;
  const drawing = { chance, number, world, ids, shownDetections: own.detections };
  return asksOf(world.parts.routes, drawing);
}

interface Comparing {
  readonly lived: readonly Lived[];
  readonly reader: Reader;
  readonly asks: readonly Ask[];
  readonly tally: Tally;
  readonly last: Map<string, Map<World, string>>;
}

async function compare({ lived, reader, asks, tally, last }: Comparing): Promise<readonly Difference[]> {
  const found: Difference[] = [];
  const judge = (asked: string, [a = '', b = '']: readonly string[]): void => {
    tally.bytes += a.length;
    const parts = parting(a, b);
    if (parts !== null) found.push({ reader: reader.name, asked, a: parts[0], b: parts[1] });
  };
  for (const ask of asks) {
    tally.requests += 1;
    judge(
      `${ask.method} ${ask.path} ${JSON.stringify(ask.body ?? '')}`,
      await Promise.all(lived.map((one) => answer(one, reader, ask))),
    );
  }
  const before = last.get(reader.name);
  for (const after of [undefined, before]) {
    if (after === undefined && before === undefined && reader.staff === null) continue;
    tally.streams += 1;
    const heard = await Promise.all(lived.map(({ world }) => listenAs(world, reader, after?.get(world))));
    judge(
      after === undefined ? 'the live stream, fresh' : 'the live stream, resumed',
      heard.map(({ text }) => text),
    );
    last.set(
      reader.name,
      new Map(
        lived.flatMap(({ world }, at) => {
          const id = heard[at]?.lastId;
          return id === undefined ? [] : [[world, id] as const];
        }),
      ),
    );
  }
  return found;
}

async function answer({ world }: Lived, reader: Reader, ask: Ask): Promise<string> {
  const own = (await ask.headersIn?.(world)) ?? {};
  const headers = { ...headersOf(world, reader.staff), ...ask.headers, ...own };
  const { method, path, body } = ask;
  return masked(await world.wire.send({ method, path, headers, ...(body === undefined ? {} : { body }) }));
}

/** Keeps a reader's session alive over a long era. */
export async function signInAgain(worlds: Worlds, reader: Reader): Promise<void> {
  if (reader.staff === null || reader.staff === 'device') return;
  for (const world of worlds.all) {
    const told = await askAs(world, reader.staff, { path: '/api/session' });
    if (told.status === 401) await signIn(world, reader.staff);
  }
}
