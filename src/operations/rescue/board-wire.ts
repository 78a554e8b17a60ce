import type { State } from '../../kernel/label.ts';
import type { UtcText } from '../../kernel/time.ts';
import type {
  ClosingObstacle,
  ContactFacts,
  Coordinator,
  countExplanations,
  Grade,
  IdentificationKind,
  LinkReason,
  lowerReasons,
  Outcome,
  Phase,
  PromiseKind,
  Range,
  SearchKind,
  transferReasons,
  transferRefusals,
} from './wire.ts';

/**
 * `GET /api/operations/rescue/board?after=`: what changed after a place in the book; everything without `after`.
 * `reset`: forget what was held before and take this as the whole.
 */
export interface BoardAnswer {
  /** Sealed; given back as `after`. */
  readonly position: string;
  readonly reset: boolean;
  readonly contacts: readonly ContactView[];
  readonly boats: readonly BoatView[];
}

/** One contact as it stands, with what was done with it. */
export interface ContactView {
  readonly facts: ContactFacts;
  readonly recordedAt: UtcText;
  /** Whose it is to look at: the side on which it came in, then the desk that took it. */
  readonly ownerSide: State;
  readonly ownerDesk: string | null;
  /** The first time that a person looked at it, and from which desk; null: nobody did. */
  readonly openedAt: UtcText | null;
  readonly openedDesk: string | null;
  readonly answer: ContactAnswer | null;
  readonly links: readonly { readonly boat: string; readonly grade: Grade }[];
}

/** What a person said of a contact that stands on no boat. */
export interface ContactAnswer {
  readonly answer: 'not_a_boat' | 'for_information';
  /** A boat, a contact or a hull that explains it; null: none named. */
  readonly explainedBy: string | null;
  readonly reason: LinkReason;
  readonly by: string;
  readonly at: UtcText;
}

/** Who said so, and when it happened. */
export interface Said {
  readonly by: string;
  readonly at: UtcText;
}

/** A contact held for a boat, as it stands in the boat's own record. */
export interface BoatLink extends Said {
  readonly facts: ContactFacts;
  readonly grade: Grade;
  readonly reason: LinkReason;
  /** The boat it was linked to before the two were merged; null: linked to this one. */
  readonly from: string | null;
}

export interface PhaseStep extends Said {
  readonly phase: Phase;
  /** Only where it went down. */
  readonly reason: (typeof lowerReasons)[number] | null;
  readonly evidence: readonly string[];
}

export interface BoatRelation extends Said {
  readonly other: string;
  readonly relation: 'persons_transferred' | 'seen_together' | 'distinct';
  /** `to`: people went from this boat to the other; `from`: they came aboard here. */
  readonly way: 'to' | 'from';
  readonly count: Range | null;
  readonly contacts: readonly string[];
  readonly grade: Grade;
}

export interface BoatTransfer extends Said {
  readonly transfer: string;
  readonly from: State;
  readonly to: State;
  readonly reason: (typeof transferReasons)[number];
  readonly crossesAt: UtcText | null;
  readonly deliveredAt: UtcText | null;
  readonly outcome: 'open' | 'accepted' | 'refused' | 'withdrawn';
  readonly refusal: (typeof transferRefusals)[number] | null;
  readonly answered: Said | null;
  /** Help given without taking over. */
  readonly assisted: (Said & { readonly side: State }) | null;
}

export interface BoatSearch extends Said {
  readonly search: string;
  readonly kind: SearchKind;
  readonly datum: { readonly lat: number; readonly lon: number; readonly accuracyMetres: number };
  readonly datumAt: UtcText;
  readonly persons: Range;
  readonly contact: string | null;
  readonly efforts: readonly (Said & {
    readonly unit: string;
    readonly from: UtcText;
    readonly to: UtcText;
    readonly area: readonly { readonly lat: number; readonly lon: number }[];
    readonly found: number;
  })[];
  readonly ended: (Said & { readonly contact: string }) | null;
  readonly suspended: Said | null;
}

