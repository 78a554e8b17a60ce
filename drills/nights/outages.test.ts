import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addSeconds, fromUtc, type Instant } from '../../src/kernel/time.ts';
import type { Expectation } from '../../src/node/replay/scenario-expectations.ts';
import { makeNight } from './night.ts';
import { changesOf, type Outage, receivedIn, restSeconds, shortestSeconds, silencesOf } from './outages.ts';
import { writeScenario } from './scenario.ts';
import { type NightWithOutages, underOutages, withOutages } from './with-outages.ts';

const second = readFileSync(join(import.meta.dirname, 'second-night.jsonl'), 'utf8');
const made = writeScenario(makeNight(11, 4), 2);
const texts = { second, made };
const anyNight = fc.record({
  of: fc.constantFrom<keyof typeof texts>('second', 'made'),
  seed: fc.nat(1_000_000),
});
const drawn = (check: (night: NightWithOutages, text: string, seed: number) => void): void =>
  fc.assert(
    fc.property(anyNight, ({ of, seed }) => check(withOutages(texts[of], seed), texts[of], seed)),
    { numRuns: 40 },
  );

const linksIn = ({ scenario }: NightWithOutages) =>
  receivedIn(scenario).flatMap(({ event, at }) => (event.type === 'link' ? [{ event, at }] : []));

describe('a night with drawn outages', () => {
  test('is the same from the same seed, and has one to four of them', () => {
    drawn((night, text, seed) => {
      expect(withOutages(text, seed).text).toBe(night.text);
      expect(night.outages.length).toBeGreaterThanOrEqual(1);
      expect(night.outages.length).toBeLessThanOrEqual(4);
    });
    expect(withOutages(second, 1).text).not.toBe(withOutages(second, 2).text);
  });

  test('has every line of the night as it was, in its order, and its own between them by time', () => {
    drawn((night, text) => {
      const fed = night.text
        .split('\n')
        .filter((line) => line.startsWith('{"id"') && !line.includes('"type":"link"'));
      expect(fed).toEqual(text.split('\n').filter((line) => line.startsWith('{"id"')));
      const events = night.scenario.events;
      expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
      const came = receivedIn(night.scenario).map(({ at }) => at);
      expect(came).toEqual(came.toSorted((a, b) => a - b));
      for (const { event, at } of linksIn(night)) expect(fromUtc(event.at)).toBe(at);
    });
  });

  test('cuts each way before it heals it, and never at the moment of an event', () => {
    drawn((night) => {
      for (const way of ['FR_to_UK', 'UK_to_FR']) {
        const states = linksIn(night)
          .filter(({ event }) => event.direction === undefined || event.direction === way)
          .map(({ event }) => event.state);
        expect(states).toEqual(states.map((_, index) => (index % 2 === 0 ? 'down' : 'up')));
        const isCutAtEnd = night.silences.some((one) => one.way === way && one.until === null);
        expect(states.at(-1) ?? 'up').toBe(isCutAtEnd ? 'down' : 'up');
      }
      const links = linksIn(night).map(({ at }) => at);
      const others = receivedIn(night.scenario).filter(({ event }) => event.type !== 'link');
      expect(others.filter(({ at }) => links.includes(at))).toEqual([]);
    });
  });

  test('is silent long enough to be seen, within the night, and heals while both can still tell all', () => {
    drawn(({ silences, scenario: { meta } }) => {
      for (const { from, until } of silences) {
        expect(from).toBeGreaterThan(fromUtc(meta.start));
        expect(addSeconds(from, shortestSeconds)).toBeLessThan(fromUtc(meta.end));
        if (until === null) continue;
        expect(until - from).toBeGreaterThanOrEqual(shortestSeconds * 1_000);
        expect(addSeconds(until, 60)).toBeLessThan(fromUtc(meta.end));
      }
    });
  });

  test('asks of its own what the screens show and what was not lost, and each expectation under a name of its own', () => {
    drawn(({ scenario, silences }) => {
      const ids = scenario.expectations.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const signs = scenario.expectations.filter(({ id }) => id.startsWith('outage-'));
      expect(signs.filter(({ kind }) => kind === 'degraded_mode').length).toBeGreaterThanOrEqual(
        silences.length * 2,
      );
      for (const one of signs) if (one.kind === 'no_loss') expect(one.events.length).toBeGreaterThan(0);
    });
  });

  test('comes in every form: one way and both, overlapping, of minutes and of hours, to the end and for good', () => {
    const nights = Array.from({ length: 60 }, (_, seed) => withOutages(second, seed));
    const outages = nights.flatMap((night) => night.outages);
    const hours = outages.map(({ from, until }) => (until === null ? 0 : (until - from) / 3_600_000));
    expect(new Set(outages.map(({ ways }) => ways.join(' '))).size).toBe(3);
    expect(hours.some((one) => one > 0 && one < 0.2)).toBe(true);
    expect(hours.some((one) => one > 2)).toBe(true);
    expect(outages.some(({ until }) => until === null)).toBe(true);
    const isMet = ({ outages: own, silences }: NightWithOutages): boolean =>
      silences.length < own.flatMap((one) => one.ways).length;
    expect(nights.some(isMet)).toBe(true);
    const last = fromUtc(nights[0]?.scenario.meta.end ?? ('' as never));
    expect(outages.some(({ until }) => until !== null && last - until < 240_000)).toBe(true);
    expect(nights.some(hasProposalIn)).toBe(true);
    expect(nights.some(({ scenario }) => scenario.expectations.some(({ kind }) => kind === 'no_loss'))).toBe(
      true,
    );
  });
});

