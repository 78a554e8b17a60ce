import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lanes } from '../../kernel/exchange.ts';
import { instant } from '../../kernel/time.ts';
import {
  answeringHeaders,
  askingHeaders,
  perAnswerMax,
  readAnswering,
  readAsking,
  readLine,
  waitMillisecondsMax,
} from './wire.ts';

const whole = fc.nat({ max: 999_999_999 });
const perLane = fc.record({ life: whole, work: whole, bulk: whole }, { noNullPrototype: true });
const sha256 = fc.stringMatching(/^[0-9a-f]{64}$/);
const hashes = fc.record({ life: sha256, work: sha256, bulk: sha256 }, { noNullPrototype: true });
const moment = fc.nat({ max: 4_000_000_000 }).map((seconds) => instant(seconds * 1_000));
const nullable = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: null });

test('a question and the head of an answer are read as they were written', () => {
  const asking = fc.record(
    {
      after: perLane,
      ends: nullable(hashes),
      from: nullable(perLane),
      stopped: fc.subarray([...lanes]),
      most: nullable(fc.integer({ min: 1, max: perAnswerMax })),
      hears: nullable(whole),
      waitMilliseconds: fc.nat({ max: waitMillisecondsMax }),
    },
    { noNullPrototype: true },
  );
  fc.assert(fc.property(asking, (asked) => isDeepStrictEqual(readAsking(askingHeaders(asked)), asked)));
  const answering = fc.record(
    {
      node: fc.constant('uk'),
      now: moment,
      keys: nullable(fc.stringMatching(/^[\w-]{1,60}$/)),
      from: nullable(perLane),
      waitedMilliseconds: whole,
      asOf: nullable(moment),
      heads: perLane,
      hears: nullable(whole),
    },
    { noNullPrototype: true },
  );
  fc.assert(fc.property(answering, (told) => isDeepStrictEqual(readAnswering(answeringHeaders(told)), told)));
});

test('whatever else comes is read as none, and never thrown', () => {
  const asked = ['after', 'hears', 'wait', 'stopped', 'most'];
  const names = [...asked, 'node', 'now', 'waited', 'as-of', 'heads'];
  const good = {
    ...askingHeaders({
      after: { life: 1, work: 2, bulk: 3 },
      ends: null,
      from: null,
      stopped: [],
      most: null,
      hears: 4,
      waitMilliseconds: 5,
    }),
    ...answeringHeaders({
      node: 'uk',
      now: instant(0),
      from: null,
      keys: null,
      waitedMilliseconds: 1,
      asOf: null,
      heads: { life: 1, work: 2, bulk: 3 },
      hears: null,
    }),
  };
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.string(), (name, text) => {
      const headers = { ...good, [`strait-${name}`]: `${text}!` };
      const read = asked.includes(name) ? readAsking(headers) : readAnswering(headers);
      expect(name === 'node' || read === null).toBe(true);
    }),
  );
  fc.assert(fc.property(fc.string(), (line) => void readLine(line)));
});

test('nobody makes this node wait longer than it would', () => {
  const headers = askingHeaders({
    after: { life: 0, work: 0, bulk: 0 },
    ends: null,
    from: null,
    stopped: [],
    most: null,
    hears: null,
    waitMilliseconds: 1e9,
  });
  expect(readAsking(headers)?.waitMilliseconds).toBe(waitMillisecondsMax);
});

test('a peer of the version before says of neither which lanes stopped nor how much it wants', () => {
  const before = { 'strait-after': 'life=1 work=2 bulk=3', 'strait-hears': '400', 'strait-wait': '0' };
  expect(readAsking(before)).toMatchObject({ stopped: [], most: null });
  for (const most of ['0', 'never', '-1']) expect(readAsking({ ...before, 'strait-most': most })).toBeNull();
});
