import { expect, test } from 'vitest';
import { perimeterSaid } from './perimeter-of.ts';
import { eventSchemas } from './scenario-events.ts';

const said = (fields: object) =>
  perimeterSaid(
    eventSchemas.perimeter.parse({
      id: 'X1',
      at: '2027-01-02T03:04:00Z',
      type: 'perimeter',
      node: 'FR',
      site: 'Example yard',
      ...fields,
    }),
  );

test('a fence knows that it was shaken or cut, whoever was seen there', () => {
  expect(said({ sensor: 'FENCE-9', result: 'intrusion_attempt', text: 'Six people, dispersed.' })).toEqual({
    kind: 'fence_sensor',
    ground: 'outer_fence',
    signal: 'disturbance',
    confidence: null,
    outcome: 'person_left',
  });
  expect(said({ sensor: 'CLOTURE-2', result: 'intrusion', text: 'Grillage coupé.' })?.signal).toBe('cut');
});

test('a camera knows a person, and says so of the track where the line does', () => {
  expect(said({ sensor: 'CAM-1', result: 'intrusion', text: 'Deux personnes sur la voie.' })).toMatchObject({
    kind: 'camera',
    ground: 'track',
    signal: 'person',
  });
});

test('trouble of a device is its own, in both languages', () => {
  for (const result of ['fault', 'défaut', 'panne'])
    expect(said({ sensor: 'CAM-7', result })).toMatchObject({ signal: 'fault', outcome: 'device_at_fault' });
});

test('a sensor that nobody knows is not guessed at', () => {
  expect(said({ sensor: 'Q-17', result: 'intrusion' })).toBeNull();
  expect(said({})).toBeNull();
});
