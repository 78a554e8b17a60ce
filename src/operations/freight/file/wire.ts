import type { CitedRecord } from '../../../kernel/cited-record.ts';
import type { Text } from '../../../kernel/text.ts';
import type { MissingCode } from './missing.ts';
import type { Correctable } from './entries.ts';

/** The form of a file as data; another form gets another number. */
export const fileSchemaName = 'strait/passage-file/3';

export const schemes = ['uk', 'fr'] as const;
export type Scheme = (typeof schemes)[number];

/** The entry in which something stands. Its position in the book is told to nobody who may not count the book. */
export interface Place extends CitedRecord {
  readonly recordedAt: string;
  readonly origin: string;
}
interface Said extends Place {
  readonly by: string;
  readonly at: string;
}

/** A plate as events know it: its text is sealed under its subject, and is opened by a person with a reason. */
export interface FilePlate extends Said {
  readonly on: 'tractor' | 'trailer';
  readonly subject: string;
  readonly country: string | null;
  readonly hint: string;
}

/** What the register said of an instrument when it was used. */
export interface FileEquipment {
  readonly equipment: string;
  readonly model: string | null;
  readonly calibratedAt: string | null;
  readonly calibrationDueAt: string | null;
  readonly standing: 'in_date' | 'out_of_date' | 'unknown';
}

/** A photo named by a control, with what its bytes say now. */
export interface FilePhoto {
  readonly photo: string;
  /** SHA-256 as written when it was taken in; null: the record has none. */
  readonly recordedHash: string | null;
  /** SHA-256 of the bytes as they are held now; null: none are held. */
  readonly heldHash: string | null;
  readonly bytes: number | null;
  readonly takenAt: string | null;
  /**
   * `same`: both hashes agree; `differs`: the bytes are no longer those that were taken in; `not_opened`: this file was
   * made without opening photos, so nobody looked whether they are still held.
   */
  readonly standing: 'same' | 'differs' | 'not_held' | 'not_recorded' | 'not_opened' | 'erased';
  readonly custody: readonly CustodyStep[];
}

/** One step of what became of a photo, oldest first. */
export interface CustodyStep {
  readonly at: string;
  readonly by: string;
  readonly act: 'taken' | 'received' | 'sealed' | 'opened' | 'copied' | 'handed_over';
  /** Null: the camera’s own word, of which there is no entry. */
  readonly entry: CitedRecord | null;
}

/** A control with every value that it ever had. */
export interface FileControl extends Said, Correctable {
  readonly passage: string;
  readonly control: string;
  readonly method: string;
  readonly ground: { readonly kind: string; readonly reference: string | null };
  readonly team: string;
  readonly equipment: FileEquipment | null;
  readonly startedAt: string;
  readonly endedAt: string;
  /** Null: nothing that concerns a penalty. */
  readonly next: string | null;
  readonly flags: readonly string[];
  readonly saysNothing: boolean;
  readonly photos: readonly FilePhoto[];
  readonly missedBy: { readonly passage: string; readonly control: string | null } | null;
  /** Oldest first: what stood before each, and what stood after. */
  readonly corrections: readonly (Said & {
    readonly reason: string;
    readonly was: Correctable;
    readonly became: Correctable;
  })[];
}

/** What was set to follow for a vehicle, beside what its controls say. */
export interface FileStep extends Said {
  readonly passage: string;
  readonly next: string;
}

export interface FilePassage extends Said {
  readonly passage: string;
  readonly place: string;
  readonly lane: string | null;
  readonly direction: string;
  readonly arrivedAt: string;
  readonly leftAt: string | null;
  readonly form: string;
  readonly sides: string;
  readonly vehicleBefore: readonly (Said & { readonly form: string; readonly sides: string })[];
  readonly plates: readonly FilePlate[];
}

/** A driver's report that a control names as its ground, or that the reader of the file named. */
export interface FileReport extends Place {
  readonly report: string;
  readonly at: string;
  readonly place: string | null;
  readonly what: string;
  /** Null: the checklist was not asked. */
  readonly checklist: readonly { readonly item: string; readonly answer: string }[] | null;
}

/** Which team had the vehicle's search, and how it went from one to the next. */
export interface FileSearch {
  readonly search: string;
  readonly teams: readonly (Said & {
    readonly team: string;
    readonly act: 'begun' | 'taken_over' | 'ended';
  })[];
}

export interface FileMeeting extends Said {
  readonly metAt: string;
  readonly source: string;
  readonly people: number;
}

export interface FileLink extends Said {
  readonly act: 'joined' | 'parted';
  readonly passage: string;
  readonly other: string;
  readonly reason: string;
}

/** What the record holds towards one element that a scheme asks for: never whether it is met. */
export interface FileElement {
  readonly element: string;
  readonly article: Text;
  readonly asks: Text;
  readonly holds: readonly Held[];
  readonly missing: readonly Missing[];
}
/** An entry by its stream and its number there: its hash stands among the entries of the file. */
export type Reference = Pick<CitedRecord, 'stream' | 'version'>;
/** One thing that the record holds, with where it stands. */
export interface Held {
  readonly about: string;
  readonly entry: Reference;
  readonly says: Text;
}
/** One thing that the record does not hold, or holds in a state that must be known. */
export interface Missing {
  readonly code: MissingCode;
  readonly about: string | null;
}

/** The file of a passage as data. Canonical JSON of it is what is hashed; nothing in it depends on when it is made. */
export interface PassageFile {
  readonly schema: typeof fileSchemaName;
  readonly scheme: Scheme;
  readonly passage: string;
  /** Up to what it was made: the newest entry of each stream that it rests on. The same entries give the same bytes. */
  readonly upTo: readonly CitedRecord[];
  readonly node: string;
  readonly passages: readonly FilePassage[];
  readonly controls: readonly FileControl[];
  readonly met: readonly FileMeeting[];
  readonly steps: readonly FileStep[];
  readonly searches: readonly FileSearch[];
  readonly reports: readonly FileReport[];
  readonly links: readonly FileLink[];
  readonly elements: readonly FileElement[];
  readonly missing: readonly Missing[];
  /** Every entry of the journal that the file rests on. */
  readonly entries: readonly (Place & { readonly type: string })[];
}
