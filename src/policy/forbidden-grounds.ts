import { z, type ZodType } from 'zod';
import { boundedCache } from './bounded-cache.ts';
import { plainLetters, spellingsOf } from './ground-spellings.ts';
import { type Ground, grounds, groundWords, personWords, setAside } from './ground-words.ts';
import { languagesAbroad, wordsAbroad } from './ground-words-abroad.ts';

/** A name that reads a forbidden ground: which one, and by which word. */
export interface GroundFinding {
  readonly ground: Ground;
  readonly word: string;
  readonly name: string;
}

/** A name as its parts from the outside in: `['subject', 'countryOfBirth']`. */
export type NamePath = readonly string[];

const containedFrom = 8;

/** Lower-case words of a name without accents: `paysDeNaissance`, `pays_de_naissance`, `PAYS-DE-NAISSANCE` are one. */
export function wordsOf(name: string): readonly string[] {
  return plainLetters(name)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

/**
 * The forbidden ground that a name reads, or null. A word such as `country`, which a vessel has too, is a ground only
 * where the path names a person: see `notOfPersons`.
 */
export function groundOf(path: NamePath): GroundFinding | null {
  if (!path.some(mayRead)) return null;
  const key = JSON.stringify(path);
  const before = read.get(key);
  if (before !== undefined) return before.found;
  const found = groundIn(path);
  read.set(key, { found });
  return found;
}

/** Policies, schemas and drafts name the same few hundred things again and again. */
const read = boundedCache<{ readonly found: GroundFinding | null }>(4_096);

const suspected = boundedCache<boolean>(4_096);

/**
 * False for a part of a name that has nothing of any list: no listed word, no beginning of a listed phrase, no stem. A
 * name of such parts alone reads no ground, and a schema has thousands of names of a few hundred parts.
 */
function mayRead(part: string): boolean {
  const before = suspected.get(part);
  if (before !== undefined) return before;
  const words = wordsOf(part);
  const unparted = [words.join('')];
  const is =
    words.some((word) => firstWords.has(word)) ||
    grounds.some((ground) => stemIn(ground, words, unparted) !== undefined);
  suspected.set(part, is);
  return is;
}

function groundIn(path: NamePath): GroundFinding | null {
  const name = path.join('.');
  const words = withoutSetAside(path.flatMap(wordsOf));
  const unparted = path.map((part) => wordsOf(part).join(''));
  const isOfPerson = words.some((word) => personWords.has(word));
  // A ground's own words first: `driver.origine_ethnique` is ethnicity, whatever `origine` alone may be of a person.
  for (const ground of grounds) {
    const word = wordOf(ground, words) ?? stemIn(ground, words, unparted);
    if (word !== undefined) return { ground, word, name };
  }
  if (!isOfPerson) return null;
  for (const ground of grounds) {
    const word = groundWords[ground].ofPersons.find((one) => words.includes(one));
    if (word !== undefined) return { ground, word, name };
  }
  return null;
}

/** The same of what somebody has typed, however it is spelt: look-alike letters, figures for letters, letters set apart. */
export function groundInTyped(path: NamePath): GroundFinding | null {
  const direct = groundOf(path);
  if (direct !== null) return direct;
  const spelt = path.map(spellingsOf);
  const most = Math.max(0, ...spelt.map(({ length }) => length));
  for (let index = 1; index < most; index += 1) {
    const found = groundOf(spelt.map((forms) => forms[Math.min(index, forms.length - 1)] ?? ''));
    if (found !== null) return { ...found, name: path.join('.') };
  }
  return null;
}

/** Every forbidden ground among names. */
export function groundsIn(paths: Iterable<NamePath>): readonly GroundFinding[] {
  return [...paths].flatMap((path) => groundOf(path) ?? []);
}

function withoutSetAside(words: readonly string[]): readonly string[] {
  const left = Object.keys(setAside).reduce(
    (text, phrase) => text.replaceAll(` ${phrase} `, ' '),
    ` ${words.join(' ')} `,
  );
  return left.split(' ').filter((word) => word !== '');
}

interface Listed {
  readonly stems: readonly string[];
  readonly phrases: readonly string[];
}

/** What stands in the lists of a ground, those of other languages among them, in the letters that names are read in. */
function listedIn(ground: Ground): Listed {
  const abroad = languagesAbroad.map((language) => wordsAbroad[ground][language]);
  const plain = (text: string): string => wordsOf(text).join(' ');
  const { stems, phrases } = groundWords[ground];
  return {
    stems: [...new Set([...stems, ...abroad.flatMap((one) => one.stems).map(plain)])],
    phrases: [...phrases, ...abroad.flatMap((one) => one.phrases ?? []).map(plain)],
  };
}

const listed: ReadonlyMap<Ground, Listed> = new Map(grounds.map((ground) => [ground, listedIn(ground)]));

/** Every listed word, and the first of every listed phrase. */
const firstWords: ReadonlySet<string> = new Set(
  grounds.flatMap((ground) => [
    ...groundWords[ground].words,
    ...groundWords[ground].ofPersons,
    ...(listed.get(ground)?.phrases ?? []).map((phrase) => phrase.split(' ', 1)[0] ?? ''),
  ]),
);

function wordOf(ground: Ground, words: readonly string[]): string | undefined {
  const text = ` ${words.join(' ')} `;
  return (
    groundWords[ground].words.find((word) => words.includes(word)) ??
    listed.get(ground)?.phrases.find((phrase) => text.includes(` ${phrase} `))
  );
}

function stemIn(ground: Ground, words: readonly string[], unparted: readonly string[]): string | undefined {
  return listed
    .get(ground)
    ?.stems.find(
      (stem) =>
        words.some((word) => word.startsWith(stem)) ||
        (stem.length >= containedFrom && unparted.some((part) => part.includes(stem))),
    );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Names that a policy reads, from the engine's JSON form: attributes with the path that leads to them, attributes tested
 * with `has`, tags, texts compared with, entity types and ids. Annotations are prose and may name what they forbid.
 */
export function namesInPolicy(json: unknown): readonly NamePath[] {
  if (Array.isArray(json)) return json.flatMap(namesInPolicy);
  if (typeof json === 'string') return [[json]];
  if (!isObject(json)) return [];
  const path = attributePath(json);
  if (path !== null) return [path, ...namesInPolicy(base(json))];
  return Object.entries(json).flatMap(([key, value]) =>
    key === 'annotations' ? [] : [[key], ...namesInPolicy(value)],
  );
}

function base(json: Readonly<Record<string, unknown>>): unknown {
  const access = json['.'] ?? json['has'];
  return isObject(access) ? access['left'] : null;
}

/** `resource.subject.country` is one path; null where the node is no reading of an attribute. */
function attributePath(json: unknown): NamePath | null {
  if (!isObject(json)) return null;
  const access = json['.'] ?? json['has'];
  if (!isObject(access)) return null;
  const attributes = [access['attr']].flat().filter((one) => typeof one === 'string');
  const variable = isObject(access['left']) ? access['left']['Var'] : null;
  return [
    ...(attributePath(access['left']) ?? (typeof variable === 'string' ? [variable] : [])),
    ...attributes,
  ];
}

/** Names in the JSON form of a Cedar schema: entity types with their attributes, listed ids, actions, context. */
export function namesInCedarSchema(json: unknown): readonly NamePath[] {
  return isObject(json) ? Object.values(json).flatMap((namespace) => walkSchema(namespace, [])) : [];
}

const schemaWords = new Set([
  'attributes',
  'shape',
  'entityTypes',
  'actions',
  'commonTypes',
  'enum',
  'type',
  'element',
]);

function walkSchema(value: unknown, path: NamePath): readonly NamePath[] {
  if (typeof value === 'string') return [[...path, value]];
  if (Array.isArray(value)) return value.flatMap((one) => walkSchema(one, path));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const inside = schemaWords.has(key) ? path : [...path, key];
    return [...(inside === path ? [] : [inside]), ...walkSchema(inner, inside)];
  });
}

