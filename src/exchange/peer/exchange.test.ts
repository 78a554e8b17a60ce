import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeCertificate } from './certificates.ts';
import {
  givenCard,
  givenExchange,
  type GivenExchange,
  givenInlet,
  type GivenPapers,
  givenPapers,
} from './given-exchange.ts';
import { type Line, openLine } from './line.ts';
import { openPull } from './pull.ts';
import type { NodeId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/time.ts';

let uk: GivenPapers;
let fr: GivenPapers;
beforeAll(async () => {
  [uk, fr] = await Promise.all([givenPapers('uk'), givenPapers('fr')]);
});
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const at = (port: number): string => `https://127.0.0.1:${port}`;
const here = { host: '127.0.0.1', port: 0 } as const;

interface Pair {
  readonly french: GivenExchange;
  readonly british: GivenExchange;
  /** What the French hear of the British goes over this. */
  readonly toFrench: Line;
  readonly toBritish: Line;
}

/** Two nodes with a line for each direction. */
async function pair(skewMilliseconds = 0): Promise<Pair> {
  const [toFrench, toBritish] = await Promise.all([openLine(), openLine()]);
  const french = givenExchange({ own: 'fr', papers: fr, peer: givenCard('uk', uk, at(toFrench.port)) });
  const peer = givenCard('fr', fr, at(toBritish.port));
  const british = givenExchange({ own: 'uk', papers: uk, peer, skewMilliseconds });
  open.push(toFrench, toBritish, french.exchange, british.exchange);
  toBritish.leadTo(await french.exchange.listen(here));
  toFrench.leadTo(await british.exchange.listen(here));
  return { french, british, toFrench, toBritish };
}

const told = ({ inlet }: GivenExchange) => inlet.came.map(({ lane, sequence }) => `${lane} ${sequence}`);

describe('two nodes over mutual TLS', () => {
  test('everything arrives once and in order, what life hangs on first, and both know that they are heard', async () => {
    const { french, british } = await pair();
    for (let n = 0; n < 30; n += 1) await british.outlet.say('bulk');
    await british.outlet.say('work');
    await british.outlet.say('life');
    await french.outlet.say('life');
    await Promise.all([french.inlet.until(32), british.inlet.until(1)]);
    const bulk = Array.from({ length: 30 }, (_, n) => `bulk ${n + 1}`);
    expect(told(french).filter((one) => one.startsWith('bulk'))).toEqual(bulk);
    expect(new Set(told(french)).size).toBe(32);
    expect(told(british)).toEqual(['life 1']);
    await british.untilLink(({ heard }) => heard.acknowledged.bulk === 30 && heard.state === 'up');
    await french.untilLink(({ hearing }) => hearing.state === 'up' && hearing.asOf !== null);
    expect(british.outlet.acknowledged()).toEqual({ life: 1, work: 1, bulk: 30 });
    expect([...french.told, ...british.told]).toEqual([]);
  });

  test('a clock that is ten minutes fast is found, and nothing else changes', async () => {
    const { french, british } = await pair(600_000);
    await british.outlet.say('life');
    await french.inlet.until(1);
    await french.untilLink(({ hearing }) => hearing.clockMilliseconds !== null);
    const { clockMilliseconds, clockUncertainMilliseconds } = french.exchange.links()[0]?.hearing ?? {};
    expect(Math.abs((clockMilliseconds ?? 0) - 600_000)).toBeLessThanOrEqual(
      (clockUncertainMilliseconds ?? 0) + 250,
    );
  });

  test('a line cut one way: one side is not heard, the other is, both know which; then all comes once', async () => {
    const { french, british, toFrench } = await pair();
    await british.outlet.say('life');
    await Promise.all([french.inlet.until(1), british.untilLink(({ heard }) => heard.state === 'up')]);
    await british.untilLink(({ hearing }) => hearing.state === 'up');
    toFrench.cut();
    await british.outlet.say('life');
    await french.outlet.say('life');
    await british.inlet.until(1);
    await Promise.all([
      french.untilLink(({ hearing, heard }) => hearing.state === 'down' && heard.state === 'up'),
      british.untilLink(({ hearing, heard }) => hearing.state === 'up' && heard.state === 'down'),
    ]);
    expect(told(french)).toEqual(['life 1']);
    toFrench.heal();
    await french.inlet.until(2);
    await french.untilLink(({ hearing }) => hearing.state === 'up');
    expect(told(french)).toEqual(['life 1', 'life 2']);
  });
});

test('a lane that stops holds up no other, however much stands on it, and is told of once', async () => {
  const { french, british } = await pair();
  await british.outlet.say('life', { to: 'be' as NodeId }); // written by hand
  for (let count = 0; count < 250; count += 1) await british.outlet.say('life');
  await british.outlet.say('work');
  await french.inlet.until(1);
  expect(told(french)).toEqual(['work 1']);
  await british.outlet.say('bulk');
  await french.inlet.until(2);
  expect(french.told).toEqual(['uk wrong_addressee']);
  expect(french.exchange.links()[0]?.hearing).toMatchObject({
    state: 'up',
    asOf: null,
    refused: { wrong_addressee: 1 },
  });
});

test('who asks again and again and says that no answer comes whole does not hear us', async () => {
  const british = givenExchange({ own: 'uk', papers: uk, peer: givenCard('fr', fr, null) });
  const port = await british.exchange.listen(here);
  const target = { node: 'uk', authorities: [uk.authority.certificate], papers: fr.certified };
  const way = openPull({ ...target, address: at(port) }, () => instant(Date.now()));
  open.push(british.exchange, { close: async () => way.close() });
  const none = { life: 0, work: 0, bulk: 0 };
  const question = { after: none, ends: null, from: null, stopped: [], most: null, waitMilliseconds: 50 };
  const ask = (hears: number) => way.ask({ ...question, hears }, new AbortController().signal);
  const began = Date.now();
  await ask(0);
  await british.untilLink(({ heard }) => heard.state === 'up');
  let isKnown = false;
  const known = british.untilLink(({ heard }) => heard.state === 'down').then(() => void (isKnown = true));
  while (!isKnown) expect((await ask(Date.now() - began)).ok).toBe(true);
  await known;
});

test('a node whose book was set back gives nothing more, and both sides are told', async () => {
  const french = givenExchange({ own: 'fr', papers: fr, peer: givenCard('uk', uk, null) });
  for (let count = 0; count < 3; count += 1) await french.outlet.say('life');
  const before = await french.exchange.listen(here);
  const inlet = givenInlet();
  const british = givenExchange({ own: 'uk', papers: uk, peer: givenCard('fr', fr, at(before)), inlet });
  await inlet.until(3);
  await Promise.all([british.exchange.close(), french.exchange.close()]);
  // An old backup, and something decided since: as many, and others.
  const again = givenExchange({ own: 'fr', papers: fr, peer: givenCard('uk', uk, null) });
  open.push(again.exchange);
  for (let count = 0; count < 4; count += 1)
    await again.outlet.say('life', { madeAt: '2026-11-24T03:00:00.000Z' as never }); // written by hand
  const after = await again.exchange.listen(here);
  const asking = givenExchange({ own: 'uk', papers: uk, peer: givenCard('fr', fr, at(after)), inlet });
  open.push(asking.exchange);
  await asking.untilLink(({ hearing }) => hearing.fault === 'refused_by_them');
  expect(inlet.came).toHaveLength(3);
  expect(asking.told).toEqual([]);
  expect(again.told).toContain('exchange set_back');
});

describe('who is not the peer gets nothing and gives nothing', () => {
  test('a certificate of an authority that nobody pinned', async () => {
    const stranger = await givenPapers('uk');
    const french = givenExchange({ own: 'fr', papers: fr, peer: givenCard('uk', uk, null) });
    open.push(french.exchange);
    const port = await french.exchange.listen(here);
    const forger = givenExchange({ own: 'uk', papers: stranger, peer: givenCard('fr', fr, at(port)) });
    open.push(forger.exchange);
    await french.outlet.say('life');
    await forger.untilLink(({ hearing }) => hearing.fault === 'unreachable');
    expect(forger.inlet.came).toEqual([]);
    expect(french.told).toContain('exchange tls_refused');
  });

  test('one pinned peer’s authority does not speak for another node', async () => {
    const asFrench = await makeCertificate('be', fr.authority, { from: instant(Date.now()) });
    const british = givenExchange({ own: 'uk', papers: uk, peer: givenCard('fr', fr, null) });
    open.push(british.exchange);
    const port = await british.exchange.listen(here);
    const other = givenExchange({
      own: 'be',
      papers: { ...fr, certified: asFrench },
      peer: givenCard('uk', uk, at(port)),
    });
    open.push(other.exchange);
    await other.untilLink(({ hearing }) => hearing.fault === 'refused_by_them');
    expect(british.told).toContain('exchange not_a_peer');
  });

  test('whoever answers with another node’s certificate is not listened to', async () => {
    const british = givenExchange({ own: 'uk', papers: uk, peer: givenCard('fr', fr, null) });
    open.push(british.exchange);
    const port = await british.exchange.listen(here);
    const wrong = { ...givenCard('be', uk, at(port)), node: 'be' };
    const french = givenExchange({ own: 'fr', papers: fr, peer: wrong });
    open.push(french.exchange);
    await french.untilLink(({ hearing }) => hearing.fault === 'not_them');
    expect(french.inlet.came).toEqual([]);
  });
});

test('a new authority, certificate and key take over without a gap, old and new side by side', async () => {
  const french = givenExchange({ own: 'fr', papers: fr, peer: givenCard('uk', uk, null) });
  open.push(french.exchange);
  const port = await french.exchange.listen(here);
  const british = givenExchange({ own: 'uk', papers: uk, peer: givenCard('fr', fr, at(port)) });
  open.push(british.exchange);
  await french.outlet.say('life');
  await british.inlet.until(1);
  const next = await givenPapers('fr');
  const both = {
    ...givenCard('fr', next, at(port)),
    authorities: [fr.authority.certificate, next.authority.certificate],
    keys: [fr.key.pinned, next.key.pinned],
  };
  british.exchange.change(uk.certified, [both]);
  await french.outlet.say('life');
  await british.inlet.until(2);
  french.exchange.change(next.certified, [givenCard('uk', uk, null)]);
  await french.outlet.say('life');
  await british.inlet.until(3);
  expect(told(british)).toEqual(['life 1', 'life 2', 'life 3']);
  expect([...french.told, ...british.told].filter((one) => !one.includes('tls'))).toEqual([]);
});

test('a peer whose card is gone is asked nothing and given nothing, until there is one again', async () => {
  const { french, british } = await pair();
  await british.outlet.say('life');
  await french.outlet.say('life');
  await Promise.all([french.inlet.until(1), british.inlet.until(1)]);
  const card = givenCard('uk', uk, null);
  french.exchange.change(fr.certified, []);
  await french.outlet.say('life');
  await british.outlet.say('life');
  await british.untilLink(({ hearing }) => hearing.state === 'down');
  await french.untilLink(({ hearing }) => hearing.state === 'down');
  expect([told(british), told(french)]).toEqual([['life 1'], ['life 1']]);
  await expect
    .poll(() => french.told)
    .toEqual(expect.arrayContaining([expect.stringMatching(/^exchange (?:not_a_peer|tls_refused)$/)]));
  french.exchange.change(fr.certified, [card]);
  await british.inlet.until(2);
  expect(told(british)).toEqual(['life 1', 'life 2']);
});
