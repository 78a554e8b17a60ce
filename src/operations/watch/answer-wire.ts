import type { Text } from '../../kernel/text.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { AlarmRole, AlarmPriority } from '../../kernel/alarm.ts';
import type { HandoverSheet } from './sheet-wire.ts';
import type { Sitrep } from './sitrep.ts';
import type { HandoverView, IncidentView, ShelveReason } from './wire.ts';

/** `GET /api/operations/watch/handover`. */
export interface HandoverAnswer {
  readonly position: string;
  readonly sheet: HandoverSheet;
  readonly sheetHash: string;
  readonly text: Text;
  /** Newest first. */
  readonly handovers: readonly HandoverView[];
}

/** `GET /api/operations/watch/sitrep`. */
export interface SitrepAnswer {
  readonly position: string;
  readonly sitrep: Sitrep;
  readonly text: Text;
}

/** `GET /api/operations/watch/incidents`. */
export interface IncidentsView {
  readonly position: string;
  readonly incidents: readonly IncidentView[];
}

/** One entry of an alarm's record: what happened, and what it says beside. Staff ids only, never a name. */
export interface AlarmEntry {
  readonly type: string;
  readonly at: UtcText;
  readonly by: string | null;
  readonly desk: string | null;
  readonly priority: AlarmPriority | null;
  /** To whom it rose. */
  readonly to: AlarmRole | null;
  readonly shelved: { readonly until: UtcText; readonly reason: ShelveReason } | null;
  /** Why it rose or came back. */
  readonly reason: 'unacknowledged' | 'not_acted' | 'expired' | 'person' | 'more_urgent' | null;
}

/** `GET /api/operations/watch/alarms/:alarm`: the record of one alarm, oldest first. */
export interface AlarmHistoryView {
  readonly position: string;
  readonly alarm: string;
  readonly entries: readonly AlarmEntry[];
}
