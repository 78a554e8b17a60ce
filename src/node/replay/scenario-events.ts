import { z } from 'zod';
import { parseUtc, type UtcText, toUtc } from '../../kernel/time.ts';

/** Sources of a position as a scenario names them. */
export const scenarioSources = [
  'gps_share',
  'cell_id',
  'radar',
  'camera_bearing',
  'verbal',
  'email_text',
  'ais',
  'gps',
  'estimate',
  'drone',
] as const;

export const utc = z.string().transform((text, context): UtcText => {
  const at = parseUtc(text);
  if (at !== null) return toUtc(at);
  context.issues.push({ code: 'custom', input: text, message: 'a moment in UTC, ending in Z' });
  return z.NEVER;
});

const people = z.int().min(0).max(1_000);

/** A figure as a scenario gives it: one number, or from and to. */
const figure = z.union([people, z.object({ min: people, max: people })]);

export const scenarioClaims = z.object({
  persons: figure.optional(),
  children: figure.optional(),
  persons_in_water: figure.optional(),
  overboard: figure.optional(),
  injured: figure.optional(),
  deceased: figure.optional(),
  from_other_boat: figure.optional(),
  to_other_boat: figure.optional(),
  /** In the scenario's words: `engine_weak`, `underway`, `overloaded`; what is not known is kept as not said. */
  state: z.string().optional(),
  time_estimate: z.string().optional(),
});

export const scenarioPosition = z.object({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  acc_m: z.number().positive(),
  source: z.enum(scenarioSources),
  /** As a person typed it, where one did. */
  raw: z.string().optional(),
});

const eventId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/);
const node = z.enum(['UK', 'FR']);
const person = z.object({
  ref: z.string().min(1),
  age_band: z.string().optional(),
  /** What the person says, as a log would have it. */
  note: z.string().optional(),
});

/** What every event has. Fields beyond those named are a scenario's own and are not read. */
const common = {
  id: eventId,
  at: utc,
  /** When it was received, if later. */
  rx: utc.optional(),
  node,
  text: z.string().default(''),
  /** When a person opened it, if not at once. */
  seen: utc.optional(),
  claims: scenarioClaims.optional(),
  position: scenarioPosition.optional(),
  phone: z.string().min(1).optional(),
  phones_on_board: z.array(z.string().min(1)).default([]),
  lang: z.string().optional(),
  medium: z.string().optional(),
  persons: z.union([people, z.array(person)]).optional(),
  delivery: z.enum(['first', 'retry']).optional(),
  queued: z.boolean().optional(),
};

const breakdown = z.object({
  adults: people.optional(),
  children_with_family: people.optional(),
  unaccompanied_children: people.optional(),
});

/** Schema of every kind of event, by `type`. */
export const eventSchemas = {
  call: z.object({ ...common, type: z.literal('call') }),
  position: z.object({ ...common, type: z.literal('position') }),
  ngo: z.object({ ...common, type: z.literal('ngo'), sender: z.string().optional() }),
  sighting: z.object({ ...common, type: z.literal('sighting'), observer: z.string().optional() }),
  sensor: z.object({
    ...common,
    type: z.literal('sensor'),
    sensor: z.string(),
    kind: z.string().optional(),
  }),
  ais: z.object({ ...common, type: z.literal('ais') }),
  unit: z.object({ ...common, type: z.literal('unit'), unit: z.string(), status: z.string() }),
  rescue: z.object({
    ...common,
    type: z.literal('rescue'),
    unit: z.string(),
    recovered: people,
    deceased: people.default(0),
    /** A hull left drifting bears this mark. */
    hull_mark: z.string().optional(),
  }),
  disembark: z.object({
    ...common,
    type: z.literal('disembark'),
    port: z.string(),
    count: people,
    breakdown: breakdown.default({}),
  }),
  statement: z.object({ ...common, type: z.literal('statement'), port: z.string().optional() }),
  handover: z.object({
    ...common,
    type: z.literal('handover'),
    action: z.enum(['propose', 'accept', 'refuse', 'assist_without_transfer', 'withdraw']),
    ref: z.string(),
    to: node.optional(),
    reason: z.string().optional(),
  }),
  mayday_relay: z.object({ ...common, type: z.literal('mayday_relay') }),
  link: z.object({
    ...common,
    type: z.literal('link'),
    state: z.enum(['down', 'up']),
    direction: z.string().optional(),
  }),
  shift: z.object({
    ...common,
    type: z.literal('shift'),
    team: z.string().optional(),
    staff: people,
    establishment: people,
  }),
  log: z.object({
    ...common,
    type: z.literal('log'),
    actor: z.string().optional(),
    intent: z.string().default('note'),
    offset_s: z.number().optional(),
  }),
  /** Something learned: its text stays; what may be said of it is given beside, or nothing may. */
  intel: z.object({
    ...common,
    type: z.literal('intel'),
    grading: z.object({ source: z.string(), information: z.string() }).optional(),
    handling: z.string().default(''),
    shareable_tip: z.string().optional(),
  }),
  /** A control of a vehicle. Method and result in a log's words, either language; what nobody understands is counted. */
  freight: z.object({
    ...common,
    type: z.literal('freight'),
    site: z.string().default(''),
    /** As typed: of the tractor. */
    vehicle: z.string().max(24).optional(),
    trailer: z.string().max(24).optional(),
    method: z.string().default(''),
    result: z.string().default(''),
  }),
  /** What a driver noticed: in the page's own word, or in a log's words, either language. */
  driver_report: z.object({
    ...common,
    type: z.literal('driver_report'),
    site: z.string().default(''),
    what: z.string().default(''),
  }),
  /** A sensor of a fixed site. What it says in a log's words, either language; what nobody understands is counted. */
  perimeter: z.object({
    ...common,
    type: z.literal('perimeter'),
    site: z.string().default(''),
    sensor: z.string().max(64).default(''),
    result: z.string().default(''),
  }),
  intervention: z.object({
    ...common,
    type: z.literal('intervention'),
    team: z.string().optional(),
    kind: z.string(),
    persons_counted: people.optional(),
    boat_found: z.boolean().optional(),
    injuries: people.default(0),
  }),
  environment: z.object({ ...common, type: z.literal('environment') }),
} as const satisfies Record<string, z.ZodType>;

export type EventKind = keyof typeof eventSchemas;
export type ScenarioEvent = { [Kind in EventKind]: z.output<(typeof eventSchemas)[Kind]> }[EventKind];
export type EventOf<Kind extends EventKind> = Extract<ScenarioEvent, { readonly type: Kind }>;
export type ScenarioClaims = z.output<typeof scenarioClaims>;
export type ScenarioPosition = z.output<typeof scenarioPosition>;
