import { describe, expect, test } from 'vitest';
import { fromUtc } from '../../kernel/time.ts';
import { fixesOf, motionOf } from './boat-sea.ts';
import { at, boatIn, done, type Sea } from './given-rescue.ts';
import { linked, place, type Sample } from './sample-contacts.ts';
import { openSea } from './sample-states.ts';
import { radiusAt } from './sea/error-circle.ts';
import { predictedArea } from './sea/predicted-area.ts';
import type { SeaState } from './sea/sea-state.ts';

const boat = { boat: 'b-000001' };
/** Slack water and a light air, both known: only the boat itself can take it far. */
const calm: SeaState = {
  current: () => ({ metresPerSecond: 0.3, towardsDegrees: 40, errorMetresPerSecond: 0.05 }),
  wind: () => ({ metresPerSecond: 2, fromDegrees: 250, errorMetresPerSecond: 0.5 }),
};

function says(sea: Sea, contact: string, sample: Sample & { readonly grade?: string }): Sea {
  return linked(sea, contact, { ...boat, ...sample });
}

/** A boat that said at 02:05 that its engine had stopped, and where it was. */
function stoppedSea(more: Sample = { claims: { engine: 'stopped' } }): Sea {
  return says(openSea(), 'c-stopped1', { at: '02:05', positions: [place(51.1, 1.6, '02:05')], ...more });
}

function radius(sea: Sea, fixAt: string, clock: string): number {
  const motion = motionOf(boatIn(sea, 'b-000001'));
  const fix = { at: fromUtc(at(fixAt)), accuracyMetres: 100 };
  return radiusAt(fix, fromUtc(at(clock)), { motion, sea: calm });
}

const codes = (sea: Sea, clock: string) =>
  predictedArea({
    positions: fixesOf(boatIn(sea, 'b-000001')),
    motion: motionOf(boatIn(sea, 'b-000001')),
    now: fromUtc(at(clock)),
    sea: calm,
    land: null,
    particles: 50,
  })?.assumptions.map(({ code }) => code) ?? [];

/** Metres that an hour allows: adrift here, and at 8 knots. */
const hourAdrift = 4_500;
const hourUnderWay = 14_800;

describe('how a boat may move, by what was said of it', () => {
  test('an engine said to have stopped holds at first: the boat is adrift', () => {
    expect(radius(stoppedSea(), '02:05', '02:15')).toBeLessThan(1_000);
    expect(codes(stoppedSea(), '02:15')).not.toContain('under_way');
  });

  test('seen under way three hours after its engine stopped, it is not taken to be adrift alone', () => {
    const sea = says(stoppedSea(), 'c-vessel01', {
      at: '05:00',
      channel: 'vessel',
      claims: { underWay: true, courseDegrees: 300 },
      positions: [place(51.15, 1.5, '05:00')],
    });
    expect(radius(sea, '05:00', '06:00')).toBeGreaterThan(hourUnderWay);
    expect(codes(sea, '06:00')).toEqual(expect.arrayContaining(['under_way_or_adrift', 'course_claimed']));
  });

  test('a swamped hull that is said to go on is not taken to be adrift alone', () => {
    const swamped = stoppedSea({ claims: { hull: 'swamped' } });
    expect(radius(swamped, '02:05', '06:05')).toBeLessThan(4 * hourAdrift);
    const sea = says(swamped, 'c-vessel01', { at: '05:00', claims: { engine: 'running' } });
    expect(radius(sea, '05:00', '06:00')).toBeGreaterThan(hourUnderWay);
  });

  test('hours of silence after an engine stopped: it may have gone on, and that is said', () => {
    expect(radius(stoppedSea(), '05:00', '06:00')).toBeGreaterThan(hourUnderWay);
    expect(codes(stoppedSea(), '06:00')).toEqual(
      expect.arrayContaining(['may_have_gone_on', 'under_way_or_adrift']),
    );
    expect(codes(stoppedSea(), '02:15')).not.toContain('may_have_gone_on');
  });

  test('said again and again, it lies without power all that time', () => {
    const later = (sea: Sea, clock: string) =>
      says(sea, `c-again${clock.replace(':', '')}`, { at: clock, claims: { engine: 'stopped' } });
    const sea = ['02:15', '02:28', '02:40'].reduce(later, stoppedSea());
    expect(radius(sea, '02:05', '02:50')).toBeLessThan(hourAdrift);
  });

  test('before its engine stopped it was under way: positions of then are not judged by what came after', () => {
    expect(radius(stoppedSea(), '01:05', '02:05')).toBeGreaterThan(hourUnderWay);
    const partly = radius(stoppedSea(), '02:00', '02:15');
    expect(partly).toBeGreaterThan(radius(stoppedSea(), '02:05', '02:15') + 1_200);
    expect(partly).toBeLessThan(3_500);
  });

  test('of one moment, that it goes and that it stopped: either, in whichever order they were linked', () => {
    const [going, stopped] = [{ underWay: true }, { engine: 'stopped' }] as const;
    for (const [first, second] of [[going, stopped] as const, [stopped, going] as const]) {
      const one = says(openSea(), 'c-one00001', { at: '02:05', claims: first });
      const both = says(one, 'c-other001', { at: '02:05', channel: 'vessel', claims: second });
      expect(codes(both, '02:10')).toContain('under_way_or_adrift');
    }
  });

  test('a newer word that it stopped again counts', () => {
    const gone = says(stoppedSea(), 'c-running1', { at: '03:00', claims: { engine: 'running' } });
    const sea = says(gone, 'c-again001', { at: '04:00', claims: { engine: 'stopped' } });
    expect(radius(sea, '04:00', '04:10')).toBeLessThan(1_000);
  });

  test('what is only possibly of this boat does not make its area smaller', () => {
    const maybe = { at: '02:06', grade: 'possible', claims: { engine: 'stopped' } } as const;
    const sea = says(openSea(), 'c-maybe001', maybe);
    const without = says(openSea(), 'c-nothing1', { at: '02:06' });
    expect(radius(sea, '02:06', '02:16')).toBe(radius(without, '02:06', '02:16'));
  });

  test('what a clock put right dates later is the later word', () => {
    const sea = says(stoppedSea(), 'c-running1', { at: '01:30', claims: { engine: 'running' } });
    expect(radius(sea, '02:05', '02:15')).toBeLessThan(1_000);
    const righted = done(sea, 'CorrectTime', { contact: 'c-running1', offsetSeconds: 2_400 });
    expect(radius(righted, '02:10', '02:20')).toBeGreaterThan(2_400);
  });
});

