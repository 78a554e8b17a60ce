import { boundedCache, type BoundedCache, keptReadings } from './bounded-cache.ts';
import type { CedarModule, Failed, Validated } from './engine.ts';
import type { PolicyFault } from './policy-faults.ts';
import type { Rule } from './read-policies.ts';
import type { PolicySchema } from './read-schema.ts';

/** What the engine finds wrong in one rule. */
interface Finding {
  readonly code: 'ill_typed' | 'never_applies';
  readonly what: string;
}

/** Rules remembered for a schema: those of both states, and of some dozens of drafts. */
const rulesMax = 1_000;
const shelves = keptReadings<BoundedCache<readonly Finding[]>>(8);

/**
 * Holds rules against the schema: Cedar's own strict validation, and that each can apply. A forbid over groups that no
 * action has joined yet may sleep. The engine looks at each rule by itself, so that a text once held against a schema
 * is not held again: a draft costs what it changes.
 */
export function typeFaults(
  cedar: CedarModule,
  schema: PolicySchema,
  rules: readonly Rule[],
): readonly PolicyFault[] {
  const shelf = shelves(cedar.validate, schema.text, () => boundedCache(rulesMax));
  const held = new Map<Rule, readonly Finding[]>();
  for (const rule of rules) {
    const before = shelf.get(rule.text);
    if (before !== undefined) held.set(rule, before);
  }
  const unheld = () => rules.filter((rule) => !held.has(rule));
  for (const rule of soundAlone(cedar, schema, unheld())) held.set(rule, []);
  const rest = unheld();
  if (rest.length > 0) {
    const answer = validate(cedar, schema.text, rest);
    if (answer.type === 'failure')
      return answer.errors.map(({ message }) => ({ code: 'ill_typed', place: 'policies', what: message }));
    for (const rule of rest) held.set(rule, findingsOf(rule, answer, schema));
  }
  for (const [rule, findings] of held) shelf.set(rule.text, findings);
  return rules.flatMap((rule) =>
    (held.get(rule) ?? []).map((finding): PolicyFault => ({ ...finding, place: rule.place })),
  );
}

/**
 * Rules in which the engine finds nothing, asked with their own acts alone: against every other act their head is
 * false, and of a rule whose head is false the engine says nothing. Against all acts it would try each of hundreds.
 * Whatever it does complain of is left to be held against the whole schema, whose words the complaint then has.
 */
function soundAlone(cedar: CedarModule, schema: PolicySchema, rules: readonly Rule[]): readonly Rule[] {
  const { actions } = schema.form[''];
  const parents = new Set(
    Object.values(actions).flatMap(({ memberOf = [] }) => memberOf.map(({ id }) => id)),
  );
  const known = new Set(schema.actions);
  const isNarrow = ({ scope }: Rule): boolean =>
    scope.length > 0 && scope.every((id) => known.has(id) && !parents.has(id));
  const files = Map.groupBy(rules.filter(isNarrow), ({ place }) => place.slice(0, place.lastIndexOf(':')));
  return [...files.values()].flatMap((ofFile) => {
    const answer = validate(cedar, schemaOf(schema, new Set(ofFile.flatMap(({ scope }) => scope))), ofFile);
    const isSound =
      answer.type === 'success' && answer.validationErrors.length + answer.validationWarnings.length === 0;
    return isSound ? ofFile : [];
  });
}

/** The schema with all its words and groups, and of its acts only these. */
function schemaOf({ form, groups }: PolicySchema, acts: ReadonlySet<string>): object {
  const kept = Object.entries(form[''].actions).filter(([id]) => acts.has(id) || groups.has(id));
  return { '': { ...form[''], actions: Object.fromEntries(kept) } };
}

function validate(cedar: CedarModule, schema: string | object, rules: readonly Rule[]): Validated | Failed {
  const staticPolicies = Object.fromEntries(rules.map(({ id, text }) => [id, text]));
  const call = { validationSettings: { mode: 'strict' }, schema, policies: { staticPolicies } };
  return cedar.validate(call as never); // its own types of a schema's JSON say no more than ours
}

function findingsOf(
  rule: Rule,
  { validationErrors, validationWarnings }: Validated,
  schema: PolicySchema,
): readonly Finding[] {
  const told = (code: Finding['code'], problems: typeof validationErrors): readonly Finding[] =>
    problems
      .filter(({ policyId }) => policyId === rule.id)
      .map(({ error }) => ({ code, what: error.message }));
  return [
    ...told('ill_typed', validationErrors),
    ...(isAsleep(rule, schema) ? [] : told('never_applies', validationWarnings)),
  ];
}

/** A forbid whose every group is still without an action: it wakes when the first joins. */
function isAsleep({ effect, scope }: Rule, schema: PolicySchema): boolean {
  return effect === 'forbid' && scope.length > 0 && scope.every((id) => schema.groups.get(id)?.length === 0);
}
