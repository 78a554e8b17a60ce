import type { UtcText } from '../../kernel/time.ts';

/** One file of policies: `joint/walls.cedar`, or of the state's own folder. */
export interface PolicyFile {
  readonly name: string;
  readonly text: string;
}

/** `GET /api/oversight/policies`. */
export interface PoliciesView {
  /** SHA-256, hex, of the schema and every file. */
  readonly hash: string;
  readonly since: UtcText | null;
  /** Place in the book of the record by which they are in force, sealed; null before the first. */
  readonly position: string | null;
  readonly files: readonly PolicyFile[];
  /** True where they are those that came with the program. */
  readonly shipped: boolean;
}

/** `POST /api/oversight/policies/adopt-policies`: the whole set, and the hash of the one it was written from. */
export interface AdoptPoliciesRequest {
  readonly files: readonly PolicyFile[];
  readonly base: string;
}
