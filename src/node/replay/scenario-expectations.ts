import { z } from 'zod';
import { utc } from './scenario-events.ts';

const events = z.array(z.string()).min(1);
const node = z.enum(['UK', 'FR']);
const bounds = z.object({
  min: z.number().optional(),
  max: z.number().optional(),
  best: z.number().optional(),
  exact: z.number().optional(),
});
const common = {
  type: z.literal('expect'),
  id: z.string().min(1),
  why: z.string().optional(),
  /** Asked of that side's node alone; absent: wherever it must be known by then. */
  node: node.optional(),
};
const place = z.object({ lat: z.number(), lon: z.number(), reading: z.string().optional() });

/** Schema of every kind of expectation, by `kind`; `at`: the state then, `by`: true no later than then. */
export const expectationSchemas = {
  must_link: z.object({ ...common, kind: z.literal('must_link'), events, by: utc }),
  cannot_link: z.object({ ...common, kind: z.literal('cannot_link'), a: events, b: events, by: utc }),
  related: z.object({
    ...common,
    kind: z.literal('related'),
    events,
    relation: z.string(),
    count: z.number().optional(),
    by: utc,
  }),
  not_a_boat: z.object({
    ...common,
    kind: z.literal('not_a_boat'),
    event: z.string(),
    explained_by: z.string().optional(),
    by: utc,
  }),
  position_flag: z.object({
    ...common,
    kind: z.literal('position_flag'),
    event: z.string(),
    by: utc,
    reason: z.string(),
    expected: place.optional(),
    candidates: z.array(place).optional(),
  }),
  coordinator: z.object({
    ...common,
    kind: z.literal('coordinator'),
    target: z.string(),
    at: utc,
    value: z.enum(['UK', 'FR', 'both']),
  }),
  action_blocked: z.object({
    ...common,
    kind: z.literal('action_blocked'),
    event: z.string(),
    intent: z.string(),
  }),
  alert: z.object({
    ...common,
    kind: z.literal('alert'),
    item: z.string(),
    event: z.string().optional(),
    target: z.string().optional(),
    within_s: z.number().optional(),
    role: z.string().optional(),
    node: node.optional(),
    rank_max: z.number().optional(),
    at: utc.optional(),
  }),
  alarm_budget: z.object({
    ...common,
    kind: z.literal('alarm_budget'),
    window: z.string().regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/),
    operator: z.string().optional(),
    max_interrupting_per_10min: z.number().optional(),
    max_average_per_10min: z.number().optional(),
  }),
  degraded_mode: z.object({
    ...common,
    kind: z.literal('degraded_mode'),
    at: utc,
    node: z.enum(['UK', 'FR', 'both']).default('both'),
    show: z.array(z.string()).min(1),
  }),
  exactly_once: z.object({
    ...common,
    kind: z.literal('exactly_once'),
    events,
    result_count: z.number(),
  }),
  no_loss: z.object({
    ...common,
    kind: z.literal('no_loss'),
    /** An event, or a moment. */
    after: z.string(),
    node,
    events,
    within_s: z.number(),
  }),
  boat_count: z.object({
    ...common,
    kind: z.literal('boat_count'),
    at: utc,
    truth: z.number().optional(),
    min: z.number(),
    max: z.number(),
  }),
  people: z.object({
    ...common,
    kind: z.literal('people'),
    target: z.string(),
    at: utc,
    on_board: bounds.optional(),
    recovered_alive: z.number().optional(),
    by_node: z.object({ UK: z.number().optional(), FR: z.number().optional() }).optional(),
    deceased: z.number().optional(),
    unaccounted: bounds.optional(),
    transferred_in: z.number().optional(),
    transferred_out: z.number().optional(),
    met_ashore: z.number().optional(),
    dispersed_ashore: z.number().optional(),
    discrepancy: z.object({ at_sea: z.number(), ashore: z.number() }).optional(),
    boats: z.number().optional(),
    status: z.string().optional(),
  }),
  reopen: z.object({
    ...common,
    kind: z.literal('reopen'),
    target: z.string(),
    by: utc,
    within_s: z.number().optional(),
    task: z.string().optional(),
    drift_from: z.object({ at: utc }).optional(),
    notify: z.array(node).default([]),
  }),
  clock: z.object({ ...common, kind: z.literal('clock'), event: z.string(), effect: z.string() }),
  dedup_record: z.object({
    ...common,
    kind: z.literal('dedup_record'),
    events,
    /** For people who read the file. */
    result: z.string().optional(),
  }),
  field_correction: z.object({
    ...common,
    kind: z.literal('field_correction'),
    event: z.string(),
    rule: z.string().optional(),
  }),
  safeguarding: z.object({
    ...common,
    kind: z.literal('safeguarding'),
    event: z.string(),
    tasks: z.array(z.string().regex(/^[a-z_]+:\d+$/)),
    due_within_min: z.number().optional(),
    node: node.optional(),
    prohibited: z.array(z.string()).default([]),
  }),
  family_link: z.object({
    ...common,
    kind: z.literal('family_link'),
    /** References of two people. */
    a: z.string().min(1),
    b: z.string().min(1),
    by: utc,
    channel: z.literal('humanitarian_only'),
  }),
  /** What a role on a node is shown of an event by then, and what of it must be nowhere there. */
  visibility: z.object({
    ...common,
    kind: z.literal('visibility'),
    event: z.string(),
    node: z.enum(['UK', 'FR']),
    visible_fields: z.array(z.string()).default([]),
    hidden_fields: z.array(z.string()).default([]),
    by: utc,
  }),
  planning: z.object({
    ...common,
    kind: z.literal('planning'),
    event: z.string(),
    expect: z.unknown().optional(),
  }),
  kpi: z.object({
    ...common,
    kind: z.literal('kpi'),
    at: utc,
    values: z.record(z.string(), z.number()),
  }),
  audit: z.object({
    ...common,
    kind: z.literal('audit'),
    target: z.string(),
    must_contain: z.array(z.string()).min(1),
  }),
} as const satisfies Record<string, z.ZodType>;

export type ExpectationKind = keyof typeof expectationSchemas;
export type Expectation = {
  [Kind in ExpectationKind]: z.output<(typeof expectationSchemas)[Kind]>;
}[ExpectationKind];
export type ExpectationOf<Kind extends ExpectationKind> = Extract<Expectation, { readonly kind: Kind }>;
