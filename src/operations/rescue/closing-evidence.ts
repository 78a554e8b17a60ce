import { type Boat, linkOf } from './boat-state.ts';
import { isFromAboard, isRecovery } from './claims.ts';
import type { BoatCommandOf, HeldLink } from './events-boat.ts';
import type { ContactFacts } from './wire.ts';

/** What is named to show that those picked up or landed are the people of this boat. */
export type Identification = BoatCommandOf<'CloseBoat'>['identification'];

/** Channels by which a unit of rescue or surveillance speaks. */
const followers = new Set<ContactFacts['channel']>([
  'unit',
  'aircraft',
  'drone',
  'vessel',
  'patrol',
  'radar',
]);

/** Whether a contact that is named can be relied on: linked, and not as a mere possibility. */
export function isRelied(boat: Boat, contact: string): boolean {
  const link = linkOf(boat, contact);
  return link !== null && link.grade !== 'possible';
}

/** Whether a named contact really shows what it is named for. */
export function supports(boat: Boat, { kind, contact }: Identification[number]): boolean {
  const link = linkOf(boat, contact);
  if (link === null || link.grade === 'possible') return false;
  const { facts, reason } = link;
  const isSeen = facts.unit !== null || followers.has(facts.channel);
  switch (kind) {
    case 'phone_aboard':
      return facts.callersAboard.some((caller) => callersOf(boat).includes(caller));
    case 'followed_throughout':
      return reason === 'followed_throughout' && isSeen;
    case 'hull_mark':
      return boat.hulls.some((hull) => hull.contact === contact);
    case 'said_by_those_aboard':
      return reason === 'said_by_those_aboard' && (facts.kind === 'statement' || isRecovery(facts));
    case 'seen_by_unit':
      return isSeen && (reason === 'seen_by_unit' || reason === 'followed_throughout');
  }
}

/** Subjects who called from this boat itself, each once. */
export function callersOf({ links }: Pick<Boat, 'links'>): readonly string[] {
  const callers = links.flatMap(({ facts }) =>
    facts.kind === 'report' && isFromAboard(facts) && facts.caller !== null ? [facts.caller] : [],
  );
  return [...new Set(callers)];
}

/** Pickups and landings linked to the boat, firmly or not. */
export function recoveriesOf({ links }: Pick<Boat, 'links'>): readonly HeldLink[] {
  return links.filter(({ facts }) => isRecovery(facts));
}
