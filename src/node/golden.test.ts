import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pathToFileURL } from 'node:url';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { createAccess } from '../policy/access.ts';
import { loadPolicies } from '../policy/cedar.ts';
import { holdsRelease, readRelease } from '../policy/read-release.ts';
import { roomOf } from '../policy/request.ts';
import { type State, states } from '../kernel/label.ts';
import { contexts } from './contexts.ts';
import { type AutomaticFlow, automaticSheet, retentionSheet } from './golden-handling.ts';
import { releaseSheet } from './golden-release.ts';
import { matrixRowsDiffer, sheetRowsByAct } from './golden-matrix.ts';
import {
  accessRows,
  accessRowsDiffer,
  accessSheet,
  accessWordsDiffer,
  configurationPage,
  routesAtRest,
  routeSheet,
} from './golden-sheets.ts';
import { openAccess, readPolicyTexts } from './policies.ts';
import { projectFolder } from './version.ts';

const golden = join(projectFolder, 'golden');

const releaseOf = (state: State) => {
  const read = readRelease(readPolicyTexts(state).files.filter(holdsRelease), contexts);
  if (read.faults.length > 0) throw new Error(JSON.stringify(read.faults));
  return read.release;
};

const released = { fr: releaseOf('fr'), uk: releaseOf('uk') };

const policyTexts = states.flatMap((state) => {
  const { schema, files } = readPolicyTexts(state);
  return [schema, ...files];
});

/** The policies as they stand, opened once: what they answer never changes. */
const asIs = { fr: openAccess('fr'), uk: openAccess('uk') };

/** Tens of thousands of questions to the engine: a slow machine takes its time, and the sheet is what is proved. */
const sheetMilliseconds = 180_000;

/** With STRAIT_GOLDEN=write the sheet is written anew, for a person to read and commit. */
function compare(name: string, sheet: string, folder = golden): void {
  const path = join(folder, name);
  if (process.env['STRAIT_GOLDEN'] === 'write') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, sheet);
  }
  expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(sheet);
}

test('every route with what it asks for stands on golden/routes.txt', () =>
  compare('routes.txt', routeSheet(asIs.uk.actions)));

test('who may do what stands on golden/access.txt', () =>
  compare('access.txt', accessSheet(asIs, policyTexts)));

test('what may leave stands on golden/release.txt, how long it is kept on golden/retention.txt', () => {
  compare('release.txt', releaseSheet(contexts, released));
  compare('retention.txt', retentionSheet(contexts));
});

test('what the program does by itself stands on golden/automatic.txt', async () => {
  const { automaticFlows, contracts } = await registerOfFlows();
  compare('automatic.txt', automaticSheet(automaticFlows, contracts));
});

/** The table of the flows, where there is one: a house without flows does nothing by itself. */
async function registerOfFlows() {
  const path = join(projectFolder, 'src', 'flows', 'register.ts');
  if (!existsSync(path)) return { automaticFlows: [], contracts: [] };
  return (await import(pathToFileURL(path).href)) as {
    readonly automaticFlows: readonly AutomaticFlow[];
    readonly contracts: readonly AutomaticFlow[];
  };
}

