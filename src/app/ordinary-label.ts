import { isDeepStrictEqual } from 'node:util';
import type { StoredEvent } from '../journal/port.ts';
import type { StreamDoor } from '../kernel/door.ts';
import type { DomainEvent } from '../kernel/event.ts';
import { labelOf } from './new-event.ts';

/**
 * Whether an event bears the marking, purpose and label that its kind has by itself, whoever owns it. One that somebody
 * keeps narrower must set nothing off by itself: what came of it would be shown to those who may not know of it.
 */
export function isOrdinary(
  door: Pick<StreamDoor, 'handling' | 'handlingOf'>,
  { type, marking, purpose, label }: StoredEvent,
  event: DomainEvent,
): boolean {
  const handling = door.handlingOf?.(event) ?? door.handling[type];
  if (handling === undefined || handling.marking !== marking || handling.purpose !== purpose) return false;
  if (label === undefined || label === null) return true; // of before labels: its node's own
  const { releasedTo: _released, ...said } = label;
  return isDeepStrictEqual(said, labelOf(handling, label.owner));
}
