import type { JournalPosition } from './event.ts';
import type { Labelled, State } from './label.ts';
import type { Marking, Purpose } from './marking.ts';
import type { Text } from './text.ts';

/** What a review says of one act of one person: allowed or not, by which rules, and what is missing. */
export interface ReviewedAct {
  readonly action: string;
  readonly allowed: boolean;
  /** The reasons of the rules that decided; empty where no rule permits. */
  readonly why: readonly Text[];
  /** What is missing and who can give it; null where the act is allowed. */
  readonly missing: Text | null;
}

/** One person with what a record's label comes to for them. */
export interface ReviewedReader extends Omit<ReviewedAct, 'action'> {
  /** Staff id; never a name. */
  readonly staff: string;
  readonly agency: string | null;
  readonly roles: readonly string[];
}

/** Who may see one record: its label and type, never its body. Those who may stand first. */
export interface RecordReview {
  readonly position: JournalPosition;
  readonly type: string;
  readonly label: Labelled;
  /** The act that was asked for: seeing it where it is shown, or opening it in the vault. */
  readonly action: string;
  readonly readers: readonly ReviewedReader[];
  /** Of everybody in service, and those among them who may. */
  readonly asked: number;
  readonly allowed: number;
}

/** What one person may do at every door: whether with a given record is a question of that record. */
export interface PersonReview {
  readonly staff: string;
  readonly agency: string | null;
  readonly state: State | null;
  readonly roles: readonly string[];
  readonly purposes: readonly Purpose[];
  readonly markings: readonly Marking[];
  readonly caveats: readonly string[];
  readonly remits: readonly string[];
  readonly acts: readonly ReviewedAct[];
}
