import type { Text } from '../../kernel/text.ts';
import type { UtcText } from '../../kernel/time.ts';
import type { EquipmentFields } from './equipment-register.ts';
import type { FoundAlarm } from './found-alarms.ts';
import type { LifeRisk } from './life-risk.ts';
import type { Control, Passage } from './passage-state.ts';
import type { Standing } from './passage-standing.ts';
import type { PlaceFields } from './place-register.ts';
import type { PassageSuggestion, relationOf } from './plate/index.ts';
import type { SeenAt } from './plate/seen-at.ts';
import type { PlaceReports } from './report/report-groups.ts';
import type { Method } from './words.ts';

/** A plate as screens show it: its last two signs, its state, letters and figures by runs. The plate is in the vault. */
export interface PlateShown {
  readonly on: 'tractor' | 'trailer';
  readonly subject: string;
  readonly country: string | null;
  readonly shape: string;
  readonly hint: string;
}

/** A control in a list. */
export type ControlShown = Pick<
  Control,
  'control' | 'method' | 'result' | 'endedAt' | 'flags' | 'saysNothing' | 'where'
> & { readonly isMissed: boolean };

/** One passage in a list. Everything of who was found is a count. */
export interface PassageRow
  extends Pick<
    Passage,
    'passage' | 'place' | 'lane' | 'direction' | 'arrivedAt' | 'form' | 'sides' | 'next' | 'group' | 'leftAt'
  > {
  readonly standing: Standing;
  readonly risk: LifeRisk;
  readonly plates: readonly PlateShown[];
  /** The newest, oldest of them first; `controlsTotal` says of how many. */
  readonly controls: readonly ControlShown[];
  readonly controlsTotal: number;
  /** The greatest count of one control or meeting; zero: nobody. */
  readonly people: number;
  readonly heard: LastEntry;
}

/** What was last entered of a passage, and by whom: a list shows how old it is. */
export interface LastEntry {
  /** When it came into the book. */
  readonly at: string;
  /** When it was done: earlier than `at` where a device had no link. */
  readonly happenedAt: string;
  /** The team of a control; else who entered it. */
  readonly source: string;
}

/** A page of passages, life first, then the newest arrivals. `next`: ask with it for the page after; null: the last. */
export interface PassagesAnswer {
  readonly position: string;
  readonly passages: readonly PassageRow[];
  readonly next: string | null;
  /** How many there are of each standing at this place, a page or not; at most a thousand of each are counted. */
  readonly totals: Readonly<Record<Standing, number>>;
}

/** `GET /api/operations/freight/found`: people found to whom nobody has come yet, the hurt first. */
export interface FoundAnswer {
  readonly position: string;
  readonly found: readonly (FoundAlarm & { readonly consequence: Text; readonly act: Text })[];
  /** There are more vehicles with people in need than are told. */
  readonly isCut: boolean;
}

/** A passage in full, without the tokens of its plates. */
export type PassageView = Omit<Passage, 'plates'> & {
  readonly plates: readonly (PlateShown & { readonly by: string; readonly at: string })[];
  readonly standing: Standing;
  readonly risk: LifeRisk;
};

export interface PassageAnswer {
  readonly position: string;
  readonly passage: PassageView;
  /** The others that a person joined to it. */
  readonly others: readonly PassageView[];
}

/** What is known of a plate that was typed, or of a passage beside another: contradictions first. */
export interface SimilarPassage {
  readonly passage: PassageRow;
  readonly tractor: ReturnType<typeof relationOf> | null;
  readonly trailer: ReturnType<typeof relationOf> | null;
  /** Null: only a plate is shared, nothing else speaks for it. */
  readonly suggestion: PassageSuggestion | null;
}
export interface SimilarAnswer {
  readonly similar: readonly SimilarPassage[];
  /** True where more bear such a plate than are shown. */
  readonly isCut: boolean;
}

/** How often a method was used at a place, and how often it missed. People it never had the chance to find are in no figure. */
export interface MethodPerformance {
  readonly place: string;
  readonly method: Method;
  readonly made: number;
  /** Found people. */
  readonly found: number;
  readonly nothing: number;
  /** "Nothing found" where the method could have found nothing: wind, hard sides, no ambient value. */
  readonly saysNothing: number;
  readonly doubtful: number;
  readonly refused: number;
  readonly notCompleted: number;
  /** Numerator: found nothing where people were in the same part of the vehicle. */
  readonly missed: number;
  /** People were in another part than this control looked at. In no rate. */
  readonly missedElsewhere: number;
  /** Missed where it could have found nothing. In no rate. */
  readonly missedBlind: number;
  /** Denominator: people were there, as far as is known: `found` and `missed`. */
  readonly known: number;
}
export interface PerformanceAnswer {
  readonly from: string;
  readonly to: string;
  readonly rows: readonly MethodPerformance[];
}

export interface EquipmentShown extends EquipmentFields {
  readonly equipment: string;
  /** As seen: a change says which version it changes. */
  readonly version: number;
  readonly calibration: 'valid' | 'due' | 'expired' | 'unknown';
}
export interface PlaceShown extends PlaceFields {
  readonly place: string;
  readonly version: number;
}
export interface RegistersAnswer {
  readonly places: readonly PlaceShown[];
  /** Those whose calibration is over or soon will be come first. */
  readonly equipment: readonly EquipmentShown[];
}

/** What is known of a photo without showing it; the picture lies in the vault under `subject`. */
export interface PhotoShown {
  readonly photo: string;
  readonly control: string;
  /** The camera's own clock: `2026:11:26 05:00:07`. */
  readonly takenAt: string | null;
  readonly subject: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly by: string;
  readonly at: string;
}
export interface PhotosAnswer {
  /** As they came into the book. */
  readonly photos: readonly PhotoShown[];
  readonly isCut: boolean;
}

/** `GET /api/operations/freight/driver-reports`: by place, where people are said to be inside first. */
export interface DriverReportsAnswer {
  readonly position: string;
  readonly at: string;
  readonly places: readonly PlaceReports[];
}

/** `GET /api/operations/freight/passages/:passage/seen`: where and when, by which camera, and how close the read is. Never a plate. */
export interface SeenAnswer {
  /** From here on reads are kept: an earlier one is gone. */
  readonly since: UtcText;
  readonly seen: readonly (Omit<SeenAt, 'receivedAt' | 'happenedAt'> & {
    readonly receivedAt: UtcText;
    readonly happenedAt: UtcText;
  })[];
  /** There are more than are shown. */
  readonly isCut: boolean;
}
