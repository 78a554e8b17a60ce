import type { Decision, DomainCommand } from '../src/kernel/decider.ts';
import type { StreamDoor } from '../src/kernel/door.ts';
import type { DomainEvent } from '../src/kernel/event.ts';
import { rescue } from '../src/operations/rescue/index.ts';
import { type ClosingObstacle, closingObstacles } from '../src/operations/rescue/wire.ts';

/** Deciders with one fault: the proof must find that a boat is held closed wrongly. */
export interface Planted {
  readonly name: string;
  readonly streams: readonly StreamDoor[];
  /** Few nights can show it: it is sought among many only. */
  readonly isRare: boolean;
}

type AnyDecision = Decision<DomainEvent, string>;
type Decide = (decision: AnyDecision, command: DomainCommand) => AnyDecision;
type Evolve = (event: DomainEvent) => DomainEvent | null;

const asIs: Decide = (decision) => decision;
const whole: Evolve = (event) => event;

function planted(
  name: string,
  { decide = asIs, evolve = whole, isRare = false }: { decide?: Decide; evolve?: Evolve; isRare?: boolean },
): Planted {
  const streams = rescue.streams.map((door): StreamDoor => {
    const decider = {
      initial: door.decider.initial,
      decide: (state: unknown, command: DomainCommand) =>
        decide(door.decider.decide(state, command), command),
      evolve(state: unknown, event: DomainEvent) {
        const changed = door.kind === 'boat' ? evolve(event) : event;
        return changed === null ? state : door.decider.evolve(state, changed);
      },
    };
    return { ...door, decider };
  });
  return { name, streams, isRare };
}

/** Closing that does not look for one obstacle. */
function blindTo(...obstacles: readonly ClosingObstacle[]): Planted {
  return planted(`blind_to_${obstacles.join('_or_')}`, {
    decide(decision, command) {
      if (decision.ok || decision.refusal.code !== 'cannot_close') return decision;
      const met = Object.keys(decision.refusal.detail ?? {});
      if (met.some((one) => !obstacles.some((obstacle) => obstacle === one))) return decision;
      const { at, boat, outcome, identification } = command as DomainCommand &
        Readonly<Record<string, unknown>>; // CloseBoat
      const closed = { type: 'BoatClosed', at, boat, outcome, identification, by: 'fr-1' };
      return { ok: true, value: [closed as DomainEvent] };
    },
  });
}

function without(type: string, orders: readonly string[] | null = null): Decide {
  return (decision, command) => {
    if (!decision.ok || (orders !== null && !orders.includes(command.type))) return decision;
    return { ok: true, value: decision.value.filter((event) => event.type !== type) };
  };
}

/**
 * Obstacles that stand by themselves on one node. A dispute takes two: that none closes over it is held by
 * `two-sides-laws.test.ts` and by the proof `simulation`.
 */
const blind = closingObstacles.filter(
  (one) => one !== 'identification_not_linked' && one !== 'person_in_water' && one !== 'dispute_open',
);

/** Every fault that is planted. */
export const faults: readonly Planted[] = [
  ...blind.map((one) => blindTo(one)),
  // Whoever has fallen in is unaccounted for as well, and what is not linked identifies nothing.
  blindTo('person_in_water', 'people_unaccounted'),
  blindTo('identification_not_linked', 'no_identification'),
  planted('link_does_not_reopen', { decide: without('BoatReopened', ['LinkContact']) }),
  planted('doubt_does_not_reopen', { decide: without('BoatReopened', ['GradeLink', 'UnlinkContact']) }),
  planted('correction_does_not_reopen', {
    decide: without('BoatReopened', ['CorrectContact', 'CorrectTime', 'AddPosition']),
  }),
  planted('merge_does_not_reopen', { decide: without('BoatReopened', ['MergeBoats', 'SplitBoat']) }),
  planted('boats_not_told_of_corrections', { decide: without('EvidenceCorrected') }),
  planted('search_suspended_unsearched', {
    decide(decision, command) {
      if (decision.ok || decision.refusal.code !== 'not_searched') return decision;
      const { at, boat, search } = command as DomainCommand & Readonly<Record<string, unknown>>; // SuspendSearch
      return { ok: true, value: [{ type: 'SearchSuspended', at, boat, search, by: 'fr-1' } as DomainEvent] };
    },
  }),
  planted('possible_counts_as_sure', {
    evolve: (event) =>
      'grade' in event && event.type !== 'BoatMerged'
        ? ({ ...event, grade: 'confirmed' } as DomainEvent)
        : event,
  }),
  planted('unlinked_stays', { evolve: (event) => (event.type === 'ContactUnlinked' ? null : event) }),
  planted('merge_loses_evidence', {
    evolve: (event) => (event.type === 'BoatMerged' ? ({ ...event, links: [] } as DomainEvent) : event),
  }),
  planted('landings_are_further_people', {
    evolve(event) {
      if (event.type !== 'ContactLinked' || !('facts' in event)) return event;
      const { facts } = event as { readonly facts: { readonly kind: string } };
      return facts.kind === 'landing'
        ? ({ ...event, facts: { ...facts, kind: 'pickup' } } as DomainEvent)
        : event;
    },
  }),
  planted('deaths_ashore_are_further_people', {
    evolve(event) {
      if (event.type !== 'ContactLinked' || !('facts' in event)) return event;
      const { facts } = event as {
        readonly facts: { readonly counted: { readonly alive: number; readonly deceased: number } | null };
      };
      return facts.counted?.alive === 0 && facts.counted.deceased > 0
        ? ({ ...event, facts: { ...facts, kind: 'pickup' } } as DomainEvent)
        : event;
    },
  }),
  planted('out_before_is_taken_for_out_since', {
    isRare: true,
    evolve(event) {
      if (event.type !== 'ContactLinked' || !('facts' in event)) return event;
      const { facts } = event as {
        readonly facts: { readonly counted: { readonly fromWater: number } | null };
      };
      return (facts.counted?.fromWater ?? 0) > 0
        ? ({ ...event, facts: { ...facts, happenedAt: '2027-09-09T20:00:00.000Z' } } as DomainEvent)
        : event;
    },
  }),
  planted('one_more_counted', {
    evolve(event) {
      if (event.type !== 'ContactLinked' || !('facts' in event)) return event;
      const { facts } = event as { readonly facts: { readonly counted: { readonly alive: number } | null } };
      if (facts.counted === null) return event;
      const counted = { ...facts.counted, alive: facts.counted.alive + 1 };
      return { ...event, facts: { ...facts, counted } } as DomainEvent;
    },
  }),
];
