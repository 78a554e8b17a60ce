import type { ZodType } from 'zod';
import type { Decider, DomainCommand, GivenFrom } from './decider.ts';
import type { DomainEvent } from './event.ts';
import type { ActorId } from './ids.ts';
import type { Handling } from './marking.ts';
import type { Text, Texts } from './text.ts';
import type { DetailKind, SubjectKind } from './vault.ts';

/** What one command needs so that a route, its validation and its documentation can be derived. */
export interface CommandDoor {
  /** Everything but `type` and `at`, which the edge adds. */
  readonly schema: ZodType;
  /** What it does, for the API description. */
  readonly summary: Text;
  /** The part of the stream's name after its kind: `detection/<this>`. `by` gives it: for streams of one's own. */
  streamKey(fields: Readonly<Record<string, unknown>>, by: ActorId): string;
  /** Why a second person must approve before it takes effect; absent: one person suffices. */
  readonly fourEyes?: Text;
  /** Words of its coded fields, by field and code: whoever approves it for another reads no codes. */
  readonly terms?: Readonly<Record<string, Texts>>;
  /** True where the asker must have proved who they are within the last minutes. */
  readonly grave?: boolean;
  /** The staff id of the person whom it concerns: the decider is told what they hold. Absent: no one in particular. */
  concerns?(fields: Readonly<Record<string, unknown>>): string;
  /** Fields that are personal data: sealed in the vault, each under its subject, before the decider sees the rest. */
  readonly personal?: readonly PersonalFields[];
  /** True where its `source` is a word of the command and names no device: a device may give it whatever it says there. */
  readonly namesNoSource?: true;
  /** True where it copies nothing of one record into another: it may be given though one of them is kept narrower. */
  readonly lendsNothing?: true;
  /** True where some of its fields are the node's own to say: it has no address, and a route of its own gives it. */
  readonly ofNode?: true;
  /**
   * What may be known of the whole command without saying what is personal in it, asked before that is sealed: replaces
   * fields of the same name. Pure.
   */
  derive?(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /**
   * Whole names of further streams of the same context that the decision is taken on: the decider is given their
   * states, may write to them, and the append stands only if none has moved. One that the asker may not see is as if
   * it had never been begun.
   */
  beside?(fields: Readonly<Record<string, unknown>>, state: unknown, from: GivenFrom): readonly string[];
}

/** Which top-level text fields of a command go to the vault, and about whom. */
export interface PersonalFields {
  readonly subjectKind: SubjectKind;
  /** The subject's id among the remaining fields; a new one is registered where it is not yet known. Null: no subject is named, and the fields must be empty. */
  subject(fields: Readonly<Record<string, unknown>>): string | null;
  readonly fields: Readonly<Record<string, DetailKind>>;
  /** How the subject's data is marked and why it is processed. */
  readonly handling: Handling;
}

/** Names of all fields of a command that are personal data. */
export function personalFieldNames({ personal }: Pick<CommandDoor, 'personal'>): ReadonlySet<string> {
  return new Set((personal ?? []).flatMap(({ fields }) => Object.keys(fields)));
}

/** Lifts the body of one old shape to the next: index 0 lifts shape 1 to shape 2. */
export type Upcaster = (body: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** One kind of stream of a context: its decider with the published language around it. */
export interface StreamDoor {
  /** First part of the stream's name, lower case: `detection`. */
  readonly kind: string;
  /** Types are erased here: each command was checked by its schema, each event by the journal's shape. */
  readonly decider: Decider<unknown, DomainCommand, DomainEvent, string>;
  readonly commands: Readonly<Record<string, CommandDoor>>;
  /** What commands of the node itself are decided on beside: they have no address, and nobody has a right to one. */
  readonly ownCommands?: Readonly<Record<string, Pick<CommandDoor, 'beside' | 'lendsNothing'>>>;
  /** A schema for the body of each event type in its newest shape. */
  readonly events: Readonly<Record<string, ZodType>>;
  readonly handling: Readonly<Record<string, Handling>>;
  /** Where one event type serves several purposes (subjects of the vault): what this very event is. */
  handlingOf?(event: DomainEvent): Handling;
  /** By event type, oldest first; absent where there is one shape only. */
  readonly upcasters: Readonly<Record<string, readonly Upcaster[]>>;
  /** Both languages for every refusal code of the decider. */
  readonly refusals: Readonly<Record<string, Text>>;
}

/** A context's door: what `node` hands to `app`. */
export interface ContextDoor {
  /** Wing and room: `operations/picture`. */
  readonly name: string;
  readonly streams: readonly StreamDoor[];
}
