import type { Instant } from '../src/kernel/time.ts';
import { type Chance, createChance } from './chance.ts';
import { acts } from './noninterference-acts.ts';
import { beginRescue } from './noninterference-acts-rescue.ts';
import { type Ask, asksOf } from './noninterference-asks.ts';
import { whoOf } from './noninterference-acts-vault.ts';
import { masked, parting } from './noninterference-masks.ts';
import {
  askAs,
  type Group,
  headersOf,
  cookieOf,
  others,
  type Reader,
  signIn,
} from './noninterference-people.ts';
import { type Act, emptyIds, emptyOwn, type Ids, type Own, type Scene } from './noninterference-scene.ts';
import { listenAs } from './noninterference-stream.ts';
import type { Told } from './worlds-wire.ts';
import type { World, Worlds } from './worlds.ts';

/** Two answers that should have been one. */
export interface Difference {
  readonly reader: string;
  readonly asked: string;
  readonly a: string;
  readonly b: string;
}

export interface Tally {
  rounds: number;
  requests: number;
  streams: number;
  bytes: number;
  acts: number;
}

/** How a round goes. */
export interface RoundOptions {
  /** Acts, by name, that are done whatever else is drawn: hidden ones in the first world alone. */
  readonly surely?: readonly string[];
  /** Of the questions that the door itself refuses, the part that is asked; all where it is not said. */
  readonly share?: number;
}

/** A pair of worlds in which one group's readers look on. */
export interface Era {
  /** One round: more is done, in both worlds and in one, and one reader asks both everything. */
  round(reader: Reader, options?: RoundOptions): Promise<readonly Difference[]>;
}

interface Lived {
  readonly world: World;
  readonly own: Own;
  readonly ids: Ids;
  /** Sealed places told here so far: each must be new, or it could be compared with another. */
  readonly places: Set<string>;
}

const roundSeconds = 90;
const lookEverySeconds = 20;