describe('a policy cannot change without a golden sheet', () => {
  const changes: readonly (readonly [string, State, RegExp, string])[] = [
    [
      'one act more for a role',
      'uk',
      /(Role::"observer",\n {2}action in \[)/,
      '$1Action::"operations/vault/open", ',
    ],
    ['one act less', 'uk', /Action::"operations\/picture\/AssessDetection",\n/, ''],
    ['another role', 'uk', /Role::"security_officer",/, 'Role::"staff_officer",'],
    ['a wall less', 'uk', /@id\("own-state"\)[\s\S]*?;\n/, ''],
    [
      'a wall with a hole',
      'uk',
      /action in Action::"oversight" && resource/,
      'action in Action::"oversight" || resource',
    ],
    [
      'another reason told',
      'uk',
      /Every marking that the record bears/,
      'Each marking that the record bears',
    ],
    ['a field shown', 'uk', /"roles": \["watch_officer"/, '"roles": ["observer", "watch_officer"'],
    ['no reason asked', 'fr', /!context\.reasonGiven/, '!context.reasonGiven && resource.conditionsWritten'],
  ];

  const opened = (state: State, change: (text: string) => string) => {
    const { schema, files } = readPolicyTexts(state);
    const changed = files.map((file) => ({ ...file, text: change(file.text) }));
    const read = loadPolicies(cedar, { schema, files: changed });
    if (!read.ok) throw new Error(JSON.stringify(read.refusal));
    return createAccess(read.value);
  };
  const matrix = sheetRowsByAct(readFileSync(join(golden, 'matrix.txt'), 'utf8'));
  // A change shows in the acts of one room, or in every room: one act of each is looked at before the next of any.
  const ofRooms = [...Map.groupBy(asIs.uk.actions, roomOf).values()];
  const rounds = Array.from({ length: Math.max(...ofRooms.map((acts) => acts.length)) }, (_, round) =>
    ofRooms.flatMap((acts) => acts[round] ?? []),
  );

  test.for(changes)(
    '%s is told in words, not by its digest alone',
    { timeout: sheetMilliseconds },
    ([, state, from, to]) => {
      const access = { ...asIs, [state]: opened(state, (text) => text.replace(from, to)) };
      const [changed, before] = [access[state], asIs[state]];
      const isTold =
        accessWordsDiffer(access, asIs) ||
        rounds.some(
          (acts) =>
            accessRowsDiffer(changed, before, acts) ||
            matrixRowsDiffer(changed, { node: state, rows: matrix }, acts),
        );
      expect(isTold).toBe(true);
    },
  );

  test('and what did not change is not told as a change', () => {
    expect(accessWordsDiffer(asIs, { ...asIs })).toBe(false);
    const [acts = []] = rounds;
    expect(acts.length).toBeGreaterThan(10);
    for (const node of states) {
      expect(accessRowsDiffer(asIs[node], asIs[node], acts)).toBe(false);
      expect(matrixRowsDiffer(asIs[node], { node, rows: matrix }, acts)).toBe(false);
    }
  });

  test('any other change of a text changes its digest', () => {
    const sheet = (added: string): string =>
      accessSheet(
        asIs,
        policyTexts.map((file) => ({ ...file, text: file.text + added })),
      );
    expect(sheet('')).toBe(accessSheet(asIs, policyTexts));
    expect(sheet('// more\n')).not.toBe(sheet(''));
  });
});

test.for([
  ['a field more', '"relay",\n          "boat",', '"relay",'],
  ['a rule for another instrument', '"instrument": "solas_1974"', '"instrument": "manche_plan"'],
  ['a way closed', '"from": ["fr", "uk"]', '"from": ["fr"]'],
  ['an instrument that ends', '"until": null', '"until": "2030-01-01T00:00:00Z"'],
  ['a flow opened', '"classes": ["facts"]', '"classes": ["facts", "personal_data"]'],
  ['another reason', 'A distress relay is addressed', 'A relay is addressed'],
] as const)('%s in the rules of release is told in words', ([, from, to]) => {
  const files = readPolicyTexts('uk').files.filter(holdsRelease);
  const changed = files.map((file) => ({ ...file, text: file.text.replace(from, to) }));
  expect(changed).not.toEqual(files);
  const { release } = readRelease(changed, contexts);
  const sheet = releaseSheet(contexts, { ...released, uk: release });
  expect(sheet).not.toBe(readFileSync(join(golden, 'release.txt'), 'utf8'));
});

test('every key of the configuration stands on docs/configuration.md', () =>
  compare('configuration.md', configurationPage(), join(projectFolder, 'docs')));

test('every action that a route asks for stands in the schema, and some role has each of the schema', () => {
  const asked = routesAtRest()
    .map(({ action }) => action)
    .filter((action) => action.includes('/'));
  expect(asked.length).toBeGreaterThan(8);
  for (const access of Object.values(asIs)) {
    expect(asked.filter((action) => !access.actions.includes(action))).toEqual([]);
    const granted = new Set(
      accessRows(access).flatMap((row) => (row.endsWith(' yes') ? (row.split(/\s+/)[1] ?? []) : [])),
    );
    expect(access.actions.filter((action) => !granted.has(action))).toEqual([]);
  }
});
