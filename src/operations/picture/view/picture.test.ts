import { expect, test } from 'vitest';
import { detection, motion, picture, vessel } from './given-picture.ts';
import { applyDetections, applyTracks } from './picture.ts';

const nothing = { motions: [], vessels: [], gone: [], reset: false, coalesced: 0 };

test('a row moves its track and leaves a trail behind it', () => {
  const held = picture({ motions: [motion('a', { ageSeconds: 60, lat: 51 })] });
  applyTracks(held, { ...nothing, motions: [motion('a', { ageSeconds: 1, lat: 51.01 })] });
  const track = held.tracks.get('a');
  expect(track?.lat).toBe(51.01);
  expect(track?.trail).toHaveLength(3);
});

test('a track at rest leaves no trail', () => {
  const held = picture({ motions: [motion('a', { ageSeconds: 60 })] });
  applyTracks(held, { ...nothing, motions: [motion('a', { ageSeconds: 1, lat: 51.0001 })] });
  expect(held.tracks.get('a')?.trail).toHaveLength(0);
});

test('a report older than the one held never turns the picture back', () => {
  const held = picture({ motions: [motion('a', { ageSeconds: 1, lat: 51.2 })] });
  applyTracks(held, { ...nothing, motions: [motion('a', { ageSeconds: 90, lat: 51 })] });
  expect(held.tracks.get('a')?.lat).toBe(51.2);
});

test('a reset replaces every track and vessel but keeps the trails of those that remain', () => {
  const held = picture({
    motions: [motion('a', { ageSeconds: 60 }), motion('b')],
    vessels: [vessel('b', 'EXAMPLE B')],
  });
  applyTracks(held, { ...nothing, reset: true, motions: [motion('a', { ageSeconds: 1, lat: 51.01 })] });
  expect([...held.tracks.keys()]).toEqual(['a']);
  expect(held.vessels.size).toBe(0);
  expect(held.tracks.get('a')?.trail).toHaveLength(3);
});

test('what is gone is gone, and what was folded is counted', () => {
  const held = picture({ motions: [motion('a'), motion('b')] });
  applyTracks(held, { ...nothing, gone: ['a'], coalesced: 3 });
  applyTracks(held, { ...nothing, coalesced: 4 });
  expect([...held.tracks.keys()]).toEqual(['b']);
  expect(held.coalescedTotal).toBe(7);
});

test('an older view of a detection never replaces a newer one; a reset starts afresh', () => {
  const held = picture({ detections: [detection('d', 5, { version: 8, source: 'NEW' })] });
  applyDetections(held, {
    detections: [detection('d', 5, { version: 7, source: 'OLD' })],
    reset: false,
  });
  expect(held.detections.get('d')?.source).toBe('NEW');
  applyDetections(held, { detections: [detection('e', 5)], reset: true });
  expect([...held.detections.keys()]).toEqual(['e']);
});

test('each change is a new revision', () => {
  const held = picture({});
  const before = held.revision;
  applyTracks(held, nothing);
  applyDetections(held, { detections: [], reset: false });
  expect(held.revision).toBe(before + 2);
});
