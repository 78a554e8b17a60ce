import { expect, test } from 'vitest';
import { addSeconds, type Instant, instant } from '../../kernel/time.ts';
import { linkFrom, readKeptLink, toBeKept } from './kept-link.ts';
import { afterAnswer, afterAsked, type LinkState, newLink, perLane, withSilence } from './link.ts';
import { startPuller } from './puller.ts';
import { sampleHead } from './sample-head.ts';

const start = instant(Date.UTC(2026, 10, 24, 2, 5));
const at = (seconds: number): Instant => addSeconds(start, seconds);
const none = perLane(() => 0);
const silent = (link: LinkState, seconds: number) => withSilence(link, at(seconds), 10_000);

/** They answered at that moment, and said that they heard us a second before. */
function heard(seconds = 0): LinkState {
  const head = sampleHead({ now: at(seconds), asOf: at(seconds), hears: 1_000 });
  const answer = { head, askedAt: at(seconds), answeredAt: at(seconds), having: none };
  return afterAnswer(newLink('fr', at(-3_600)), answer);
}

/** What a run that begins then makes of what was left, as the store gives it back. */
const restarted = (left: LinkState, seconds: number) =>
  silent(linkFrom('fr', readKeptLink(JSON.parse(JSON.stringify(toBeKept(left)))), at(seconds)), seconds);

const nineHours = 9 * 3_600;

test('a restart during an outage makes it no younger, and both directions stay down', () => {
  const left = silent(heard(), 60);
  const link = restarted(left, nineHours);
  expect(link.hearing).toMatchObject({ state: 'down', since: at(0), heardAt: at(0), asOf: at(0) });
  expect(link.heard).toMatchObject({ state: 'down', since: at(-1), heardAt: at(-1) });
  // Started again and again, it is the same outage.
  expect(restarted(link, nineHours + 60).hearing.since).toBe(at(0));
});

test('what was up when the node stopped is up only as long as a silence may be', () => {
  expect(restarted(heard(), 5).hearing).toMatchObject({ state: 'up', heardAt: at(0), asOf: at(0) });
  expect(restarted(heard(), 11).hearing).toMatchObject({ state: 'down', since: at(0) });
});

test('a first start knows nothing and says so, also beside what cannot be read', () => {
  for (const value of [null, {}, 'x', { hearing: {}, heard: {} }])
    expect(linkFrom('fr', readKeptLink(value), at(0))).toEqual(newLink('fr', at(0)));
});

test('a peer that was never heard has not been heard since the first start; one that never asked is waited for', () => {
  const link = restarted(newLink('fr', at(0)), nineHours);
  expect(link.hearing).toMatchObject({ state: 'never', since: at(0), heardAt: null, asOf: null });
  expect(link.heard).toMatchObject({ state: 'unknown', since: at(nineHours) });
});

test('where the clock now stands before what was kept, nothing is known: it could be of any age', () => {
  expect(restarted(heard(), -1)).toEqual(newLink('fr', at(-1)));
});

test('what was missing, refused or wrong with their clock is found anew', () => {
  const behind = afterAnswer(newLink('fr', at(0)), {
    head: sampleHead({ now: at(600), asOf: at(600), heads: { ...none, life: 4 } }),
    askedAt: at(0),
    answeredAt: at(0),
    having: none,
  });
  expect(restarted(behind, 60).hearing).toMatchObject({
    missing: none,
    refused: {},
    clockMilliseconds: null,
  });
});

test('they come back: up since then, and the first question after a start is never held', async () => {
  let link = restarted(heard(), nineHours);
  const waits: number[] = [];
  const stop = Promise.withResolvers<void>();
  const puller = startPuller({
    reception: {
      standing: async () => ({ sequence: 0, hash: '' }),
      begin: () => ({ handed: Promise.resolve([]), written: Promise.resolve({ stopped: [], taken: 0 }) }),
    },
    ask: async ({ waitMilliseconds, hears }) => {
      if (waits.length === 0) expect(hears).toBe(nineHours * 1_000);
      waits.push(waitMilliseconds);
      if (waits.length === 2) stop.resolve();
      const now = at(nineHours);
      const head = sampleHead({ now, asOf: now, from: none, hears: 0 });
      return { ok: true, head, askedAt: now, answeredAt: now, bodyMilliseconds: 0, texts: [] };
    },
    link: () => link,
    changed: (next) => void (link = next),
    clock: () => at(nineHours),
    random: () => 0,
    waitMilliseconds: 3_000,
    fault: (error) => {
      throw error;
    },
  });
  await stop.promise;
  await puller.close();
  expect(waits.slice(0, 2)).toEqual([0, 3_000]);
  expect(link.hearing).toMatchObject({ state: 'up', since: at(nineHours) });
});

test('they do not hear us for as long as they say, also a peer that we had forgotten', () => {
  const asked = afterAsked(
    newLink('fr', at(nineHours)),
    { acknowledged: none, hears: nineHours * 1_000 },
    at(nineHours),
  );
  expect(silent(asked, nineHours).heard).toMatchObject({ state: 'down', since: at(0) });
});
