import { type Decider, type Decision as DecisionOf, saidIn } from '../../kernel/decider.ts';
import type { TipRoom } from '../../kernel/released-tip.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { fromUtc, secondsBetween, type UtcText } from '../../kernel/time.ts';
import type { Permitted, ReleaseCommand, TipCommand, TipEvent } from './events-tip.ts';
import { bandOf } from './grade.ts';
import type { TipRefusal } from './refusals.ts';
import { type IntelTip, isBlocked, isReleasedTo } from './wire-tip.ts';

export type TipState = { readonly phase: 'none' } | { readonly phase: 'known'; readonly tip: IntelTip };
type Decision = DecisionOf<TipEvent, TipRefusal>;

/** A released tip that holds for longer is no tip: it is assessed and released anew. Ours. */
export const tipHoursMax = 72;

/** Codes that say nothing unless what they ask is written out. */
const writtenOut = ['H3', 'C'] as const;

/**
 * Decides over a tip: written once with its grade and its handling, released once to each room, with an end, by the
 * provider's leave, and taken back from all of them by whoever may write one. Two persons answer for each release.
 * Refusals: refusals.ts.
 */
export const tipDecider: Decider<TipState, TipCommand, TipEvent, TipRefusal> = {
  initial: { phase: 'none' },
  decide(state, command): Decision {
    if (command.type === 'WriteTip') return write(state, command);
    if (state.phase === 'none') return refuse('tip_unknown');
    const { tip } = state;
    switch (command.type) {
      case 'ReleaseToSite':
      case 'ReleaseToFreight':
      case 'ReleaseToWatch':
        return release(tip, command);
      case 'WithdrawTip': {
        const { by, at, reason } = command;
        if (by === undefined) return refuse('actor_missing');
        if (tip.withdrawn !== null) return refuse('tip_withdrawn');
        const rooms = tip.releases.map(({ room }) => room);
        return ok([{ type: 'TipWithdrawn', at, tip: tip.tip, rooms, reason, by }]);
      }
      case 'NoteFollowed': {
        const { at, room, step } = command;
        const released = tip.releases.find((one) => one.room === room);
        const known = step === 'seen' ? released?.seenAt : released?.actedAt;
        // Said again, or of what was never released there: nothing to write, and nobody to refuse.
        if (known !== null) return ok([]);
        return ok([{ type: 'TipFollowed', at, tip: tip.tip, room, step }]);
      }
      default:
        return never(command);
    }
  },
  evolve(state, event): TipState {
    if (event.type === 'TipWritten') {
      const { type: _type, at, by, ...said } = event;
      return { phase: 'known', tip: { ...said, written: { by, at }, releases: [], withdrawn: null } };
    }
    return state.phase === 'none' ? state : { phase: 'known', tip: evolveTip(state.tip, event) };
  },
};

function write(state: TipState, command: Extract<TipCommand, { readonly type: 'WriteTip' }>): Decision {
  const { by, at } = command;
  const said = saidIn(command);
  if (by === undefined) return refuse('actor_missing');
  if (state.phase !== 'none') return refuse('tip_exists');
  if (fromUtc(said.until) <= fromUtc(said.from)) return refuse('end_not_after_start');
  const asks = writtenOut.some((code) => said.handling.includes(code));
  if (asks && !said.conditionsWritten) return refuse('conditions_missing');
  return ok([{ type: 'TipWritten', at, ...said, by }]);
}

const roomOf = {
  ReleaseToSite: 'site',
  ReleaseToFreight: 'freight',
  ReleaseToWatch: 'watch',
} as const satisfies Record<ReleaseCommand['type'], TipRoom>;

function release(tip: IntelTip, command: ReleaseCommand): Decision {
  const { type, by, at, kind, place, words, language, from, until, marking, body } = command;
  const room = roomOf[type];
  const to = command.type === 'ReleaseToWatch' ? command.to : null;
  const zone = command.type === 'ReleaseToSite' ? command.zone : null;
  if (by === undefined) return refuse('actor_missing');
  if (tip.withdrawn !== null) return refuse('tip_withdrawn');
  if (isReleasedTo(tip, room)) return refuse('released_already');
  const ends = endRefusal({ at, from, until });
  if (ends !== null) return ends;
  const needs: readonly Permitted[] = to === null ? [room] : [room, 'other_state'];
  if (isBlocked(tip, needs)) return refuse('provider_permission');
  // The instrument by which it would cross serves what is official, and no more.
  if (to !== null && marking !== 'official') return refuse('marking_stays');
  const band = bandOf(tip.grade);
  const said = { tip: tip.tip, room, place, zone, kind, words, language, from, until, band, marking };
  return ok([{ type: 'TipReleased', at, ...said, body, to, by }]);
}

interface Span {
  readonly at: UtcText;
  readonly from: UtcText;
  readonly until: UtcText;
}

function endRefusal({ at, from, until }: Span): Extract<Decision, { readonly ok: false }> | null {
  if (fromUtc(until) <= fromUtc(from)) return refuse('end_not_after_start');
  if (fromUtc(until) <= fromUtc(at)) return refuse('over_already');
  if (secondsBetween(fromUtc(at), fromUtc(until)) > tipHoursMax * 3_600)
    return refuse('too_long', { hoursMax: tipHoursMax });
  return null;
}

function evolveTip(tip: IntelTip, event: Exclude<TipEvent, { readonly type: 'TipWritten' }>): IntelTip {
  switch (event.type) {
    case 'TipReleased': {
      const { type: _type, tip: _tip, ...said } = event;
      return { ...tip, releases: [...tip.releases, { ...said, seenAt: null, actedAt: null }] };
    }
    case 'TipWithdrawn': {
      const { by, at, reason } = event;
      return { ...tip, withdrawn: { by, at, reason } };
    }
    case 'TipFollowed': {
      const { at, room, step } = event;
      const noted = step === 'seen' ? { seenAt: at } : { actedAt: at };
      return {
        ...tip,
        releases: tip.releases.map((one) => (one.room === room ? { ...one, ...noted } : one)),
      };
    }
    default:
      return never(event);
  }
}
