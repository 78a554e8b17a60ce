import type { Decider } from '../../kernel/decider.ts';
import { never, ok } from '../../kernel/result.ts';
import type { RecordSearch } from '../../kernel/vault-orders.ts';
import type { RequestCommand, RequestEvent, SearchEvent, SubjectCommand, SubjectEvent } from './events.ts';
import {
  answer,
  assign,
  close,
  extend,
  type Holidays,
  moved,
  receive,
  received,
  refuseWhole,
  type RequestRefusal,
  type RequestState,
  verify,
} from './request.ts';
import {
  changed,
  completeErasure,
  erase,
  eraseAgain,
  holdForRequest,
  liftHold,
  open,
  placeHold,
  registered,
  seal,
  type SubjectRefusal,
  type SubjectState,
} from './subject.ts';

/** Decides over one subject of the vault: what is kept of it, who was shown it, and when it goes. */
export const subjectDecider: Decider<SubjectState, SubjectCommand, SubjectEvent, SubjectRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    switch (command.type) {
      case 'SealDetails':
        return seal(state, command);
      case 'OpenSubject':
        return open(state, command);
      case 'PlaceHold':
        return placeHold(state, command);
      case 'LiftHold':
        return liftHold(state, command);
      case 'HoldForRequest':
      case 'ReleaseForRequest':
        return holdForRequest(state, command);
      case 'EraseSubject':
        return erase(state, command);
      case 'CompleteErasure':
        return completeErasure(state, command);
      case 'EraseAgain':
        return eraseAgain(state, command);
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'SubjectRegistered':
        return registered(event);
      case 'SubjectDetailPut':
      case 'SubjectDetailRemoved':
      case 'SubjectOpened':
      case 'HoldPlaced':
      case 'HoldLifted':
      case 'ErasureOrdered':
      case 'KeepUntilChanged':
        return state.phase === 'kept' ? changed(state, event) : state;
      case 'SubjectErased':
        return state.phase === 'none' ? state : { phase: 'erased' };
      default:
        return never(event);
    }
  },
};

/** Searches of one person, each beside the others: nothing is ever refused here. */
export const searchDecider: Decider<null, RecordSearch, SearchEvent, never> = {
  initial: null,
  decide(_state, { type: _type, by: _by, at, ...said }) {
    return ok([{ type: 'SubjectSearched', at, ...said }]);
  },
  evolve(_state, event) {
    switch (event.type) {
      case 'SubjectSearched':
        return null;
      default:
        return never(event.type);
    }
  },
};

/** Decides over one request of a person; `holidays` are those of the state whose law is asked under. */
export function requestDecider(
  holidays: Holidays,
): Decider<RequestState, RequestCommand, RequestEvent, RequestRefusal> {
  return {
    initial: { phase: 'none' },
    decide(state, command) {
      switch (command.type) {
        case 'ReceiveRequest':
          return receive(state, command, holidays);
        case 'AssignRequest':
          return assign(state, command);
        case 'VerifyIdentity':
          return verify(state, command, holidays);
        case 'ExtendRequest':
          return extend(state, command);
        case 'AnswerRequest':
          return answer(state, command);
        case 'RefuseRequest':
          return refuseWhole(state, command);
        case 'CloseRequest':
          return close(state, command);
        default:
          return never(command);
      }
    },
    evolve(state, event) {
      switch (event.type) {
        case 'RequestReceived':
          return received(event);
        case 'RequestAssigned':
        case 'IdentityVerified':
        case 'RequestExtended':
        case 'RequestAnswered':
        case 'RequestClosed':
          return state.phase === 'none' ? state : moved(state, event);
        default:
          return never(event);
      }
    },
  };
}
