import { readdirSync, readFileSync } from 'node:fs';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import fc from 'fast-check';
import { markings, purposes } from '../kernel/marking.ts';
import { loadPolicies, type Policies, type PolicySources } from './cedar.ts';
import { type AccessRequest, type Asker, type RecordFacts } from './request.ts';
import { conditions, type State, states } from '../kernel/label.ts';

const folder = new URL('../../policies/', import.meta.url);

/** Acts that the program has not yet, so that the rules over their groups can be proved before the first of them. */
const inventedActs = {
  'operations/example/see': 'reads_content',
  'operations/example/Write': 'writes_content',
  'operations/example/Send': 'passes_on',
  'inquiry/example/see': 'reads_content',
  'inquiry/example/Send': 'passes_on',
  'inquiry/example/Attach': 'goes_to_court',
  'cases/example/see': 'reads_content',
  'cases/example/Send': 'passes_on',
} as const;

export const acts = Object.keys(inventedActs) as readonly (keyof typeof inventedActs)[];
export const groupOf = (act: string): string => inventedActs[act as keyof typeof inventedActs];
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
      `action "${act}" in ["${wingOf(act)}", "${groupOf(act)}"] appliesTo { principal: [Staff, Device], resource: [Room, Record], context: Circumstances };`,
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
const some = <Value>(values: readonly Value[], likely = 0.5) =>
  fc
    .tuple(
      ...values.map((value) =>
        fc.double({ min: 0, max: 1, noNaN: true }).map((chance) => (chance < likely ? [value] : [])),
      ),
    )
    .map((drawn): readonly Value[] => drawn.flat());

const asker: fc.Arbitrary<Asker> = fc
  .record({
    kind: fc.constantFrom('staff', 'staff', 'staff', 'device'),
    id: fc.constantFrom('example-1', 'example-2'),
    roles: fc.oneof(
      { weight: 12, arbitrary: fc.constant(['watch_officer']) },
      { weight: 1, arbitrary: fc.constant(['watch_officer', 'administrator']) },
      { weight: 1, arbitrary: fc.constant(['observer']) },
    ),
    desk: fc.constantFrom(null, 'desk-1'),
    agency: fc.constantFrom(null, ...agencies, ...agencies, ...agencies),
    remits: some(remits, 0.8),
    state: fc.constantFrom(null, ...states, ...states, ...states),
    markings: some(markings, 0.92),
    caveats: some(caveats, 0.85),
    purposes: some(purposes, 0.95),
  })
  .map((drawn) => (drawn.kind === 'device' ? { ...drawn, roles: ['detection_device'] } : drawn));

const record: fc.Arbitrary<RecordFacts> = fc.record({
  id: fc.constantFrom('record-1', 'record-2'),
  marking: fc.constantFrom(null, ...markings, ...markings, ...markings, ...markings),
  caveats: some(caveats, 0.15),
  purpose: fc.constantFrom(null, ...purposes, ...purposes),
  origin: fc.constantFrom(...states),
  owner: fc.constantFrom(...agencies),
  releasedToStates: some(states, 0.8),
  releasedTo: some(agencies, 0.8),
  jurisdiction: some(remits, 0.25),
  namedList: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: some(['example-1', 'example-2'], 0.7) },
  ),
  personal: fc.boolean(),
  conditions: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 5, arbitrary: fc.constantFrom(...conditions).map((one) => [one]) },
    { weight: 1, arbitrary: some(conditions, 0.4) },
  ),
  conditionsWritten: fc.boolean(),
  blockedActs: some(acts, 0.2),
  permittedActs: some(acts, 0.12),
});

/** Questions about invented records, near enough to the walls that about one in four passes them. */
export const requests: fc.Arbitrary<AccessRequest & { readonly record: RecordFacts }> = fc
  .record({
    asker,
    action: fc.constantFrom(...acts),
    record,
    reasonGiven: fc.constantFrom(true, true, false),
    instrument: fc.constantFrom(null, 'uk_fr_2025' as const),
  })
  .map((drawn) => (drawn.record.purpose === null || drawn.instrument ? drawn : serving(drawn)));

// Most acts are asked of a record of their own wing: a wall that everything fails at once proves nothing of the others.
function serving<Request extends { readonly action: string; readonly record: RecordFacts }>(
  drawn: Request,
): Request {
  const purpose = { operations: 'save_life', inquiry: 'law_enforcement', cases: 'protection' } as const;
  return {
    ...drawn,
    record: { ...drawn.record, purpose: purpose[wingOf(drawn.action) as keyof typeof purpose] },
  };
}
