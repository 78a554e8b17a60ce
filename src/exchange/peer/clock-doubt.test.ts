import { describe, expect, test } from 'vitest';
import { addSeconds, type Instant, instant } from '../../kernel/time.ts';
import { watchClock } from './clock-doubt.ts';
import { afterAnswer, afterPutBack, type LinkState, newLink, withSilence } from './link.ts';
import { sampleHead } from './sample-head.ts';

const start = instant(Date.UTC(2026, 10, 24, 2));
const day = 86_400;
const months = 90 * day;
const none = { life: 0, work: 0, bulk: 0 };

/** A node whose clock somebody sets, and its peers, whose clocks are `theirs` seconds beside the truth. */
function given(of: { readonly believedAt?: Instant | null; readonly wrongBy?: number } = {}) {
  let truth = start;
  let wrong = of.wrongBy ?? 0;
  const links = new Map<string, LinkState>();
  const clock = () => addSeconds(truth, wrong);
  const steady = () => truth - start;
  const watch = watchClock({ clock, steady }, { believedAt: of.believedAt ?? null });
  return {
    watch,
    pass: (seconds: number) => void (truth = addSeconds(truth, seconds)),
    /** The clock is set. */
    set(by: number) {
      wrong += by;
      if (by < 0) for (const [peer, link] of links) links.set(peer, afterPutBack(link, -by * 1_000));
    },
    answered(peer: string, theirs = 0, waySeconds = 0) {
      const head = sampleHead({ now: addSeconds(truth, theirs - waySeconds / 2), asOf: null });
      const asked = { askedAt: addSeconds(clock(), -waySeconds), answeredAt: clock() };
      links.set(
        peer,
        afterAnswer(links.get(peer) ?? newLink(peer, clock()), { head, ...asked, having: none }),
      );
    },
    doubt() {
      const now = [...links.values()].map((link) => withSilence(link, clock(), 10_000));
      const found = watch.look(now);
      return found === null ? null : Math.round(found.aheadMilliseconds / 1_000 / day);
    },
  };
}

describe('a clock that is set months ahead while the node runs', () => {
  test('is in doubt at once, before any peer has answered, and no longer once it is put right', () => {
    const node = given();
    expect(node.doubt()).toBeNull();
    node.set(months);
    expect(node.doubt()).toBe(90);
    node.pass(10 * day);
    expect(node.doubt()).toBe(90);
    node.set(-months);
    expect(node.doubt()).toBeNull();
  });

  test('stays in doubt while a peer says so, and after that peer has fallen silent', () => {
    const node = given();
    node.answered('fr');
    expect(node.doubt()).toBeNull();
    node.set(months);
    node.answered('fr');
    expect(node.doubt()).toBe(90);
    node.pass(60);
    expect(node.doubt()).toBe(90);
    node.set(-months);
    expect(node.doubt()).toBeNull();
  });

  test('is believed where it was right and the machine had slept: the peer agrees', () => {
    const node = given();
    node.answered('fr');
    expect(node.doubt()).toBeNull();
    node.set(months); // the steady clock stood still meanwhile, and so the clock looks as if it was set
    node.pass(1);
    expect(node.doubt()).toBe(90);
    node.answered('fr', months);
    expect(node.doubt()).toBeNull();
    node.pass(60);
    expect(node.doubt()).toBeNull();
  });
});

describe('a node that starts with a clock', () => {
  test('months after it was last believed lets nothing run out until a peer agrees', () => {
    const node = given({ believedAt: addSeconds(start, -months) });
    expect(node.doubt()).toBe(90);
    node.pass(2 * day);
    expect(node.doubt()).not.toBeNull();
    node.answered('fr');
    expect(node.doubt()).toBeNull();
  });

  test('months after it was last believed, or until a person has held it against a good one', () => {
    const node = given({ believedAt: addSeconds(start, -months) });
    expect(node.doubt()).not.toBeNull();
    node.watch.vouch();
    expect(node.doubt()).toBeNull();
    node.pass(months);
    expect(node.doubt()).toBeNull();
  });

  test('is believed after a stop of hours, and where nothing is known of before', () => {
    expect(given({ believedAt: addSeconds(start, -day / 2) }).doubt()).toBeNull();
    expect(given().doubt()).toBeNull();
  });

  test('that was ahead all the while is in doubt from the first answer on', () => {
    const node = given({ wrongBy: months });
    expect(node.doubt()).toBeNull();
    node.answered('fr');
    expect(node.doubt()).toBe(90);
  });

  test('that is behind is believed: nothing runs out too early by it', () => {
    const node = given({ wrongBy: -months });
    node.answered('fr');
    expect(node.doubt()).toBeNull();
  });
});

describe('what peers say', () => {
  test('one that agrees is enough, though another is behind', () => {
    const node = given();
    node.answered('be', -months);
    expect(node.doubt()).toBe(90);
    node.answered('fr');
    expect(node.doubt()).toBeNull();
  });

  test('a person is believed against one that is behind, until the clock is set otherwise', () => {
    const node = given();
    node.answered('be', -months);
    expect(node.doubt()).toBe(90);
    node.watch.vouch();
    expect(node.doubt()).toBeNull();
    node.set(months);
    node.answered('be', -months);
    expect(node.doubt()).toBe(180);
  });

  test('an answer that was months under way, since the clock was set meanwhile, says nothing', () => {
    const node = given();
    node.answered('fr', 0, 2 * months);
    expect(node.doubt()).toBeNull();
  });

  test('an hour ahead, as by a wrong zone, is in doubt; minutes are not', () => {
    const node = given();
    node.answered('fr', -3_600);
    expect(node.doubt()).not.toBeNull();
    node.answered('fr', -900);
    expect(node.doubt()).toBeNull();
  });
});

test('a clock that was put back by mistake and comes forward again is believed where it was before', () => {
  const node = given();
  expect(node.doubt()).toBeNull();
  node.set(-months);
  expect(node.doubt()).toBeNull();
  node.set(months);
  expect(node.doubt()).toBeNull();
});

test('a machine that starts in 1970 until its clock is set is believed once it is, and so is a later start', () => {
  const node = given({ believedAt: start, wrongBy: -56 * 365 * day });
  expect(node.doubt()).toBeNull();
  expect(node.watch.believedTo()).toBe(start);
  node.pass(60);
  node.set(56 * 365 * day);
  expect(node.doubt()).toBeNull();
  expect(node.watch.believedTo()).toBe(addSeconds(start, 60));
});

test('a clock that was ahead unknown to anybody is kept as what a peer says it is', () => {
  const node = given({ wrongBy: months });
  expect(node.doubt()).toBeNull();
  node.set(-months);
  node.answered('fr');
  expect(node.doubt()).toBeNull();
  expect(node.watch.believedTo()).toBe(start);
});
