import { hash } from 'node:crypto';
import type { AppendRequest, Journal, JsonObject, NewEvent } from '../src/journal/index.ts';
import type { ActorId } from '../src/kernel/ids.ts';
import { instant, toUtc } from '../src/kernel/time.ts';
import { contactEventSchemas } from '../src/operations/rescue/events-contact.ts';

/** What the backlog is made of: contacts travel on the lane of life, detections on the bulk lane. */
export type BacklogKind = 'contact' | 'detection';

/** Written so many at a time: each is a decision of its own, and the journal commits them together. */
const togetherMax = 2_000;

/** Appends so many invented decisions of one event each to a book of the French, as its own. */
export async function appendBacklog(journal: Journal, kind: BacklogKind, count: number): Promise<void> {
  for (let from = 0; from < count; from += togetherMax) {
    const numbers = Array.from({ length: Math.min(togetherMax, count - from) }, (_, index) => from + index);
    const outcomes = await Promise.all(numbers.map((number) => journal.append(requestOf(kind, number))));
    const wrong = outcomes.find((outcome) => outcome.kind !== 'appended');
    if (wrong !== undefined) throw new Error(`the backlog was not written: ${wrong.kind}`);
  }
}

/** Of one stream each, so that none waits for another. */
function streamOf(kind: BacklogKind, number: number): string {
  return kind === 'contact' ? `contact/c-b${nine(number)}` : `detection/bench-camera/${number}`;
}

function requestOf(kind: BacklogKind, number: number): AppendRequest {
  const idempotencyKey = `bench/${kind}/${number}`;
  const at = toUtc(instant(Date.now()));
  const event: NewEvent = {
    type: kind === 'contact' ? 'ContactRecorded' : 'DetectionRecorded',
    shape: 1,
    happenedAt: at,
    marking: 'official',
    purpose: 'save_life',
    label: { owner: 'fr-cross-gris-nez', releasedToStates: ['fr', 'uk'] },
    cause: null,
    body: kind === 'contact' ? contact(number, at) : detection(number, at),
  };
  return {
    stream: streamOf(kind, number),
    expectedVersion: 0,
    idempotencyKey,
    requestHash: hash('sha256', idempotencyKey),
    actor: 'device.bench' as ActorId, // an invented device
    desk: null,
    events: [event],
    answer: {},
  };
}

const nine = (number: number): string => String(number).padStart(9, '0');

function contact(number: number, at: string): JsonObject {
  const parsed = contactEventSchemas.ContactRecorded.parse({
    contact: `c-b${nine(number)}`,
    kind: 'report',
    channel: 'camera',
    receivedAt: at,
    happenedAt: at,
    claims: {},
    side: 'fr',
    clockOffsetSeconds: 0,
    words: null,
    translated: false,
    by: 'device.bench',
    desk: null,
  });
  return JSON.parse(JSON.stringify(parsed)) as JsonObject; // JSON, as it goes into the book
}

function detection(number: number, at: string): JsonObject {
  return {
    source: 'bench-camera',
    key: String(number),
    kind: 'thermal',
    claimedAt: at,
    timeliness: 'in_time',
    position: { lat: 50.9 + (number % 100) / 1_000, lon: 1.5 + (number % 77) / 1_000, accuracyMetres: 50 },
    bearing: null,
    confidence: 0.8,
    count: null,
    imageReference: null,
  };
}
