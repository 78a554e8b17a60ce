import type { State } from '../../kernel/label.ts';
import { never } from '../../kernel/result.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import type { RequestEvent, RequestEventOf } from './events-request.ts';
import {
  requestAnsweredWithinSeconds,
  requestDeliveredWithinSeconds,
  requestInformedWithinSeconds,
} from './limits.ts';
import type { RequestView, SupportAsked, InformationAsked } from './wire-request.ts';
import type { RequestStep } from './words-request.ts';

/** A request as folded: everything shown of it but its step and its clock, which follow from it. */
export type Request = Omit<RequestView, 'step' | 'dueAt'>;

/** The side that is asked: the one that did not ask. */
export function askedSide({ side }: Pick<Request, 'side'>): State {
  return side === 'fr' ? 'uk' : 'fr';
}

/** The boats that a request concerns. */
export function boatsOf({
  support,
  information,
}: Pick<Request, 'support' | 'information'>): readonly string[] {
  return [...(support?.boats ?? []), ...(information === null ? [] : [information.boat])];
}

/** Where a request stands. A withdrawal ends it, whatever the other side had said meanwhile: that stays on record beside. */
export function stepOf(request: Request): RequestStep {
  const { withdrawn, ended, information, answer, seen, delivered } = request;
  if (withdrawn !== null) return 'withdrawn';
  if (ended !== null) return 'ended';
  if (information !== null && information.answer !== null) return 'answered';
  if (answer !== null) return answer.refusal === null ? 'accepted' : 'refused';
  return seen !== null ? 'seen' : delivered !== null ? 'delivered' : 'asked';
}

/** True while somebody owes an answer or the support it promised. `now`: support ends by the clock that was agreed. */
export function isRequestOpen(request: Request, now: UtcText): boolean {
  const step = stepOf(request);
  if (step === 'asked' || step === 'delivered' || step === 'seen') return true;
  return step === 'accepted' && (request.support === null || request.support.until > now);
}

/** When the step that is waited for is late; null: no clock runs. An acceptance of support waits for nothing but its end. */
export function requestDueOf(request: Request): UtcText | null {
  const { asked, delivered, answer, support } = request;
  const after = (from: UtcText, seconds: number): UtcText => toUtc(addSeconds(fromUtc(from), seconds));
  const step = stepOf(request);
  switch (step) {
    case 'asked':
      return after(asked.at, requestDeliveredWithinSeconds);
    case 'delivered':
    case 'seen': // seeing is no answer: the clock runs on from the arrival
      return after(delivered?.at ?? asked.at, requestAnsweredWithinSeconds);
    case 'accepted':
      return support !== null ? support.until : after(answer?.at ?? asked.at, requestInformedWithinSeconds);
    case 'answered':
    case 'refused':
    case 'ended':
    case 'withdrawn':
      return null;
    default:
      return never(step);
  }
}

/** The request as a screen has it. */
export function requestView(request: Request): RequestView {
  return { ...request, step: stepOf(request), dueAt: requestDueOf(request) };
}

/** Folds one event into a request; null where what was asked is not known. No step undoes another, in whatever order they come. */
export function evolveRequest(request: Request | null, event: RequestEvent): Request | null {
  if (event.type === 'SupportAsked') return request ?? asked(event, { support: supportOf(event) });
  if (event.type === 'InformationAsked') return request ?? asked(event, { information: questionOf(event) });
  return request === null ? null : taken(request, event);
}

type Step = Exclude<RequestEvent, { readonly type: 'SupportAsked' | 'InformationAsked' }>;

function taken(request: Request, event: Step): Request {
  const said = { by: event.by, at: event.at };
  switch (event.type) {
    case 'RequestDelivered':
      return { ...request, delivered: request.delivered ?? said };
    case 'RequestSeen':
      return { ...request, seen: request.seen ?? said };
    case 'RequestAccepted':
      return { ...request, answer: { ...said, refusal: null } };
    case 'RequestRefused':
      return { ...request, answer: { ...said, refusal: event.reason } };
    case 'InformationAnswered': {
      const { finding, lines, language } = event;
      const { information } = request;
      return information === null
        ? request
        : { ...request, information: { ...information, answer: { ...said, finding, lines, language } } };
    }
    case 'SupportEnded':
      return { ...request, ended: { ...said, reason: event.reason, side: event.side } };
    case 'RequestWithdrawn':
      return { ...request, withdrawn: { ...said, reason: event.reason } };
    default:
      return never(event);
  }
}

function asked(
  { request, side, by, at }: RequestEventOf<'SupportAsked' | 'InformationAsked'>,
  what: Partial<Pick<Request, 'support' | 'information'>>,
): Request {
  const kind = what.support === undefined ? 'information' : 'support';
  const nothing = { delivered: null, seen: null, answer: null, ended: null, withdrawn: null };
  return {
    request,
    kind,
    side,
    asked: { by, at },
    support: what.support ?? null,
    information: what.information ?? null,
    ...nothing,
  };
}

function supportOf({ desk, calls, boats, until }: RequestEventOf<'SupportAsked'>): SupportAsked {
  return { desk, calls, boats, until };
}

function questionOf({ boat, topic, lines, language }: RequestEventOf<'InformationAsked'>): InformationAsked {
  return { boat, topic, lines, language, answer: null };
}
