import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkTree } from './check.ts';
import { placeOf, readFloors } from './floors.ts';
import { completeLock } from './lock.ts';
import { lines, type Tree } from './tree.ts';
import { turned } from './write-ratchet.ts';

// The tidy test is only worth something if it fails: each fault is planted in a small house and must be found by name.

const house = readFileSync(new URL('../../HOUSE.md', import.meta.url), 'utf8');
const context = 'src/operations/example';

const sound: Readonly<Record<string, string>> = {
  'HOUSE.md': house,
  'package-lock.json': '{"packages":{}}',
  'tools/tidy/ratchet.json': '{}',
  'src/kernel/text.ts': `export interface Text { readonly en: string; readonly fr: string }`,
  'src/standards/example/SOURCE.md': 'Invented standard, edition 1.',
  'src/standards/example/decode.ts': `export function decode(line: string): number { return line.length; }`,
  'src/standards/example/decode.test.ts': `import { decode } from './decode.ts'; decode('');`,
  [`${context}/events.ts`]: `export interface BoatSeen { readonly type: 'BoatSeen' }
    export interface BoatLost { readonly type: 'BoatLost' }
    export type ExampleEvent = BoatSeen | BoatLost;`,
  [`${context}/policy.ts`]: `export const handling = { BoatSeen: { keepDays: 1 }, BoatLost: { keepDays: 1 } };`,
  [`${context}/text.ts`]: `export const text = {
      BoatSeen: { en: 'Boat seen', fr: 'Embarcation aperçue' }, BoatLost: { en: 'Boat lost', fr: 'Embarcation perdue' } };`,
  [`${context}/decide.ts`]: `import type { ExampleEvent } from './events.ts';
    export function evolve(state: number, event: ExampleEvent): number {
      switch (event.type) { case 'BoatSeen': return state + 1; case 'BoatLost': return state - 1; }
    }`,
  [`${context}/index.ts`]: `import { evolve } from './decide.ts'; import { handling } from './policy.ts'; import { text } from './text.ts';
    export const example = { evolve, handling, text, events: { BoatSeen: 1, BoatLost: 1 } };`,
  'src/node/main.ts': `import type { Text } from '../kernel/text.ts'; import { decode } from '../standards/example/decode.ts';
    import { example } from '../operations/example/index.ts';
    export const title: Text = { en: 'House', fr: 'Maison' }; decode(String(example)); `,
};

function check(changes: Readonly<Record<string, string | null>>): readonly string[] {
  const files = Object.entries({ ...sound, ...changes });
  const tree: Tree = new Map(files.flatMap(([path, text]) => (text === null ? [] : [[path, text] as const])));
  return lines(Object.values(checkTree(tree)).flat());
}

function manyLines(count: number): string {
  return Array.from({ length: count }, (_, index) => `  const a${index} = ${index};`).join('\n');
}

const joined = (...parts: readonly string[]): string => parts.join('');

test('a sound house has no findings', () => {
  expect(check({})).toEqual([]);
});

