import { z } from 'zod';
import { utcText } from '../../kernel/utc-text.ts';
import { type CommandsOf, type EventsOf, shortName } from '../../kernel/shapes.ts';
import { actor, planPointSchema } from './shapes.ts';
import {
  acts,
  consequences,
  grounds,
  outcomes,
  patrolSteps,
  priorities,
  respondTimes,
  signalNames,
  signatures,
  zoneRankings,
} from './words.ts';

const figure = z.number();

/** What speaks for it, as the rationaliser found it; times as text. */
export const evidenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('wind'),
    station: shortName,
    metresPerSecond: figure,
    neighbours: z.int(),
  }),
  z.strictObject({
    kind: z.literal('train'),
    track: shortName,
    by: z.enum(['axle_counter', 'timetable']),
    at: utcText,
  }),
  z.strictObject({ kind: z.literal('animal'), camera: shortName, confidence: figure }),
  z.strictObject({ kind: z.literal('work'), work: shortName, until: utcText }),
  z.strictObject({ kind: z.literal('service'), until: utcText }),
  z.strictObject({ kind: z.literal('cabinet'), cabinet: shortName, devices: z.int() }),
  z.strictObject({ kind: z.literal('burst'), devices: z.int(), metres: figure, lightning: z.boolean() }),
  z.strictObject({ kind: z.literal('repeats'), perMinute: z.int() }),
  z.strictObject({ kind: z.literal('shelf'), until: utcText }),
  z.strictObject({ kind: z.literal('alert'), device: shortName, signal: z.enum(signalNames), at: utcText }),
  z.strictObject({ kind: z.literal('shook'), value: figure, middle: figure }),
  z.strictObject({ kind: z.literal('seen'), camera: shortName, confidence: figure }),
]);

const cameraSchema = z.strictObject({
  camera: shortName,
  metres: z.number().min(0),
  preset: shortName.nullable(),
  unfit: z.enum(['maintenance', 'known_fault', 'link_lost', 'power_lost']).nullable(),
  before: utcText,
});

/** What an alarm says of itself when it is presented, and anew when it is raised. */
export const alarmFactsSchema = z.strictObject({
  alarm: shortName,
  site: shortName,
  signature: z.enum(signatures),
  consequence: z.enum(consequences),
  /** Absent: from before alarms were ranked by time as well. */
  priority: z.enum(priorities).optional(),
  /** How soon an answer is needed by the site’s own bounds, and what the zone’s setting changed; absent: from before it was kept. */
  respond: z
    .strictObject({
      time: z.enum(respondTimes),
      byZone: z.array(z.enum(zoneRankings)).max(zoneRankings.length).readonly(),
    })
    .optional(),
  act: z.enum(acts),
  zone: shortName,
  ground: z.enum(grounds),
  /** The track beside which it is; null: none. */
  track: shortName.nullable(),
  place: planPointSchema,
  position: z.strictObject({ lat: z.number(), lon: z.number() }),
  devices: z.array(shortName).max(24).readonly(),
  evidence: z.array(evidenceSchema).max(12).readonly(),
  cameras: z.array(cameraSchema).max(3).readonly(),
  /** Until when somebody running could stand on the track; null: no track that way. */
  actBefore: utcText.nullable(),
  interrupts: z.boolean(),
});
export type AlarmFacts = Readonly<z.infer<typeof alarmFactsSchema>>;

const ofAlarm = z.strictObject({ alarm: shortName });

/** Somebody was on the track again: when, and what then says so. */
const seenAgain = ofAlarm.extend({
  seenAt: utcText,
  devices: alarmFactsSchema.shape.devices,
  evidence: alarmFactsSchema.shape.evidence,
});

/** Commands that people give on an alarm; presenting and raising are the node's own. */
export const alarmCommandSchemas = {
  AcknowledgeSiteAlarm: ofAlarm,
  /** Guards or a patrol are to go there: dispatch is asked, and decides whom. */
  AskPatrol: ofAlarm,
  CloseSiteAlarm: ofAlarm.extend({ outcome: z.enum(outcomes) }),
} as const satisfies Record<string, z.ZodType>;

/** Commands of the node itself: they have no address. */
export const alarmOwnSchemas = {
  PresentSiteAlarm: alarmFactsSchema,
  RaiseSiteAlarm: alarmFactsSchema,
  /** Asks nobody anew, and holds up whoever would let trains run. */
  NoteSeenAgain: seenAgain,
  /** Told by dispatch, by its flow alone. */
  NotePatrol: ofAlarm.extend({ step: z.enum(patrolSteps), patrol: shortName.nullable() }),
} as const satisfies Record<string, z.ZodType>;

const by = { by: actor };
/** Bodies of the events of an alarm's stream. */
export const alarmEventSchemas = {
  SiteAlarmPresented: alarmFactsSchema,
  SiteAlarmRaised: alarmFactsSchema,
  SiteAlarmSeenAgain: seenAgain,
  SiteAlarmAcknowledged: ofAlarm.extend(by),
  PatrolAsked: ofAlarm.extend({
    site: shortName,
    zone: shortName,
    position: alarmFactsSchema.shape.position,
    consequence: z.enum(consequences),
    actBefore: utcText.nullable(),
    ...by,
  }),
  PatrolNoted: alarmOwnSchemas.NotePatrol.extend(by),
  SiteAlarmClosed: ofAlarm.extend({ site: shortName, outcome: z.enum(outcomes), ...by }),
} as const satisfies Record<string, z.ZodType>;

export type SiteAlarmEvent = EventsOf<typeof alarmEventSchemas>;
export type SiteAlarmCommand = CommandsOf<typeof alarmCommandSchemas & typeof alarmOwnSchemas>;
