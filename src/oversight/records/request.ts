import { saidIn } from '../../kernel/decider.ts';
import { never, ok, type Refusal, refuse, type Result } from '../../kernel/result.ts';
import { fromUtc, type UtcText } from '../../kernel/time.ts';
import { addMonths, dateIn, type IsHoliday, zoneOf } from './clock.ts';
import type {
  AnswerRequest,
  AssignRequest,
  CloseRequest,
  ExtendRequest,
  ReceiveRequest,
  RefuseRequest,
  RequestEvent,
  RequestReceived,
  VerifyIdentity,
} from './events.ts';
import { isGroundFor } from './grounds.ts';
import { answerLimits, type Due, dueFrom } from './limits.ts';
import type { DateText, RefusalGround, Regime, RequestKind, RequestOutcome, RequestPhase } from './wire.ts';

export type RequestRefusal =
  | 'author_missing'
  | 'request_exists'
  | 'request_unknown'
  | 'date_ahead'
  | 'date_absurd'
  | 'already_answered'
  | 'not_answered'
  | 'already_assigned_so'
  | 'contested_officer'
  | 'identity_open'
  | 'identity_settled'
  | 'subject_fixed'
  | 'already_extended'
  | 'told_too_late'
  | 'ground_missing'
  | 'ground_unasked'
  | 'ground_not_in_law';

/** One request of a person. */
export type RequestState =
  | { readonly phase: 'none' }
  | {
      readonly phase: RequestPhase;
      readonly kind: RequestKind;
      readonly regime: Regime;
      readonly receivedOn: DateText;
      readonly identityDoubted: boolean;
      readonly verifiedBy: string | null;
      readonly subject: string | null;
      readonly contestedActor: string | null;
      readonly assignee: string | null;
      readonly due: Due;
      readonly extended: boolean;
      readonly outcome: RequestOutcome | null;
    };
export type Received = Exclude<RequestState, { phase: 'none' }>;

type Decision = Result<readonly RequestEvent[], Refusal<RequestRefusal>>;

/** The holidays of the state whose law is asked under. */
export type Holidays = (regime: Regime) => IsHoliday;

/** Grounds that need no certainty who asks. */
const groundsWithoutIdentity: readonly RefusalGround[] = [
  'manifestly_unfounded',
  'excessive',
  'identity_not_shown',
];

export function receive(state: RequestState, order: ReceiveRequest, holidays: Holidays): Decision {
  if (state.phase !== 'none') return refuse('request_exists');
  const { at } = order;
  const today = todayUnder(order.regime, at);
  if (order.receivedOn > today) return refuse('date_ahead');
  if (order.receivedOn < addMonths(today, -12)) return refuse('date_absurd');
  // Whoever is in doubt asks at once: until it is settled, alarms use the date from receipt, which is the earlier.
  const due = dueFrom(order.regime, order.receivedOn, holidays(order.regime));
  return ok([{ type: 'RequestReceived', at, ...saidIn(order), due }]);
}

export function assign(state: RequestState, { at, request, assignee }: AssignRequest): Decision {
  const open = openOf(state);
  if (!open.ok) return open;
  if (assignee === open.value.contestedActor) return refuse('contested_officer');
  if (assignee === open.value.assignee) return refuse('already_assigned_so');
  return ok([{ type: 'RequestAssigned', at, request, assignee }]);
}

/** Where identity was reasonably doubted the clock starts now. Source: GDPR Art. 12(6); DPA 2018 s. 54 [M]. */
export function verify(state: RequestState, order: VerifyIdentity, holidays: Holidays): Decision {
  const open = openOf(state);
  if (!open.ok) return open;
  const { at, by, request, verifiedOn, subject } = order;
  const { regime, receivedOn, identityDoubted, kind, due } = open.value;
  if (by === undefined) return refuse('author_missing');
  if (open.value.verifiedBy !== null) return refuse('identity_settled');
  if (verifiedOn > todayUnder(regime, at)) return refuse('date_ahead');
  if (verifiedOn < receivedOn) return refuse('date_absurd');
  if (subject !== null && open.value.subject !== null && subject !== open.value.subject)
    return refuse('subject_fixed');
  const counted = identityDoubted ? dueFrom(regime, verifiedOn, holidays(regime)) : due;
  const known = subject ?? open.value.subject;
  return ok([
    { type: 'IdentityVerified', at, request, verifiedOn, subject: known, verifiedBy: by, due: counted, kind },
  ]);
}

