import { z } from 'zod';
import type { Text } from '../kernel/text.ts';
import { keptReadings } from './bounded-cache.ts';
import type { CedarModule, EngineError } from './engine.ts';
import { groundsIn, namesInPolicy } from './forbidden-grounds.ts';
import type { PolicyFault, PolicyFaultCode } from './policy-faults.ts';
import type { PolicySchema, PolicyText } from './read-schema.ts';
import { vocabulary } from './request.ts';
import { isMissingRight, type MissingRight } from './text.ts';
import { typeFaults } from './type-faults.ts';

/** One rule as it was read. */
export interface Rule {
  readonly id: string;
  readonly effect: 'permit' | 'forbid';
  readonly why: Text;
  /** What a forbid says is missing; null for a permit. */
  readonly right: MissingRight | null;
  /** `joint/walls.cedar:12` */
  readonly place: string;
  readonly text: string;
  /** The acts and groups of acts that its head names; none: it speaks of every act. */
  readonly scope: readonly string[];
  /** The one role whose permit it is; null for a forbid. */
  readonly role: string | null;
}

const entity = z.looseObject({ type: z.string(), id: z.string() });
const scope = z.looseObject({
  op: z.string(),
  entity: entity.optional(),
  entities: z.array(entity).optional(),
  in: z.looseObject({ entity }).optional(),
});
const policyForm = z.looseObject({
  effect: z.enum(['permit', 'forbid']),
  principal: scope,
  action: scope,
  annotations: z.record(z.string(), z.string()).default({}),
});
type PolicyForm = z.infer<typeof policyForm>;

interface Part {
  readonly place: string;
  readonly text: string;
  readonly form: PolicyForm;
}

/** Rules that were read, and why others were not. */
export interface RulesRead {
  readonly rules: readonly Rule[];
  readonly faults: readonly PolicyFault[];
}

/**
 * Reads and checks every policy against the schema and the house's own rules; any fault means that none loads.
 * A forbid over a group that no action has joined yet may sleep; any other rule that can never apply is a fault.
 */
export function readRules(cedar: CedarModule, schema: PolicySchema, files: readonly PolicyText[]): RulesRead {
  const cut = files.map((file) => partsOf(cedar, file));
  const parts = cut.flatMap((one) => one.parts);
  const known = new Map<string, Part>();
  const faults: PolicyFault[] = cut.flatMap((one) => one.faults);
  for (const part of parts) {
    const id = part.form.annotations['id'] ?? '';
    const fault = (code: PolicyFaultCode, what: string) => faults.push({ code, place: part.place, what });
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) fault('id_missing', id);
    else if (known.has(id)) fault('id_repeated', id);
    else known.set(id, part);
    faults.push(...ownFaults(part, schema));
  }
  const rules = [...known].map(([id, part]) => ruleOf(id, part));
  return { rules, faults: [...faults, ...typeFaults(cedar, schema, rules)] };
}

/** A file cut into its rules. */
interface Cut {
  readonly parts: readonly Part[];
  readonly faults: readonly PolicyFault[];
}

/** Files kept: those of both states, and of some dozens of drafts. */
const keptCut = keptReadings<Cut>(200);

function partsOf(cedar: CedarModule, file: PolicyText): Cut {
  return keptCut(cedar.policyToJson, `${file.name}\n${file.text}`, () => cutAnew(cedar, file));
}