/** Begins an era: those who act and those who read sign in, in both worlds at the same moments. */
export async function openEra(
  { all }: Worlds,
  { group, seed, tally }: { readonly group: Group; readonly seed: number; readonly tally: Tally },
): Promise<Era> {
  const chance = createChance(seed);
  const enter = (world: World): Lived => ({
    world,
    own: emptyOwn(),
    ids: emptyIds(),
    places: new Set<string>(),
  });
  const lived: readonly [Lived, Lived] = [enter(all[0]), enter(all[1])];
  // The observer visits where the picture is shown.
  const people = [
    ...others,
    'demo-uk-observer-1',
    ...group.readers.flatMap(({ staff }) => staff ?? []),
  ].filter((id) => id !== 'device');
  for (const staff of new Set(people)) {
    for (const { world } of lived) {
      world.clock.now = later(world, 1);
      await signIn(world, staff);
    }
  }
  const last = new Map<string, Map<World, string>>();
  let number = (seed % 10_000) * 100_000;
  // Each state has one book of numbers and one watch: that both have begun is no secret, what stands in them is.
  if (group.hidden.includes('board')) {
    number += 1;
    for (const one of lived) await beginRescue(sceneOf(one, { number, seed, place: 0 }));
  }
  return {
    async round(reader, { surely = [], share = 1 } = {}) {
      const plan = drawPlan(group, { chance, surely, next: () => (number += 1) });
      tally.acts += plan.flatMap(({ inWorlds }) => inWorlds).length;
      await Promise.all(lived.map((one) => live(one, plan)));
      const all = questions(lived, { group, reader, chance, number: (number += 1) });
      const asks = all.filter(({ isShut }) => isShut !== true || chance.next() < share);
      const during = happens(group, reader, { number: (number += 1), seed: chance.whole(2 ** 31) });
      return compare({ lived, reader, asks, tally, last, during });
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
function drawPlan(
  group: Group,
  {
    chance,
    surely,
    next,
  }: { readonly chance: Chance; readonly surely: readonly string[]; readonly next: () => number },
): readonly Step[] {
  const of = (kinds: readonly string[]): readonly Act[] => acts.filter(({ kind }) => kinds.includes(kind));
  const shown = of(group.shown);
  const hidden = of(group.hidden.filter((kind) => kind !== 'image'));
  const steps: Step[] = [];
  const add = (act: Act | undefined, inWorlds: readonly number[]): void => {
    if (act === undefined) return;
    const afterSeconds = Math.floor(chance.next() * (roundSeconds - 40) * 1000) / 1000;
    steps.push({ act, inWorlds, afterSeconds, number: next(), seed: chance.whole(2 ** 31) });
  };
  // Whoever resumes the stream knows by it that all was told.
  if (group.shown.includes('picture'))
    add(
      acts.find(({ name }) => name === 'a device detects'),
      [0, 1],
    );
  // Rare things stay rare: adopting policies each round would prove nothing more.
  const weighed = shown.filter(({ kind }) => kind !== 'policies' || chance.isOneIn(20));
  for (let n = 1 + chance.whole(4); n > 0; n -= 1) add(chance.pick(weighed), [0, 1]);
  // Of a rescue there is always something, since it has the most to tell.
  if (group.hidden.includes('board')) add(chance.pick(of(['board'])), [chance.whole(2)]);
  // What every record shows to some and keeps from others is written in both worlds, and differs there.
  if (group.hidden.includes('image'))
    add(
      acts.find(({ kind }) => kind === 'image'),
      [0, 1],
    );
  for (const where of [[0], [1]])
    for (let n = chance.whole(5); n > 0; n -= 1) add(chance.pick(hidden), where);
  // Something is always hidden.
  add(chance.pick(hidden), [chance.whole(2)]);
  for (const name of surely) {
    const act = acts.find((one) => one.name === name);
    if (act === undefined) throw new Error(`no such act: ${name}`);
    add(act, act.kind === 'image' || group.shown.includes(act.kind) ? [0, 1] : [0]);
  }
  return steps.toSorted((one, other) => one.afterSeconds - other.afterSeconds);
}

/** Where an act takes place in one of the worlds, with its own draws. */
function sceneOf(
  { world, own, ids }: Lived,
  { number, seed, place }: { readonly number: number; readonly seed: number; readonly place: number },
): Scene {
  const apart = createChance(seed + 1 + place);
  return { world, own, ids, chance: createChance(seed), apart, number };
}

/** What happens in the first world alone while a reader listens who must not hear of it; null where there is none. */
function happens(
  { hidden }: Group,
  { sees }: Reader,
  drawn: { readonly number: number; readonly seed: number },
): ((one: Lived) => Promise<void>) | null {
  const act = acts.find(({ name }) => name === 'a unit is sent');
  if (act === undefined || sees === 'nothing' || !hidden.includes('board')) return null;
  return async (one) => {
    await act.run(sceneOf(one, { ...drawn, place: 0 }));
    await one.world.settle();
  };
}

async function live(one: Lived, plan: readonly Step[]): Promise<void> {
  const { world } = one;
  const began = world.clock.now;
  const place = world.name === 'A' ? 0 : 1;
  const comeTo = async (seconds: number): Promise<void> => {
    world.clock.now = (began + Math.round(seconds * 1000)) as Instant;
    await world.settle();
  };
  // Alarms are looked at by the clock, at the same moments in both worlds, whatever has happened in either.
  let looks = 1;
  for (const { act, inWorlds, afterSeconds, number, seed } of plan) {
    for (; looks * lookEverySeconds <= afterSeconds; looks += 1) await comeTo(looks * lookEverySeconds);
    if (!inWorlds.includes(place)) continue;
    world.clock.now = (began + Math.round(afterSeconds * 1000)) as Instant;
    await act.run(sceneOf(one, { number, seed, place }));
  }
  world.clock.now = (began + roundSeconds * 1000) as Instant;
  // Whoever keeps the sessions of an agency may know when each was last used: here, by all at the end of the round.
  for (const [staff] of world.cookies) await askAs(world, staff, { path: '/api/session' });
  await world.settle();
}

interface Questioning {
  readonly group: Group;
  readonly reader: Reader;
  readonly chance: Chance;
  readonly number: number;
}

function questions(
  lived: readonly [Lived, Lived],
  { group, reader, chance, number }: Questioning,
): readonly Ask[] {
  const [{ world, own }] = lived;
  const ids = emptyIds();
  for (const one of lived)
    for (const name of Object.keys(ids) as (keyof Ids)[]) for (const id of one.ids[name]) ids[name].add(id);
  const { access, routes } = world.parts;
  const roles = rolesOf(world, reader);
  const isOpen = (action: string): boolean =>
    action === 'public' || (action === 'signed_in' && roles.length > 0);
  return asksOf(routes, {
    chance,
    number,
    world,
    ids,
    mayKnock: (action) => isOpen(action) || access.allows(roles, action),
    leads: group.hidden.includes('board'),
    shownDetections: group.shown.includes('picture') ? own.detections : [],
  });
}

function rolesOf(world: World, { staff }: Reader): readonly string[] {
  if (staff === 'device') return ['detection_device'];
  return staff === null ? [] : whoOf(world, staff).roles;
}

interface Comparing {
  readonly lived: readonly Lived[];
  readonly reader: Reader;
  readonly asks: readonly Ask[];
  readonly tally: Tally;
  readonly last: Map<string, Map<World, string>>;
  readonly during: ((one: Lived) => Promise<void>) | null;
}

async function compare({
  lived,
  reader,
  asks,
  tally,
  last,
  during,
}: Comparing): Promise<readonly Difference[]> {
  const found: Difference[] = [];
  const judge = (asked: string, [a = '', b = '']: readonly string[]): void => {
    tally.bytes += a.length;
    // A fault is nobody's answer, though both worlds give the same.
    const parts = a.startsWith('5') ? ([a.slice(0, 200), b.slice(0, 200)] as const) : parting(a, b);
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
  for (const after of before === undefined ? [undefined] : [undefined, before]) {
    tally.streams += 1;
    const heard = await Promise.all(
      lived.map(({ world }) => listenAs(world, reader, { after: after?.get(world) })),
    );
    judge(
      after === undefined ? 'the live stream, fresh' : 'the live stream, resumed',
      heard.map(({ told }, at) => maskedOnce(told, lived[at])),
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
  if (during !== null) {
    tally.streams += 1;
    const heard = await Promise.all(
      lived.map((one, at) =>
        listenAs(one.world, reader, { meanwhile: async () => (at === 0 ? during(one) : undefined) }),
      ),
    );
    judge(
      'the live stream, while something happens',
      heard.map(({ told }, at) => maskedOnce(told, lived[at])),
    );
  }
  return found;
}

async function answer(lived: Lived, reader: Reader, ask: Ask): Promise<string> {
  const { world } = lived;
  const own = (await ask.headersIn?.(world)) ?? {};
  const headers = { ...headersOf(world, reader.staff), ...ask.headers, ...own };
  const { method, body } = ask;
  const after = await ask.afterIn?.(world);
  const path = after === undefined ? ask.path : `${ask.path}?after=${after}`;
  const told = await world.wire.send({ method, path, headers, ...(body === undefined ? {} : { body }) });
  // Whoever has proved again who they are goes on with another token.
  const cookie = cookieOf(told);
  if (cookie !== undefined && reader.staff !== null) world.cookies.set(reader.staff, cookie);
  return maskedOnce(told, lived);
}

/** The answer as it is compared; a sealed place that was told before is written out, since it can be told from chance. */
function maskedOnce(told: Told, lived: Lived | undefined): string {
  const places = lived?.places ?? new Set();
  const again: string[] = [];
  for (const [place] of told.body.matchAll(sealedPlace)) {
    if (places.has(place)) again.push(place);
    places.add(place);
  }
  return again.length === 0 ? masked(told) : `${lived?.world.name}: told again: ${again[0]}\n${masked(told)}`;
}

const sealedPlace = /\bp\.[A-Za-z0-9_-]{48}(?![A-Za-z0-9_-])/g;
