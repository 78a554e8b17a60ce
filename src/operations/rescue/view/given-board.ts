import { nothingClaimed } from '../nothing-claimed.ts';
import type { UtcText } from '../../../kernel/time.ts';
import type { BoatView, ContactView } from '../board-wire.ts';
import { nothingHeld } from '../boat-state.ts';
import type { HeldLink } from '../events-boat.ts';
import type { Claims, ContactFacts, ContactPosition } from '../wire.ts';

/** Invented moments of one invented night. */
export const givenNight = '2027-09-09T02:00:00.000Z' as UtcText;

/** UTC text so many seconds after the invented night's beginning. */
export function givenAt(seconds: number): UtcText {
  return new Date(Date.parse(givenNight) + seconds * 1000).toISOString() as UtcText;
}

/** What is given of a contact's facts: moments as plain text. */
export type GivenFacts = Partial<Omit<ContactFacts, 'receivedAt' | 'happenedAt' | 'claims'>> & {
  readonly receivedAt?: string;
  readonly happenedAt?: string;
  readonly claims?: Partial<Claims>;
};

/** The facts of an invented contact. */
export function givenFacts(contact: string, change: GivenFacts = {}): ContactFacts {
  const { claims, ...rest } = change;
  const receivedAt = (change.receivedAt ?? givenNight) as UtcText;
  return {
    contact,
    kind: 'report',
    channel: 'call',
    side: 'uk',
    clockOffsetSeconds: 0,
    language: null,
    caller: null,
    words: null,
    translated: false,
    source: null,
    unit: null,
    place: null,
    positions: [],
    counted: null,
    callersAboard: [],
    ...rest,
    receivedAt,
    happenedAt: (change.happenedAt ?? receivedAt) as UtcText,
    claims: { ...nothingClaimed, ...claims },
  };
}

/** An invented contact. */
export function givenContact(
  contact: string,
  facts: GivenFacts = {},
  change: Partial<ContactView> = {},
): ContactView {
  const made = givenFacts(contact, facts);
  return {
    status: 'recorded',
    facts: made,
    recorded: made,
    recordedAt: made.receivedAt,
    recordedBy: 'uk-staff-0001',
    owner: { side: made.side, desk: null, by: null },
    opened: null,
    taken: null,
    answer: null,
    joined: [],
    assessments: [],
    links: [],
    disputes: [],
    settlements: [],
    ...change,
  };
}

/** An invented position. */
export function givenPosition(
  lat: number,
  lon: number,
  change: Partial<ContactPosition> = {},
): ContactPosition {
  return {
    id: 'p1',
    lat,
    lon,
    accuracyMetres: 300,
    source: 'verbal',
    at: givenNight,
    raw: null,
    flags: [],
    candidates: [],
    ...change,
  };
}

/** An invented link of a boat to a contact. */
export function givenLink(facts: ContactFacts, change: Partial<HeldLink> = {}): HeldLink {
  const { contact, receivedAt: at } = facts;
  return { contact, facts, grade: 'probable', reason: 'place_and_time', by: 'uk-staff-0001', at, ...change };
}

/** An invented boat, open and in alert. */
export function givenBoat(boat: string, change: Partial<BoatView> = {}): BoatView {
  const held = { ...nothingHeld, ...change };
  return {
    status: change.mergedInto == null ? 'open' : 'merged',
    boat,
    reference: `UK-27-${boat.slice(-3)}`,
    side: 'uk',
    openedAt: givenNight,
    openedBy: 'uk-staff-0001',
    contact: change.links?.[0]?.contact ?? 'c-000001',
    phase: 'alert',
    phaseSince: givenNight,
    coordinator: 'uk',
    coordinatorSince: givenNight,
    own: { ...held, coordinator: change.coordinator ?? 'uk', phase: change.phase ?? 'alert' },
    merged: [],
    mergedInto: null,
    voided: null,
    disputes: [],
    settlements: [],
    said: { coordinator: null, phase: null, merge: null },
    closure: null,
    closingsRefused: [],
    reopenings: [],
    transfers: [],
    settling: null,
    assumed: [],
    onScene: null,
    log: [],
    lowerings: [],
    requests: [],
    lastEntryAt: givenNight,
    ...held,
  };
}
