import type { Decider } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import type { AppointPost, EndAppointment, PostCommand } from './commands.ts';
import { authorFault, type AuthorFault, spanByTwo, type SpanFault } from './duties.ts';
import type { EndReason, PostEvent } from './events.ts';
import { zoneOf } from './local-day.ts';
import { overlap, type PostState } from './state.ts';

export type PostRefusal =
  | AuthorFault
  | SpanFault
  | 'post_held'
  | 'not_the_holder'
  | 'reason_not_legal'
  | 'term_still_runs';

type Decision = Result<readonly PostEvent[], Refusal<PostRefusal>>;

/** The grounds on which the monitor's appointment may end; of these only a court may act before the term is over. */
const monitorReasons: readonly EndReason[] = ['term_ended', 'resigned', 'court_order'];

/**
 * Decides over one appointed post. The post's id says its state and kind: `uk-gold_commander`.
 * One holder at a time; a successor may be appointed ahead. Source: FACTS, "The access decision".
 */
export const postDecider: Decider<PostState, PostCommand, PostEvent, PostRefusal> = {
  initial: { appointments: [] },
  decide(state, command) {
    switch (command.type) {
      case 'AppointPost':
        return appoint(state, command);
      case 'EndAppointment':
        return endAppointment(state, command);
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'PostAppointed': {
        const { holder, from, until } = event;
        return { appointments: [...state.appointments, { holder, from, until, reason: null }] };
      }
      case 'AppointmentEnded': {
        const last = openOf(state, event.holder, event.at);
        return {
          appointments: state.appointments.map((one) =>
            one === last ? { ...one, until: event.endedAt, reason: event.reason } : one,
          ),
        };
      }
      default:
        return never(event);
    }
  },
};

function appoint({ appointments }: PostState, command: AppointPost): Decision {
  const { post, holder, at } = command;
  const author = authorFault(command, holder);
  if (author !== null) return refuse(author);
  const span = spanByTwo(command, zoneOf(post));
  if (!span.ok) return span;
  const { from, until } = span.value;
  if (appointments.some((held) => overlap(held, { from, until }))) return refuse('post_held');
  return ok([{ type: 'PostAppointed', at, post, holder, from, until }]);
}

function endAppointment(state: PostState, command: EndAppointment): Decision {
  const { post, holder, reason, at } = command;
  if (command.by === undefined) return refuse('author_missing');
  const open = openOf(state, holder, at);
  if (open === undefined) return refuse('not_the_holder');
  if (post.endsWith('-independent_monitor')) {
    if (!monitorReasons.includes(reason)) return refuse('reason_not_legal');
    if (at < open.until && reason !== 'court_order') return refuse('term_still_runs', { until: open.until });
  }
  const endedAt = at < open.from ? open.from : at < open.until ? at : open.until;
  return ok([{ type: 'AppointmentEnded', at, post, holder, reason, endedAt }]);
}

/**
 * The holder's appointment not yet formally ended: the one that runs, else the next one, else the last that ran out.
 */
function openOf({ appointments }: PostState, holder: string, at: string) {
  const open = appointments.filter((one) => one.holder === holder && one.reason === null);
  return (
    open.find(({ from, until }) => from <= at && at < until) ??
    open.find(({ from }) => from > at) ??
    open.at(-1)
  );
}