const faults: readonly (readonly [string, Record<string, string | null>, string])[] = [
  [
    'an import through a wall',
    {
      'src/kernel/text.ts': `import { example } from '../operations/example/index.ts'; export type Text = typeof example;`,
    },
    'floors: src/kernel/text.ts:1: kernel may import nothing; src/operations/example/index.ts is context',
  ],
  [
    'a context that imports app from a pure file',
    {
      'src/app/route.ts': 'export const a = 1;',
      [`${context}/policy.ts`]: `${sound[`${context}/policy.ts`]}\nimport '../../app/route.ts';`,
    },
    `floors: ${context}/policy.ts:2: context may import kernel; src/app/route.ts is app`,
  ],
  [
    'one context that opens onto another',
    {
      'src/cases/care/index.ts': `export const care = 1;`,
      [`${context}/policy.ts`]: `${sound[`${context}/policy.ts`]}\nexport * from '../../cases/care/index.ts';`,
    },
    `floors: ${context}/policy.ts:2: context may import kernel; src/cases/care/index.ts is context`,
  ],
  [
    'a lazy import through a wall',
    {
      'src/kernel/text.ts': `${sound['src/kernel/text.ts']}\nexport const load = () => import('../node/main.ts');`,
    },
    'floors: src/kernel/text.ts:2: kernel may import nothing; src/node/main.ts is node',
  ],
  [
    'a folder that is no room',
    { 'src/lost/found.ts': `import '../kernel/text.ts';` },
    'room: src/lost/found.ts:1',
  ],
  [
    'a package outside its room',
    { 'src/app/store.ts': `import { Pool } from 'pg'; export const pool = Pool;` },
    'packages: src/app/store.ts:1: pg belongs to journal',
  ],
  [
    'files read in a pure room',
    {
      'src/standards/example/decode.ts': `import { readFileSync } from 'node:fs'; export const decode = readFileSync;`,
    },
    'pure: src/standards/example/decode.ts:1: a pure room imports only zod, node:assert/strict, not node:fs',
  ],
  [
    'a circle',
    {
      'src/standards/example/decode.ts': `import { b } from './b.ts'; export const decode = (line: string) => b + line.length;`,
      'src/standards/example/b.ts': `import { decode } from './decode.ts'; export const b = decode.length;`,
    },
    'circle: src/standards/example/b.ts:1: src/standards/example/b.ts -> src/standards/example/decode.ts -> src/standards/example/b.ts',
  ],
  ...[
    'Date.now()',
    'new Date()',
    'Math.random()',
    'performance.now()',
    'crypto.randomUUID()',
    'process.pid',
    'fetch("x")',
  ].map(
    (use) =>
      [
        `${use} in a pure room`,
        { [`${context}/policy.ts`]: `${sound[`${context}/policy.ts`]}\nexport const now = ${use};` },
        `pure: ${context}/policy.ts:2: ${use.replace('fetch("x")', 'fetch()').replace(/(?<=\.\w+)\(\)/, '')}`,
      ] as const,
  ),
  [
    'a function over its ceiling',
    {
      'src/node/main.ts': `${sound['src/node/main.ts']}\nfunction tooLong() {\n${manyLines(59)}\n}\ntooLong();`,
    },
    'function-lines: src/node/main.ts:4: tooLong: 61, ceiling 60',
  ],
  [
    'a file over its ceiling',
    { 'src/node/main.ts': `${sound['src/node/main.ts']}\n${manyLines(398)}\n[].map(() => 1);\n` },
    'file-lines: src/node/main.ts:1: file: 402, ceiling 400',
  ],
  [
    'a fourth positional parameter',
    {
      'src/node/main.ts': `${sound['src/node/main.ts']}\nexport interface Far { reach(a: 1, b: 2, c: 3, d: 4): void }`,
    },
    'parameters: src/node/main.ts:4: reach: 4, ceiling 3',
  ],
  [
    'an excess that grew past its place in the ratchet',
    {
      'tools/tidy/ratchet.json': '{"parameters src/node/main.ts#reach": 4}',
      'src/node/main.ts': `${sound['src/node/main.ts']}\nexport interface Far { reach(a: 1, b: 2, c: 3, d: 4, e: 5): void }`,
    },
    'parameters: src/node/main.ts:4: reach: 5, ceiling 3; grew from 4',
  ],
  [
    'an entry of the ratchet that is needed no longer',
    { 'tools/tidy/ratchet.json': '{"parameters src/node/main.ts#reach": 4}' },
    'ratchet: tools/tidy/ratchet.json:1: parameters src/node/main.ts#reach: remove it',
  ],
  [
    'a default export',
    { 'src/kernel/text.ts': `${sound['src/kernel/text.ts']}\nexport default 1;` },
    'form: src/kernel/text.ts:2: default export',
  ],
  [
    'an enum',
    { 'src/kernel/text.ts': `${sound['src/kernel/text.ts']}\nenum E { A }` },
    'form: src/kernel/text.ts:2: enum',
  ],
  [
    'any',
    { 'src/kernel/text.ts': `${sound['src/kernel/text.ts']}\nexport type A = any;` },
    'form: src/kernel/text.ts:2: any',
  ],
  [
    'a bare !',
    { 'src/kernel/text.ts': `${sound['src/kernel/text.ts']}\nexport const f = (a?: string) => a!.length;` },
    'form: src/kernel/text.ts:2: !',
  ],
  [
    'a missing French text',
    {
      [`${context}/text.ts`]: `${sound[`${context}/text.ts`]}\nexport const more = { closed: { en: 'Closed' } };`,
    },
    `languages: ${context}/text.ts:3: no French beside the English "Closed"`,
  ],
  [
    'an empty French text',
    {
      [`${context}/text.ts`]: `${sound[`${context}/text.ts`]}\nexport const more = { closed: { en: 'Closed', fr: ' ' } };`,
    },
    `languages: ${context}/text.ts:3: the French text is empty`,
  ],
  [
    'English twice',
    {
      [`${context}/text.ts`]: `${sound[`${context}/text.ts`]}\nexport const more = { closed: { en: 'Closed', fr: 'Closed' } };`,
    },
    `languages: ${context}/text.ts:3: the same in both languages: Closed`,
  ],
  [
    'French without its accents',
    {
      [`${context}/text.ts`]: `${sound[`${context}/text.ts`]}\nexport const more = { seen: { en: 'Seen before', fr: 'Deja vu' } };`,
    },
    `languages: ${context}/text.ts:3: French without its accent: Deja`,
  ],
  [
    'holes that differ',
    {
      [`${context}/text.ts`]: `${sound[`${context}/text.ts`]}\nexport const more = { n: { en: '{count} boats', fr: '{nombre} embarcations' } };`,
    },
    `languages: ${context}/text.ts:3: the holes differ`,
  ],
  [
    'an event without handling',
    { [`${context}/policy.ts`]: `export const handling = { BoatSeen: 1 };` },
    `events: ${context}/events.ts:1: BoatLost has no handling`,
  ],
  [
    'an event that evolve forgets',
    {
      [`${context}/decide.ts`]:
        sound[`${context}/decide.ts`]?.replace("case 'BoatLost': return state - 1;", '') ?? '',
    },
    `events: ${context}/events.ts:1: BoatLost has no case in evolve`,
  ],
  [
    'an event without words',
    {
      [`${context}/text.ts`]: `export const text = { BoatSeen: { en: 'Boat seen', fr: 'Embarcation aperçue' } };`,
    },
    `event-words: ${context}/events.ts:1: BoatLost has no words in both languages`,
  ],
  [
    'a file that nobody imports',
    { 'src/kernel/alone.ts': 'export const alone = 1;' },
    'loner: src/kernel/alone.ts:1: nobody imports this file',
  ],
  [
    'a file that only its test imports',
    { 'src/kernel/alone.ts': 'export const alone = 1;', 'src/kernel/alone.test.ts': `import './alone.ts';` },
    'loner: src/kernel/alone.ts:1: only tests import this file',
  ],
  [
    'a folder that nobody registers',
    { 'src/feeds/smoke/read.ts': `import './more.ts';`, 'src/feeds/smoke/more.ts': `export const a = 1;` },
    'registered: src/feeds/smoke/:1: nobody registers this folder',
  ],
  [
    'a codec without its source',
    { 'src/standards/example/SOURCE.md': null },
    'codec: src/standards/example/:1: no SOURCE.md',
  ],
  [
    'a codec without samples',
    { 'src/standards/example/decode.test.ts': null },
    'codec: src/standards/example/:1: no samples, no tests',
  ],
  [
    'addresses without a test of who may not',
    { 'golden/routes.txt': 'GET /api/x console public' },
    'scopes: golden/routes.txt:1',
  ],
  [
    'an empty file name',
    { 'src/kernel/utils.ts': 'export const a = 1;' },
    'names: src/kernel/utils.ts:1: "utils"',
  ],
  [
    'an empty type name',
    { 'src/kernel/text.ts': `${sound['src/kernel/text.ts']}\nexport type BoatManager = 1;` },
    'names: src/kernel/text.ts:2: "manager"',
  ],
  [
    'an indecent word',
    { 'docs/page.md': joined('counts of ille', 'gal migrants') },
    'words: docs/page.md:1:',
  ],
  [
    'a doubt without an issue',
    { 'src/kernel/text.ts': `${sound['src/kernel/text.ts']}\n// ${joined('TO', 'DO')}: later` },
    'words: src/kernel/text.ts:2:',
  ],
  [
    'a path of the machine',
    { 'docs/page.md': joined('see /wo', 'rk/main') },
    'machine: docs/page.md:1: a path of the machine',
  ],
  [
    'a registry’s host',
    { 'docs/page.md': joined('https://regis', 'try.npmjs.org/x') },
    'machine: docs/page.md:1: a registry’s host',
  ],
  [
    'a real-looking address',
    { 'docs/page.md': joined('write to jane@', 'mail.fr') },
    'fixtures: docs/page.md:1: an e-mail',
  ],
  [
    'a real-looking telephone',
    { 'docs/page.md': joined('call 06 ', '12 34 56 78') },
    'fixtures: docs/page.md:1: a telephone',
  ],
  [
    'a real-looking plate',
    { 'docs/page.md': joined('lorry AB-', '123-CD') },
    'fixtures: docs/page.md:1: a number plate',
  ],
  [
    'a lock that npm ci refuses',
    {
      'package-lock.json':
        '{"packages":{"node_modules/x":{"optionalDependencies":{"@x/linux-x64-musl":"1.0.0"}}}}',
    },
    'lock: package-lock.json:1: @x/linux-x64-musl@1.0.0 is left out',
  ],
];

