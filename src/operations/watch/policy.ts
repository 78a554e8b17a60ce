import type { Handling } from '../../kernel/marking.ts';
import type { WatchEvent } from './events.ts';

// What the watch does is open to both states' control rooms: each must see how the other stands.
const ofTheWatch: Handling = {
  purpose: 'save_life',
  marking: 'official',
  release: 'partner',
  keepDays: 3650,
  personal: false,
  jurisdiction: ['channel'],
};
/** A subject of the vault stands in it. */
const withSubject: Handling = { ...ofTheWatch, personal: true };

/** How each event of the watch may be used, released and kept. */
export const handling = {
  AlarmRaised: ofTheWatch,
  AlarmChanged: ofTheWatch,
  AlarmEscalated: ofTheWatch,
  AlarmAcknowledged: ofTheWatch,
  AlarmShelved: ofTheWatch,
  AlarmUnshelved: ofTheWatch,
  AlarmCleared: ofTheWatch,
  StrengthReported: ofTheWatch,
  WatchRelieved: ofTheWatch,
  HelpAsked: ofTheWatch,
  HelpAnswered: ofTheWatch,
  HelpEnded: ofTheWatch,
  ConditionsReported: ofTheWatch,
  CallBegun: ofTheWatch,
  CallEnded: ofTheWatch,
  HandoverPrepared: ofTheWatch,
  HandoverSigned: ofTheWatch,
  HandoverWithdrawn: ofTheWatch,
  MajorIncidentDeclared: ofTheWatch,
  MethaneUpdated: ofTheWatch,
  IncidentNoted: withSubject,
  IncidentStoodDown: ofTheWatch,
} as const satisfies Record<WatchEvent['type'], Handling>;