function hasProposalIn({ scenario, silences }: NightWithOutages): boolean {
  const proposed = receivedIn(scenario).find(({ event }) => event.type === 'handover');
  return silences.some(
    ({ way, from, until }) =>
      proposed !== undefined && way === 'FR_to_UK' && from < proposed.at && (until ?? Infinity) > proposed.at,
  );
}

const at = (clock: string): Instant => fromUtc(`2027-10-15T${clock}.000Z` as Parameters<typeof fromUtc>[0]);
const both = (from: string, until: string | null): Outage => {
  return { ways: ['FR_to_UK', 'UK_to_FR'], from: at(from), until: until === null ? null : at(until) };
};

describe('outages that meet', () => {
  test('are one silence of their way, from the first to the last', () => {
    const one: Outage = { ...both('03:00:01', '03:30:01'), ways: ['FR_to_UK'] };
    const silences = silencesOf([one, both('03:10:01', '03:20:01')]);
    expect(silences).toEqual([
      { way: 'FR_to_UK', from: at('03:00:01'), until: at('03:30:01') },
      { way: 'UK_to_FR', from: at('03:10:01'), until: at('03:20:01') },
    ]);
    expect(changesOf(silences).map(({ state, ways }) => `${state} ${ways.join(' ')}`)).toEqual([
      'down FR_to_UK',
      'down UK_to_FR',
      'up UK_to_FR',
      'up FR_to_UK',
    ]);
  });

  test('are one where nothing between them could be judged, and one that lasts swallows what follows', () => {
    const soon = both('03:00:01', '03:10:01');
    const next: Outage = { ...soon, from: addSeconds(at('03:10:01'), restSeconds - 1), until: null };
    expect(silencesOf([soon, next, both('05:00:01', '05:10:01')])).toEqual([
      { way: 'FR_to_UK', from: soon.from, until: null },
      { way: 'UK_to_FR', from: soon.from, until: null },
    ]);
  });
});

describe('what a night asks for under an outage', () => {
  const asked = (outages: readonly Outage[]): ReadonlyMap<string, Expectation> =>
    new Map(underOutages(second, outages).scenario.expectations.map((one) => [one.id, one]));

  test('is what it always was where the line stands', () => {
    const before = asked([]);
    const after = asked([{ ...both('03:05:01', '03:15:01'), ways: ['FR_to_UK'] }]);
    for (const [id, one] of before) if (!id.startsWith('outage-')) expect(after.get(id)).toEqual(one);
  });

  test('people are counted by the side that knows of all of them, and by both once the line is back', () => {
    const after = asked([{ ...both('03:05:01', '04:10:01'), ways: ['FR_to_UK'] }]);
    expect(after.get('Y10')).toBeUndefined();
    expect(after.get('Y10-fr')).toMatchObject({ node: 'FR', at: '2027-10-15T04:00:00.000Z' });
    expect(after.get('Y10-uk')).toBeUndefined();
    expect(after.get('Y10-later')).toMatchObject({ at: '2027-10-15T04:12:01.000Z' });
    expect(after.get('Y10-later')?.node).toBeUndefined();
  });

  test('a search told of ashore is before its own side at once, and before the other when it hears', () => {
    const after = asked([both('06:19:01', '06:50:01')]);
    expect(after.get('Y14-uk')).toMatchObject({ node: 'UK', notify: ['UK'], by: '2027-10-15T06:22:00.000Z' });
    expect(after.get('Y14-later')).toMatchObject({ notify: ['UK', 'FR'], by: '2027-10-15T06:52:01.000Z' });
  });

  test('a line that never comes back: each side counts the boats that it was told of, and nobody is asked for more', () => {
    const after = asked([both('01:35:01', null)]);
    expect(after.get('Y17-fr')).toMatchObject({ truth: 4, min: 3, max: 5, node: 'FR' });
    expect(after.get('Y17-uk')).toMatchObject({ truth: 4, node: 'UK' });
    expect(after.get('Y19')).toBeUndefined();
    expect(after.get('Y10-fr')).toBeUndefined();
    expect(underOutages(second, [both('01:35:01', null)]).unknowable).toContain('Y10');
  });

  test('a boat that is proposed while nobody hears it stays with whoever proposed it', () => {
    const after = [...asked([{ ...both('03:15:01', '03:40:01'), ways: ['FR_to_UK'] }]).values()];
    expect(after).toContainEqual(
      expect.objectContaining({ kind: 'coordinator', target: 'S018', value: 'FR', node: 'FR' }),
    );
    expect(after).toContainEqual(
      expect.objectContaining({ item: 'handover_unacknowledged', event: 'S018', node: 'FR', within_s: 301 }),
    );
    expect(after).toContainEqual(
      expect.objectContaining({ kind: 'no_loss', node: 'UK', events: ['S018', 'S020'], within_s: 60 }),
    );
  });
});
