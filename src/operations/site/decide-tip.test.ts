import { expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import { standingTips, tipDecider } from './decide-tip.ts';
import type { TipCommand, TipEvent } from './events-tip.ts';
import { site } from './index.ts';

const at = '2026-03-03T12:00:00.000Z' as UtcText; // valid as written
const until = toUtc(addSeconds(fromUtc(at), 3_600));
const receive = {
  type: 'ReceiveTip',
  at,
  tip: 'tp-01234567',
  site: 's-test',
  zone: 'rails',
  kind: 'group_to_cross',
  from: at,
  until,
  source: 'B',
  information: '2',
  body: 'joint-body',
} as const satisfies TipCommand;
const received: TipEvent = { ...receive, type: 'SiteTipReceived' };
const recalled: TipEvent = { type: 'SiteTipRecalled', at, tip: 'tp-01234567' };

test('a released tip is received once, recalled once, and does not come back', () => {
  given(tipDecider, []).when(receive).then([received]);
  given(tipDecider, [received]).when(receive).then([]);
  given(tipDecider, [received])
    .when({ ...recalled, type: 'RecallTip' })
    .then([recalled]);
  given(tipDecider, [received, recalled]).when(receive).then([]);
  given(tipDecider, [])
    .when({ ...recalled, type: 'RecallTip' })
    .then([]);
});

test('it leaves the picture at its end by the clock alone, and at once when it is recalled', () => {
  const standing = (seconds: number, ...history: readonly TipEvent[]) =>
    standingTips([given(tipDecider, history).state], addSeconds(fromUtc(at), seconds));
  expect(standing(3_599, received)).toMatchObject([{ tip: 'tp-01234567', receivedAt: at }]);
  expect(standing(3_600, received)).toEqual([]);
  expect(standing(1, received, recalled)).toEqual([]);
  expect(standing(1)).toEqual([]);
});

test('no address takes one or asks for more than was released', () => {
  const stream = site.streams.find(({ kind }) => kind === 'site_tip');
  expect(stream?.commands).toEqual({});
});
