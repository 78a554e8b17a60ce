import { expect, test } from 'vitest';
import { fakeKeptValues } from '../app/fake-kept-values.ts';
import { startFlows } from '../app/flows.ts';
import { newEvent } from '../app/new-event.ts';
import { streamDoorOf } from '../app/program.ts';
import { sampleJournal } from '../app/sample-journal.ts';
import { flows } from '../flows/register.ts';
import { detectionToContact } from '../flows/detection-to-contact.ts';
import type { DomainEvent } from '../kernel/event.ts';
import type { ActorId } from '../kernel/ids.ts';
import { type Instant, instant, toUtc, type UtcText } from '../kernel/time.ts';
import type { PictureEvent } from '../operations/picture/events.ts';
import { contexts } from './contexts.ts';

const start = Date.UTC(2027, 8, 9, 2);

/** What a radar that is not there says of a small craft. */
function smallCraft(key: string, at: UtcText, lon: number): PictureEvent {
  return {
    type: 'DetectionRecorded',
    at,
    claimedAt: at,
    timeliness: 'in_time',
    source: 'radar-example',
    key,
    kind: 'radar',
    position: { lat: 50.9, lon, accuracyMetres: 50 },
    bearing: null,
    confidence: 0.8,
    count: 1,
    imageReference: null,
    object: 'small_craft',
  };
}

function givenBook() {
  let now = instant(start);
  const journal = sampleJournal(() => now);
  const values = fakeKeptValues();
  const door = streamDoorOf(contexts, 'operations/picture', 'detection');
  const versions = new Map<string, number>();
  let keys = 0;
  const refused: string[] = [];
  const write = async (event: PictureEvent, detection: string): Promise<void> => {
    keys += 1;
    const stream = `detection/${detection}`;
    const expectedVersion = versions.get(stream) ?? 0;
    const by = { who: { agency: null }, request: {}, agency: 'agency-a' };
    await journal.append({
      stream,
      expectedVersion,
      idempotencyKey: `key-${keys}`,
      requestHash: String(keys),
      actor: 'device-1' as ActorId,
      desk: null,
      events: [newEvent({ ...by, door: { stream: door } }, event as unknown as DomainEvent)],
      answer: { ok: true },
    });
    versions.set(stream, expectedVersion + 1);
  };
  return {
    journal,
    values,
    refused,
    at: (seconds: number) => (now = instant(start + seconds * 1_000)),
    see: (key: string, seconds: number, lon = 1.5) =>
      write(smallCraft(key, toUtc(instant(start + seconds * 1_000)), lon), `radar-example/${key}`),
    assess: (key: string, at: Instant) =>
      write(
        {
          type: 'DetectionAssessed',
          at: toUtc(at),
          detection: `radar-example/${key}`,
          assessment: 'false_alarm',
        },
        `radar-example/${key}`,
      ),
    run: () =>
      startFlows({
        journal,
        values,
        contexts,
        flows: flows.filter(({ name }) => name === detectionToContact.name),
        agency: 'agency-a',
        fault: (flow, error) => refused.push(`${flow}: ${String(error)}`),
        refused: (flow, code) => refused.push(`${flow}: ${code}`),
      }),
    written: (type: string) => journal.events.filter((event) => event.type === type),
  };
}

async function until(is: () => boolean): Promise<void> {
  for (let turns = 0; !is() && turns < 100_000; turns += 1) await new Promise((next) => setImmediate(next));
  expect(is()).toBe(true);
}

test('each thing is one contact, with its cause, and what it is taken for', async () => {
  const book = givenBook();
  const running = await book.run();
  await book.see('k1', 0);
  await book.see('k2', 40, 1.501);
  await book.see('k3', 41, 1.6);
  await book.assess('k2', book.at(60));
  await until(() => book.written('AssessmentNoted').length === 1);
  await running.close();
  const [first, second] = book.written('ContactRecorded');
  expect(book.written('ContactRecorded')).toHaveLength(2);
  expect(first).toMatchObject({
    actor: 'flow.detection-to-contact',
    cause: 1,
    body: {
      channel: 'radar',
      source: 'radar-example',
      side: 'uk',
      detected: { detection: 'radar-example/k1', object: 'small_craft', confidence: 0.8 },
    },
  });
  expect(second?.cause).toBe(book.written('DetectionRecorded')[2]?.position);
  expect(book.written('PositionAdded')).toMatchObject([{ stream: first?.stream }]);
  expect(book.written('AssessmentNoted')).toMatchObject([
    { stream: first?.stream, body: { detection: 'radar-example/k2', assessment: 'false_alarm' } },
  ]);
  expect(book.refused).toEqual([]);
});

test('killed at any moment, or run by two processes, nothing doubles and nothing is left out', async () => {
  const book = givenBook();
  for (let n = 0; n < 30; n += 1) await book.see(`k${n}`, n * 45, n % 2 === 0 ? 1.5 : 1.6);
  const whole = givenBook();
  for (let n = 0; n < 30; n += 1) await whole.see(`k${n}`, n * 45, n % 2 === 0 ? 1.5 : 1.6);
  const once = await whole.run();
  const expected = () => whole.written('ContactRecorded').length + whole.written('PositionAdded').length;
  // Of each of the two things: at 0, 90, 180, 270, 450, 630, 810 and 1,080 seconds.
  await until(() => expected() === 16);
  await once.close();
  for (let kill = 0; kill < 6; kill += 1) {
    const [one, two] = [await book.run(), await book.run()];
    await until(() => book.journal.events.length >= Math.min(30 + kill * 4, 46));
    await Promise.all([one.close(), two.close()]);
    // A kill keeps nothing of where it was: the place kept last may be of any moment before.
    if (kill % 2 === 0) await book.values.drop('flow', detectionToContact.name);
  }
  await until(() => book.journal.events.length === 46);
  const bodies = (of: typeof book) =>
    of.journal.events.slice(30).map(({ type, stream, body }) => JSON.stringify([type, stream, body]));
  expect(bodies(book).toSorted()).toEqual(bodies(whole).toSorted());
  expect(book.refused).toEqual([]);
});

test.each([
  ['a higher marking', { marking: 'official_sensitive' as const }],
  ['a caveat', { label: { owner: 'agency-a', caveats: ['example-eyes-only'] } }],
  ['a list of names', { label: { owner: 'agency-a', jurisdiction: ['channel'], namedList: [] } }],
  ['another purpose', { purpose: 'law_enforcement' as const }],
])('a detection kept by %s is no contact: more would know of it than may', async (_by, kept) => {
  const book = givenBook();
  await book.see('k1', 0);
  const first = book.journal.events[0];
  if (first === undefined) throw new Error('nothing written');
  Object.assign(first, kept);
  const running = await book.run();
  await book.see('k2', 60);
  await until(() => book.written('ContactRecorded').length === 1);
  await running.close();
  expect(book.written('ContactRecorded')[0]?.cause).toBe(2);
});

test('what the other node’s devices see leads to a contact over there, not here', async () => {
  const book = givenBook();
  await book.see('k1', 0);
  const imported = book.journal.events[0];
  if (imported === undefined) throw new Error('nothing written');
  const { recordedAt } = imported;
  const of = { position: 7, seen: {}, recordedAt, envelope: '1'.repeat(64) };
  Object.assign(imported, { origin: 'fr', imported: of });
  const running = await book.run();
  await book.see('k2', 60, 1.7);
  await until(() => book.written('ContactRecorded').length === 1);
  await running.close();
  expect(book.written('ContactRecorded')[0]?.cause).toBe(2);
});