function cutAnew(cedar: CedarModule, { name, text }: PolicyText): Cut {
  const answer = cedar.policySetTextToParts(text);
  if (answer.type === 'failure')
    return { parts: [], faults: answer.errors.map((error) => unreadable(name, text, error)) };
  const faults: PolicyFault[] = answer.policy_templates.map((template) => ({
    code: 'template_refused',
    place: placeAt(name, text, text.indexOf(template)),
    what: template.slice(0, 40),
  }));
  const parts: Part[] = [];
  let from = 0;
  // The engine gives the parts by number; those of one text are sought in it in turn.
  for (const part of answer.policies.toSorted((a, b) => text.indexOf(a) - text.indexOf(b))) {
    const at = Math.max(0, text.indexOf(part, from));
    from = at + part.length;
    const form = cedar.policyToJson(part);
    const read = form.type === 'success' ? policyForm.safeParse(form.json) : null;
    const place = placeAt(name, text, at);
    if (read?.success === true) parts.push({ place, text: part, form: read.data });
    else faults.push({ code: 'policy_unreadable', place, what: part.slice(0, 40) });
  }
  return { parts, faults };
}

function placeAt(name: string, text: string, offset: number): string {
  return `${name}:${text.slice(0, Math.max(0, offset)).split('\n').length}`;
}

function unreadable(name: string, text: string, error: EngineError): PolicyFault {
  // The engine counts bytes; the accents of the comments have two.
  const bytes = new TextEncoder().encode(text).subarray(0, error.sourceLocations?.[0]?.start ?? 0);
  const before = new TextDecoder().decode(bytes);
  return { code: 'policy_unreadable', place: placeAt(name, text, before.length), what: error.message };
}

function ownFaults({ place, form }: Part, schema: PolicySchema): readonly PolicyFault[] {
  const { why_en: en = '', why_fr: fr = '', right = '', id = '' } = form.annotations;
  const actions = scopeOf(form);
  const unknown = actions.filter((one) => !schema.actions.includes(one) && !schema.groups.has(one));
  const found: PolicyFault[] = unknown.map((what) => ({ code: 'action_unknown', place, what }));
  const values = valuesIn(form['conditions']).filter((value) => !vocabulary.has(value));
  found.push(...values.map((what): PolicyFault => ({ code: 'value_unknown', place, what })));
  if (en.trim() === '' || fr.trim() === '' || en === fr) found.push({ code: 'why_missing', place, what: id });
  if (form.effect === 'forbid' && !isMissingRight(right))
    found.push({ code: 'right_unknown', place, what: right || id });
  if (form.effect === 'permit' && !isNarrow(form, schema, actions))
    found.push({ code: 'permit_too_wide', place, what: id });
  const read = groundsIn(namesInPolicy(form)).map(
    ({ ground, name }): PolicyFault => ({ code: 'forbidden_ground', place, what: `${ground}: ${name}` }),
  );
  return [
    ...found,
    ...read.filter((one, index) => read.findIndex(({ what }) => what === one.what) === index),
  ];
}

function scopeOf({ action }: PolicyForm): readonly string[] {
  return [action.entity ?? [], action.entities ?? []].flat().map(({ id }) => id);
}

/** Texts that a rule compares with. */
function valuesIn(json: unknown): readonly string[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]: [string, unknown]) =>
    key === 'Value' && typeof value === 'string' ? [value] : valuesIn(value),
  );
}

/** A permit names one role and each of its actions: nothing may be given by standing in a group. */
function isNarrow(form: PolicyForm, schema: PolicySchema, actions: readonly string[]): boolean {
  const role = roleIn(form);
  return (
    (role?.type === 'Role' || role?.type === 'DeviceRole') &&
    actions.length > 0 &&
    !actions.some((one) => schema.groups.has(one))
  );
}

function roleIn({ principal }: PolicyForm): z.infer<typeof entity> | undefined {
  return principal.in?.entity ?? (principal.op === 'in' ? principal.entity : undefined);
}

function ruleOf(id: string, { place, text, form }: Part): Rule {
  const { why_en: en = '', why_fr: fr = '', right = '' } = form.annotations;
  return {
    id,
    effect: form.effect,
    why: { en, fr },
    right: isMissingRight(right) ? right : null,
    place,
    text,
    scope: scopeOf(form),
    role: form.effect === 'permit' ? (roleIn(form)?.id ?? null) : null,
  };
}
