import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../kernel/decider.ts';
import { passageDecider } from './decide-passage.ts';
import { equipmentRegister } from './equipment-register.ts';
import type { PassageCommandOf } from './events-passage.ts';
import {
  after,
  at,
  body,
  by,
  edge,
  found,
  givenPassage,
  opened,
  positive,
  record,
  registers,
  samplePlace,
  sampleProbe,
  written,
} from './given-freight.ts';
import { readingRanges } from './reading-ranges.ts';
import { quantities } from './words.ts';

const probe = { method: 'co2', equipment: 'PROBE-1' } as const;
const co2 = [
  { quantity: 'co2_ppm', value: 900, unit: 'ppm' },
  { quantity: 'co2_ambient_ppm', value: 430, unit: 'ppm' },
] as const;
const recorded = (said: Parameters<typeof body>[1], around = registers()) =>
  written([opened()], record(body('k-000001', said), around))[0];

describe('a control is recorded', () => {
  test('with its ground, readings, calibration and result, negative as well', () => {
    expect(recorded({ ...probe, readings: co2 })).toMatchObject({
      type: 'ControlRecorded',
      result: 'nothing_found',
      flags: [],
      saysNothing: false,
      calibratedAt: sampleProbe.calibratedAt,
      by,
    });
  });
  test('words and numbers that are sealed never stand in it', () => {
    const said = { ...record(body('k-000001')), words: 'An invented remark', sealNumber: 'SEAL-EXAMPLE' };
    expect(JSON.stringify(written([opened()], said))).not.toMatch(/invented|SEAL-EXAMPLE/);
  });
  test.each([
    ['control_exists', 'k-000009', {}],
    ['ground_reference_missing', 'k-000001', { ground: { kind: 'rule', reference: null } }],
    ['ground_fact_missing', 'k-000001', { ground: { kind: 'observation', reference: 'looked-nervous' } }],
    ['ground_fact_missing', 'k-000001', { ground: { kind: 'observation', reference: null } }],
    ['times_reversed', 'k-000001', { startedAt: after(1_300) }],
    ['time_ahead', 'k-000001', { endedAt: after(9_000) }],
    ['time_old', 'k-000001', { startedAt: after(-8 * 86_400) }],
    ['too_long', 'k-000001', { startedAt: after(-90_000), endedAt: after(100) }],
    ['equipment_missing', 'k-000001', { method: 'co2' }],
    ['equipment_other_method', 'k-000001', { method: 'dog', equipment: 'PROBE-1' }],
    ['x_ray_not_authorised', 'k-000001', { method: 'x_ray', equipment: 'X-1' }],
    ['found_missing', 'k-000001', { result: 'people_found' }],
    ['found_unexpected', 'k-000001', { found: found(1) }],
    [
      'found_contradicts',
      'k-000001',
      { result: 'people_found', found: found(1, { children: 2 }), next: 'hold' },
    ],
  ] as const)('else it is refused: %s', (code, control, said) => {
    const history = [opened(), ...written([opened()], record(body('k-000009')))];
    givenPassage(history)
      .when(record(body(control, said)))
      .refuses(code);
  });
  test('given people found, the vehicle is held whatever its team wants next', () => {
    expect(recorded({ result: 'people_found', found: found(1), next: 'release' })).toMatchObject({
      type: 'ControlRecorded',
      found: found(1),
      next: 'hold',
      nextRefused: 'release',
    });
  });
  test('no more than sixty on one passage', () => {
    const first = written([opened()], record(body('k-000000')));
    const many = Array.from({ length: 60 }, () => first).flat();
    givenPassage([opened(), ...many])
      .when(record(body('k-000001')))
      .refuses('controls_full');
  });
});

test('a reading that no instrument gives is refused with its range; one within it is not', () => {
  fc.assert(
    fc.property(fc.constantFrom(...quantities), fc.double({ noNaN: false }), (quantity, value) => {
      const { unit, min, max } = readingRanges[quantity];
      const said = { readings: [{ quantity, value, unit }] };
      const command = { ...record(body('k-000001')), ...said };
      const decision = passageDecider.decide(fold(passageDecider, [opened()]), command);
      expect(decision.ok).toBe(value >= min && value <= max);
      if (!decision.ok)
        expect(decision.refusal).toEqual({
          code: 'reading_out_of_range',
          detail: { quantity, unit, min, max },
        });
    }),
    { seed: 2_026, numRuns: 300 },
  );
  const metric = record(
    body('k-000001', { readings: [{ quantity: 'co2_ppm', value: 500, unit: 'percent' }] }),
  );
  givenPassage([opened()]).when(metric).refuses('reading_out_of_range');
});

