import type { Text } from '../../../kernel/text.ts';
import type { Instant, UtcText } from '../../../kernel/time.ts';

/** Life goes first, then what a team recorded, then photos, which are large and wait best. */
export const urgencies = ['life', 'plain', 'photo'] as const;
export type Urgency = (typeof urgencies)[number];

/** One thing a person recorded on this device, as it will be sent: always under the same key, so never twice. */
export interface Draft {
  /** The idempotency key, made once on the device: 8 to 64 letters, digits and hyphens. */
  readonly id: string;
  /** The command's name in the freight door, or `photo`: then the bytes lie beside, sealed. */
  readonly command: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly passage: string;
  readonly urgency: Urgency;
  readonly recordedAt: UtcText;
  /** Ids of entries that the node must hold before this one means anything to it. */
  readonly needs: readonly string[];
  /** Bytes of the photo; zero for everything else. */
  readonly bytes: number;
}

/** Why the last attempt brought no answer that counts. `store`: this device’s own store gave nothing, or took nothing back. */
export type Trouble = 'unreachable' | 'busy' | 'fault' | 'killed' | 'store';

/** Where an entry stands. `sending` is never kept: whoever restarts cannot know, and sends again under the same key. */
export type Standing =
  | { readonly phase: 'waiting'; readonly notBefore: Instant; readonly trouble: Trouble | null }
  | { readonly phase: 'sending' }
  | { readonly phase: 'kept'; readonly at: Instant; readonly repeated: boolean }
  | { readonly phase: 'refused'; readonly code: string; readonly message: Text | null }
  | { readonly phase: 'conflict'; readonly code: string; readonly message: Text | null }
  /** What it belongs to was set aside and will never be sent: a person says whether it goes without it, or not at all. */
  | { readonly phase: 'stranded'; readonly need: string }
  /** A person said that this is not to be sent. It stays on the list of the shift. */
  | { readonly phase: 'set_aside'; readonly at: Instant; readonly code: string };

/** One entry of the shift. */
export interface Entry extends Draft {
  /** Place in the shift: one more than the entry before, never used twice. */
  readonly order: number;
  readonly attempts: number;
  /** How often a person had it sent anew: the node keeps its no under the old key, so each round has its own. */
  readonly round: number;
  /** Needs that were set aside and without which a person had it sent; absent: none. */
  readonly without?: readonly string[];
  readonly standing: Standing;
}

/** The key under which an entry is sent: the same at every attempt until a person decides otherwise. */
export function keyOf({ id, round }: Pick<Entry, 'id' | 'round'>): string {
  return round === 0 ? id : `${id}.${round}`;
}

/** What the node answered, or that it did not. */
export type Outcome =
  | { readonly kind: 'kept'; readonly repeated: boolean }
  | { readonly kind: 'refused'; readonly code: string; readonly message: Text | null }
  | { readonly kind: 'conflict'; readonly code: string; readonly message: Text | null }
  | { readonly kind: 'later'; readonly trouble: Trouble; readonly afterSeconds: number | null }
  /** Broken off by this device itself, for something more urgent: it is sent again as if it had not begun. */
  | { readonly kind: 'gave_way' }
  /** The node does not know this device’s key: nothing is sent until that is cleared. */
  | { readonly kind: 'shut_out' };

/** True while the node has not taken it and no person has said that it need not. */
export function isUnsent({ standing }: Pick<Entry, 'standing'>): boolean {
  return standing.phase !== 'kept' && standing.phase !== 'set_aside';
}

/** True while a person must look at it: nothing more happens by itself. */
export function isForPerson({ standing }: Pick<Entry, 'standing'>): boolean {
  return forPerson.has(standing.phase);
}

const forPerson: ReadonlySet<Standing['phase']> = new Set(['refused', 'conflict', 'stranded']);

/** What a person may say of an entry that waits for one. */
export type Choice = 'again' | 'without' | 'set_aside';

/** What may be said of this entry: one whose need was set aside would wait for ever if it were only sent again. */
export function choicesFor({ standing }: Pick<Entry, 'standing'>): readonly Choice[] {
  if (standing.phase === 'stranded') return ['without', 'set_aside'];
  return forPerson.has(standing.phase) ? ['again', 'set_aside'] : [];
}

/** True while it goes on by itself: it waits for its turn or is under way. */
export function isMoving({ standing }: Pick<Entry, 'standing'>): boolean {
  return standing.phase === 'waiting' || standing.phase === 'sending';
}
