import { describe, expect, test } from 'vitest';
import type { ActorId } from '../../../kernel/ids.ts';
import { addSeconds, instant, toUtc } from '../../../kernel/time.ts';
import type { AlarmFacts } from '../events-alarm.ts';
import { turnDecider, type TurnState, viewingStream } from './decide-turn.ts';
import { alarmStream, viewingDecider, type ViewingState } from './decide-viewing.ts';
import type { TurnCommand, ViewingCommand } from './events.ts';
import { cameraEventText } from './text.ts';

const start = instant(Date.UTC(2026, 2, 3, 12));
const at = (seconds = 0) => toUtc(addSeconds(start, seconds));
const [one, other] = ['example-1', 'example-2'].map((name) => name as ActorId); // invented
const view = { bearingDegrees: 0, widthDegrees: 90, rangeMetres: 50 };
const row = (kind: string, presets: readonly object[] = []) => ({
  phase: 'held',
  fields: JSON.stringify({
    site: 'S-1',
    zone: 'Z-1',
    kind,
    name: {
      en: 'Test 1',
      fr: 'Essai 1',
    },
    at: {
      east: 0,
      north: 0,
    },
    cabinet: null,
    view: kind === 'camera' ? view : null,
    presets,
    track: null,
  }),
});
const seen = {
  'site_device/CAM-1': row('camera', [{ preset: 'gate', view }]),
  'site_device/IR-1': row('infrared_beam'),
  [alarmStream('sa-1')]: { phase: 'known', alarm: { facts: { site: 'S-1' } as AlarmFacts } },
  [alarmStream('sa-9')]: { phase: 'known', alarm: { facts: { site: 'S-9' } as AlarmFacts } },
};
const opens = (changes: object = {}) =>
  ({
    type: 'OpenCameraViewing',
    at: at(),
    by: one,
    seen,
    viewing: 'v-1',
    device: 'CAM-1',
    purpose: 'alarm',
    alarm: 'sa-1',
    recipient: null,
    beforeSeconds: 15,
    ...changes,
  }) as ViewingCommand;
const opened = (command = opens()): ViewingState => {
  const decided = viewingDecider.decide(viewingDecider.initial, command);
  if (!decided.ok) throw new Error(decided.refusal.code);
  return decided.value.reduce<ViewingState>(
    (before, event) => viewingDecider.evolve(before, event),
    viewingDecider.initial,
  );
};

describe('a viewing', () => {
  test('has its purpose, its alarm, how far back it goes, and an end by itself', () => {
    expect(opened()).toMatchObject({
      viewing: { site: 'S-1', zone: 'Z-1', beforeFrom: at(-15), until: at(600), ended: null, alarm: 'sa-1' },
    });
    expect(opened(opens({ beforeSeconds: 0, purpose: 'device_check', alarm: null }))).toMatchObject({
      viewing: { beforeFrom: null, alarm: null },
    });
  });

  test.for([
    [{ by: undefined }, 'actor_missing'],
    [{ device: 'CAM-9' }, 'camera_unknown'],
    [{ device: 'IR-1' }, 'camera_unknown'],
    [{ alarm: null }, 'alarm_missing'],
    [{ alarm: 'sa-2' }, 'alarm_elsewhere'],
    [{ alarm: 'sa-9' }, 'alarm_elsewhere'],
  ] as const)('%j: %s', ([changes, code]) => {
    expect(viewingDecider.decide(viewingDecider.initial, opens(changes))).toMatchObject({
      refusal: { code },
    });
  });

  test('is opened once, ended once, and what was given stands in its end', () => {
    const state = opened();
    expect(viewingDecider.decide(state, opens())).toMatchObject({ refusal: { code: 'viewing_exists' } });
    const close = {
      type: 'CloseCameraViewing',
      at: at(20),
      by: one,
      viewing: 'v-1',
      reason: 'left',
      given: 7,
      firstAt: at(1),
      lastAt: at(9),
    } as ViewingCommand;
    expect(viewingDecider.decide(viewingDecider.initial, close)).toMatchObject({
      refusal: { code: 'viewing_unknown' },
    });
    const decided = viewingDecider.decide(state, close);
    expect(decided).toMatchObject({ value: [{ type: 'CameraViewingEnded', given: 7, lastAt: at(9) }] });
    const after = decided.ok
      ? decided.value.reduce((before, event) => viewingDecider.evolve(before, event), state)
      : state;
    expect(after).toMatchObject({ viewing: { ended: { reason: 'left', given: 7 } } });
    expect(viewingDecider.decide(after, close)).toEqual({ ok: true, value: [] });
  });
});

