import { type Decider, type Decision as DecisionOf, saidIn } from '../../kernel/decider.ts';
import { tipEditionsMax, type TipRoom } from '../../kernel/released-tip.ts';
import { never, ok, refuse } from '../../kernel/result.ts';
import { fromUtc, secondsBetween, type UtcText } from '../../kernel/time.ts';
import type { AmendCommand, Permitted, ReleaseCommand, TipCommand, TipEvent } from './events-tip.ts';
import { bandOf } from './grade.ts';
import type { TipRefusal } from './refusals.ts';
import { type IntelTip, isBlocked, isReleasedTo, type ReleaseView } from './wire-tip.ts';

export type TipState = { readonly phase: 'none' } | { readonly phase: 'known'; readonly tip: IntelTip };
type Decision = DecisionOf<TipEvent, TipRefusal>;

/** A released tip that holds for longer is no tip: it is assessed and released anew. Ours. */
export const tipHoursMax = 72;

/** Codes that say nothing unless what they ask is written out. */
const writtenOut = ['H3', 'C'] as const;

/**
 * Decides over a tip: written once with its grade and its handling, released once to each room, with an end, by the
 * provider's leave, amended there while it holds, and taken back from all of them by whoever may write one. Two persons
 * answer for each release and for each text that takes the place of another. Refusals: refusals.ts.
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
      case 'AmendToSite':
      case 'AmendToFreight':
      case 'AmendToWatch':
        return amend(tip, command);
      case 'WithdrawTip': {
        const { by, at, reason } = command;
        if (by === undefined) return refuse('actor_missing');
        if (tip.withdrawn !== null) return refuse('tip_withdrawn');
        const rooms = tip.releases.map(({ room }) => room);
        return ok([{ type: 'TipWithdrawn', at, tip: tip.tip, rooms, reason, by }]);
      }
      case 'NoteFollowed': {
        const { at, room, step, edition } = command;
        const released = tip.releases.find((one) => one.room === room);
        // Of a text that was amended meanwhile, too: it was read, and says nothing of the one that took its place.
        const told = [...(released?.superseded ?? []), released].find(
          (one) => one?.edition === (edition ?? 1),
        );
        const known = step === 'seen' ? told?.seenAt : told?.actedAt;
        // Said again, or of what was never released there: nothing to write, and nobody to refuse.
        if (known !== null) return ok([]);
        const of = edition === undefined ? {} : { edition };
        return ok([{ type: 'TipFollowed', at, tip: tip.tip, room, step, ...of }]);
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
  AmendToSite: 'site',
  AmendToFreight: 'freight',
  AmendToWatch: 'watch',
} as const satisfies Record<Telling['type'], TipRoom>;

type Telling = ReleaseCommand | AmendCommand;

function release(tip: IntelTip, command: ReleaseCommand): Decision {
  const { by, at } = command;
  const to = command.type === 'ReleaseToWatch' ? command.to : null;
  if (by === undefined) return refuse('actor_missing');
  if (tip.withdrawn !== null) return refuse('tip_withdrawn');
  if (isReleasedTo(tip, roomOf[command.type])) return refuse('released_already');
  return tellingRefusal(tip, command, to) ?? ok([{ type: 'TipReleased', at, ...told(tip, command, to), by }]);
}

/** It goes to whom the first text went: to tell another, or one fewer, is another release. */
function amend(tip: IntelTip, command: AmendCommand): Decision {
  const { by, at, edition, amendment } = command;
  if (by === undefined) return refuse('actor_missing');
  if (tip.withdrawn !== null) return refuse('tip_withdrawn');
  const standing = tip.releases.find(({ room }) => room === roomOf[command.type]);
  if (standing === undefined) return refuse('not_released');
  // Two persons have read what they amend: it must be what stands.
  if (standing.edition !== edition) return refuse('amended_meanwhile');
  if (edition >= tipEditionsMax) return refuse('amended_too_often', { max: tipEditionsMax });
  if (fromUtc(standing.until) <= fromUtc(at)) return refuse('over_already');
  const refused = tellingRefusal(tip, command, standing.to);
  if (refused !== null) return refused;
  const said = told(tip, command, standing.to);
  if (isSaid(standing, said)) return refuse('nothing_amended');
  return ok([{ type: 'ReleaseAmended', at, ...said, edition: edition + 1, amendment, by }]);
}

/** What leaves: the form of a release and nothing beside it. */
function told(tip: IntelTip, command: Telling, to: 'fr' | 'uk' | null) {
  const { type, kind, place, words, language, from, until, marking, body } = command;
  const zone = 'zone' in command ? command.zone : null;
  const band = bandOf(tip.grade);
  const room = roomOf[type];
  return { tip: tip.tip, room, place, zone, kind, words, language, from, until, band, marking, body, to };
}

function isSaid(standing: ReleaseView, { tip: _tip, ...said }: ReturnType<typeof told>): boolean {
  const before: Readonly<Record<string, unknown>> = { ...standing };
  return Object.entries(said).every(([name, value]) => before[name] === value);
}

function tellingRefusal(
  tip: IntelTip,
  { type, at, from, until, marking }: Telling,
  to: 'fr' | 'uk' | null,
): Refused | null {
  const ends = endRefusal({ at, from, until });
  if (ends !== null) return ends;
  const room = roomOf[type];
  const needs: readonly Permitted[] = to === null ? [room] : [room, 'other_state'];
  if (isBlocked(tip, needs)) return refuse('provider_permission');
  // The instrument by which it would cross serves what is official, and no more.
  if (to !== null && marking !== 'official') return refuse('marking_stays');
  return null;
}

interface Span {
  readonly at: UtcText;
  readonly from: UtcText;
  readonly until: UtcText;
}

type Refused = Extract<Decision, { readonly ok: false }>;

function endRefusal({ at, from, until }: Span): Refused | null {
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
      const first = { ...said, ...unread, edition: 1, amendment: null, superseded: [] };
      return { ...tip, releases: [...tip.releases, first] };
    }
    case 'ReleaseAmended': {
      const { type: _type, tip: _tip, ...said } = event;
      return ofRoom(tip, event.room, ({ superseded, ...before }) => ({
        ...said,
        ...unread,
        superseded: [...superseded, before],
      }));
    }
    case 'TipWithdrawn': {
      const { by, at, reason } = event;
      return { ...tip, withdrawn: { by, at, reason } };
    }
    case 'TipFollowed': {
      const { at, room, step, edition = 1 } = event;
      const noted = step === 'seen' ? { seenAt: at } : { actedAt: at };
      const note = <Told extends { readonly edition: number }>(one: Told): Told =>
        one.edition === edition ? { ...one, ...noted } : one;
      return ofRoom(tip, room, (one) => ({ ...note(one), superseded: one.superseded.map(note) }));
    }
    default:
      return never(event);
  }
}

/** Of a text that nobody has read yet: that the one before was read says nothing of it. */
const unread = { seenAt: null, actedAt: null } as const;

function ofRoom(tip: IntelTip, room: TipRoom, change: (release: ReleaseView) => ReleaseView): IntelTip {
  return { ...tip, releases: tip.releases.map((one) => (one.room === room ? change(one) : one)) };
}
