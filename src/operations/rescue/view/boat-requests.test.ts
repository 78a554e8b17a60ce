import { expect, test } from 'vitest';
import type { UtcText } from '../../../kernel/time.ts';
import { requestsOf } from './boat-requests.ts';

const noted = (request: string, step: string, minute: number) => ({
  request,
  kind: 'information' as const,
  topic: 'persons',
  step,
  at: `2027-09-09T02:${String(minute).padStart(2, '0')}:00.000Z` as UtcText,
});

test('each request stands once, at the step it has come to, whatever came in first', () => {
  const requests = [noted('q-1', 'delivered', 4), noted('q-1', 'asked', 3), noted('q-1', 'seen', 5)];
  expect(requestsOf({ requests })).toEqual([{ ...noted('q-1', 'seen', 5), isOpen: true }]);
});

test('withdrawn by one side and accepted by the other unseen, it is withdrawn', () => {
  const requests = [noted('q-1', 'withdrawn', 4), noted('q-1', 'accepted', 6)];
  expect(requestsOf({ requests })).toMatchObject([{ step: 'withdrawn', isOpen: false }]);
});

test('what somebody still owes comes before what is over, then the newest', () => {
  const requests = [
    noted('q-old', 'asked', 1),
    noted('q-over', 'answered', 9),
    noted('q-new', 'accepted', 5),
    noted('q-gone', 'refused', 2),
  ];
  expect(requestsOf({ requests }).map(({ request }) => request)).toEqual([
    'q-new',
    'q-old',
    'q-over',
    'q-gone',
  ]);
});
