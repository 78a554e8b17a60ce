import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { destination } from '../../kernel/geo.ts';
import { addSeconds, fromUtc, secondsBetween, toUtc, type UtcText } from '../../kernel/time.ts';
import { nextAct, rankBoats } from './boat-rank.ts';
import type { Boat } from './boat-state.ts';
import { rescueConditions } from './conditions.ts';
import { crossingExpected, crossingNear, crossingNoticeSeconds, isNotKnown } from './crossing-near.ts';
import { at, boatIn, done, emptySea, type Sea } from './given-rescue.ts';
import { linked, place, received } from './sample-contacts.ts';
import { givenLine } from './sea/given-line.ts';
import { crossingText } from './text-conditions.ts';

const region = { line: givenLine(), noticeSeconds: crossingNoticeSeconds };
const boat = { boat: 'b-000001' };

/** A French boat opened at 02:00 on a call that names no place. */
function openSea(): Sea {
  return done(received(emptySea, 'c-000001'), 'OpenBoat', { ...boat, contact: 'c-000001' });
}

/** A French boat followed by a patrol every ten minutes from 02:00, on one course, up to a minute. */
function followed(course: number, upTo: number, from = { lat: 50.87, lon: 1.465 }): Sea {
  let sea = openSea();
  for (let minutes = 0; minutes <= upTo; minutes += 10) {
    const there = destination(from, course, 3 * 60 * minutes);
    const clock = `0${2 + Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
    const positions = [{ ...place(there.lat, there.lon, clock), accuracyMetres: 20 }];
    sea = linked(sea, `c-track${minutes}`, { ...boat, at: clock, channel: 'patrol', positions });
  }
  return sea;
}

const seen = (sea: Sea): Boat => boatIn(sea, 'b-000001');
const near = (sea: Sea, now: UtcText) => crossingNear(seen(sea), region, now);
const plus = (moment: UtcText, seconds: number) => toUtc(addSeconds(fromUtc(moment), seconds));
const kinds = (sea: Sea, now: UtcText) =>
  rescueConditions({ contacts: [], boats: [seen(sea)], now, region }).map(({ kind }) => kind);

/** The moment at which it is due over the line by what was seen of it. */
function crossesAt(sea: Sea): UtcText {
  const found = near(sea, at('04:00'));
  if (found === null) throw new Error('it makes for the line');
  return found.likelyAt;
}

describe('a followed boat that makes for the line', () => {
  const sea = followed(290, 20);
  const due = crossesAt(sea);

  test('F5: calls its coordinator 15 min before the likely moment, not a second sooner', () => {
    const since = plus(due, -crossingNoticeSeconds);
    expect(since > at('02:20')).toBe(true);
    expect(near(sea, plus(since, -1))).toBeNull();
    expect(near(sea, since)).toMatchObject({ to: 'uk', since, likelyAt: due, isOver: false });
    const held = rescueConditions({ contacts: [], boats: [seen(sea)], now: since, region });
    expect(held.find(({ kind }) => kind === 'crossing_near')).toMatchObject({
      key: 'crossing_near/b-000001/uk',
      side: 'fr',
      role: 'watch_officer',
      priority: 'low',
      since,
      actBefore: due,
      cause: 'boat/b-000001',
    });
  });

  test('how sure the moment is, is said in both languages', () => {
    const since = plus(due, -crossingNoticeSeconds);
    const found = near(sea, since);
    if (found?.latestAt == null) throw new Error('its latest moment is known');
    expect(found.earliestAt < due && due < found.latestAt).toBe(true);
    const [held] = rescueConditions({ contacts: [], boats: [seen(sea)], now: since, region });
    const [earliest, likely, latest] = [found.earliestAt, due, found.latestAt].map((one) =>
      one.slice(11, 16),
    );
    expect(held?.consequence).toEqual({
      en: `Expected in the UK region about ${likely} UTC (between ${earliest} and ${latest}); its centre has not been asked.`,
      fr: `Attendue dans la zone UK vers ${likely} UTC (entre ${earliest} et ${latest}) ; le centre n’a pas été sollicité.`,
    });
    const over = crossingText({ ...found, isOver: true });
    expect(over.en).toContain(`since about ${likely} UTC`);
    expect(crossingText({ ...found, latestAt: null }).fr).toContain('au plus tard non connu');
  });

  test('the node’s own notice decides when', () => {
    const early = { ...region, noticeSeconds: 1_500 };
    const since = plus(due, -1_500);
    expect(since > at('02:20')).toBe(true);
    expect(crossingNear(seen(sea), early, plus(since, -1))).toBeNull();
    expect(crossingNear(seen(sea), early, since)).toMatchObject({ since, likelyAt: due });
  });

  test('an estimate that wavers about the notice does not call again', () => {
    const since = plus(due, -crossingNoticeSeconds);
    const clock = plus(since, 120).slice(11, 16);
    // A minute's way behind where it should be: its likely moment goes back behind the notice.
    const metres = 3 * (secondsBetween(fromUtc(at('02:00')), fromUtc(at(clock))) - 150);
    const there = destination({ lat: 50.87, lon: 1.465 }, 290, metres);
    const behind = { ...place(there.lat, there.lon, clock), accuracyMetres: 20 };
    const news = { ...boat, at: clock, channel: 'patrol' as const, positions: [behind] };
    const found = near(linked(sea, 'c-slower1', news), at(clock));
    expect(found).toMatchObject({ since });
    const ahead = secondsBetween(fromUtc(at(clock)), fromUtc(found?.likelyAt ?? at(clock)));
    expect(ahead).toBeGreaterThan(crossingNoticeSeconds);
  });

  test('in distress it may interrupt', () => {
    const order = { order: 'SetPhase', at: at('02:21') };
    const grave = done(sea, order, { ...boat, phase: 'distress', reason: null, evidence: [] });
    const held = rescueConditions({ contacts: [], boats: [seen(grave)], now: due, region });
    expect(held.find(({ kind }) => kind === 'crossing_near')).toMatchObject({ priority: 'high' });
  });

  test('without a line nothing is foreseen, and nobody is called', () => {
    const held = rescueConditions({ contacts: [], boats: [seen(sea)], now: due, region: null });
    expect(held.map(({ kind }) => kind)).not.toContain('crossing_near');
  });

  test('what must be done next is to propose it, until the other side has answered', () => {
    expect(nextAct(seen(sea), due, region)).toMatchObject({
      code: 'propose_transfer',
      side: 'fr',
      dueAt: due,
    });
    expect(nextAct(seen(sea), due, null).code).not.toBe('propose_transfer');
    expect(rankBoats([seen(sea)], due)).toHaveLength(1);
  });

  test('begins at the same moment however often, and with whatever news of the same course, one looks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7_200 }), (later) => {
        const found = near(sea, plus(at('02:20'), later));
        const since = plus(due, -crossingNoticeSeconds);
        expect(found?.since ?? null).toBe(plus(at('02:20'), later) >= since ? since : null);
      }),
    );
    const again = followed(290, 30);
    const moved = secondsBetween(fromUtc(crossesAt(again)), fromUtc(due));
    expect(Math.abs(moved)).toBeLessThan(2);
    expect(near(followed(290, 50), at('02:55'))?.since).toBe(near(followed(290, 40), at('02:55'))?.since);
  });

  test('it stays while the boat is beyond the line and nobody was asked', () => {
    const beyond = followed(290, 80);
    const since = near(beyond, at('03:20'))?.since ?? at('00:00');
    expect(Math.abs(secondsBetween(fromUtc(since), fromUtc(due)) - crossingNoticeSeconds)).toBeLessThan(120);
  });

  test('a boat that turns away calls no more', () => {
    const { positions } = { positions: [place(50.88, 1.4, '02:29')] };
    const turned = linked(sea, 'c-turned1', { ...boat, at: '02:29', channel: 'patrol', positions });
    const twice = linked(turned, 'c-turned2', {
      ...boat,
      at: '02:40',
      positions: [place(50.86, 1.45, '02:40')],
    });
    expect(near(twice, at('02:41'))).toBeNull();
  });
});

describe('what was said of it to the other side', () => {
  const sea = followed(290, 20);
  const due = crossesAt(sea);
  const since = plus(due, -crossingNoticeSeconds);
  const proposal = { ...boat, transfer: 't-1', to: 'uk', reason: 'crosses_line', crossesAt: due };
  const proposedAt = (moment: UtcText) => done(sea, { order: 'ProposeTransfer', at: moment }, proposal);
  const answeredAt = (order: string, moments: readonly [UtcText, UtcText], more = {}) =>
    done(
      proposedAt(moments[0]),
      { order, at: moments[1], side: 'uk', by: 'uk-1' },
      {
        ...boat,
        transfer: 't-1',
        ...more,
      },
    );
  const during = [plus(since, 60), plus(since, 120)] as const;
  const before = [plus(since, -120), plus(since, -60)] as const;
  const refused = { reason: 'no_unit' };

  test('a proposal that waits, help, and an acceptance quiet it', () => {
    expect(kinds(proposedAt(during[0]), due)).not.toContain('crossing_near');
    expect(kinds(answeredAt('AssistWithoutTransfer', during), due)).not.toContain('crossing_near');
    expect(kinds(answeredAt('AssistWithoutTransfer', before), due)).not.toContain('crossing_near');
    expect(kinds(answeredAt('AcceptTransfer', during), due)).not.toContain('crossing_near');
  });

  test('a refusal quiets it for this stretch; one from before it came near does not', () => {
    expect(kinds(answeredAt('RefuseTransfer', during, refused), due)).not.toContain('crossing_near');
    expect(kinds(answeredAt('RefuseTransfer', before, refused), due)).toContain('crossing_near');
  });

  test('a proposal taken back leaves nobody asked', () => {
    const order = { order: 'WithdrawTransfer', at: during[1] };
    const back = done(proposedAt(during[0]), order, { ...boat, transfer: 't-1' });
    expect(near(back, due)).toMatchObject({ since });
  });

  test('once the other side has it, only its own crossing back would call', () => {
    expect(near(answeredAt('AcceptTransfer', during), plus(due, 1_200))).toBeNull();
  });
});

describe('where less is known', () => {
  const positionsAt = (...places: readonly (readonly [number, number, string, number])[]) =>
    places.reduce(
      (sea, [lat, lon, clock, accuracyMetres]) =>
        linked(sea, `c-rough${clock.replace(':', '')}`, {
          ...boat,
          at: clock,
          positions: [{ ...place(lat, lon, clock), accuracyMetres }],
        }),
      openSea(),
    );

  test('no position, one position, or rough ones alone: nobody is called, and why is told', () => {
    const ways = {
      none: openSea(),
      one: positionsAt([50.93, 1.33, '02:00', 20]),
      rough: positionsAt([50.9, 1.4, '02:00', 9_000], [50.93, 1.33, '02:10', 9_000]),
    };
    for (const sea of Object.values(ways)) {
      expect(near(sea, at('02:30'))).toBeNull();
      const told = crossingExpected(seen(sea), region.line, fromUtc(at('02:30')));
      expect(told).toEqual({ crosses: false, why: 'too_few_positions' });
      expect(isNotKnown(told)).toBe(true);
    }
  });

  test('positions too rough for how close they lie show no course, better ones of the same places do', () => {
    const way = (accuracyMetres: number) =>
      positionsAt([50.912, 1.36, '02:00', accuracyMetres], [50.916, 1.345, '02:10', accuracyMetres]);
    const told = crossingExpected(seen(way(2_000)), region.line, fromUtc(at('02:11')));
    expect(told).toEqual({ crosses: false, why: 'course_unclear' });
    expect(near(way(2_000), at('02:20'))).toBeNull();
    expect(near(way(50), at('02:20'))).toMatchObject({ to: 'uk' });
  });

  test('a boat first heard of beyond the line has not crossed it, one that was on this side has', () => {
    const positions = [place(51.02, 1.3, '02:05')];
    const over = linked(openSea(), 'c-beyond1', { ...boat, at: '02:05', positions });
    expect(near(over, at('02:30'))).toBeNull();
    const far = linked(openSea(), 'c-here001', {
      ...boat,
      at: '02:01',
      positions: [place(50.2, 1.4, '02:01')],
    });
    const crossed = linked(far, 'c-beyond1', {
      ...boat,
      at: '05:05',
      positions: [place(51.02, 1.3, '05:05')],
    });
    expect(near(crossed, at('05:30'))).toMatchObject({ to: 'uk', isOver: true, likelyAt: at('05:05') });
  });

  test('a doubtful position draws no course', () => {
    const flagged = { ...place(51.02, 1.1, '02:25'), flags: ['far_jump' as const] };
    const sea = followed(170, 20);
    const doubted = linked(sea, 'c-doubt01', { ...boat, at: '02:25', positions: [flagged] });
    expect(near(doubted, at('02:30'))).toEqual(near(sea, at('02:30')));
  });
});
