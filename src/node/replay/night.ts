import type { TracingAnswer } from '../../cases/tracing/wire.ts';
import type { AlarmPriority } from '../../kernel/alarm.ts';
import type { State } from '../../kernel/label.ts';
import type { TipView } from '../../kernel/released-tip.ts';
import type { UtcText } from '../../kernel/time.ts';
import type {
  ClosingObstacle,
  ContactFacts,
  Coordinator,
  Grade,
  Outcome,
  Phase,
  Range,
  SearchKind,
} from '../../operations/rescue/wire.ts';
import type { PassageView } from '../../operations/freight/wire.ts';
import type { LinkHealth } from '../../operations/picture/wire.ts';
import type { ReplayNames } from './names.ts';
import type { Scenario } from './scenario.ts';

/** Who did so, and when. */
export interface Done {
  readonly by: string;
  readonly at: UtcText;
}

/** A contact as the board shows it. */
export interface ContactSeen {
  readonly facts: ContactFacts;
  readonly openedAt: UtcText | null;
  readonly answer: { readonly answer: string; readonly explainedBy: string | null } | null;
}

/** What one boat had to do with another, from this one's record. */
export interface RelationSeen {
  readonly other: string;
  readonly relation: 'persons_transferred' | 'seen_together' | 'distinct';
  readonly way: 'to' | 'from';
  readonly count: Range | null;
  readonly contacts: readonly string[];
}

export interface TransferSeen {
  readonly transfer: string;
  readonly from: State;
  readonly to: State;
  readonly status: 'open' | 'assisted' | 'accepted' | 'refused' | 'withdrawn';
}

export interface SearchSeen {
  readonly search: string;
  readonly kind: SearchKind;
  readonly at: UtcText;
  /** Null: nobody knows where the boat was then. */
  readonly datum: { readonly lat: number; readonly lon: number; readonly accuracyMetres: number } | null;
  readonly datumAt: UtcText;
  readonly persons: Range;
  readonly open: boolean;
}

/** A boat as the board shows it: what the judges and the officer at the desk read of it. */
export interface BoatSeen {
  readonly boat: string;
  readonly reference: string;
  readonly side: State;
  readonly phase: Phase;
  readonly coordinator: Coordinator;
  /** The boat under whose record this one goes on; null: its own. */
  readonly mergedInto: string | null;
  /** Of boats merged into it as well. */
  readonly links: readonly { readonly facts: ContactFacts; readonly grade: Grade; readonly at: UtcText }[];
  readonly relations: readonly RelationSeen[];
  readonly transfers: readonly TransferSeen[];
  readonly assumed: readonly Done[];
  readonly searches: readonly SearchSeen[];
  readonly hulls: readonly { readonly mark: string; readonly lat: number; readonly lon: number }[];
  readonly explained: readonly { readonly contacts: readonly string[] }[];
  readonly safeguarding: readonly {
    readonly contact: string;
    readonly kind: string;
    readonly count: number;
    readonly side: State;
    readonly dueAt: UtcText;
  }[];
  /** Null: open. */
  readonly closed: (Done & { readonly outcome: Outcome }) | null;
  readonly closingsRefused: readonly (Done & { readonly obstacles: readonly ClosingObstacle[] })[];
}

/** People of one boat, as its page shows them. */
export interface PeopleSeen {
  readonly onBoard: { readonly min: number; readonly max: number; readonly best: number | null } | null;
  readonly recoveredAlive: number;
  readonly recoveredBy: Readonly<Record<State, number>>;
  readonly landedAt: Readonly<Record<State, number>>;
  readonly deceased: number;
  /** Null: nobody ever said how many there were. */
  readonly unaccounted: { readonly min: number; readonly max: number } | null;
  readonly transferredIn: number;
  readonly transferredOut: number;
  readonly metAshore: number;
  readonly dispersedAshore: number;
  /** Counted by those who took them aboard, and again ashore. */
  readonly countedAtSea: number;
  readonly countedAshore: number;
}

/** One suggestion for a contact or a boat, in the order shown. */
export interface SuggestionSeen {
  /** The boat that it is said to belong to, or the boat that may be the same. */
  readonly boat: string;
  /** Clearly before the second, and nothing contradicts it. */
  readonly first: boolean;
  readonly strength: 'strong' | 'fair' | 'weak';
  /** What speaks against, by code; shown before what speaks for. */
  readonly against: readonly string[];
  readonly reasons: readonly string[];
}

/** An alarm as a desk had it: one for each role that it rose to. */
export interface AlarmSeen {
  readonly key: string;
  readonly kind: string;
  readonly priority: AlarmPriority;
  readonly side: State | 'both';
  readonly role: string;
  readonly about: string;
  /** The exact moment at which it fell due. */
  readonly since: UtcText;
}