export interface BoatPromise extends Said {
  readonly promise: string;
  readonly contact: string | null;
  readonly kind: PromiseKind;
  readonly dueAt: UtcText | null;
  /** Null: it still stands. */
  readonly kept: boolean | null;
}

/** What dispatch did for the boat: each step with its time, the newest last. */
export interface BoatTask {
  readonly task: string;
  readonly unit: string;
  readonly steps: readonly { readonly step: string; readonly at: UtcText }[];
}

/** One boat as it stands: everything that rank, ledger, closing and suggestions are computed from. */
export interface BoatView {
  readonly boat: string;
  readonly reference: string;
  readonly opened: Said;
  /** Whose number it bears. */
  readonly side: State;
  readonly phase: Phase;
  readonly phases: readonly PhaseStep[];
  readonly coordinator: Coordinator;
  /** In the order in which they were linked; those of merged boats included, with `from`. */
  readonly links: readonly BoatLink[];
  /** Undone links: nothing of them is lost. */
  readonly unlinked: readonly (Said & { readonly contact: string; readonly reason: LinkReason })[];
  readonly relations: readonly BoatRelation[];
  /** Boats whose records go on under this one. */
  readonly merged: readonly (Said & {
    readonly from: string;
    readonly grade: Grade;
    readonly reason: LinkReason;
  })[];
  /** The boat under whose record this one goes on; null: its own. */
  readonly mergedInto: string | null;
  readonly transfers: readonly BoatTransfer[];
  /** Attempts to treat it as the other side's without its acceptance. */
  readonly assumed: readonly (Said & { readonly to: State })[];
  readonly searches: readonly BoatSearch[];
  readonly promises: readonly BoatPromise[];
  readonly tasks: readonly BoatTask[];
  readonly onScene: string | null;
  readonly hulls: readonly (Said & {
    readonly mark: string;
    readonly lat: number;
    readonly lon: number;
    readonly accuracyMetres: number;
    readonly contact: string | null;
  })[];
  readonly dispersed: readonly (Said & {
    readonly count: Range;
    readonly side: State;
    readonly contact: string;
    readonly met: boolean;
  })[];
  readonly explained: readonly (Said & {
    readonly contacts: readonly string[];
    readonly explanation: (typeof countExplanations)[number];
    readonly uses: string | null;
  })[];
  readonly safeguarding: readonly {
    readonly task: string;
    readonly contact: string;
    readonly kind: string;
    readonly count: number;
    readonly side: State;
    readonly dueAt: UtcText;
  }[];
  /** Null: open. */
  readonly closed:
    | (Said & {
        readonly outcome: Outcome;
        readonly identification: readonly {
          readonly kind: IdentificationKind;
          readonly contact: string;
        }[];
      })
    | null;
  readonly closingsRefused: readonly (Said & {
    readonly outcome: Outcome;
    readonly obstacles: readonly ClosingObstacle[];
  })[];
  readonly reopened: readonly (Said & { readonly contact: string | null })[];
  /** The last thing recorded of it, by whom and when it was written down: silence is counted from here. */
  readonly lastRecordedAt: UtcText;
  readonly lastBy: string;
}

/** One record of a boat, as `GET /api/operations/rescue/boats/:boat` lists them, oldest first. */
export interface TimelineEntry {
  /** Sealed place in the book. */
  readonly position: string;
  readonly type: string;
  readonly happenedAt: UtcText;
  readonly recordedAt: UtcText;
  readonly by: string;
  readonly desk: string | null;
  readonly origin: State;
  /** The contact it names; null: none. */
  readonly contact: string | null;
  /** Vault subject of a log line; null: no log line. */
  readonly entry: string | null;
  /** What it says beside, as short words and figures: `{ phase: 'distress' }`. */
  readonly says: Readonly<Record<string, string | number | boolean | null>>;
}

/** One boat in full. */
export interface BoatAnswer {
  readonly boat: BoatView;
  readonly timeline: readonly TimelineEntry[];
}
