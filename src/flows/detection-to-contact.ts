import { z } from 'zod';
import type { RecordedEvent } from '../kernel/event.ts';
import type { Flow, FlowCommand, FlowMemory } from '../kernel/flow.ts';
import { sha256Hex } from '../kernel/sha256.ts';
import { instant, toUtc } from '../kernel/time.ts';
import type {
  AssessmentWithdrawn,
  DetectionAssessed,
  DetectionRecorded,
  PictureEvent,
} from '../operations/picture/events.ts';
import { detectionId } from '../operations/picture/events.ts';
import type { DetectionKind } from '../operations/picture/wire.ts';
import {
  type AddPosition,
  claimsSchema,
  type NoteAssessment,
  type RecordContact,
} from '../operations/rescue/events-contact.ts';
import type { Channel, ContactPosition, PositionSource } from '../operations/rescue/wire.ts';
import {
  followed,
  heldThings,
  isFlooding,
  isKept,
  isWide,
  seenAgain,
  type Sighting,
  sightingOf,
  type Thing,
  thingSchema,
} from './followed-things.ts';

/** Detections of which the flow still knows what became of them, newest last. */
const placedMax = 5_000;
/** Detections that stayed in the picture and would become a contact if the watch confirmed them. */
const waitingMax = 1_000;

const waitingSchema = z.strictObject({
  detection: z.string(),
  sighting: thingSchema.omit({ contact: true, positions: true, keptAt: true }),
  kind: z.custom<DetectionKind>((value) => typeof value === 'string'),
  confidence: z.number().nullable(),
});
/** A detection as it may become a contact. */
type Detection = Readonly<z.infer<typeof waitingSchema>>;

const memorySchema = z.strictObject({
  things: z.array(thingSchema).readonly(),
  placed: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
  waiting: z.array(waitingSchema).readonly(),
});
/** What is followed now, on which contact each detection lies, and what waits for a person's word. */
export type DetectionMemory = Readonly<z.infer<typeof memorySchema>>;

const channels: Readonly<Record<DetectionKind, Channel>> = {
  camera: 'camera',
  thermal: 'camera',
  acoustic: 'camera',
  other: 'camera',
  radar: 'radar',
  ais: 'ais',
  drone: 'drone',
  patrol: 'patrol',
  aircraft: 'aircraft',
};
const measuredBy: Partial<Record<DetectionKind, PositionSource>> = {
  camera: 'camera_bearing',
  thermal: 'camera_bearing',
  radar: 'radar',
  ais: 'ais',
  drone: 'drone',
};

/** What becomes of one event: nothing, a contact of its own, or a further sighting of something followed. */
type Placing =
  | { readonly kind: 'stays'; readonly waits: Detection | null }
  | { readonly kind: 'opens'; readonly detection: Detection; readonly contact: string }
  | { readonly kind: 'joins'; readonly detection: Detection; readonly thing: Thing };

const memory: FlowMemory<PictureEvent, DetectionMemory> = {
  initial: { things: [], placed: [], waiting: [] },
  evolve(before, recorded) {
    const placing = placingOf(before, recorded);
    if (placing === null || placing.kind === 'stays') {
      if (placing?.waits == null) return before;
      return { ...before, waiting: [...before.waiting, placing.waits].slice(-waitingMax) };
    }
    const { detection, sighting } = placing.detection;
    const known = placing.kind === 'joins' ? placing.thing : null;
    const contact = placing.kind === 'joins' ? placing.thing.contact : placing.contact;
    const now =
      known === null
        ? { ...sighting, contact, positions: 1, keptAt: sighting.at }
        : seenAgain(known, sighting);
    return {
      things: heldThings(before.things, { before: known, now }),
      placed: [...before.placed, [detection, contact] as const].slice(-placedMax),
      waiting: before.waiting.filter((one) => one.detection !== detection),
    };
  },
  read: (kept) => memorySchema.safeParse(kept).data ?? null,
};

/**
 * What a device or a patrol takes for a small craft or a person in the water stands in the rescue's inbox at once; the
 * same thing seen again by the same source adds a position. Place, time, source, what it is taken for and how surely
 * travel, and what the watch of the picture makes of it: nothing of any person. Automatic: a look too many is all that
 * it can cost. Source: issue 4; PROBLEM F8; docs/decisions/0020.
 */
export const detectionToContact: Flow<PictureEvent, DetectionMemory> = {
  name: 'detection-to-contact',
  from: 'operations/picture',
  to: 'operations/rescue',
  kind: 'contact',
  types: ['DetectionRecorded', 'DetectionAssessed', 'AssessmentWithdrawn'],
  mark: 'auto',
  why: {
    en: 'Saving life: what is detected at sea stands in the rescue’s inbox at once. Only place, time, source, kind of object, confidence and what the watch made of it travel.',
    fr: 'Sauvegarde de la vie : ce qui est détecté en mer figure aussitôt dans la boîte de réception du sauvetage. Seuls le lieu, l’heure, la source, la nature de l’objet, la confiance et l’appréciation du quart circulent.',
  },
  passes: [
    'contact',
    'kind',
    'channel',
    'receivedAt',
    'happenedAt',
    'source',
    'claims',
    'positions',
    'position',
    'detected',
    'detection',
    'assessment',
  ],
  memory,
  propose(recorded, remembered): readonly FlowCommand[] {
    const placing = placingOf(remembered, recorded);
    const { event } = recorded;
    const commands: FlowCommand[] = [];
    if (placing?.kind === 'opens') commands.push(opening(placing, recorded));
    if (placing?.kind === 'joins' && isKept(placing.thing, placing.detection.sighting))
      commands.push(adding(placing, recorded));
    if (event.type === 'DetectionRecorded') return commands;
    const contact = placing?.kind === 'opens' ? placing.contact : contactOf(remembered, event.detection);
    return contact === null ? [] : [...commands, noting(contact, { ...recorded, event })];
  },
};

