import type { ZodType } from 'zod';
import type { Decider, DomainCommand } from '../../../kernel/decider.ts';
import type { CommandDoor, StreamDoor } from '../../../kernel/door.ts';
import type { DomainEvent } from '../../../kernel/event.ts';
import type { Handling } from '../../../kernel/marking.ts';
import { siteHandling } from '../handling.ts';
import { shortName } from '../shapes.ts';
import { besideTurn, turnDecider } from './decide-turn.ts';
import { besideViewing, viewingDecider } from './decide-viewing.ts';
import {
  type TurnEvent,
  turnCommandSchemas,
  turnEventSchemas,
  type ViewingEvent,
  viewingCommandSchemas,
  viewingEventSchemas,
} from './events.ts';
import { turnRefusals, viewingRefusals } from './refusals.ts';
import { cameraSummaries } from './text.ts';

type Erased = Decider<unknown, DomainCommand, DomainEvent, string>; // the door erases state types

/** First parts of the streams of cameras. */
export const cameraKinds = { viewing: 'camera_viewing', turn: 'camera_turn' } as const;

/** How each event of a viewing may be used, released and kept. */
export const viewingHandling = {
  CameraViewingOpened: siteHandling,
  CameraViewingEnded: siteHandling,
} as const satisfies Record<ViewingEvent['type'], Handling>;

/** How each event of a turned camera may be used, released and kept. */
export const turnHandling = {
  CameraTurnOrdered: siteHandling,
  CameraTurnAnswered: siteHandling,
  CameraReleased: siteHandling,
} as const satisfies Record<TurnEvent['type'], Handling>;

/** Viewings, and orders to cameras that turn. */
export const cameraStreams: readonly StreamDoor[] = [
  {
    kind: cameraKinds.viewing,
    decider: viewingDecider as unknown as Erased,
    commands: doorsOf(viewingCommandSchemas, 'viewing', besideViewing),
    events: viewingEventSchemas,
    handling: viewingHandling,
    upcasters: {},
    refusals: viewingRefusals,
  },
  {
    kind: cameraKinds.turn,
    decider: turnDecider as unknown as Erased,
    commands: doorsOf(turnCommandSchemas, 'device', besideTurn),
    events: turnEventSchemas,
    handling: turnHandling,
    upcasters: {},
    refusals: turnRefusals,
  },
];

function doorsOf(
  schemas: Readonly<Record<string, ZodType>>,
  key: 'viewing' | 'device',
  beside: NonNullable<CommandDoor['beside']>,
): Readonly<Record<string, CommandDoor>> {
  const named: Readonly<Record<string, CommandDoor['summary']>> = cameraSummaries;
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]): [string, CommandDoor] => {
      const summary = named[name];
      if (summary === undefined) throw new Error(`no summary of ${name}`); // the table is checked by its type
      return [name, { schema, summary, streamKey: (fields) => shortName.parse(fields[key]), beside }];
    }),
  );
}
