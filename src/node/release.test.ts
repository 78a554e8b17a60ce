import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { personalFieldNames } from '../kernel/door.ts';
import { states } from '../kernel/label.ts';
import { holdsRelease, readRelease } from '../policy/read-release.ts';
import type { ReleasedType } from '../policy/release-rules.ts';
import { pathsOf, pathsOfForm } from '../policy/release-trim.ts';
import { contexts } from './contexts.ts';
import { laneOf, placedKinds } from './exchange-lanes.ts';
import { readPolicyTexts } from './policies.ts';

const read = readRelease(readPolicyTexts('fr').files.filter(holdsRelease), contexts);
const { rules, never, stays } = read.release;
const ways = [
  ['fr', 'uk'],
  ['uk', 'fr'],
] as const;
const types = contexts.flatMap(({ name, streams }) =>
  streams.flatMap(({ kind, events }) =>
    Object.keys(events).map((type) => ({ name: `${name} ${type}`, context: name, kind, type })),
  ),
);

test('the rules as they stand are read without a fault, the same on both nodes', () => {
  expect(read.faults).toEqual([]);
  const texts = states.map((state) => readPolicyTexts(state).files.filter(holdsRelease));
  expect(texts[0]).toEqual(texts[1]);
  expect(rules.length).toBeGreaterThan(8);
});

test.for(ways)(
  'each event type leaves %s to %s by a rule, or is kept on purpose; none is forgotten',
  ([from, to]) => {
    const said = types.map(({ name, context, type }) => {
      const lets = rules.some(
        (rule) =>
          rule.context === context &&
          rule.events.has(type) &&
          rule.from.includes(from) &&
          rule.to.includes(to),
      );
      const keeps = never.some(
        (rule) =>
          rule.context === context &&
          rule.events.includes(type) &&
          rule.from.includes(from) &&
          rule.to.includes(to),
      );
      return { name, decided: [lets, keeps, stays.has(name)].filter(Boolean).length };
    });
    expect(said.filter(({ decided }) => decided !== 1)).toEqual([]);
    expect(said.length).toBeGreaterThan(100);
  },
);

test('every stream of which something leaves has a name that every node takes in', () => {
  const leaving = types.filter(({ context, type }) =>
    rules.some((rule) => rule.context === context && rule.events.has(type)),
  );
  // The form of a stream in "strait envelope 1": a record of any other could never be signed, and would hold up its lane.
  expect(leaving.filter(({ kind }) => !/^[a-z][a-z-]{0,39}$/.test(kind))).toEqual([]);
  expect(leaving.length).toBeGreaterThan(50);
});

