import type { RescueEvent } from './decision.ts';
import { type BoatEvent, boatEventSchemas } from './events-boat.ts';

/** True for the events of a boat's stream. */
export function isOfBoat(event: RescueEvent): event is BoatEvent {
  return Object.hasOwn(boatEventSchemas, event.type);
}
