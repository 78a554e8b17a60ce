import type { JsonObject, NewEvent, StoredEvent } from '../journal/port.ts';
import { upcast } from '../journal/upcast.ts';
import type { StreamDoor } from '../kernel/door.ts';
import type { DomainEvent, JournalPosition } from '../kernel/event.ts';
import { type Labelled, type RecordLabel, states } from '../kernel/label.ts';
import type { Handling } from '../kernel/marking.ts';
import type { Who } from './who.ts';

/** Everything by which access to a stored event is judged. A record of before labels is its node's own. */
export function labelledEvent(door: Pick<StreamDoor, 'handling'>, event: Labels): Labelled {
  const { marking, purpose, label, origin, type } = event;
  const personal = door.handling[type]?.personal ?? true;
  return { ...(label ?? { owner: origin }), marking, purpose, origin, personal };
}

type Labels = Pick<StoredEvent, 'marking' | 'purpose' | 'label' | 'origin' | 'type'>;

/** The domain event of a stored one, lifted to its newest shape. */
export function domainEvent(
  door: Pick<StreamDoor, 'upcasters'>,
  stored: {
    readonly type: string;
    readonly shape: number;
    readonly happenedAt: string;
    readonly body: JsonObject;
  },
): DomainEvent {
  const body = upcast(stored, door.upcasters[stored.type] ?? []);
  return { ...body, type: stored.type, at: stored.happenedAt } as DomainEvent;
}

/** Of whom and by what an event is recorded: its owner is the author's agency, else the node's. */
export interface EventAuthor {
  readonly door: { readonly stream: StreamDoor };
  readonly who: Pick<Who, 'agency'>;
  readonly request: { readonly cause?: JournalPosition };
  readonly agency: string;
}

/** A domain event as the journal takes it: handled, labelled and checked. Throws on an event type nobody declared. */
export function newEvent(
  { door: { stream: door }, who, request, agency }: EventAuthor,
  event: DomainEvent,
): NewEvent {
  const { type, at, on: _on, ...fields } = event;
  const handling = door.handlingOf?.(event) ?? door.handling[type];
  const schema = door.events[type];
  if (handling === undefined || schema === undefined)
    throw new Error(`event type without handling or schema: ${type}`);
  return {
    type,
    shape: (door.upcasters[type]?.length ?? 0) + 1,
    happenedAt: at,
    marking: handling.marking,
    purpose: handling.purpose,
    label: labelOf(handling, who.agency ?? agency),
    cause: request.cause ?? null,
    body: schema.parse(fields) as JsonObject,
  };
}

/** A new record is its author's agency's; what may go to a partner is open to both states' people at this node. */
export function labelOf(
  { release, jurisdiction, bothStates }: Pick<Handling, 'release' | 'jurisdiction' | 'bothStates'>,
  owner: string,
): RecordLabel {
  return {
    owner,
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(release === 'never' && bothStates !== true ? {} : { releasedToStates: states }),
  };
}
