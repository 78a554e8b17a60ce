import type { State } from '../../kernel/label.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { Dispute, Settlement } from './dispute.ts';
import type { BoatEventOf, Held, HeldLink, HeldSearch } from './events-boat.ts';
import type { RecalledEvidence } from './events-recall.ts';
import type { Coordinator, Grade, LinkReason, Phase } from './wire.ts';

/** A transfer of coordination proposed to the other side. Nobody is released before it is accepted. */
export interface Transfer
  extends Pick<BoatEventOf<'TransferProposed'>, 'transfer' | 'from' | 'to' | 'reason' | 'crossesAt'> {
  readonly status: 'open' | 'assisted' | 'refused' | 'accepted' | 'withdrawn';
  readonly proposedAt: UtcText;
  readonly proposedBy: string;
  readonly deliveredAt: UtcText | null;
  readonly answeredAt: UtcText | null;
  readonly answeredBy: string | null;
  readonly refusal: BoatEventOf<'TransferRefused'>['reason'] | null;
}

/** Another boat's record that goes on under this one until it is split off again. */
export interface Merged {
  readonly from: string;
  /** Records that went on under it already. */
  readonly includes: readonly string[];
  readonly grade: Grade;
  readonly reason: LinkReason;
  readonly at: UtcText;
  readonly held: Held;
  readonly coordinator: Coordinator;
  readonly phase: Phase;
  /** False once somebody has said since who coordinates, or which phase it is. */
  readonly isCoordinatorOpen: boolean;
  readonly isPhaseOpen: boolean;
}

/** By which act something was last said: what a later dispute over it is measured against. */
export interface Saying {
  readonly type: string;
  readonly at: UtcText;
  readonly by: string;
}

/** How a boat was closed, by two persons. */
export type Closure = Pick<BoatEventOf<'BoatClosed'>, 'outcome' | 'identification' | 'at' | 'by'>;

/** What a boat held, whom it fell to and how grave it was before anything was merged into it. */
export interface Own extends Held {
  readonly coordinator: Coordinator;
  readonly phase: Phase;
}

/** A boat as it stands: a hypothesis with its evidence, of itself and of what was merged into it. */
export interface Boat extends Held {
  /** `merged`: it goes on under another record. */
  readonly status: 'open' | 'closed' | 'merged';
  readonly boat: string;
  /** `FR-26-007`. */
  readonly reference: string;
  /** The side that opened it. */
  readonly side: State;
  readonly openedAt: UtcText;
  readonly openedBy: string;
  /** On which it was opened. */
  readonly contact: string;
  readonly phase: Phase;
  readonly phaseSince: UtcText;
  readonly coordinator: Coordinator;
  readonly coordinatorSince: UtcText;
  readonly own: Own;
  readonly merged: readonly Merged[];
  readonly mergedInto: string | null;
  readonly closure: Closure | null;
  /** A closing on record that does not hold while the other side had not been seen. */
  readonly voided: Closure | null;
  /** Attempts to close that were refused, oldest first. */
  readonly closingsRefused: readonly Pick<
    BoatEventOf<'ClosingRefused'>,
    'outcome' | 'obstacles' | 'at' | 'by'
  >[];
  readonly reopenings: readonly Pick<BoatEventOf<'BoatReopened'>, 'contact' | 'reason' | 'at' | 'by'>[];
  readonly transfers: readonly Transfer[];
  /** Who shall have it, as one side has said and the other not yet. */
  readonly settling: Pick<BoatEventOf<'SettlementProposed'>, 'to' | 'side' | 'at'> | null;
  /** When somebody took it to be the other side's, and it was not. */
  readonly assumed: readonly Pick<BoatEventOf<'TransferAssumed'>, 'to' | 'at' | 'by'>[];
  readonly onScene: string | null;
  /** What was asked of the other side about it, by step: each is noted once. */
  readonly requests: readonly Pick<
    BoatEventOf<'RequestNoted'>,
    'request' | 'kind' | 'topic' | 'step' | 'at'
  >[];
  readonly log: readonly {
    readonly entry: string;
    readonly language: 'en' | 'fr';
    readonly at: UtcText;
    readonly by: string;
    readonly translated: boolean;
  }[];
  readonly lowerings: readonly Pick<
    BoatEventOf<'PhaseLowered'>,
    'phase' | 'reason' | 'evidence' | 'at' | 'by'
  >[];
  /** What the two sides decided without sight of each other and cannot both be. Empty on a record of one side. */
  readonly disputes: readonly Dispute[];
  /** What each side last said of each dispute. */
  readonly settlements: readonly Settlement[];
  /** The acts by which coordinator, phase and merge stand as they do; null: as opened. */
  readonly said: {
    readonly coordinator: Saying | null;
    readonly phase: Saying | null;
    readonly merge: Saying | null;
  };
  /** Records that it stood on and that their origin recalled, oldest first. Absent: none. */
  readonly recalls?: readonly RecalledEvidence[];
  /** The other side, whose boat it was, has recalled it: what stands is this side's own. Absent: it has not. */
  readonly recalled?: Pick<BoatEventOf<'BoatRecalled'>, 'origin' | 'reason' | 'at'>;
  /** When anything was last written of it. */
  readonly lastEntryAt: UtcText;
}

export type BoatState = { readonly status: 'none' } | Boat;

export const noBoat: BoatState = { status: 'none' };

/** What a boat holds at its opening. */
export const nothingHeld: Held = {
  links: [],
  relations: [],
  explanations: [],
  dispersed: [],
  hulls: [],
  searches: [],
  promises: [],
  tasks: [],
  safeguarding: [],
};

/** The link of a contact; null: it is not linked to this boat. */
export function linkOf({ links }: Pick<Held, 'links'>, contact: string): HeldLink | null {
  return links.find((link) => link.contact === contact) ?? null;
}

/** Links on which something may be decided: nobody is accounted for by a mere possibility. */
export function firmLinks({ links }: Pick<Held, 'links'>): readonly HeldLink[] {
  return links.filter(({ grade }) => grade !== 'possible');
}

/** Searches that nobody has ended by a find, suspended or withdrawn. */
export function openSearches({ searches }: Pick<Held, 'searches'>): readonly HeldSearch[] {
  return searches.filter(({ status }) => status === 'open');
}

/** The names of every record that goes on under this one, its own first. */
export function namesOf({ boat, merged }: Pick<Boat, 'boat' | 'merged'>): readonly string[] {
  return [boat, ...merged.flatMap(({ from, includes }) => [from, ...includes])];
}

/** The transfer that waits for an answer, if any. */
export function openTransfer({ transfers }: Pick<Boat, 'transfers'>): Transfer | null {
  return transfers.find(({ status }) => status === 'open') ?? null;
}
