import { afterEach, expect, test } from 'vitest';
import { instant } from '../../kernel/time.ts';
import { openFakeCamera, onvifMessage } from './fake-onvif-camera.ts';
import { createAlarmIntake, type ReceivedMessage } from './intake.ts';
import { startOnvifPull } from './onvif.ts';

const clock = () => instant(Date.UTC(2026, 2, 3, 12));
const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function givenPull(silentMilliseconds?: number, haste: { readonly servedMilliseconds?: number } = {}) {
  const camera = await openFakeCamera();
  endings.push(() => camera.close());
  const stored: ReceivedMessage[] = [];
  const refused: string[] = [];
  const sink = { refused: (source: string, reason: string) => void refused.push(`${source} ${reason}`) };
  const intake = createAlarmIntake({
    take: (messages) => Promise.resolve(void stored.push(...messages)),
    sink,
    clock,
  });
  const source = { device: 'cam-1', url: camera.url };
  const faults: unknown[] = [];
  const fault = (error: unknown) => void faults.push(error);
  const pull = startOnvifPull({
    source,
    intake,
    sink,
    random: Math.random,
    fault,
    waitSeconds: 1,
    retryMilliseconds: haste.servedMilliseconds === undefined ? 10 : 600_000,
    clock,
    ...haste,
    ...(silentMilliseconds === undefined ? {} : { silentMilliseconds }),
  });
  endings.push(() => pull.stop());
  return { camera, stored, refused, faults };
}
const motion = (value: string, operation?: string) =>
  onvifMessage(
    'RuleEngine/CellMotionDetector/Motion',
    `<tt:SimpleItem Name="IsMotion" Value="${value}"/>`,
    operation,
  );

test('events of a camera come by its pull point, at its own host, with what it takes things for', async () => {
  const { camera, stored, refused } = await givenPull();
  const human =
    '<tt:SimpleItem Name="ClassTypes" Value="Human"/><tt:SimpleItem Name="Likelihood" Value="0.8"/>';
  camera.queue(
    motion('true'),
    motion('false', 'Initialized'),
    onvifMessage('RuleEngine/ObjectDetection/Object', human),
  );
  await expect
    .poll(() => stored.map(({ signal, confidence }) => [signal, confidence]))
    .toEqual([
      ['motion', null],
      ['person', 0.8],
    ]);
  expect(camera.asked[0]).toBe('CreatePullPointSubscription /onvif/event');
  expect(camera.asked[1]).toBe('PullMessages /pull/1');
  expect(refused).toEqual(['cam-1 onvif_topic_unknown']);
});

test('a camera that forgets is asked anew, and a damaged answer is counted', async () => {
  const { camera, stored, refused, faults } = await givenPull();
  camera.queue(motion('true'));
  await expect.poll(() => stored.length).toBe(1);
  camera.forget();
  await expect.poll(() => camera.asked.filter((one) => one.startsWith('Create')).length).toBe(2);
  camera.answerNext('<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>');
  await expect.poll(() => refused).toContain('cam-1 onvif_unread');
  camera.queue(motion('false'));
  await expect.poll(() => stored.map(({ signal }) => signal)).toEqual(['motion', 'cleared']);
  expect(JSON.stringify(faults.map(String))).not.toContain('Example-1');
});

test('a camera that answers no more is said to have lost its link, once, and to be back when it answers again', async () => {
  const { camera, stored, faults } = await givenPull(50);
  camera.queue(motion('true'));
  await expect.poll(() => stored.length).toBe(1);
  camera.fail(true);
  await expect.poll(() => stored.map(({ signal }) => signal)).toEqual(['motion', 'link_lost']);
  const before = faults.length;
  await expect.poll(() => faults.length).toBeGreaterThan(before + 3);
  expect(stored).toHaveLength(2);
  camera.fail(false);
  camera.queue(motion('false'));
  await expect
    .poll(() => stored.map(({ signal }) => signal))
    .toEqual(['motion', 'link_lost', 'link_back', 'cleared']);
});

test('a camera that fails for a moment has not lost its link', async () => {
  const { camera, stored, faults } = await givenPull(60_000);
  camera.fail(true);
  await expect.poll(() => faults.length).toBeGreaterThan(3);
  camera.fail(false);
  camera.queue(motion('true'));
  await expect.poll(() => stored.map(({ signal }) => signal)).toEqual(['motion']);
});

test('two people seen by a camera whose clock stands still are two, and neither is refused for its year', async () => {
  const { camera, stored, refused } = await givenPull();
  const human = onvifMessage(
    'RuleEngine/ObjectDetection/Object',
    '<tt:SimpleItem Name="ClassTypes" Value="Human"/><tt:SimpleItem Name="Likelihood" Value="0.8"/>',
  ).replace('2026-03-03T12:00:00Z', '1970-01-01T00:00:00Z');
  camera.queue(human);
  await expect.poll(() => stored.length).toBe(1);
  camera.queue(human);
  await expect.poll(() => stored.map(({ signal }) => signal)).toEqual(['person', 'person']);
  expect(stored.map(({ happenedAt }) => happenedAt)).toEqual([clock(), clock()]);
  expect(refused).toEqual([]);
});

test.each([
  ['Vehicle Human', 'person'],
  ['Face,Human', 'person'],
  ['Animal Vehicle', 'vehicle'],
  ['animal', 'animal'],
])('of all that a camera sees at once, %s, the gravest is told: %s', async (classes, told) => {
  const { camera, stored, refused } = await givenPull();
  const seen = `<tt:SimpleItem Name="ClassTypes" Value="${classes}"/>`;
  camera.queue(onvifMessage('RuleEngine/ObjectDetection/Object', seen));
  await expect.poll(() => stored.map(({ signal }) => signal)).toEqual([told]);
  expect(refused).toEqual([]);
});

test('a camera that gives more at once than it was asked for is heard to the end', async () => {
  const { camera, stored, refused } = await givenPull();
  const seen = onvifMessage(
    'RuleEngine/ObjectDetection/Object',
    '<tt:SimpleItem Name="ClassTypes" Value="Human"/>',
  );
  camera.queue(...Array.from({ length: 600 }, () => motion('true')), seen);
  await expect.poll(() => stored.length).toBe(601);
  expect([stored.at(-1)?.signal, refused]).toEqual(['person', []]);
});

test('a subscription that has served and ends is asked for anew without a pause', async () => {
  const { camera, stored } = await givenPull(60_000, { servedMilliseconds: 0 });
  camera.queue(motion('true'));
  await expect.poll(() => stored.length).toBe(1);
  camera.forget();
  await expect.poll(() => camera.asked.filter((one) => one.startsWith('Create')).length).toBeGreaterThan(1);
  camera.queue(motion('false'));
  await expect.poll(() => stored.map(({ signal }) => signal)).toEqual(['motion', 'cleared']);
});
