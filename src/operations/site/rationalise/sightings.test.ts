import { expect, test } from 'vitest';
import { addSeconds } from '../../../kernel/time.ts';
import { givenSite, noon } from './given-site.ts';
import { createSightings } from './sightings.ts';

/** An alarm of somebody on the track, as a site presents it. */
function givenAlarm() {
  const site = givenSite();
  site.says(0, ['rail-1', 'disturbance']);
  site.quietUntil(5);
  const [alarm] = site.asked();
  if (alarm === undefined) throw new Error('not presented');
  return alarm;
}

test('the first sighting is told at once, and the last of those that follow when ten seconds have gone by', () => {
  const alarm = givenAlarm();
  const sightings = createSightings();
  const at = (seconds: number) => addSeconds(noon, seconds);
  const told = (seconds: number) => sightings.due(at(seconds)).map(({ seenAt }) => (seenAt - noon) / 1000);
  sightings.note({ alarm, seenAt: at(100) });
  expect(told(100)).toEqual([100]);
  sightings.note({ alarm, seenAt: at(103) });
  sightings.note({ alarm, seenAt: at(107) });
  expect([told(107), told(109)]).toEqual([[], []]);
  expect(told(110)).toEqual([107]);
  expect(told(130)).toEqual([]);
});

test('what an alarm has just asked about itself is not told beside it', () => {
  const alarm = givenAlarm();
  const sightings = createSightings();
  sightings.asked(alarm.alarm, noon);
  sightings.note({ alarm, seenAt: addSeconds(noon, 2) });
  expect(sightings.due(addSeconds(noon, 2))).toEqual([]);
  expect(sightings.due(addSeconds(noon, 10))).toHaveLength(1);
});