/** Null: the event places nothing, or what it would place has its contact. */
function placingOf(held: DetectionMemory, { origin, event }: RecordedEvent<PictureEvent>): Placing | null {
  if (event.type === 'AssessmentWithdrawn') return null;
  if (event.type === 'DetectionAssessed') {
    const detection = held.waiting.find((one) => one.detection === event.detection);
    if (detection === undefined || event.assessment !== 'confirmed') return null;
    return { kind: 'opens', detection, contact: contactId(origin, detection.detection) };
  }
  const detection = detectionOf(event);
  const where = bound(event);
  if (where !== 'inbox') return { kind: 'stays', waits: where === 'waits' ? detection : null };
  const thing = followed(held.things, detection.sighting);
  if (thing !== null) return { kind: 'joins', detection, thing };
  if (isFlooding(held.things, detection.sighting)) return { kind: 'stays', waits: detection };
  return { kind: 'opens', detection, contact: contactId(origin, detection.detection) };
}

/**
 * Small craft and people in the water go to the inbox, whatever the confidence; so does what is not said to be anything
 * by a device that speaks only when it takes something for a boat. A radar plots everything: what it leaves unsaid waits
 * in the picture for a person's word. Vessels and other things stay there, and so does a device that sees nothing.
 */
function bound({ kind, object = null, count }: DetectionRecorded): 'inbox' | 'waits' | 'picture' {
  if (count === 0) return 'picture';
  if (object === 'small_craft' || object === 'person_in_water') return 'inbox';
  if (object !== null) return 'picture';
  return kind === 'radar' ? 'waits' : 'inbox';
}

function detectionOf(event: DetectionRecorded): Detection {
  const { kind, confidence } = event;
  return { detection: detectionId(event), sighting: sightingOf(event), kind, confidence };
}

/** The same detection has the same contact, on whichever process and after whatever kill. */
function contactId(origin: string, detection: string): string {
  return `c-${sha256Hex(`${origin}/${detection}`).slice(0, 32)}`;
}

function contactOf({ placed }: DetectionMemory, detection: string): string | null {
  return placed.findLast(([one]) => one === detection)?.[1] ?? null;
}

type Opens = Extract<Placing, { readonly kind: 'opens' }>;
type Joins = Extract<Placing, { readonly kind: 'joins' }>;

function opening({ detection, contact }: Opens, { recordedAt }: RecordedEvent<PictureEvent>): FlowCommand {
  const { sighting, kind, confidence } = detection;
  const command: RecordContact = {
    type: 'RecordContact',
    at: recordedAt,
    contact,
    kind: 'report',
    channel: channels[kind],
    receivedAt: recordedAt,
    happenedAt: toUtc(instant(sighting.at)),
    language: null,
    caller: null,
    source: sighting.source,
    unit: null,
    place: null,
    claims: claimsSchema.parse(claimed(sighting)),
    positions: [positionOf(detection)],
    counted: null,
    callersAboard: [],
    detected: { detection: detection.detection, object: sighting.object, confidence },
    wordsSubject: null,
    translated: false,
  };
  return { key: contact, command };
}

/** People in the water are claimed as such; of craft only how many there are, where the device says it. */
function claimed({ object, count }: Sighting): Partial<RecordContact['claims']> {
  if (object !== 'person_in_water') return count === null ? {} : { boats: Math.min(count, 60) };
  const most = Math.min(Math.max(1, count ?? 1), 1_000);
  return { inWater: { min: 1, max: most, best: count === null ? null : most } };
}

function adding({ detection, thing }: Joins, { recordedAt }: RecordedEvent<PictureEvent>): FlowCommand {
  const { contact } = thing;
  const command: AddPosition = {
    type: 'AddPosition',
    at: recordedAt,
    contact,
    position: positionOf(detection),
  };
  return { key: contact, command };
}

function positionOf({ detection, sighting, kind }: Detection): ContactPosition {
  const { lat, lon, accuracyMetres, at } = sighting;
  return {
    id: `d-${sha256Hex(detection).slice(0, 12)}`,
    lat,
    lon,
    accuracyMetres,
    source: isWide(sighting) ? 'estimate' : (measuredBy[kind] ?? 'estimate'),
    at: toUtc(instant(at)),
    raw: null,
    flags: [],
    candidates: [],
  };
}

function noting(
  contact: string,
  { event, recordedAt: at }: RecordedEvent<DetectionAssessed | AssessmentWithdrawn>,
): FlowCommand {
  const { detection } = event;
  const assessment = event.type === 'DetectionAssessed' ? event.assessment : null;
  const command: NoteAssessment = { type: 'NoteAssessment', at, contact, detection, assessment };
  return { key: contact, command };
}