/** How often a desk was interrupted in a span, as the node itself measures it. */
export interface BudgetSeen {
  readonly side: State;
  readonly role: string;
  readonly from: UtcText;
  readonly to: UtcText;
  readonly interruptions: number;
  readonly worst10Minutes: number;
  readonly meanPer10Minutes: number;
}

/** Everything that could be asked of the node at one moment. */
export interface Moment {
  readonly at: UtcText;
  /** How many orders of the night had been given: what was before it is told by their order, since a paced clock runs on. */
  readonly ordersGiven: number;
  readonly contacts: readonly ContactSeen[];
  readonly boats: readonly BoatSeen[];
  /** Open boats, the most pressing first. */
  readonly rank: readonly string[];
  readonly people: Readonly<Record<string, PeopleSeen>>;
  readonly suggestions: Readonly<Record<string, readonly SuggestionSeen[]>>;
  /** Every alarm so far, gone ones included. */
  readonly alarms: readonly AlarmSeen[];
  /** Of the whole night so far, and of the spans that an expectation names. */
  readonly budgets: readonly BudgetSeen[];
  /** The room's figures by name. */
  readonly figures: Readonly<Record<string, number>>;
  readonly gaps: readonly GapSeen[];
  /** How the links with the other side’s node stand, as this node’s screens show it; none where there is one node. */
  readonly links: readonly LinkHealth[];
  /** Vehicles that were controlled, as the freight book has them; none where the night has no freight. */
  readonly passages: readonly PassageView[];
  /** Tips that intelligence has released to the watch at sea, as a duty officer reads them. */
  readonly tips: readonly TipView[];
  /** Families that are sought, as the safeguarding desk of each side at this node has them. */
  readonly tracing: readonly TracingSeen[];
}

/** What the humanitarian channel of one side shows, and who beside its own desk can read it. */
export interface TracingSeen extends TracingAnswer {
  readonly side: State;
  readonly readBy: readonly string[];
}

/** A hole in the plan as an object: what is offered instead, and whether somebody took it on. */
export interface GapSeen {
  readonly about: string;
  readonly from: UtcText;
  readonly compensations: number;
  readonly acceptedBy: string | null;
}

/** One order given for an event, and its answer. */
export interface Act {
  readonly event: string;
  /** The operator act it belongs to, where it is one; null: ordinary work. */
  readonly intent: string | null;
  readonly command: string;
  readonly boat: string | null;
  readonly contact: string | null;
  readonly at: UtcText;
  readonly ok: boolean;
  readonly code: string | null;
  readonly repeated: boolean;
}

/** A night that was played: what judges judge. */
export interface Night {
  readonly scenario: Scenario;
  readonly names: ReplayNames;
  readonly acts: readonly Act[];
  readonly moments: readonly Moment[];
}

/** The state at a moment: the last one taken no later than that. */
export function momentAt({ moments }: Pick<Night, 'moments'>, at: UtcText): Moment | null {
  return moments.findLast((moment) => moment.at <= at) ?? null;
}

/** The record under which a boat goes on: itself, or what it was merged into. */
export function rootOf({ boats }: Pick<Moment, 'boats'>, boat: string): string {
  let root = boat;
  // A chain of merges is short; the bound keeps a broken record from holding the judge.
  for (let step = 0; step < 50; step += 1) {
    const into = boats.find((one) => one.boat === root)?.mergedInto ?? null;
    if (into === null) return root;
    root = into;
  }
  return root;
}

/** The boat on whose record an event stands: linked as a contact, or acted upon; null: none yet. */
export function boatOfEvent(night: Night, moment: Moment, event: string): BoatSeen | null {
  const contact = night.names.contact(event);
  const linked = moment.boats.find(
    ({ mergedInto, links }) => mergedInto === null && links.some(({ facts }) => facts.contact === contact),
  );
  if (linked !== undefined) return linked;
  const given = night.acts.slice(0, moment.ordersGiven);
  const acted = given.findLast((act) => act.event === event && act.boat !== null);
  if (acted?.boat === undefined || acted.boat === null) return null;
  const root = rootOf(moment, acted.boat);
  return moment.boats.find(({ boat }) => boat === root) ?? null;
}

/** The boat on whose record an event stands, or that is suggested first for it; null: neither. */
export function boatShownFor(night: Night, moment: Moment, event: string): BoatSeen | null {
  const held = boatOfEvent(night, moment, event);
  if (held !== null) return held;
  const first = moment.suggestions[night.names.contact(event)]?.[0];
  if (first === undefined) return null;
  const root = rootOf(moment, first.boat);
  return moment.boats.find(({ boat }) => boat === root) ?? null;
}
