import type { Chance } from './chance.ts';

const odd: readonly [unknown, ...unknown[]] = [
  null,
  true,
  '',
  'x'.repeat(300),
  0,
  1,
  -1,
  1.5,
  2 ** 53,
  1e308,
  [],
  {},
  [[[[[[[[]]]]]]]],
  '2026-02-30T00:00:00.000Z',
  '1969-12-31T23:59:59.000Z',
  '2026-11-24T02:14:00Z',
  'fr',
  'uk',
  'be',
  'bulk',
  'open',
  'law_enforcement',
  'boat/b-000002',
  'contact/c-000001',
  'operations/pollution',
  'BoatHailed',
  'BoatClosed',
  '\u0000',
  '\ud800',
  '__proto__',
  'person@example.test',
  '+44 7700 900123',
];
const names: readonly [string, ...string[]] = [
  'sequence',
  'previous',
  'to',
  'hops',
  'marking',
  'label',
  'releasedToStates',
  'owner',
  'purpose',
  'shape',
  'type',
  'stream',
  'position',
  'seen',
  'name',
  'phone',
  'words',
  '__proto__',
  'toJSON',
  'constructor',
];

type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

/** The same value with one to three places changed, lost, added, doubled or moved. */
export function mutatedJson(value: unknown, chance: Chance): unknown {
  const copy = JSON.parse(JSON.stringify(value)) as Plain; // what was just written
  const rounds = 1 + chance.whole(3);
  for (let round = 0; round < rounds; round += 1) mutateOne(copy, chance);
  return copy;
}

function mutateOne(root: Plain, chance: Chance): void {
  const places = [...holders(root)];
  const holder = chance.pick(places);
  if (holder === undefined) return;
  if (Array.isArray(holder)) return mutateList(holder, chance);
  const keys = Object.keys(holder);
  const key = chance.isOneIn(4) ? chance.pick(names) : (chance.pick(keys) ?? 'type');
  if (chance.isOneIn(4)) return void delete holder[key];
  put(holder, key, mutatedLeaf(holder[key], chance));
}

function mutateList(list: Plain[], chance: Chance): void {
  const at = chance.whole(list.length + 1);
  const kind = chance.whole(4);
  if (kind === 0) list.splice(at, 1);
  else if (kind === 1) list.splice(at, 0, structuredClone(list[0] ?? null));
  else if (kind === 2) list.reverse();
  else list[at] = mutatedLeaf(list[at], chance);
}

function mutatedLeaf(value: Plain | undefined, chance: Chance): Plain {
  if (typeof value === 'number' && chance.isOneIn(2)) return value + chance.whole(5) - 2;
  if (typeof value === 'string' && chance.isOneIn(2)) {
    const at = chance.whole(value.length + 1);
    return `${value.slice(0, at)}${chance.pick(['a', 'A', '0', ' ', '/', 'é', '\n'])}${value.slice(at + 1)}`;
  }
  return structuredClone(chance.pick(odd)) as Plain; // written by hand above
}

// Defined, not assigned: "__proto__" must become a field as JSON.parse makes it one.
function put(holder: { [key: string]: Plain }, key: string, value: Plain): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function* holders(value: Plain): Generator<Plain[] | { [key: string]: Plain }> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const held of Object.values(value)) yield* holders(held);
}
