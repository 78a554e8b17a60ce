import type { CitedRecord } from '../../../kernel/cited-record.ts';
import type { BookEntry } from './entries.ts';
import type { CustodyStep, Scheme } from './wire.ts';

/** What the register of equipment said at one moment. */
export interface EquipmentThen {
  readonly from: string;
  readonly model: string;
  readonly calibratedAt: string | null;
  readonly calibrationDueAt: string | null;
}

/** A step as the book has it: by its position it is known whether a file may tell it yet. Null: the camera's own word. */
export interface CustodyThere extends CustodyStep {
  readonly position: number | null;
}

/** A photo as it was taken in, and the hash of the bytes as they lie there now. */
export interface PhotoThere {
  readonly photo: string;
  readonly recordedHash: string | null;
  readonly heldHash: string | null;
  readonly bytes: number | null;
  readonly takenAt: string | null;
  readonly custody: readonly CustodyThere[];
  /** What became of the question for its bytes: opened, or gone, or it was not asked. */
  readonly asked: 'opened' | 'gone' | 'erased' | 'not_asked';
}

/** The photo itself, for the documents alone: the file as data holds its hash. */
export type PhotoPicture =
  | { readonly kind: 'jpeg'; readonly base64: string }
  /** Held, and left out of the documents for its size or because there are too many. */
  | { readonly kind: 'left_out' };

/** A driver's report as the record has it: no name, no telephone, and of the checklist answers by item only. */
export interface ReportThere extends CitedRecord {
  readonly report: string;
  readonly position: number;
  readonly recordedAt: string;
  readonly origin: string;
  readonly at: string;
  readonly place: string | null;
  readonly what: string;
  readonly checklist: readonly { readonly item: string; readonly answer: string }[] | null;
}

/** All that a file is made of. Gathered by the node; the file is computed from it alone. */
export interface FileSources {
  readonly scheme: Scheme;
  /** The passage asked for; those joined to it by then come with it. */
  readonly passage: string;
  /** The position of the book up to which it is made: it stays with the node. */
  readonly madeAtPosition: number;
  readonly node: string;
  readonly entries: readonly BookEntry[];
  /** By instrument, oldest first. */
  readonly equipment: Readonly<Record<string, readonly EquipmentThen[]>>;
  readonly photos: readonly PhotoThere[];
  readonly reports: readonly ReportThere[];
}
