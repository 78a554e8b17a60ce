import { expect, test } from 'vitest';
import { sampleWho } from '../app/sample-who.ts';
import type { Who } from '../app/who.ts';
import { pictureSight } from './picture-sight.ts';
import { openAccess } from './policies.ts';

const sight = pictureSight(openAccess('uk'), { agency: 'uk-hmcg', state: 'uk' });
const duty = (but: Partial<Who>): Who =>
  sampleWho({
    roles: ['duty_officer'],
    purposes: ['save_life', 'border_control'],
    agency: 'fr-dnpaf',
    state: 'fr',
    ...but,
  });

test('a duty officer without the sea was told the counts of each sensor, and tracks at T', () => {
  const ashore = duty({ remits: ['calais_port', 'dunkirk'] });
  expect([sight.tracks(ashore), sight.detections(ashore)]).toEqual([false, false]);
  const atSea = duty({ remits: ['channel'] });
  expect([sight.tracks(atSea), sight.detections(atSea)]).toEqual([true, true]);
});

test('whoever holds the lowest marking only sees ships, and what no sensor sent', () => {
  const low = duty({ remits: ['channel'], markings: ['open'] });
  expect([sight.tracks(low), sight.detections(low)]).toEqual([true, false]);
});
