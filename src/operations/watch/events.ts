import type {
  AlarmAcknowledged,
  AlarmChanged,
  AlarmCleared,
  AlarmEscalated,
  AlarmRaised,
  AlarmShelved,
  AlarmUnshelved,
} from './events-alarm.ts';
import type { CallBegun, CallEnded } from './events-call.ts';
import type { HandoverPrepared, HandoverSigned, HandoverWithdrawn } from './events-handover.ts';
import type {
  IncidentNoted,
  IncidentStoodDown,
  MajorIncidentDeclared,
  MethaneUpdated,
} from './events-incident.ts';
import type {
  ConditionsReported,
  HelpAnswered,
  HelpAsked,
  HelpEnded,
  StrengthReported,
  WatchRelieved,
} from './events-watch.ts';

/** Everything that the watch's room writes: its published language, stream by stream in the files named after each. */
export type WatchEvent =
  | AlarmRaised
  | AlarmChanged
  | AlarmEscalated
  | AlarmAcknowledged
  | AlarmShelved
  | AlarmUnshelved
  | AlarmCleared
  | StrengthReported
  | WatchRelieved
  | HelpAsked
  | HelpAnswered
  | HelpEnded
  | ConditionsReported
  | CallBegun
  | CallEnded
  | HandoverPrepared
  | HandoverSigned
  | HandoverWithdrawn
  | MajorIncidentDeclared
  | MethaneUpdated
  | IncidentNoted
  | IncidentStoodDown;
