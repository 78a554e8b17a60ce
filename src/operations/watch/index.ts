import type { Decider, DomainCommand } from '../../kernel/decider.ts';
import type { ContextDoor, StreamDoor } from '../../kernel/door.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { alarmDecider } from './decide-alarm.ts';
import { callDecider } from './decide-call.ts';
import { handoverDecider } from './decide-handover.ts';
import { incidentDecider } from './decide-incident.ts';
import { watchDecider } from './decide-watch.ts';
import { alarmCommands, callCommands, handoverCommands, incidentCommands, sideCommands } from './commands.ts';
import {
  alarmAcknowledgedSchema,
  alarmChangedSchema,
  alarmClearedSchema,
  alarmEscalatedSchema,
  alarmRaisedSchema,
  alarmShelvedSchema,
  alarmUnshelvedSchema,
} from './events-alarm.ts';
import { callBegunSchema, callEndedSchema } from './events-call.ts';
import { handoverPreparedSchema, handoverSignedSchema, handoverWithdrawnSchema } from './events-handover.ts';
import {
  incidentNotedSchema,
  incidentStoodDownSchema,
  majorIncidentDeclaredSchema,
  methaneUpdatedSchema,
} from './events-incident.ts';
import {
  conditionsReportedSchema,
  helpAnsweredSchema,
  helpAskedSchema,
  helpEndedSchema,
  strengthReportedSchema,
  watchRelievedSchema,
} from './events-watch.ts';
import { handling } from './policy.ts';
import {
  alarmRefusals,
  callRefusals,
  handoverRefusals,
  incidentRefusals,
  watchRefusals,
} from './refusals.ts';

type Erased = Decider<unknown, DomainCommand, DomainEvent, string>; // the door erases types

// Raising, changing, letting rise and clearing have no address: the node's keeper alone gives them.
const alarm: StreamDoor = {
  kind: 'alarm',
  decider: alarmDecider as unknown as Erased,
  commands: alarmCommands,
  events: {
    AlarmRaised: alarmRaisedSchema,
    AlarmChanged: alarmChangedSchema,
    AlarmEscalated: alarmEscalatedSchema,
    AlarmAcknowledged: alarmAcknowledgedSchema,
    AlarmShelved: alarmShelvedSchema,
    AlarmUnshelved: alarmUnshelvedSchema,
    AlarmCleared: alarmClearedSchema,
  },
  handling,
  upcasters: {},
  refusals: alarmRefusals,
};

const side: StreamDoor = {
  kind: 'watch',
  decider: watchDecider as unknown as Erased,
  commands: sideCommands,
  events: {
    StrengthReported: strengthReportedSchema,
    WatchRelieved: watchRelievedSchema,
    HelpAsked: helpAskedSchema,
    HelpAnswered: helpAnsweredSchema,
    HelpEnded: helpEndedSchema,
    ConditionsReported: conditionsReportedSchema,
  },
  handling,
  upcasters: {},
  refusals: watchRefusals,
};

const call: StreamDoor = {
  kind: 'call',
  decider: callDecider as unknown as Erased,
  commands: callCommands,
  events: { CallBegun: callBegunSchema, CallEnded: callEndedSchema },
  handling,
  upcasters: {},
  refusals: callRefusals,
};

const handover: StreamDoor = {
  kind: 'handover',
  decider: handoverDecider as unknown as Erased,
  commands: handoverCommands,
  events: {
    HandoverPrepared: handoverPreparedSchema,
    HandoverSigned: handoverSignedSchema,
    HandoverWithdrawn: handoverWithdrawnSchema,
  },
  handling,
  upcasters: {},
  refusals: handoverRefusals,
};

const incident: StreamDoor = {
  kind: 'incident',
  decider: incidentDecider as unknown as Erased,
  commands: incidentCommands,
  events: {
    MajorIncidentDeclared: majorIncidentDeclaredSchema,
    MethaneUpdated: methaneUpdatedSchema,
    IncidentNoted: incidentNotedSchema,
    IncidentStoodDown: incidentStoodDownSchema,
  },
  handling,
  upcasters: {},
  refusals: incidentRefusals,
};

/** The watch: what calls for an act, who is there to act, how much lies on them, and how they hand over. */
export const watch: ContextDoor = {
  name: 'operations/watch',
  streams: [alarm, side, call, handover, incident],
};
