import { readdirSync, readFileSync } from 'node:fs';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import fc from 'fast-check';
import { type Marking, markings, type Purpose, purposes } from '../kernel/marking.ts';
import { loadPolicies, type Policies, type PolicySources } from './cedar.ts';
import { type AccessRequest, type Asker, type RecordFacts } from './request.ts';
import { conditions, type State, states } from '../kernel/label.ts';

const folder = new URL('../../policies/', import.meta.url);

/** Acts that the program has not yet, so that the rules over their groups can be proved before the first of them. */
const inventedActs = {
  'operations/example/see': ['reads_content', 'opens_for_life'],
  'operations/example/Write': ['writes_content'],
  'operations/example/Send': ['passes_on'],
  'operations/example/Grave': ['writes_content', 'four_eyes'],
  'inquiry/example/see': ['reads_content'],
  'inquiry/example/Send': ['passes_on'],
  'inquiry/example/Attach': ['goes_to_court'],
  'cases/example/see': ['reads_content'],
  'cases/example/Send': ['passes_on'],
  'oversight/example/see': ['reads_content'],
  'oversight/example/Trail': ['reads_trail'],
  'oversight/example/Answer': ['reads_content', 'passes_on', 'serves_subject'],
} as const;

export const acts = Object.keys(inventedActs) as readonly (keyof typeof inventedActs)[];
export const groupsOf = (act: string): readonly string[] => inventedActs[act as keyof typeof inventedActs];
export const wingOf = (act: string): string => act.split('/', 1)[0] ?? '';

/** The policies as they stand under `policies/`. */
export function realTexts(state: State): PolicySources {
  const read = (name: string) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') });
  const names = ['joint', state].flatMap((part) =>
    readdirSync(new URL(part, folder))
      .toSorted()
      .map((name) => `${part}/${name}`),
  );
  return { schema: read('schema.cedarschema'), files: names.map(read) };
}

/** The same with the invented acts, permitted to two roles: what is then refused, a wall refuses. */
export function withInventedActs({ schema, files }: PolicySources): PolicySources {
  const actions = acts.map(
    (act) =>
      `action "${act}" in [${[wingOf(act), ...groupsOf(act)].map((group) => `"${group}"`).join(', ')}] appliesTo { principal: [Staff, Device], resource: [Room, Record], context: Circumstances };`,
  );
  const list = acts.map((act) => `Action::"${act}"`).join(', ');
  const permit = (id: string, who: string): string =>
    `@id("${id}") @why_en("invented") @why_fr("fictif") permit (principal in ${who}, action in [${list}], resource);`;
  return {
    schema: { name: schema.name, text: `${schema.text}\n${actions.join('\n')}` },
    files: [
      ...files,
      {
        name: 'invented',
        text: [
          permit('invented-watch', 'Role::"watch_officer"'),
          permit('invented-device', 'DeviceRole::"detection_device"'),
        ].join('\n'),
      },
    ],
  };
}

/** Loads what must load. */
export function loaded(sources: PolicySources): Policies {
  const read = loadPolicies(cedar, sources);
  if (!read.ok)
    throw new Error(read.refusal.map(({ code, place, what }) => `${code} ${place} ${what}`).join('\n'));
  return read.value;
}

const agencies = ['agency-a', 'agency-b'];
const remits = ['remit-a', 'remit-b'];
const caveats = ['caveat-a', 'caveat-b'];
const weighted = <Value>(...parts: readonly (readonly [number, Value])[]) =>
  fc.oneof(...parts.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })));
// By weights: a number drawn between 0 and 1 falls near its ends more often than its share.
const some = <Value>(values: readonly Value[], likely = 0.5) =>
  fc
    .tuple(
      ...values.map((value) => weighted<readonly Value[]>([likely * 100, [value]], [100 - likely * 100, []])),
    )
    .map((drawn): readonly Value[] => drawn.flat());

const asker: fc.Arbitrary<Asker> = fc
  .record({
    kind: fc.constantFrom('staff', 'staff', 'staff', 'device'),
    id: fc.constantFrom('example-1', 'example-2'),
    roles: weighted<string[]>(
      [24, ['watch_officer']],
      [2, ['watch_officer', 'administrator']],
      [2, ['watch_officer', 'independent_monitor']],
      [1, ['observer']],
    ),
    desk: fc.constantFrom(null, 'desk-1'),
    agency: weighted<string | null>([1, null], [12, 'agency-a'], [3, 'agency-b']),
    remits: some(remits, 0.8),
    state: weighted<State | null>([1, null], [8, 'uk'], [8, 'fr']),
    markings: some(markings, 0.95),
    caveats: some(caveats, 0.85),
    purposes: some(purposes, 0.92),
  })
  .map((drawn) => (drawn.kind === 'device' ? { ...drawn, roles: ['detection_device'] } : drawn));