/** Once; the person is told within the first period. Source: GDPR Art. 12(3). */
export function extend(state: RequestState, { at, request, reason, toldOn }: ExtendRequest): Decision {
  const open = openOf(state);
  if (!open.ok) return open;
  const { regime, receivedOn, due, extended } = open.value;
  if (extended) return refuse('already_extended');
  if (toldOn > todayUnder(regime, at)) return refuse('date_ahead');
  if (toldOn < receivedOn) return refuse('date_absurd');
  // An act of one's own: the earlier of the two ends counts.
  if (toldOn > due.answer.plain) return refuse('told_too_late', { dueOn: due.answer.plain });
  return ok([{ type: 'RequestExtended', at, request, reason, toldOn, extendedTo: due.extended }]);
}

export function answer(state: RequestState, order: AnswerRequest): Decision {
  const open = openOf(state);
  if (!open.ok) return open;
  const { at, by, request, outcome, ground, toldBy } = order;
  if (by === undefined) return refuse('author_missing');
  if (by === open.value.contestedActor) return refuse('contested_officer');
  if (!isSettled(open.value)) return refuse('identity_open');
  if (outcome === 'partly' && ground === null) return refuse('ground_missing');
  if (outcome === 'granted' && ground !== null) return refuse('ground_unasked');
  if (ground !== null && !isGroundFor(ground, open.value.regime, open.value.kind))
    return refuse('ground_not_in_law');
  return ok([{ type: 'RequestAnswered', at, request, outcome, ground, toldBy }]);
}

/** A refusal has a ground in the law asked under, and never comes from the officer whose act is contested. */
export function refuseWhole(
  state: RequestState,
  { at, by, request, ground, toldBy }: RefuseRequest,
): Decision {
  const open = openOf(state);
  if (!open.ok) return open;
  if (by === undefined) return refuse('author_missing');
  if (by === open.value.contestedActor) return refuse('contested_officer');
  if (!isSettled(open.value) && !groundsWithoutIdentity.includes(ground)) return refuse('identity_open');
  if (!isGroundFor(ground, open.value.regime, open.value.kind)) return refuse('ground_not_in_law');
  return ok([{ type: 'RequestAnswered', at, request, outcome: 'refused', ground, toldBy }]);
}

/** An open request closes only where the person withdrew it. */
export function close(state: RequestState, { at, request, because }: CloseRequest): Decision {
  if (state.phase === 'none') return refuse('request_unknown');
  if (state.phase === 'closed') return refuse('already_answered');
  const isAnswered = state.phase === 'answered';
  if (isAnswered && because === 'withdrawn') return refuse('already_answered');
  if (!isAnswered && because === 'answered') return refuse('not_answered');
  const { subject, kind } = state;
  return ok([{ type: 'RequestClosed', at, request, because, subject, kind }]);
}

/** The request as it came. */
export function received({
  type: _type,
  at: _at,
  request: _request,
  ...asked
}: RequestReceived): RequestState {
  return { phase: 'received', ...asked, verifiedBy: null, assignee: null, extended: false, outcome: null };
}

/** What a later event makes of a request. */
export function moved(state: Received, event: Exclude<RequestEvent, RequestReceived>): RequestState {
  switch (event.type) {
    case 'RequestAssigned':
      return inWork({ ...state, assignee: event.assignee });
    case 'IdentityVerified': {
      const { verifiedBy, subject, due } = event;
      return inWork({ ...state, phase: 'identity_verified', verifiedBy, subject, due });
    }
    case 'RequestExtended':
      return { ...state, extended: true };
    case 'RequestAnswered':
      return { ...state, phase: 'answered', outcome: event.outcome };
    case 'RequestClosed':
      return { ...state, phase: 'closed' };
    default:
      return never(event);
  }
}

/** Work begins once somebody has it and it is certain who asks. */
function inWork(state: Received): Received {
  return state.assignee !== null && isSettled(state) ? { ...state, phase: 'in_work' } : state;
}

/** True where it is certain enough who asks. */
function isSettled({ identityDoubted, verifiedBy }: Received): boolean {
  return !identityDoubted || verifiedBy !== null;
}

function openOf(state: RequestState): Result<Received, Refusal<RequestRefusal>> {
  if (state.phase === 'none') return refuse('request_unknown');
  if (state.phase === 'answered' || state.phase === 'closed') return refuse('already_answered');
  return ok(state);
}

function todayUnder(regime: Regime, at: UtcText): DateText {
  return dateIn(fromUtc(at), zoneOf[answerLimits[regime].state]);
}
