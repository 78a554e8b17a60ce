import { expect, test } from 'vitest';
import type { ActorId, DeskId } from '../kernel/ids.ts';
import { instant, type Instant } from '../kernel/time.ts';
import { sampleWho } from './sample-who.ts';
import { createShare, rightsKey } from './share.ts';
import type { Who } from './who.ts';

let now: Instant = instant(1_000_000);
const shared = (entriesMax?: number) =>
  createShare({ clock: () => now, milliseconds: 500, ...(entriesMax === undefined ? {} : { entriesMax }) });
const counting = () => {
  let made = 0;
  return { make: async () => (made += 1), made: () => made };
};

test('two people with the same rights are told what was worked out once', async () => {
  const share = shared();
  const { make, made } = counting();
  const first = share(
    sampleWho({ actor: 'example-1' as ActorId, desk: 'desk-1' as DeskId }),
    'board 1 2',
    make,
  );
  const second = share(
    sampleWho({ actor: 'example-2' as ActorId, desk: 'desk-2' as DeskId }),
    'board 1 2',
    make,
  );
  expect(await Promise.all([first, second])).toEqual([1, 1]);
  expect(made()).toBe(1);
});

test('any other right, another question or a later moment is worked out anew', async () => {
  const share = shared();
  const { make, made } = counting();
  const other: readonly Partial<Who>[] = [
    { roles: ['watch'] },
    { agency: 'agency-b' },
    { remits: ['channel'] },
    { state: 'fr' },
    { markings: ['open'] },
    { caveats: ['example'] },
    { purposes: ['save_life'] },
    { desk: 'desk-1' as DeskId },
    { kind: 'device' },
    { lifeAtRiskUntil: instant(2_000_000) },
  ];
  await share(sampleWho(), 'a', make);
  for (const but of other) await share(sampleWho(but), 'a', make);
  expect(new Set(other.map((but) => rightsKey(sampleWho(but), false))).size).toBe(other.length);
  await share(sampleWho(), 'b', make);
  expect(made()).toBe(other.length + 2);
  now = instant(now + 501);
  await share(sampleWho(), 'a', make);
  expect(made()).toBe(other.length + 3);
});

test('an answer that failed is not kept, and the oldest goes when there are too many', async () => {
  const share = shared(2);
  const { make, made } = counting();
  const failing = share(sampleWho(), 'a', async () => {
    throw new Error('lost');
  });
  await expect(failing).rejects.toThrow('lost');
  await share(sampleWho(), 'a', make);
  await share(sampleWho(), 'b', make);
  await share(sampleWho(), 'c', make);
  await share(sampleWho(), 'a', make);
  expect(made()).toBe(4);
});
