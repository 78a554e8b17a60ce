import { expect, test } from 'vitest';
import type { Answer, CommandRequest } from '../app/handle.ts';
import type { JournalPosition } from '../kernel/event.ts';
import { instant } from '../kernel/time.ts';
import type { Track } from '../operations/picture/track.ts';
import { tellingBeacons } from './beacons.ts';
import { readConfig } from './config.ts';

const start = Date.UTC(2027, 8, 9, 2);

function heard(seconds: number, kind: Track['kind'] = 'distress_beacon'): Track {
  const at = instant(start + seconds * 1_000);
  const unsaid = {
    accuracyMetres: null,
    speedMetresPerSecond: null,
    courseDegrees: null,
    headingDegrees: null,
  };
  return {
    track: 'ais:972999001',
    source: 'ais-example',
    receivedAt: at,
    happenedAt: at,
    lat: 50.9,
    lon: 1.5,
    status: 14,
    kind,
    ...unsaid,
  };
}

function opened() {
  const read = readConfig({ file: {}, env: {}, flags: { state: 'uk', agency: 'agency-a' } });
  if (!read.ok) throw new Error('refused');
  const asked: CommandRequest[] = [];
  const said: string[] = [];
  const shown: Track[] = [];
  let answer: () => Promise<Answer> = async () => ({
    ok: true,
    position: 1 as JournalPosition,
    repeated: false,
  }); // any place
  const telling = tellingBeacons(
    {
      config: read.value,
      stations: new Map([['mast', { lat: 51.1, lon: 1.3 }]]),
      say: (line) => void said.push(line),
      handle: (_who, request) => {
        asked.push(request);
        return answer();
      },
    },
    { tracks: ({ changed }) => void shown.push(...changed) },
  );
  const hear = async (...changed: readonly Track[]): Promise<void> => {
    telling.tracks({ changed, identities: [], gone: [] });
    await new Promise((next) => setImmediate(next));
  };
  const call = async (source: string): Promise<void> => {
    telling.called({ track: 'ais:972999001', source, heardAt: instant(start), near: null });
    await new Promise((next) => setImmediate(next));
  };
  return { asked, said, shown, hear, call, answerWith: (next: typeof answer) => (answer = next) };
}

test('a beacon is told once a minute, everything is shown, and ships are not told', async () => {
  const { asked, said, shown, hear } = opened();
  await hear(heard(0), heard(8), heard(0, 'vessel_class_a'));
  await hear(heard(16), heard(64));
  expect(asked.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
    'beacon/ais-beacon-972999001/2027-09-09T02:00',
    'beacon/ais-beacon-972999001/2027-09-09T02:01',
  ]);
  expect(asked[0]).toMatchObject({ context: 'operations/picture', command: 'RecordDetection' });
  expect([shown.length, said]).toEqual([5, []]);
});

test('a beacon without a position is told around the station that heard it, once a minute', async () => {
  const { asked, said, call } = opened();
  await call('mast');
  await call('mast');
  await call('nobody-registered');
  await call('nobody-registered');
  expect(asked.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
    'beacon/ais-beacon-972999001/2027-09-09T02:00-heard',
  ]);
  expect(asked[0]?.fields).toMatchObject({ position: null, bearing: { from: { lat: 51.1, lon: 1.3 } } });
  expect(said).toEqual(['strait: beacons / balises: nobody-registered: station_place_unknown']);
});

test('a place that keeps its moment is told once, and the calls beside it once a minute', async () => {
  const { asked, hear, call } = opened();
  await hear(heard(0));
  await call('mast');
  await hear({ ...heard(0), receivedAt: instant(start + 8_000) });
  await call('mast');
  expect(asked.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
    'beacon/ais-beacon-972999001/2027-09-09T02:00',
    'beacon/ais-beacon-972999001/2027-09-09T02:00-heard',
  ]);
});

test('where the book does not take it, the next burst is told again', async () => {
  const { asked, said, hear, answerWith } = opened();
  answerWith(() => Promise.reject(new Error('away')));
  await hear(heard(0));
  answerWith(async () => ({ ok: false, refusal: { code: 'contended' } }));
  await hear(heard(8));
  answerWith(async () => ({ ok: false, refusal: { code: 'key_reused' } }));
  await hear(heard(16));
  await hear(heard(24));
  expect([asked.length, said.length]).toEqual([3, 2]);
});
