import { describe, expect, test } from 'vitest';
import type { ActorId } from '../../../kernel/ids.ts';
import { addSeconds, instant, toUtc } from '../../../kernel/time.ts';
import { manifestOf, manifestText } from '../picture-file.ts';
import { pictureDecider, type PictureState } from './decide-picture.ts';
import { viewingStream } from './decide-turn.ts';
import type { PictureCommand } from './picture-events.ts';

const start = instant(Date.UTC(2026, 2, 3, 12));
const at = (seconds = 0) => toUtc(addSeconds(start, seconds));
const [one, other] = ['example-1', 'example-2'].map((name) => name as ActorId); // invented
const subject = `s-${'0'.repeat(32)}`;
const facts = { sha256: 'ab'.repeat(32), bytes: 1_200, width: 640, height: 352 };
const viewing = (changes: object = {}) => ({
  phase: 'known',
  viewing: {
    device: 'CAM-1',
    site: 'S-1',
    zone: 'Z-1',
    alarm: 'sa-1',
    beforeFrom: at(-30),
    until: at(600),
    opened: { by: one, at: at() },
    ended: null,
    ...changes,
  },
});
const preserves = (changes: object = {}, state: object = viewing()) =>
  ({
    type: 'PreserveCameraPicture',
    at: at(5),
    by: one,
    seen: { [viewingStream('v-1')]: state },
    picture: 'cp-000001',
    viewing: 'v-1',
    purpose: 'intrusion',
    basis: 'public_task',
    takenAt: at(4),
    subject,
    facts,
    ...changes,
  }) as unknown as PictureCommand; // as the door gives it, without what is sealed
const preserved = (): PictureState => {
  const decided = pictureDecider.decide(pictureDecider.initial, preserves());
  if (!decided.ok) throw new Error(decided.refusal.code);
  const [event] = decided.value;
  if (event === undefined) throw new Error('nothing decided');
  return pictureDecider.evolve(pictureDecider.initial, event);
};

test('a picture bears its camera, its moment, its alarm and its end, and nothing of what is sealed', () => {
  const state = preserved();
  expect(state).toMatchObject({
    phase: 'preserved',
    picture: { device: 'CAM-1', alarm: 'sa-1', takenAt: at(4), preservedAt: at(5), by: one, ...facts },
  });
  expect(state).toMatchObject({ picture: { keepUntil: at(5 + 30 * 86_400) } });
  expect(Object.keys(state)).toEqual(['phase', 'picture']);
  expect(JSON.stringify(state)).not.toContain('image');
});

describe('it is refused', () => {
  const cases: readonly (readonly [
    why: string,
    changes: object,
    state: object | null | undefined,
    code: string,
  ])[] = [
    ['without anybody', { by: undefined }, undefined, 'actor_missing'],
    ['without a viewing', {}, {}, 'viewing_unknown'],
    ['by another', { by: other }, undefined, 'viewing_unknown'],
    ['after its end', {}, viewing({ ended: { at: at(1) } }), 'viewing_unknown'],
    ['after its time', { at: at(600) }, undefined, 'viewing_unknown'],
    ['from before what was asked', { takenAt: at(-31) }, undefined, 'before_missing'],
    [
      'from before, where nothing of before was asked',
      { takenAt: at(-2) },
      viewing({ beforeFrom: null }),
      'before_missing',
    ],
    ['where it is no picture', { facts: null }, undefined, 'picture_unreadable'],
    ['where it is too large', { facts: { ...facts, bytes: 2_000_000 } }, undefined, 'picture_unreadable'],
  ];
  for (const [why, changes, state, code] of cases)
    test(why, () =>
      expect(
        pictureDecider.decide(pictureDecider.initial, preserves(changes, state ?? undefined)),
      ).toMatchObject({ ok: false, refusal: { code } }),
    );
  test('twice under one name', () =>
    expect(pictureDecider.decide(preserved(), preserves())).toMatchObject({
      refusal: { code: 'picture_exists' },
    }));
});

test('its manifest says whether the bytes are still those, and what became of it, oldest first', () => {
  const state = preserved();
  if (state.phase !== 'preserved') throw new Error('not preserved');
  const entry = (position: number, type: string, body: object = {}) => ({
    stream: 'camera-picture/cp-000001',
    version: position,
    position,
    type,
    hash: 'cd'.repeat(32),
    happenedAt: at(position),
    actor: String(one),
    body: body as Readonly<Record<string, unknown>>,
  });
  const entries = [
    entry(9, 'SubjectOpened', { recipient: 'example-body' }),
    entry(3, 'CameraPicturePreserved'),
    entry(4, 'SubjectDetailPut'),
    entry(7, 'SubjectOpened', { recipient: null }),
  ];
  const opened = { bytes: Uint8Array.from([1, 2]), reason: null };
  const manifest = manifestOf(state.picture, opened, { node: 'uk', entries });
  expect(manifest.standing).toBe('differs');
  expect(manifest.custody.map(({ act }) => act)).toEqual(['sealed', 'opened', 'handed_over']);
  expect(manifest.entries.map(({ version }) => version)).toEqual([3, 4, 7, 9]);
  expect(manifest.custody.map(({ entry: { version } }) => version)).toEqual([3, 7, 9]);
  const changed = manifestOf(state.picture, { ...opened, reason: 'other' }, { node: 'uk', entries });
  expect(manifestText(manifest).sha256).not.toBe(manifestText(changed).sha256);
});
