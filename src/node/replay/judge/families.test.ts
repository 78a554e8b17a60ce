import { expect, test } from 'vitest';
import type { OwnRequest } from '../../../cases/tracing/wire.ts';
import type { TracingSeen } from '../night.ts';
import { names, sampleExpectation, sampleMoment, sampleNight, t } from '../sample-night.ts';
import { familyLink } from './families.ts';

const wanted = sampleExpectation('family_link', {
  a: 'P-1',
  b: 'P-2',
  by: t('03:00'),
  channel: 'humanitarian_only',
});
const [one, two, three] = ['P-1', 'P-2', 'P-3'].map((person) => names.request(person)) as [
  string,
  string,
  string,
];

function own(request: string, offered: readonly string[], more: object = {}): OwnRequest {
  const suggestions = offered.map((other) => ({ other, against: [], reasons: [], facts: {} }));
  return { request, pairs: [], suggestions, ...more } as unknown as OwnRequest; // what the judge reads of it
}

const seen = (request: OwnRequest, more: Partial<TracingSeen> = {}) =>
  sampleNight({ tracing: [{ side: 'uk', own: [request], told: [], more: false, readBy: [], ...more }] });

test('offered first, or linked on either side', () => {
  expect(familyLink(wanted, seen(own(one, [two, three]))).pass).toBe(true);
  const link = {
    otherRequest: two,
    link: null,
    told: { link: { at: t('02:00'), grounds: [] }, agreedAt: null },
  };
  expect(familyLink(wanted, seen(own(one, [], { pairs: [link] }))).pass).toBe(true);
});

test('offered after somebody else, to nobody, or of nobody: it fails', () => {
  expect(familyLink(wanted, seen(own(one, [three, two]))).pass).toBe(false);
  expect(familyLink(wanted, seen(own(one, []))).pass).toBe(false);
  expect(familyLink(wanted, seen(own(three, [one]))).pass).toBe(false);
  expect(familyLink(wanted, sampleNight({})).pass).toBe(false);
});

test('read outside the channel, or named anywhere else at the node: it fails', () => {
  expect(familyLink(wanted, seen(own(one, [two]), { readBy: ['watch'] })).pass).toBe(false);
  const rank = sampleMoment({ rank: [two] });
  const night = seen(own(one, [two]));
  const leaked = { ...night, moments: night.moments.map((moment) => ({ ...moment, rank: rank.rank })) };
  expect(familyLink(wanted, leaked).pass).toBe(false);
});
