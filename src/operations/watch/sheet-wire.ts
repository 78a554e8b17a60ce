import type { State } from '../../kernel/label.ts';
import type { Text } from '../../kernel/text.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { AlarmView, ConditionsView, HandoverKind, HelpView, StrengthView } from './wire.ts';

/** From and to, both included. */
export interface SheetRange {
  readonly min: number;
  readonly max: number;
}

/** One boat of the side, open or ended since the last handover. Words of other rooms come as both languages. */
export interface SheetBoat {
  readonly boat: string;
  readonly reference: string;
  /** 1: first in the queue. */
  readonly rank: number;
  readonly phase: 'uncertainty' | 'alert' | 'distress';
  readonly phaseAt: UtcText;
  readonly coordinator: State | 'both';
  readonly openedAt: UtcText;
  readonly lastEntryAt: UtcText;
  readonly unaccounted: SheetRange | null;
  /** What must be done next, by when; null: nothing stands out. */
  readonly next: Text | null;
  readonly nextBy: UtcText | null;
  /** Null: open. */
  readonly ended: { readonly at: UtcText; readonly outcome: Text } | null;
}

export interface SheetContact {
  readonly contact: string;
  readonly channel: Text;
  readonly receivedAt: UtcText;
  /** Null: nobody has looked at it. */
  readonly openedAt: UtcText | null;
  /** Whose it is; null: nobody's yet. */
  readonly desk: string | null;
}

/** Children alone or injured people of whom nobody has said yet that somebody has them. */
export interface SheetSafeguarding {
  readonly task: string;
  readonly boat: string;
  readonly reference: string;
  readonly what: Text;
  readonly count: number;
  readonly dueAt: UtcText;
}

export interface SheetTask {
  readonly task: string;
  readonly reference: string | null;
  readonly unit: string;
  readonly step: Text;
  readonly stepAt: UtcText;
  /** Since when the step is over its limit; null: it is not. */
  readonly lateSince: UtcText | null;
  readonly desk: string | null;
}

/** Proposed and not accepted: whoever proposed is still responsible. */
export interface SheetTransfer {
  readonly transfer: string;
  readonly reference: string;
  readonly from: State;
  readonly to: State;
  readonly proposedAt: UtcText;
}

/** What a caller was promised and has not had. */
export interface SheetPromise {
  readonly promise: string;
  readonly reference: string;
  readonly what: Text;
  /** Null: no time was given. */
  readonly dueAt: UtcText | null;
  readonly madeAt: UtcText;
}

export interface SheetUnit {
  readonly unit: string;
  readonly reference: string | null;
  readonly checkInDueAt: UtcText;
}

/** What the node gathers for one desk, of all rooms. */
export interface SheetSources {
  readonly desk: string;
  readonly side: State;
  readonly kind: HandoverKind;
  readonly now: UtcText;
  /** When the desk was last handed over; null: never on record. */
  readonly since: UtcText | null;
  readonly boats: readonly SheetBoat[];
  readonly contacts: readonly SheetContact[];
  readonly tasks: readonly SheetTask[];
  readonly transfers: readonly SheetTransfer[];
  readonly promises: readonly SheetPromise[];
  readonly units: readonly SheetUnit[];
  readonly safeguarding: readonly SheetSafeguarding[];
  readonly alarms: readonly AlarmView[];
  readonly strengths: readonly StrengthView[];
  readonly help: readonly HelpView[];
  readonly conditions: readonly ConditionsView[];
}

export interface SheetAlarm {
  readonly alarm: string;
  readonly reference: string | null;
  readonly act: Text;
  readonly since: UtcText;
  readonly shelvedUntil: UtcText | null;
  /** Somebody has answered it, and it still holds: whoever comes must know. */
  readonly isAcknowledged: boolean;
}

/** `GET /api/operations/watch/handover`: the sheet as it is signed. */
export interface HandoverSheet {
  readonly desk: string;
  readonly side: State;
  readonly kind: HandoverKind;
  readonly at: UtcText;
  readonly since: UtcText | null;
  /** Open boats in rank order. */
  readonly boats: readonly SheetBoat[];
  /** Overdue first; those without a time last. */
  readonly promises: readonly (SheetPromise & { readonly isOverdue: boolean })[];
  readonly transfers: readonly SheetTransfer[];
  readonly unread: readonly SheetContact[];
  /** Late ones first. */
  readonly tasks: readonly SheetTask[];
  readonly unitsOutOfTime: readonly SheetUnit[];
  /** Opened, they speak of people at sea, and nobody has said what they are. */
  readonly undecided: readonly SheetContact[];
  readonly safeguarding: readonly SheetSafeguarding[];
  /** Not acknowledged, or gone without anybody having seen them; danger to life also where it was acknowledged. */
  readonly alarms: readonly SheetAlarm[];
  readonly shelved: readonly SheetAlarm[];
  readonly changes: {
    readonly opened: readonly string[];
    readonly phaseChanged: readonly string[];
    readonly ended: readonly { readonly reference: string; readonly outcome: Text }[];
  };
  readonly strengths: readonly StrengthView[];
  readonly help: readonly HelpView[];
  readonly conditions: readonly ConditionsView[];
}
