import type { Decider, Decision as DecisionOf } from '../../kernel/decider.ts';
import type { State } from '../../kernel/label.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { fromUtc, secondsBetween } from '../../kernel/time.ts';
import type { RequestCommand, RequestCommandOf, RequestEvent } from './events-request.ts';
import { supportSecondsMax } from './limits.ts';
import type { RequestRefusal } from './refusals-request.ts';
import { askedSide, boatsOf, evolveRequest, type Request, stepOf } from './request.ts';

type Decision = DecisionOf<RequestEvent, RequestRefusal>;
export type RequestState = Request | null;

/**
 * Decides over one request of a watch to the other side's. Nobody assumes: that it arrived is said by the node that holds
 * it, that it was seen, taken on or refused by a person of the side that was asked, on that side's own node. Who asked
 * may withdraw at any time. Refusals: refusals-request.ts.
 */
export const requestDecider: Decider<RequestState, RequestCommand, RequestEvent, RequestRefusal> = {
  initial: null,
  decide(state, command) {
    if (command.by === undefined) return refuse('actor_missing');
    const { by } = command;
    if (command.type === 'AskSupport') return askSupport(state, command, by);
    if (command.type === 'AskInformation') return askInformation(state, command, by);
    if (state === null) return refuse('request_unknown');
    const told = { at: command.at, request: state.request, boats: boatsOf(state), by };
    if (command.type === 'NoteRequestDelivered') {
      // A third node may hold it as well: that it is there says nothing of the side that was asked.
      const side = askedSide(state);
      if (speakingNode(command) !== side) return refuse('asked_side_only', { side });
      return ok(state.delivered === null ? [{ type: 'RequestDelivered', ...told }] : []);
    }
    const side = sideOf(command);
    if (side === null) return refuse('side_missing');
    if (command.type === 'WithdrawRequest') return withdraw(state, command, { side, told });
    if (command.type === 'EndSupport') return endSupport(state, command, { side, told });
    return answer(state, command, { side, told });
  },
  evolve: evolveRequest,
};

interface Saying {
  readonly side: State;
  readonly told: {
    readonly at: Request['asked']['at'];
    readonly request: string;
    readonly boats: readonly string[];
    readonly by: string;
  };
}

type Answering = RequestCommandOf<
  'NoteRequestSeen' | 'AcceptRequest' | 'RefuseRequest' | 'AnswerInformation'
>;

/** Whose word it is: of a desk of that state, and beside another node only on that state's own. */
function sideOf({ givenFrom }: RequestCommand): State | null {
  const side = givenFrom?.state ?? null;
  const node = givenFrom?.node;
  return node === undefined || node === side ? side : null;
}

/** The node that says so of itself; null: it is of neither state. */
function speakingNode({ givenFrom }: RequestCommand): State | null {
  return givenFrom?.node ?? givenFrom?.state ?? null;
}

/** On a node that stands alone, whoever is asked reads the same book: it is there as soon as it is written. */
function arrival(
  { at, request, givenFrom, by }: RequestCommand,
  boats: readonly string[],
): readonly RequestEvent[] {
  if (givenFrom?.node !== undefined || by === undefined) return [];
  return [{ type: 'RequestDelivered', at, request, boats, by }];
}

function askSupport(state: RequestState, command: RequestCommandOf<'AskSupport'>, by: string): Decision {
  const { at, request, calls, boats, until, givenFrom } = command;
  if (state !== null) return refuse('request_exists');
  const side = sideOf(command);
  if (side === null) return refuse('side_missing');
  if (calls === 'none' && boats.length === 0) return refuse('nothing_asked');
  const seconds = secondsBetween(fromUtc(at), fromUtc(until));
  if (seconds <= 0 || seconds > supportSecondsMax)
    return refuse('until_absurd', { hoursMax: supportSecondsMax / 3_600 });
  const desk = givenFrom?.desk ?? null;
  return ok([
    { type: 'SupportAsked', at, request, side, desk, calls, boats, until, by },
    ...arrival(command, boats),
  ]);
}

function askInformation(
  state: RequestState,
  command: RequestCommandOf<'AskInformation'>,
  by: string,
): Decision {
  if (state !== null) return refuse('request_exists');
  const side = sideOf(command);
  if (side === null) return refuse('side_missing');
  const { at, request, boat, topic, lines, language } = command;
  return ok([
    { type: 'InformationAsked', at, request, side, boat, topic, lines, language, by },
    ...arrival(command, [boat]),
  ]);
}

function answer(request: Request, command: Answering, { side, told }: Saying): Decision {
  if (side !== askedSide(request)) return refuse('asked_side_only', { side: askedSide(request) });
  const step = stepOf(request);
  if (step === 'withdrawn' || step === 'ended') return refuse('request_over', { step });
  switch (command.type) {
    case 'NoteRequestSeen':
      return ok(request.seen === null && request.answer === null ? [{ type: 'RequestSeen', ...told }] : []);
    case 'AcceptRequest':
      if (request.answer?.refusal === null) return ok([]);
      return ok([{ type: 'RequestAccepted', ...told }]);
    case 'RefuseRequest':
      if (step === 'answered') return refuse('request_over', { step });
      // What was promised is ended or said again, never taken back as if it had not been said.
      if (request.answer?.refusal === null) return refuse('accepted_already');
      if (request.answer?.refusal === command.reason) return ok([]);
      return ok([{ type: 'RequestRefused', ...told, reason: command.reason }]);
    case 'AnswerInformation': {
      if (request.information === null) return refuse('not_a_question');
      const { finding, lines, language } = command;
      const takes: readonly RequestEvent[] =
        request.answer?.refusal === null ? [] : [{ type: 'RequestAccepted', ...told }];
      return ok([...takes, { type: 'InformationAnswered', ...told, finding, lines, language }]);
    }
    default:
      return never(command);
  }
}

/** Either side ends support that was promised: who asked, because it can go on alone; who gives, because it no longer can. */
function endSupport(
  request: Request,
  { reason }: RequestCommandOf<'EndSupport'>,
  { side, told }: Saying,
): Decision {
  if (request.support === null) return refuse('no_support');
  const step = stepOf(request);
  if (step === 'ended' || step === 'withdrawn') return refuse('request_over', { step });
  if (step !== 'accepted') return refuse('not_accepted');
  return ok([{ type: 'SupportEnded', ...told, reason, side }]);
}

function withdraw(
  request: Request,
  { reason }: RequestCommandOf<'WithdrawRequest'>,
  { side, told }: Saying,
): Decision {
  if (side !== request.side) return refuse('asker_only', { side: request.side });
  const step = stepOf(request);
  if (step === 'withdrawn' || step === 'ended' || step === 'answered')
    return refuse('request_over', { step });
  return ok([{ type: 'RequestWithdrawn', ...told, reason }]);
}
