import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ZodType } from 'zod';
import {
  groundsIn,
  namesInGeoJson,
  namesInSql,
  namesInZod,
  type NamePath,
} from '../policy/forbidden-grounds.ts';
import { detailKinds, openingReasons, searchableKinds, subjectKinds } from '../kernel/vault.ts';
import { groundWords } from '../policy/ground-words.ts';
import { readTree } from '../../tools/tidy/tree.ts';
import { contexts, projections } from './contexts.ts';
import { routesAtRest } from './golden-sheets.ts';
import { openAccess } from './policies.ts';
import { projectFolder } from './version.ts';

// The whole tree as it stands: what a rule, a filter, a facet, a measure or a screen could read of a person.

const tree = readTree(projectFolder);
const inZod = (name: string, schema: unknown): readonly (readonly [string, readonly NamePath[]])[] =>
  schema instanceof ZodType ? [[name, namesInZod(schema)]] : [];

const schemas = [
  ...contexts.flatMap(({ name, streams }) =>
    streams.flatMap(({ commands, events }) => [
      ...Object.entries(commands).flatMap(([command, { schema }]) => inZod(`${name}/${command}`, schema)),
      ...Object.entries(events).flatMap(([event, schema]) => inZod(`${name}/${event}`, schema)),
    ]),
  ),
  ...routesAtRest().flatMap(({ url, query, params, body }) =>
    [query, params, body].flatMap((schema) => inZod(url, schema)),
  ),
];

/** Texts in quotes or backticks that are SQL: wherever a program file keeps one. */
const sqlTexts = [...tree]
  .filter(([path]) => /^src\/.*\.(?:ts|sql)$/.test(path) && !path.endsWith('.test.ts'))
  .flatMap(([path, text]): readonly (readonly [string, string])[] => {
    if (path.endsWith('.sql')) return [[path, text]];
    return [...text.matchAll(/`[^`]*`|'[^'\n]*'/g)]
      .map(([quoted]) => quoted)
      .filter((quoted) =>
        /\b(?:select|insert into|update|delete from|create table|create index)\b/i.test(quoted),
      )
      .map((quoted) => [path, quoted]);
  });

const charts = [...tree.keys()].filter((path) => path.endsWith('.geojson'));

describe('nothing in the tree reads a forbidden ground', () => {
  test('no command, event or query', () => {
    expect(schemas.length).toBeGreaterThan(15);
    expect(schemas.flatMap(([name, names]) => groundsIn(names).map((found) => [name, found]))).toEqual([]);
    expect(schemas.flatMap(([, names]) => names).length).toBeGreaterThan(100);
  });

  test('no table and no question to the store', () => {
    expect(sqlTexts.length).toBeGreaterThan(20);
    const tables = projections.map(({ name, create }) => [name, create] as const);
    expect(tables.length).toBeGreaterThan(1);
    const found = [...sqlTexts, ...tables].flatMap(([path, sql]) =>
      groundsIn(namesInSql(sql)).map((one) => [path, one]),
    );
    expect(found).toEqual([]);
  });

  test('no chart', () => {
    expect(charts.length).toBeGreaterThan(5);
    const read = (path: string): string => readFileSync(join(projectFolder, path), 'utf8');
    expect(charts.flatMap((path) => groundsIn(namesInGeoJson(read(path))))).toEqual([]);
    expect(charts.flatMap((path) => namesInGeoJson(read(path))).length).toBeGreaterThan(20);
  });

  test('no field mask, no kind of person or detail, and nothing that the vault can be searched by', () => {
    const masks = (['fr', 'uk'] as const).flatMap((state) => openAccess(state).masks);
    expect(masks.length).toBeGreaterThan(1);
    const kinds = [...subjectKinds, ...detailKinds, ...searchableKinds, ...openingReasons];
    expect(kinds.length).toBeGreaterThan(20);
    const names = [
      ...masks.map(({ recordType, field }) => [recordType, field]),
      ...kinds.map((kind) => ['person', kind]),
    ];
    expect(groundsIn(names)).toEqual([]);
    for (const ground of Object.keys(groundWords))
      expect(groundsIn([['person', ground]]).map((found) => found.ground)).toEqual([ground]);
  });

  test('no policy: both nodes load theirs, which they do not with one', () => {
    expect(openAccess('fr').rules.length).toBeGreaterThan(15);
    expect(openAccess('uk').rules.length).toBeGreaterThan(15);
  });
});
