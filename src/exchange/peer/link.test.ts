import { expect, test } from 'vitest';
import { addSeconds, instant } from '../../kernel/time.ts';
import { afterAnswer, afterAsked, afterFault, afterRefusal, newLink, withSilence } from './link.ts';
import type { Answering } from './wire.ts';

const start = instant(Date.UTC(2026, 10, 24, 2));
const at = (seconds: number) => addSeconds(start, seconds);
const none = { life: 0, work: 0, bulk: 0 };
const head = (over: Partial<Answering> = {}): Answering => ({
  node: 'uk',
  now: at(10),
  from: null,
  keys: null,
  waitedMilliseconds: 3_000,
  asOf: at(9),
  heads: none,
  hears: null,
  ...over,
});
const heard = (over: Partial<Answering> = {}, having = none) =>
  afterAnswer(newLink('uk', start), { head: head(over), askedAt: at(6), answeredAt: at(10), having });

test('a peer that was never heard is neither up nor down', () => {
  const link = withSilence(newLink('uk', start), at(3_600), 10_000);
  expect([link.hearing.state, link.heard.state]).toEqual(['never', 'unknown']);
});

test('their data is current only where everything that they speak of is here', () => {
  // Half a second each way: their clock is half a second ahead.
  expect(heard({ now: at(10) }).hearing.asOf).toBe(at(8.5));
  const behind = heard({ heads: { life: 0, work: 0, bulk: 7 } }, { life: 0, work: 0, bulk: 5 });
  expect(behind.hearing).toMatchObject({ state: 'up', asOf: null, missing: { life: 0, work: 0, bulk: 2 } });
});

test('the way is what is left of the wait, and a clock that is wrong is told from it', () => {
  // Four seconds under way, of which three were waited: half a second each way, give or take.
  expect(heard({ now: at(609.5) }).hearing).toMatchObject({
    clockMilliseconds: 600_000,
    clockUncertainMilliseconds: 500,
  });
});

test('a clock of theirs that is put right makes nothing fresh that was old', () => {
  const ahead = heard({ now: at(429.5), asOf: at(429) });
  expect(ahead.hearing).toMatchObject({ clockMilliseconds: 420_000, asOf: at(9) });
  const behind = { ...none, life: 1 };
  const corrected = head({ now: at(70), asOf: at(70), heads: behind, waitedMilliseconds: 0 });
  const after = afterAnswer(ahead, { head: corrected, askedAt: at(70), answeredAt: at(70), having: none });
  expect(after.hearing).toMatchObject({ clockMilliseconds: 0, asOf: at(9) });
});

test('down since it was last heard, not since it was noticed', () => {
  const link = withSilence(heard(), at(30), 10_000);
  expect(link.hearing).toMatchObject({ state: 'down', since: at(10), heardAt: at(10) });
  expect(withSilence(heard(), at(20), 10_000).hearing.state).toBe('up');
});

test('one attempt that fails says why, and alone is not yet silence', () => {
  expect(afterFault(heard(), 'unreachable').hearing).toMatchObject({ state: 'up', fault: 'unreachable' });
});

const asking = (hears: number | null, life = 0) => ({ acknowledged: { ...none, life }, hears });

test('they hear us as far as they say so when they ask; when they stop it is known, and also by their own word', () => {
  const asked = afterAsked(heard(), asking(500, 3), at(12));
  expect(asked.heard).toMatchObject({
    state: 'up',
    by: 'asked',
    heardAt: at(11.5),
    acknowledged: { life: 3 },
  });
  expect(withSilence(asked, at(40), 10_000).heard).toMatchObject({ state: 'down', since: at(11.5) });
  expect(withSilence(heard({ hears: 25_000 }), at(10), 10_000).heard).toMatchObject({
    state: 'down',
    by: 'told',
    heardAt: at(-15),
  });
  expect(heard({ hears: null }).heard.state).toBe('down');
});

test('who asks and says that it has long not heard us does not hear us, however often it asks', () => {
  const once = afterAsked(newLink('uk', start), asking(0), at(0));
  const still = afterAsked(once, asking(30_000), at(30));
  expect(withSilence(still, at(30), 10_000).heard).toMatchObject({ state: 'down', since: at(0) });
  // Who has just started has heard nobody yet, and is given the time of a silence.
  const started = afterAsked(once, asking(null), at(1));
  expect(withSilence(started, at(1), 10_000).heard).toMatchObject({ state: 'up', heardAt: at(0) });
  const never = afterAsked(newLink('uk', start), asking(null), at(1));
  expect(withSilence(never, at(10), 10_000).heard.state).toBe('unknown');
  expect(withSilence(never, at(11), 10_000).heard).toMatchObject({
    state: 'down',
    since: at(0),
    by: 'asked',
  });
});

test('what they said to have does not go back, and refusals are counted by reason', () => {
  const more = afterAsked(heard(), asking(0, 3), at(12));
  expect(afterAsked(more, asking(0), at(13)).heard.acknowledged.life).toBe(3);
  const refused = afterRefusal(afterRefusal(heard(), 'signature_wrong'), 'signature_wrong');
  expect(refused.hearing.refused).toEqual({ signature_wrong: 2 });
});
