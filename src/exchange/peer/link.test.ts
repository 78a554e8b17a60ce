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
  expect(heard().hearing.asOf).toBe(at(9));
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

test('down since it was last heard, not since it was noticed', () => {
  const link = withSilence(heard(), at(30), 10_000);
  expect(link.hearing).toMatchObject({ state: 'down', since: at(10), heardAt: at(10) });
  expect(withSilence(heard(), at(20), 10_000).hearing.state).toBe('up');
});

test('one attempt that fails says why, and alone is not yet silence', () => {
  expect(afterFault(heard(), 'unreachable').hearing).toMatchObject({ state: 'up', fault: 'unreachable' });
});

test('they hear us as long as they ask; when they stop it is known, and also by their own word', () => {
  const asked = afterAsked(heard(), { life: 3, work: 0, bulk: 0 }, at(12));
  expect(asked.heard).toMatchObject({ state: 'up', by: 'asked', acknowledged: { life: 3 } });
  expect(withSilence(asked, at(40), 10_000).heard).toMatchObject({ state: 'down', since: at(12) });
  expect(withSilence(heard({ hears: 25_000 }), at(10), 10_000).heard).toMatchObject({
    state: 'down',
    by: 'told',
    heardAt: at(-15),
  });
  expect(heard({ hears: null }).heard.state).toBe('down');
});

test('what they said to have does not go back, and refusals are counted by reason', () => {
  const more = afterAsked(heard(), { life: 3, work: 0, bulk: 0 }, at(12));
  expect(afterAsked(more, none, at(13)).heard.acknowledged.life).toBe(3);
  const refused = afterRefusal(afterRefusal(heard(), 'signature_wrong'), 'signature_wrong');
  expect(refused.hearing.refused).toEqual({ signature_wrong: 2 });
});
