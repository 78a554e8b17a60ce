import { type Decider, type GivenFrom, saidIn } from '../../kernel/decider.ts';
import type { ReleasedTip, TipRoom, TipView } from '../../kernel/released-tip.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { fromUtc, type Instant } from '../../kernel/time.ts';
import type { TipCommand, TipEvent } from './events-tip.ts';
import type { TipRefusal } from './refusals.ts';

/** A tip as its room has it; whose it is, the record says. */
export type StandingTip = Omit<TipView, 'isOwn'>;

export type TipState =
  | { readonly phase: 'none' }
  | { readonly phase: 'received'; readonly tip: StandingTip }
  | { readonly phase: 'recalled' };

/**
 * Takes in what intelligence has released for one room, as released: received once, amended in the order of its texts,
 * recalled once, over at its own end. A recalled tip is forgotten here but for its having been recalled. Whoever works
 * there, and nobody else, says that it was read, and ashore that it was acted on: at sea that would tell of a rescue, and
 * it is refused. What was said of one text is not said of the next. Refusals: refusals.ts.
 */
export const tipDecider: Decider<TipState, TipCommand, TipEvent, TipRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    const { at, tip, room } = command;
    const isSea = room === 'watch';
    switch (command.type) {
      case 'ReceiveTip':
        if (state.phase !== 'none') return ok([]);
        return ok([{ type: isSea ? 'SeaTipReceived' : 'TipReceived', at, ...saidIn(command) }]);
      case 'AmendTip':
        if (state.phase === 'recalled') return ok([]);
        if (state.phase === 'received' && state.tip.edition >= command.edition) return ok([]);
        return ok([{ type: isSea ? 'SeaTipAmended' : 'TipAmended', at, ...saidIn(command) }]);
      case 'RecallTip':
        if (state.phase !== 'received') return ok([]);
        return ok([
          isSea
            ? { type: 'SeaTipRecalled', at, tip, room, to: state.tip.to }
            : { type: 'TipRecalled', at, tip, room },
        ]);
      case 'NoteTipSeen':
        if (!worksIn(room, command.givenFrom)) return refuse('not_of_room');
        if (state.phase !== 'received') return refuse('tip_gone');
        if (!isOfText(state, command)) return refuse('tip_amended');
        if (state.tip.seenAt !== null) return ok([]);
        return ok([{ type: isSea ? 'SeaTipSeen' : 'TipSeen', ...saidOf(command) }]);
      case 'NoteTipActedOn':
        if (!worksIn(room, command.givenFrom)) return refuse('not_of_room');
        if (isSea) return refuse('not_told_back');
        if (state.phase !== 'received') return refuse('tip_gone');
        if (!isOfText(state, command)) return refuse('tip_amended');
        return ok(state.tip.actedAt === null ? [{ type: 'TipActedOn', ...saidOf(command) }] : []);
      default:
        return never(command);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'TipReceived':
      case 'SeaTipReceived': {
        const { type: _type, at, ...said } = event;
        const first = { edition: 1, amendedAt: null, amendment: null, earlierSeenAt: null };
        return { phase: 'received', tip: { ...said, ...first, ...unread, receivedAt: at } };
      }
      case 'TipAmended':
      case 'SeaTipAmended':
        return amended(state, event);
      case 'TipRecalled':
      case 'SeaTipRecalled':
        return { phase: 'recalled' };
      case 'TipSeen':
      case 'SeaTipSeen':
        return noted(state, event, { seenAt: event.at });
      case 'TipActedOn':
        return noted(state, event, { actedAt: event.at });
      default:
        return never(event);
    }
  },
};

const unread = { seenAt: null, actedAt: null } as const;

/** The text before gives way. Where that one was never told, as by a rule of release that came later, this one stands. */
function amended(
  state: TipState,
  { type: _type, at, ...said }: Extract<TipEvent, { readonly type: 'TipAmended' | 'SeaTipAmended' }>,
): TipState {
  if (state.phase === 'recalled') return state;
  const before = state.phase === 'received' ? state.tip : null;
  const receivedAt = before?.receivedAt ?? at;
  const earlierSeenAt = before?.seenAt ?? before?.earlierSeenAt ?? null;
  return { phase: 'received', tip: { ...said, ...unread, receivedAt, amendedAt: at, earlierSeenAt } };
}

type Note = Extract<TipCommand, { readonly type: 'NoteTipSeen' | 'NoteTipActedOn' }>;

/** Who answers for a room's work: one act notes the tips of every room, and a tip of another is not theirs to answer. */
const rolesOf: Readonly<Record<TipRoom, readonly string[]>> = {
  site: ['watch_officer', 'duty_officer'],
  freight: ['freight_team', 'freight_supervisor'],
  watch: ['watch_officer', 'duty_officer'],
};

function worksIn(room: TipRoom, from: GivenFrom | undefined): boolean {
  return from?.roles.some((role) => rolesOf[room].includes(role)) === true;
}

/** True where it is said of the text that stands: what somebody read while it was being amended is not it. */
function isOfText(
  { tip }: Extract<TipState, { readonly phase: 'received' }>,
  { edition }: Pick<Note, 'edition'>,
): boolean {
  return (edition ?? 1) === tip.edition;
}

/** Of the first text as it was always said: older nodes and books know no other. */
function saidOf({ at, tip, room, edition = 1 }: Note) {
  return { at, tip, room, ...(edition === 1 ? {} : { edition }) };
}

function noted(
  state: TipState,
  { edition }: Pick<Note, 'edition'>,
  change: Partial<Pick<StandingTip, 'seenAt' | 'actedAt'>>,
): TipState {
  if (state.phase !== 'received' || !isOfText(state, { edition })) return state;
  return { phase: 'received', tip: { ...state.tip, ...change } };
}

/** True while a tip holds or will: what is over leaves every picture by the clock alone. */
export function isStanding({ until }: Pick<ReleasedTip, 'until'>, now: Instant): boolean {
  return fromUtc(until) > now;
}
