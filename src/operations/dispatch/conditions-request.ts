import type { AlarmCondition } from '../../kernel/alarm.ts';
import { addSeconds, fromUtc, type Instant, toUtc, type UtcText } from '../../kernel/time.ts';
import { requestConditionText as text } from './condition-text.ts';
import { requestAnsweredWithinSeconds } from './limits.ts';
import { askedSide, boatsOf, isRequestOpen, type Request, requestDueOf, stepOf } from './request.ts';

/**
 * Requests that need an act of somebody: one that has not arrived is said by telephone, one that has is answered, one that
 * nobody answers goes to the duty officers of both sides, an answer promised is given. Support that runs needs nothing.
 */
export function requestConditions(request: Request, now: Instant): readonly AlarmCondition[] {
  if (!isRequestOpen(request, toUtc(now))) return [];
  const due = requestDueOf(request);
  const { delivered, support } = request;
  switch (stepOf(request)) {
    case 'asked':
      return due === null ? [] : [conditionOf(request, 'request_not_delivered', due)];
    case 'delivered':
    case 'seen':
      return delivered === null ? [] : waiting(request, delivered.at);
    default:
      return support !== null || due === null ? [] : [conditionOf(request, 'information_owed', due)];
  }
}

/** It lies with the side that was asked; once it is late it is both sides' concern. */
function waiting(request: Request, arrivedAt: UtcText): readonly AlarmCondition[] {
  const lateAt = toUtc(addSeconds(fromUtc(arrivedAt), requestAnsweredWithinSeconds));
  return [
    { ...conditionOf(request, 'request_waiting', arrivedAt), actBefore: lateAt },
    conditionOf(request, 'request_unanswered', lateAt),
  ];
}

type Kind = keyof typeof text;

function conditionOf(request: Request, kind: Kind, since: UtcText): AlarmCondition {
  const [boat] = boatsOf(request);
  const about = `side-request/${request.request}`;
  const side = { request_not_delivered: request.side, request_unanswered: 'both' as const };
  const asks = askedSide(request);
  return {
    ...text[kind],
    key: `${about}/${kind}`,
    kind,
    // A question waits on a list until it is late; a watch that asks for hands does not.
    priority: kind === 'request_waiting' && request.kind === 'information' ? 'low' : 'high',
    side: kind === 'request_not_delivered' || kind === 'request_unanswered' ? side[kind] : asks,
    role: kind === 'request_unanswered' ? 'duty_officer' : 'watch_officer',
    since,
    actBefore: null,
    about,
    reference: null,
    cause: boat === undefined ? about : `boat/${boat}`,
  };
}