describe('a camera that turns', () => {
  const looking = {
    ...seen,
    [viewingStream('v-1')]: opened(),
    [viewingStream('v-2')]: opened(opens({ by: other })),
  };
  const turns = (changes: object = {}) =>
    ({
      type: 'TurnCamera',
      at: at(5),
      by: one,
      seen: looking,
      device: 'CAM-1',
      turn: 't-1',
      preset: 'gate',
      viewing: 'v-1',
      ...changes,
    }) as TurnCommand;
  const after = (...commands: readonly TurnCommand[]): TurnState =>
    commands.reduce((state, command) => {
      const decided = turnDecider.decide(state, command);
      if (!decided.ok) throw new Error(decided.refusal.code);
      return decided.value.reduce((before, event) => turnDecider.evolve(before, event), state);
    }, turnDecider.initial);

  test.for([
    [{ by: undefined }, 'actor_missing'],
    [{ device: 'CAM-9' }, 'camera_unknown'],
    [{ preset: 'cellar' }, 'preset_unknown'],
    [{ viewing: 'v-9' }, 'viewing_missing'],
    [{ viewing: 'v-2' }, 'viewing_missing'],
    [{ at: at(601) }, 'viewing_missing'],
  ] as const)('%j: %s', ([changes, code]) => {
    expect(turnDecider.decide(turnDecider.initial, turns(changes))).toMatchObject({ refusal: { code } });
  });

  test('belongs to whoever turned it, for a minute or until they let it go', () => {
    const held = after(turns());
    const theirs = { by: other, viewing: 'v-2', turn: 't-2' };
    expect(turnDecider.decide(held, turns({ ...theirs, at: at(64) }))).toMatchObject({
      refusal: { code: 'held_by_another', detail: { until: at(65) } },
    });
    expect(turnDecider.decide(held, turns({ ...theirs, at: at(65) })).ok).toBe(true);
    expect(turnDecider.decide(held, turns())).toMatchObject({ refusal: { code: 'turn_exists' } });
    const lets = (by: ActorId | undefined) =>
      ({ type: 'ReleaseCamera', at: at(9), by, device: 'CAM-1' }) as TurnCommand;
    expect(turnDecider.decide(held, lets(other))).toMatchObject({ refusal: { code: 'not_held' } });
    expect(turnDecider.decide(after(turns(), lets(one)), turns({ ...theirs, at: at(10) })).ok).toBe(true);
  });

  test('has its answer noted once, of the order it was given to', () => {
    const noted = (turn: string, outcome: string) =>
      ({ type: 'NoteCameraTurned', at: at(6), by: one, device: 'CAM-1', turn, outcome }) as TurnCommand;
    const state = after(turns(), noted('t-1', 'turned'));
    expect(state).toMatchObject({ camera: { last: { turn: 't-1', outcome: 'turned' } } });
    expect(turnDecider.decide(state, noted('t-1', 'silent'))).toEqual({ ok: true, value: [] });
    expect(turnDecider.decide(state, noted('t-9', 'turned'))).toMatchObject({
      refusal: { code: 'turn_unknown' },
    });
  });

  test('each event is told in both languages', () => {
    for (const { en, fr } of Object.values(cameraEventText)) expect([en, fr]).not.toContain('');
  });
});