// A wall that everything fails at once proves nothing of the others: each question passes most of them, and what is
// drawn of one wall depends upon the asker.
type Claim = 'owner' | 'released' | 'jurisdiction' | 'jurisdiction elsewhere' | 'elsewhere';
type List = 'none' | 'on it' | 'not on it';

interface Drawn {
  readonly asker: Asker;
  readonly action: (typeof acts)[number];
  readonly claim: Claim;
  readonly list: List;
  readonly isOfWing: boolean;
  readonly purpose: Purpose | null;
  readonly record: Omit<RecordFacts, 'purpose' | 'namedList' | 'owner' | 'releasedTo' | 'jurisdiction'>;
  readonly reasonGiven: boolean;
  readonly instrument: 'uk_fr_2025' | null;
  readonly approved: boolean;
  readonly lifeAtRisk: boolean;
}

const drawnRecord: fc.Arbitrary<Drawn['record']> = fc.record({
  id: fc.constantFrom('record-1', 'record-2'),
  marking: weighted<Marking | null>([1, null], [5, 'open'], [5, 'official'], [5, 'official_sensitive']),
  caveats: some(caveats, 0.15),
  origin: fc.constantFrom(...states),
  releasedToStates: some(states, 0.85),
  personal: fc.boolean(),
  conditions: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 4, arbitrary: fc.constantFrom(...conditions).map((one) => [one]) },
    { weight: 1, arbitrary: some(conditions, 0.4) },
  ),
  conditionsWritten: fc.boolean(),
  blockedActs: some(acts, 0.15),
  permittedActs: some(acts, 0.12),
});

const drawn: fc.Arbitrary<Drawn> = fc.record({
  asker,
  action: fc.constantFrom(...acts),
  claim: weighted<Claim>(
    [4, 'owner'],
    [4, 'released'],
    [4, 'jurisdiction'],
    [2, 'jurisdiction elsewhere'],
    [2, 'elsewhere'],
  ),
  list: weighted<List>([8, 'none'], [2, 'on it'], [2, 'not on it']),
  isOfWing: weighted([5, true], [1, false]),
  purpose: fc.constantFrom(null, ...purposes, ...purposes),
  record: drawnRecord,
  reasonGiven: weighted([4, true], [1, false]),
  instrument: weighted<'uk_fr_2025' | null>([3, null], [1, 'uk_fr_2025']),
  approved: weighted([2, true], [1, false]),
  lifeAtRisk: weighted([1, true], [2, false]),
});

/** Questions about invented records, near enough to the walls that about one in four passes them. */
export const requests: fc.Arbitrary<AccessRequest & { readonly record: RecordFacts }> = drawn.map(
  ({ claim, list, isOfWing, purpose, ...request }) => ({
    ...request,
    record: {
      ...request.record,
      ...claimed(claim, request.asker),
      namedList: list === 'none' ? null : [list === 'on it' ? request.asker.id : 'example-3'],
      purpose: isOfWing ? ofWing(request.action, purpose) : purpose,
    },
  }),
);

const purposeOfWing = {
  operations: 'save_life',
  inquiry: 'law_enforcement',
  cases: 'protection',
  oversight: 'oversight',
} as const;

function ofWing(action: string, drawnPurpose: Purpose | null): Purpose {
  const wing = wingOf(action) as keyof typeof purposeOfWing;
  return wing === 'operations' && drawnPurpose === 'border_control' ? drawnPurpose : purposeOfWing[wing];
}

function claimed(
  claim: Claim,
  { agency, remits: held }: Asker,
): Pick<RecordFacts, 'owner' | 'releasedTo' | 'jurisdiction'> {
  const other = agencies.find((one) => one !== agency) ?? 'agency-b';
  return {
    owner: claim === 'owner' ? (agency ?? other) : other,
    releasedTo: claim === 'released' && agency !== null ? [agency] : ['agency-c'],
    jurisdiction: { owner: [], released: [], elsewhere: [], jurisdiction: held }[
      claim as Exclude<Claim, 'jurisdiction elsewhere'>
    ] ?? ['remit-c'],
  };
}