/** Keys and listed values of a zod schema, taken in and given out, with the path that leads to them. */
export function namesInZod(schema: ZodType): readonly NamePath[] {
  return (['input', 'output'] as const).flatMap((io) =>
    walkJsonSchema(
      z.toJSONSchema(schema, { io, unrepresentable: 'any', cycles: 'ref', reused: 'inline' }),
      [],
    ),
  );
}

function walkJsonSchema(value: unknown, path: NamePath): readonly NamePath[] {
  if (Array.isArray(value)) return value.flatMap((one) => walkJsonSchema(one, path));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]): readonly NamePath[] => {
    if (key === 'properties' && isObject(inner))
      return Object.entries(inner).flatMap(([name, type]) => [
        [...path, name],
        ...walkJsonSchema(type, [...path, name]),
      ]);
    if (key === 'enum' || key === 'const' || key === 'required')
      return [inner].flat().flatMap((one) => (typeof one === 'string' ? [[...path, one]] : []));
    return walkJsonSchema(inner, path);
  });
}

/** Names and quoted texts of an SQL text; an alias stands for its table, so `s.country` of `subjects s` is seen. */
export function namesInSql(sql: string): readonly NamePath[] {
  const bare = plainLetters(sql).replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
  const tables = new Map(
    [...bare.matchAll(/\b(?:from|join|update|into)\s+"?([\w.{}]+)"?(?:\s+as)?\s+"?([a-z_]\w*)"?/gi)].map(
      ([, table = '', alias = '']) => [alias.toLowerCase(), table] as const,
    ),
  );
  const named = [...bare.matchAll(/"?[a-z_{}]\w*\}?"?(?:\s*(?:\.|->>?)\s*[{'"]?\w+[}'"]?)*|'[^']*'/gi)];
  return named.map(([text]) => {
    const parts = text.split(/\.|->>?/).map((part) => part.replaceAll(/[^\p{L}\p{N}_ -]/gu, '').trim());
    const table = parts.length > 1 ? tables.get((parts[0] ?? '').toLowerCase()) : undefined;
    return table === undefined ? parts : [table, ...parts.slice(1)];
  });
}

/** Names of the properties of a GeoJSON text's features. Throws where it is not JSON. */
export function namesInGeoJson(text: string): readonly NamePath[] {
  const names: NamePath[] = [];
  const visit = (value: unknown, path: NamePath | null): void => {
    if (Array.isArray(value)) for (const one of value) visit(one, path);
    if (!isObject(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      const inside = path === null ? null : [...path, key];
      if (inside !== null) names.push(inside);
      if (key !== 'coordinates') visit(inner, key === 'properties' && path === null ? [] : inside);
    }
  };
  visit(JSON.parse(text), null);
  return names;
}
