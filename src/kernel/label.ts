import type { NodeId } from './ids.ts';
import type { Marking, Purpose } from './marking.ts';

/** A state that runs a node. */
export const states = ['fr', 'uk'] as const;
export type State = (typeof states)[number];

/** Handling codes a record may bear: blocked acts, not labels. Source: FACTS sections 1 and 2. */
export const conditions = ['H0', 'H1', 'H2', 'H3', 'C'] as const;
export type Condition = (typeof conditions)[number];

/** Why somebody stands on a list of names. */
export const listReasons = ['need_to_know', 'case_team', 'liaison', 'inspection', 'legal_advice'] as const;

/** One entry of a list of names: a staff id, a reason from the list, and its end (UTC text; null: with the list). */
export interface ListEntry {
  readonly staff: string;
  readonly reason: (typeof listReasons)[number];
  readonly until: string | null;
}

/**
 * What a record says of itself beside marking and purpose, so that each reader can be judged without its content.
 * Absent members: none. It is part of the hashed record. Source: FACTS, "The access decision".
 */
export interface RecordLabel {
  /** The agency that answers for it. */
  readonly owner: string;
  /** Restrictions beside the ladder of markings: each must be held. */
  readonly caveats?: readonly string[];
  /** Agencies and states to which it was released. */
  readonly releasedTo?: readonly string[];
  readonly releasedToStates?: readonly State[];
  /** Remits (areas of responsibility) within which it falls: an agency that holds one has jurisdiction. */
  readonly jurisdiction?: readonly string[];
  /** Where there is one, only those on it; an empty list is a list with nobody on it. */
  readonly namedList?: readonly ListEntry[];
  readonly conditions?: readonly Condition[];
  /** True where the conditions of H3 and C are written out. */
  readonly conditionsWritten?: boolean;
  /** Actions, by whole name, that H3 or C block, and those that the provider has permitted since. */
  readonly blockedActs?: readonly string[];
  readonly permittedActs?: readonly string[];
}

/** Everything by which access to one record is judged. */
export interface Labelled extends RecordLabel {
  readonly marking: Marking;
  readonly purpose: Purpose;
  /** The node that recorded it: that of a state with people here, or another one. */
  readonly origin: State | NodeId;
  /** A subject id stands in it. */
  readonly personal: boolean;
}

/** What a reader may be shown: the second lock (row security) and the first (policy) are asked with the same. */
export interface ReaderRights {
  /** Staff or device id; never a name. */
  readonly person: string;
  readonly agency: string | null;
  /** Remits of the agency. */
  readonly remits: readonly string[];
  readonly state: State | null;
  /** Each marking held, lower ones included. */
  readonly markings: readonly Marking[];
  readonly caveats: readonly string[];
  readonly purposes: readonly Purpose[];
  /** The glass is broken for danger to life: of records kept to save life, list and organisation step aside. */
  readonly lifeAtRisk: boolean;
}