describe('every field of what leaves', () => {
  const released = rules.flatMap(({ context, events }) =>
    [...events].map(([type, of]) => ({ name: `${context} ${type}`, of })),
  );

  test('is no free text: a closed list, a short name, figures, or the reference of something sealed', () => {
    // Ids that the program gives, and the names of units and sensors in their registers.
    const known = [
      'by',
      'desk',
      'detection',
      'fields.callName',
      'fields.name.en',
      'fields.name.fr',
      'fields.keeper',
    ];
    // A question on a boat and its answer: lines of a form that lets nothing through by which a person could be found.
    const writtenBetweenWatches = [
      'operations/dispatch InformationAsked lines',
      'operations/dispatch InformationAnswered lines',
    ];
    // Nothing by which a person could be found (kernel/plain-words.ts), and two people have read it.
    const sanitised = ['operations/tips SeaTipReceived words', 'operations/tips SeaTipAmended words'];
    const open = released.flatMap(({ name, of }) =>
      textsOf(of)
        .filter(({ path, form }) => !isClosed(form) && !known.includes(path.replace(/^.*\.by$/, 'by')))
        .filter(({ path }) => ![...writtenBetweenWatches, ...sanitised].includes(`${name} ${path}`))
        .map(({ path }) => `${name} ${path}`),
    );
    expect(open).toEqual([]);
  });

  test('that bears the name of something sealed is its reference, which opens nothing elsewhere', () => {
    const sealed = new Set(
      contexts.flatMap(({ streams }) =>
        streams.flatMap(({ commands }) =>
          Object.values(commands).flatMap((door) => [...personalFieldNames(door)]),
        ),
      ),
    );
    expect([...sealed]).toEqual(expect.arrayContaining(['phone', 'words', 'translation']));
    const found = released.flatMap(({ name, of }) =>
      textsOf(of)
        .filter(({ path, form }) => sealed.has(path.split('.').at(-1) ?? '') && !isSubject(form))
        .map(({ path }) => `${name} ${path}`),
    );
    // Of a tip the words are not sealed: they are what two people let go, with nobody in them.
    expect(found).toEqual(['operations/tips SeaTipReceived words', 'operations/tips SeaTipAmended words']);
  });

  test('in which a subject is referred to is one of these', () => {
    const found = released.flatMap(({ name, of }) =>
      textsOf(of)
        .filter(({ form }) => isSubject(form))
        .map(({ path }) => `${name.split(' ')[1]}.${path}`),
    );
    expect([...new Set(found)].toSorted()).toMatchInlineSnapshot(`
      [
        "BoatMerged.links.facts.caller",
        "BoatMerged.links.facts.callersAboard",
        "BoatMerged.links.facts.words",
        "CallerMarked.subject",
        "ContactLinked.facts.caller",
        "ContactLinked.facts.callersAboard",
        "ContactLinked.facts.words",
        "ContactRecorded.caller",
        "ContactRecorded.callersAboard",
        "ContactRecorded.words",
        "EvidenceCorrected.facts.caller",
        "EvidenceCorrected.facts.callersAboard",
        "EvidenceCorrected.facts.words",
        "LogTranslated.entry",
        "LogWritten.entry",
        "TranslationAdded.words",
      ]
    `);
  });

  test('stays only where the sheet says so: everything else of the event leaves', () => {
    const withheld = released.flatMap(({ name, of }) => {
      const leaving = new Set(pathsOf(of.trim));
      return pathsOfForm(of.form)
        .filter((path) => !leaving.has(path))
        .map((path) => `${name} ${path}`);
    });
    expect(withheld.toSorted()).toMatchInlineSnapshot(`
      [
        "operations/picture DetectionRecorded imageReference",
      ]
    `);
  });
});

test('every kind of stream of which something leaves has its lane, and life is on the first', () => {
  const leaving = new Set(
    types
      .filter(({ context, type }) => rules.some((rule) => rule.context === context && rule.events.has(type)))
      .map(({ kind }) => kind),
  );
  expect([...leaving].toSorted()).toEqual([...placedKinds].toSorted());
  expect(['boat/b-1', 'contact/c-1', 'relay/r-1', 'detection/d-1', 'nothing/n-1'].map(laneOf)).toEqual([
    'life',
    'life',
    'life',
    'bulk',
    'bulk',
  ]);
});

interface TextField {
  readonly path: string;
  readonly form: Readonly<Record<string, unknown>>;
}

/** Every text that leaves of one event type, with its form. */
function textsOf({ form, trim }: ReleasedType): readonly TextField[] {
  const leaving = new Set(pathsOf(trim));
  const schema = z.toJSONSchema(form, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  return textsIn(schema, '').filter(({ path }) => leaving.has(path));
}

function textsIn(form: unknown, path: string): readonly TextField[] {
  if (typeof form !== 'object' || form === null) return [];
  const of = form as Readonly<Record<string, unknown>>; // any part of a JSON schema
  const { anyOf, items, properties } = of;
  if (Array.isArray(anyOf)) return anyOf.flatMap((one) => textsIn(one, path));
  if (items !== undefined) return textsIn(items, path);
  if (typeof properties === 'object' && properties !== null)
    return Object.entries(properties).flatMap(([name, inner]) =>
      textsIn(inner, path === '' ? name : `${path}.${name}`),
    );
  return of['type'] === 'string' ? [{ path, form: of }] : [];
}

function isSubject({ pattern }: TextField['form']): boolean {
  return typeof pattern === 'string' && pattern.includes('s-[0-9a-f]{32}');
}

/** No sentence fits: an enumeration, one value, or a pattern without a space between letters. */
function isClosed({ enum: list, const: one, pattern, format }: TextField['form']): boolean {
  if (list !== undefined || one !== undefined || format !== undefined) return true;
  return typeof pattern === 'string' && !new RegExp(pattern, 'u').test('he is ill');
}
