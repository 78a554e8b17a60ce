import type { ActorId } from '../../kernel/ids.ts';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { State } from '../../kernel/label.ts';
import type { Boat, BoatState } from './boat-state.ts';
import type { Contact, ContactState } from './contact-state.ts';
import type { NumberingState } from './numbering.ts';

/** A contact as of the same append; null: never received, or not for the asker to see. */
export function seenContact(command: DomainCommand, contact: string): Contact | null {
  const seen = stateOf(command, `contact/${contact}`);
  if (!isState(seen)) return null;
  const state = seen as unknown as ContactState; // the edge folds a stream of this name by its own decider
  return state.status === 'recorded' ? state : null;
}

/** Another boat as of the same append; null: never opened, or not for the asker to see. */
export function seenBoat(command: DomainCommand, boat: string): Boat | null {
  const seen = stateOf(command, `boat/${boat}`);
  if (!isState(seen)) return null;
  const state = seen as unknown as BoatState; // likewise
  return state.status === 'none' ? null : state;
}

/** The numbers that a side has given, as of the same append; none where it has given none. */
export function seenNumbers(command: DomainCommand, side: State): NumberingState {
  const seen = stateOf(command, `numbering/${side}`);
  if (typeof seen !== 'object' || seen === null || !('lastOfYear' in seen)) return { lastOfYear: {} };
  return seen as NumberingState; // likewise
}

/** Who gives the order; null where the edge named nobody. */
export function authorOf({ by }: DomainCommand): ActorId | null {
  return by ?? null;
}

/** For which side whoever gives the order acts; null: for none that is known. */
export function sideOf({ givenFrom }: DomainCommand): State | null {
  return givenFrom?.state ?? null;
}

/** The state whose node this is, where it stands beside another's; null: it stands alone, for both. */
export function nodeOf({ givenFrom }: DomainCommand): State | null {
  return givenFrom?.node ?? null;
}

/** At which desk the order was given. */
export function deskOf({ givenFrom }: DomainCommand): string | null {
  return givenFrom?.desk ?? null;
}

function stateOf({ seen }: DomainCommand, stream: string): unknown {
  return seen?.[stream];
}

function isState(seen: unknown): seen is { readonly status: string } {
  return typeof seen === 'object' && seen !== null && 'status' in seen && typeof seen.status === 'string';
}
