import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  groundOf,
  groundsIn,
  namesInCedarSchema,
  namesInGeoJson,
  namesInPolicy,
  namesInSql,
  namesInZod,
} from './forbidden-grounds.ts';
import { type Ground, grounds, groundWords, notOfPersons } from './ground-words.ts';

const camel = (text: string): string =>
  text.replaceAll(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
const snake = (text: string): string => text.replaceAll(' ', '_');

/** Each ground by its name, a synonym, a French form, and one that only a person makes a ground. */
const named: Readonly<Record<Ground, readonly string[]>> = {
  nationality: ['nationality', 'citizenship', 'nationalité', 'pays de naissance', 'subject country'],
  ethnicity: [
    'ethnicity',
    'race',
    'ethnie',
    'origine ethnique',
    'person community',
    'driver origine ethnique',
  ],
  religion: ['religion', 'faith', 'croyance', 'appartenance religieuse', 'claimant belief'],
  appearance: ['appearance', 'complexion', 'apparence', 'couleur de peau', 'passenger colour'],
  health: ['health', 'disability', 'santé', 'maladie', 'person condition'],
  sexual_life: [
    'sexual life',
    'sexual orientation',
    'vie sexuelle',
    'identité de genre',
    'person orientation',
  ],
  trade_union: ['trade union', 'union membership', 'syndicat', 'appartenance syndicale', 'personne union'],
  political_view: ['political view', 'politics', 'opinion politique', 'militant', 'sujet parti'],
};

const plants = grounds.flatMap((ground) => named[ground].map((name) => ({ ground, name })));

describe('each ground is found wherever it is planted', () => {
  test.for(plants)('$ground: $name', ({ ground, name }) => {
    const forms = [
      camel(name),
      snake(name),
      snake(name).toUpperCase(),
      `their_${snake(name)}_code`,
      camel(`some ${name} max`),
    ];
    for (const form of forms) {
      const finds = (paths: Parameters<typeof groundsIn>[0]) => groundsIn(paths).map((found) => found.ground);
      expect([form, finds([[form]])]).toEqual([form, [ground]]);
      expect(
        finds(namesInZod(z.strictObject({ row: z.array(z.strictObject({ [form]: z.string() })) }))),
      ).toContain(ground);
      expect(finds(namesInZod(z.strictObject({ facet: z.enum(['kind', form]) })))).toContain(ground);
      expect(finds(namesInSql(`select t.x from {thing} t where t.body->>'${form}' = $1`))).toContain(ground);
      const feature = { type: 'Feature', properties: { name: 'Example', [form]: 'x' }, geometry: null };
      expect(
        finds(namesInGeoJson(JSON.stringify({ type: 'FeatureCollection', features: [feature] }))),
      ).toContain(ground);
      const policy = cedar.policyToJson(
        `forbid (principal, action, resource) when { resource.kept["${form}"] == "x" };`,
      );
      expect(finds(namesInPolicy(policy))).toContain(ground);
    }
  });

  test('every word of the closed list is found by itself', () => {
    for (const ground of grounds) {
      const { words, phrases, stems } = groundWords[ground];
      for (const word of [...words, ...phrases, ...stems])
        expect([word, groundOf([word])?.ground]).toEqual([word, ground]);
    }
  });

  test('joined through an attribute: the person on the way makes it one', () => {
    const policy = cedar.policyToJson(
      'forbid (principal, action, resource) when { resource.subject.file.country == "x" };',
    );
    expect(groundsIn(namesInPolicy(policy)).map(({ name }) => name)).toContain(
      'resource.subject.file.country',
    );
    const has = cedar.policyToJson(
      'forbid (principal, action, resource) when { resource has subject.flag };',
    );
    expect(groundsIn(namesInPolicy(has))).not.toEqual([]);
    const joined = 'select t.id from {track} t join {passengers} p on p.track = t.id where p.country = $1';
    expect(groundsIn(namesInSql(joined))).toEqual([
      { ground: 'nationality', word: 'country', name: '{passengers}.country' },
    ]);
    expect(
      groundsIn(
        namesInZod(
          z.strictObject({ claimant: z.strictObject({ home: z.strictObject({ country: z.string() }) }) }),
        ),
      ),
    ).not.toEqual([]);
  });

  test('unparted in lower case, with an accent, and as an entity of the schema', () => {
    expect(groundOf(['subjectnationality'])?.ground).toBe('nationality');
    expect(groundOf(['nationalitédéclarée'])?.ground).toBe('nationality');
    const schema = cedar.schemaToJson(
      'entity Ethnie enum ["a"]; entity Person { flag: String }; action "a" appliesTo { principal: [Person], resource: [Person], context: { homeCountry: String } };',
    );
    if (schema.type !== 'success') throw new Error('the sample schema parses');
    expect(new Set(groundsIn(namesInCedarSchema(schema.json)).map(({ ground }) => ground))).toEqual(
      new Set(['ethnicity', 'nationality']),
    );
  });
});

test('the checker is not silly: a ship has a flag, a node a state, a map a colour', () => {
  const clean = [
    'vessel.country',
    'mmsi_country',
    'flag',
    'flagState',
    'state',
    'node_state',
    'origin',
    'colour',
    'union',
    'unionAll',
    'party',
    'politiqueDAcces',
    'condition',
    'conditionsWritten',
    'feedHealth',
    'medicalEvacuation',
    'courtAppearance',
    'syndicate',
    'trace',
    'embrace',
    'international',
    'stateless',
    'orientation',
    'surface',
  ];
  for (const name of clean) expect([name, groundOf([name])]).toEqual([name, null]);
  expect(
    groundsIn(namesInSql('select country from {vessel} union all select state from {node} -- nationality')),
  ).toEqual([]);
  expect(groundsIn(namesInSql('select s.origin from strait_vault.subjects s'))).toEqual([]);
  expect(groundsIn(namesInSql('select s.origin from subjects s')).map(({ ground }) => ground)).toEqual([
    'nationality',
  ]);
  const why = cedar.policyToJson('@why_en("No rule reads religion.") forbid (principal, action, resource);');
  expect(groundsIn(namesInPolicy(why))).toEqual([]);
  for (const word of Object.keys(notOfPersons)) {
    expect(groundOf(['vessel', word])).toBeNull();
    expect(groundOf(['person', word])?.ground).toBe('nationality');
  }
});