describe('what a method cannot do is said on the record', () => {
  test.each([
    ['ambient_missing', true, { ...probe, readings: [co2[0]] }],
    ['wind_rocking', true, { method: 'heartbeat', equipment: 'H-1', wind: 'rocking' }],
    ['wind_unknown', false, { method: 'heartbeat', equipment: 'H-1', wind: 'unknown' }],
    ['too_short', false, { method: 'heartbeat', equipment: 'H-1', endedAt: after(900) }],
    ['equipment_unknown', false, { method: 'dog', equipment: 'DOG-9' }],
  ] as const)('%s', (flag, isVoid, said) => {
    expect(recorded(said)).toMatchObject({
      flags: expect.arrayContaining([flag]) as unknown,
      saysNothing: isVoid,
    });
  });
  test('imaging finds nothing behind hard sides: its “nothing” says nothing', () => {
    const imaging = body('k-000001', { method: 'passive_millimetre_wave', equipment: 'W-1' });
    const hard = { ...opened(), sides: 'hard' as const };
    expect(written([hard], record(imaging))[0]).toMatchObject({ saysNothing: true });
    expect(written([opened()], record(imaging))[0]).toMatchObject({ saysNothing: false });
  });
  test('X-rays where the place is authorised', () => {
    const around = registers({ ...samplePlace, xRay: true });
    expect(recorded({ method: 'x_ray', equipment: 'X-1' }, around)).toMatchObject({ method: 'x_ray' });
  });
});

describe('calibration', () => {
  test('past its date it is flagged, and the control stands: it was made', () => {
    const old = registers(samplePlace, { ...sampleProbe, calibrationDueAt: after(100) });
    expect(recorded({ ...probe, readings: co2 }, old)).toMatchObject({ flags: ['calibration_expired'] });
  });
  test('none known is flagged', () => {
    const none = registers(samplePlace, { ...sampleProbe, calibratedAt: null, calibrationDueAt: null });
    expect(recorded({ ...probe, readings: co2 }, none)).toMatchObject({ flags: ['calibration_unknown'] });
  });
  test('in the future it is refused, on the register and on a control', () => {
    const future = { ...sampleProbe, calibratedAt: after(7_200) };
    givenPassage([opened()])
      .when(record(body('k-000001', { ...probe, readings: co2 }), registers(samplePlace, future)))
      .refuses('calibration_in_future');
    const put = { type: 'PutFreightEquipment', at, row: 'PROBE-1', fields: future, seenVersion: null };
    const { decider } = equipmentRegister;
    expect(decider.decide(decider.initial, put)).toMatchObject({
      refusal: { code: 'calibration_in_future' },
    });
    expect(decider.decide(decider.initial, { ...put, at: after(9_000) }).ok).toBe(true);
  });
});

describe('a control is put right', () => {
  const negative = written([opened()], record(body('k-000001')));
  const correct = (
    said: Partial<PassageCommandOf<'CorrectControl'>> = {},
  ): PassageCommandOf<'CorrectControl'> => {
    const { where, readings, wind, seal, result } = body('k-000001');
    const now = { where, readings, wind, seal, result, found: null };
    return { type: 'CorrectControl', ...edge, control: 'k-000001', ...now, reason: 'mistyped', ...said };
  };
  test('both values stay, and who is found is asked for', () => {
    const history = [opened(), ...negative];
    const events = written(history, correct({ result: 'people_found', found: found(1, { children: 1 }) }));
    expect(events.map(({ type }) => type)).toEqual(['ControlCorrected', 'CareAsked']);
    expect(fold(passageDecider, [...history, ...events])).toMatchObject({
      controls: [{ result: 'people_found', corrections: [{ was: { result: 'nothing_found' }, by }] }],
    });
  });
  test('with people in it a vehicle that was let go is held; with somebody hurt, helped first', () => {
    const released = [opened(), ...written([opened()], record(body('k-000001', { next: 'release' })))];
    const put = (said: object) =>
      written(released, correct({ result: 'people_found', found: found(2, said) })).flatMap((event) =>
        event.type === 'NextStepSet' ? [event.next] : [],
      );
    expect(put({})).toEqual(['hold']);
    expect(put({ injured: 1 })).toEqual(['medical']);
    // Known of when it was let go: counted again they hold it no second time.
    const known = [opened(), ...written([opened()], record(positive('k-000001')))];
    const gone = [...known, ...written(known, { type: 'SetNextStep', ...edge, next: 'release' })];
    const again = written(gone, correct({ result: 'people_found', found: found(3) }));
    expect(again.map(({ type }) => type)).toEqual(['ControlCorrected']);
  });
  test('counted again, only those more are asked for', () => {
    const first = written([opened()], record(positive('k-000001', { found: found(5, { children: 2 }) })));
    const history = [opened(), ...first];
    const more = written(history, correct({ result: 'people_found', found: found(5, { children: 3 }) }));
    expect(more.filter(({ type }) => type === 'CareAsked')).toMatchObject([{ count: 1 }]);
  });
  test('refused where it says the same, or is unknown, or cannot be', () => {
    const history = [opened(), ...negative];
    givenPassage(history).when(correct()).refuses('unchanged');
    givenPassage(history)
      .when(correct({ control: 'k-000404' }))
      .refuses('control_unknown');
    givenPassage(history)
      .when(correct({ result: 'people_found' }))
      .refuses('found_missing');
  });
});