describe('each planted fault is found by name', () => {
  test.for(faults)('%s', ([, changes, expected]) => {
    const found = check(changes);
    const words = `wanted ${expected}\nfound ${found.join('\n')}`;
    expect(
      found.some((line) => line.startsWith(expected)),
      words,
    ).toBe(true);
  });
});

test('a context may fold a further kind of stream in a decider of its own', () => {
  const moved = {
    [`${context}/decide.ts`]:
      sound[`${context}/decide.ts`]?.replace("case 'BoatLost': return state - 1;", '') ?? '',
    [`${context}/decide-loss.ts`]: `export function evolve(state: number, event: { readonly type: string }): number {
      switch (event.type) { case 'BoatLost': return state - 1; default: return state; } }`,
  };
  expect(check(moved).filter((line) => line.startsWith('events:'))).toEqual([]);
});

test('what is set aside for invention passes', () => {
  const page =
    'ops@example.org, +44 7700 900123, 01632 960 001, 06 39 98 12 34, ZZ-123-ZZ, a plate of ZZ12 ZZZ';
  expect(check({ 'docs/page.md': page })).toEqual([]);
});

test('a listed excess passes while it does not grow, and the reason beside a ! is seen', () => {
  const main = `${sound['src/node/main.ts']}
    export interface Far { reach(a: 1, b: 2, c: 3, d: 4): void }
    export const size = (a?: string) => a!.length; // callers checked it`;
  expect(
    check({
      'tools/tidy/ratchet.json': '{"parameters src/node/main.ts#reach": 4}',
      'src/node/main.ts': main,
    }),
  ).toEqual([]);
});

