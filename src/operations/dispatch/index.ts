import type { ZodType } from 'zod';
import type { Decider, DomainCommand } from '../../kernel/decider.ts';
import type { CommandDoor, ContextDoor } from '../../kernel/door.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { shortName } from '../../kernel/shapes.ts';
import { gapDecider } from './decide-gap.ts';
import { relayDecider } from './decide-relay.ts';
import { requestDecider } from './decide-request.ts';
import { unitDecider } from './decide-unit.ts';
import { gapCommandSchemas, gapEventSchemas } from './events-gap.ts';
import { relayCommandSchemas, relayEventSchemas } from './events-relay.ts';
import { requestCommandSchemas, requestEventSchemas } from './events-request.ts';
import { unitCommandSchemas, unitEventSchemas } from './events-unit.ts';
import { landCallStream } from './land-call.ts';
import { patrolStream } from './patrol/patrol-stream.ts';
import { landSignalStream } from './signal/land-signal.ts';
import { gapHandling, relayHandling, requestHandling, unitHandling } from './policy.ts';
import { gapRefusals, relayRefusals, unitRefusals } from './refusals.ts';
import { requestRefusals } from './refusals-request.ts';
import { summaries } from './summaries.ts';
import { fleetStream, unitRegister } from './unit-register.ts';

type Erased = Decider<unknown, DomainCommand, DomainEvent, string>; // the door erases state types

/** Commands that may commit a unit, put it on shift, or begin its record: only of one that the register holds, as it stands at that moment. */
const besideItsRow = new Set([
  'ProposeTask',
  'DivertUnit',
  'StartShift',
  'ReportUnitStatus',
  'ReportUnitPosition',
  'TakeOutOfService',
  'SetCheckIn',
]);

function doorsOf(
  schemas: Readonly<Record<string, ZodType>>,
  key: 'unit' | 'relay' | 'gap' | 'request',
): Readonly<Record<string, CommandDoor>> {
  const named: Readonly<Record<string, CommandDoor['summary']>> = summaries;
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]): [string, CommandDoor] => {
      const summary = named[name];
      if (summary === undefined) throw new Error(`no summary of ${name}`); // the table is checked by its type
      const row: Pick<CommandDoor, 'beside'> = besideItsRow.has(name)
        ? { beside: ({ unit }) => [fleetStream(shortName.parse(unit))] }
        : {};
      return [name, { schema, summary, streamKey: (fields) => shortName.parse(fields[key]), ...row }];
    }),
  );
}

/** Dispatch: which units there are, where they stand, what they are asked to do, and what is not covered. */
export const dispatch: ContextDoor = {
  name: 'operations/dispatch',
  streams: [
    {
      kind: 'unit',
      decider: unitDecider as unknown as Erased,
      commands: doorsOf(unitCommandSchemas, 'unit'),
      events: unitEventSchemas,
      handling: unitHandling,
      upcasters: {},
      refusals: unitRefusals,
    },
    {
      kind: 'relay',
      decider: relayDecider as unknown as Erased,
      commands: doorsOf(relayCommandSchemas, 'relay'),
      events: relayEventSchemas,
      handling: relayHandling,
      upcasters: {},
      refusals: relayRefusals,
    },
    {
      kind: 'gap',
      decider: gapDecider as unknown as Erased,
      commands: doorsOf(gapCommandSchemas, 'gap'),
      events: gapEventSchemas,
      handling: gapHandling,
      upcasters: {},
      refusals: gapRefusals,
    },
    {
      // Not `request`: so a request of a person is named, in the records of the vault.
      kind: 'side-request',
      decider: requestDecider as unknown as Erased,
      commands: doorsOf(requestCommandSchemas, 'request'),
      events: requestEventSchemas,
      handling: requestHandling,
      upcasters: {},
      refusals: requestRefusals,
    },
    unitRegister,
    landCallStream,
    patrolStream,
    landSignalStream,
  ],
};
