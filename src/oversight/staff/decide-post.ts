import type { Decider } from '../../kernel/decider.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import type { AppointPost, EndAppointment, EndMonitorAppointment, PostCommand } from './commands.ts';
import { authorFault, type AuthorFault, spanByTwo, type SpanFault } from './duties.ts';
import type { PostEvent } from './events.ts';
import { zoneOf } from './local-day.ts';
import { overlap, type PostState } from './state.ts';

export type PostRefusal =
  | AuthorFault
  | SpanFault
  | 'post_held'
  | 'not_the_holder'
  | 'monitor_post_apart'
  | 'two_offices_needed'
  | 'term_still_runs';

type Decision = Result<readonly PostEvent[], Refusal<PostRefusal>>;

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
        return command.post.endsWith(monitorPost)
          ? refuse('monitor_post_apart')
          : endAppointment(state, command);
      case 'EndMonitorAppointment':
        return endMonitor(state, command);
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

const monitorPost = '-independent_monitor';

/**
 * Enters the end of a monitor's appointment. Whoever appoints a monitor, and may end it, stands outside this program: the
 * authority that each state's law names, or a court. The program only enters that it was done, so the question is who
 * is believed. Nobody whom the monitor watches is: neither operations nor those who keep register and access. One data
 * protection officer, who is not dismissed for the task (Regulation (EU) 2016/679 Art. 38(3)), and one monitor, of
 * either state and the holder included, say it together. Before the term only a court ends it: a resignation may be
 * pressed for. To be confirmed by the legal desks of both states.
 */
function endMonitor(state: PostState, command: EndMonitorAppointment): Decision {
  const { holder, reason, at, by, concerned } = command;
  if (by === undefined || concerned === undefined) return refuse('author_missing');
  // Without a proposal behind it this only asks whether it may be proposed; nothing is ended by it.
  if (concerned.proposed !== null && !areBothOffices(concerned.proposed.roles, concerned.byRoles))
    return refuse('two_offices_needed');
  const open = openOf(state, holder, at);
  if (open !== undefined && at < open.until && reason !== 'court_order')
    return refuse('term_still_runs', { until: open.until });
  return endAppointment(state, command);
}

function areBothOffices(one: readonly string[], other: readonly string[]): boolean {
  const are = (dpo: readonly string[], monitor: readonly string[]): boolean =>
    dpo.includes('data_protection_officer') && monitor.includes('independent_monitor');
  return are(one, other) || are(other, one);
}

function endAppointment(state: PostState, command: EndAppointment | EndMonitorAppointment): Decision {
  const { post, holder, reason, at } = command;
  if (command.by === undefined) return refuse('author_missing');
  const open = openOf(state, holder, at);
  if (open === undefined) return refuse('not_the_holder');
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