test('a turn of the ratchet lowers, drops, and adds only when asked', () => {
  const excess = (key: string, size: number) => ({
    key,
    size,
    rule: 'parameters',
    path: 'a.ts',
    line: 1,
    what: '',
  });
  const now = [excess('kept', 4), excess('grown', 6), excess('new', 5)];
  expect(turned({ kept: 5, grown: 4, gone: 9 }, now, false)).toEqual({ grown: 4, kept: 4 });
  expect(turned({ kept: 5 }, now, true)).toEqual({ grown: 6, kept: 4, new: 5 });
});

test('a file belongs to the last row of the floors that fits', () => {
  const floors = readFloors(house);
  const room = (path: string) => placeOf(floors, path)?.floor.room ?? null;
  expect(room('src/operations/picture/decide.ts')).toBe('context');
  expect(room('src/operations/picture/queries.ts')).toBe('context server');
  expect(room('src/operations/picture/view/row.tsx')).toBe('context view');
  expect(room('src/standards/nmea-ais/decode.ts')).toBe('standard');
  expect(room('tools/tidy/check.ts')).toBe('outside');
  expect(room('src/nowhere/x.ts')).toBeNull();
});

test('a lock is completed by the platform that a package’s name tells', () => {
  const lock = {
    packages: {
      'node_modules/x': { dev: true, optionalDependencies: { '@x/b-linux-arm-gnueabihf': '1.0.0' } },
    },
  };
  expect(completeLock(lock).packages['node_modules/@x/b-linux-arm-gnueabihf']).toEqual({
    version: '1.0.0',
    cpu: ['arm'],
    libc: ['glibc'],
    os: ['linux'],
    dev: true,
    optional: true,
  });
});