describe('where a boat may be', () => {
  const areaOf = (sea: Sea, clock: string) =>
    predictedArea({
      positions: fixesOf(boatIn(sea, 'b-000001')),
      motion: motionOf(boatIn(sea, 'b-000001')),
      now: fromUtc(at(clock)),
      sea: calm,
      land: null,
      particles: 50,
    });
  const datums = (sea: Sea, clock: string) => areaOf(sea, clock)?.parts.map(({ datum }) => datum.id);

  test('what is only possibly of this boat, and exact, does not stand in for the newest firm position', () => {
    const wide = { ...place(51.15, 1.5, '03:00'), accuracyMetres: 900 };
    const firm = says(openSea(), 'c-firm0001', { at: '03:00', positions: [wide] });
    const exact = { ...place(51.152, 1.5, '02:58'), accuracyMetres: 10 };
    const sea = says(firm, 'c-maybe001', { at: '02:58', grade: 'possible', positions: [exact] });
    expect(datums(sea, '03:01')?.[0]).toBe('c-firm0001/p1');
    expect(datums(sea, '03:01')).not.toContain('c-maybe001/p1');
  });

  test('a position that can be read in two ways: an area for each, until somebody chooses', () => {
    expect(datums(openSea(), '02:10')).toEqual(['c-000001/p1', 'c-000001/p1/degrees_minutes']);
    expect(areaOf(openSea(), '02:10')?.assumptions[0]).toEqual({
      code: 'read_in_ways',
      figures: { ways: 2 },
    });
    for (const reading of ['degrees_minutes', 'decimal_degrees']) {
      const chosen = done(openSea(), 'ChooseReading', { contact: 'c-000001', position: 'p1', reading });
      expect(areaOf(chosen, '02:10')?.parts).toHaveLength(1);
      expect(codes(chosen, '02:10')).not.toContain('read_in_ways');
    }
  });

  test('chosen while the call was taken: the first reading stays on record, and has no area', () => {
    const typed = { ...place(51.1, 1.6, '03:00'), flags: ['digit_suspect' as const] };
    const candidates = [{ lat: 51.3, lon: 1.6, reading: 'as_first_read' }];
    const one = says(openSea(), 'c-typed001', { at: '03:00', positions: [{ ...typed, candidates }] });
    expect(fixesOf(boatIn(one, 'b-000001')).filter(({ id }) => id.startsWith('c-typed001'))).toHaveLength(1);
  });
});
