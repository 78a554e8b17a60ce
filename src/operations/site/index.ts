import type { ZodType } from 'zod';
import type { Decider, DomainCommand } from '../../kernel/decider.ts';
import type { CommandDoor, ContextDoor, StreamDoor } from '../../kernel/door.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { shortName } from '../../kernel/shapes.ts';
import { cameraStreams } from './camera/door.ts';
import {
  onTrackSchema,
  siteAlarmDecider,
  type SiteAlarmState,
  stopStreamOf,
  trackBeside,
} from './decide-alarm.ts';
import { deviceStream, pointDecider } from './decide-point.ts';
import { siteStream, stopDecider, type StopState } from './decide-stop.ts';
import { alarmCommandSchemas, alarmEventSchemas } from './events-alarm.ts';
import { pointCommandSchemas, pointEventSchemas } from './events-point.ts';
import { stopCommandSchemas, stopEventSchemas } from './events-stop.ts';
import { trackEventSchemas } from './events-track.ts';
import { alarmHandling, pointHandling, stopEventHandling, trackHandling } from './policy.ts';
import { alarmRefusals, pointRefusals, stopRefusalText } from './refusals.ts';
import { siteRegisters } from './registers.ts';
import { summaries } from './text.ts';
import { trackDecider, trackKind, trackStream } from './track-state.ts';

type Erased = Decider<unknown, DomainCommand, DomainEvent, string>; // the door erases state types

/** What a decision is taken on beside its own stream. */
const besides: Readonly<Record<string, NonNullable<CommandDoor['beside']>>> & {
  readonly device: NonNullable<CommandDoor['beside']>;
} = {
  device: ({ device }) => [deviceStream(shortName.parse(device))],
  ProposeStop: ({ site: row, track }) => [
    siteStream(shortName.parse(row)),
    trackStream(shortName.parse(row), shortName.parse(track)),
  ],
  EndStop: (_fields, state) => besideStop(state),
  ProposeRelease: (_fields, state) => besideStop(state),
  ReadBackRelease: (_fields, state) => besideStop(state),
  WithdrawRelease: (_fields, state) => besideStop(state),
  CloseSiteAlarm: ({ alarm }) => [stopStreamOf(shortName.parse(alarm))],
};

/** The track of a request, and the alarm it is about: whether somebody may still be there. */
function besideStop(state: unknown): readonly string[] {
  const known = state as StopState; // the stream's own decider folded it
  if (known.phase === 'none') return [];
  const { site: row, track, alarm } = known.stop;
  return [trackStream(row, track), ...(alarm === null ? [] : [`${siteKinds.alarm}/${alarm}`])];
}

/** An alarm that the node itself presents or notes is written on its track as well: it copies no more there than a time. */
const alarmBesides: NonNullable<StreamDoor['ownCommands']> = {
  PresentSiteAlarm: { lendsNothing: true, beside: (fields) => trackBeside(onTrackSchema.parse(fields)) },
  RaiseSiteAlarm: { lendsNothing: true, beside: (fields) => trackBeside(onTrackSchema.parse(fields)) },
  NoteSeenAgain: {
    lendsNothing: true,
    beside: (_fields, state) => {
      const known = state as SiteAlarmState; // the stream's own decider folded it
      return known.phase === 'none' ? [] : trackBeside(known.alarm.facts);
    },
  },
};

function doorsOf(
  schemas: Readonly<Record<string, ZodType>>,
  key: 'alarm' | 'device' | 'stop',
): Readonly<Record<string, CommandDoor>> {
  const named: Readonly<Record<string, CommandDoor['summary']>> = summaries;
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]): [string, CommandDoor] => {
      const summary = named[name];
      if (summary === undefined) throw new Error(`no summary of ${name}`); // the table is checked by its type
      const beside = besides[name] ?? (key === 'device' ? besides.device : undefined);
      const row: Pick<CommandDoor, 'beside'> = beside === undefined ? {} : { beside };
      return [name, { schema, summary, streamKey: (fields) => shortName.parse(fields[key]), ...row }];
    }),
  );
}

/** First parts of the streams that are no registers. */
export const siteKinds = {
  alarm: 'site_alarm',
  point: 'site_point',
  stop: 'train_stop',
} as const;

/** Fixed sites: what stands there and in which state, what alarms are presented, and whether trains are stopped. */
export const site: ContextDoor = {
  name: 'operations/site',
  streams: [
    // Presenting and raising have no address: the node's own rationaliser alone gives them.
    {
      kind: siteKinds.alarm,
      decider: siteAlarmDecider as unknown as Erased,
      commands: doorsOf(alarmCommandSchemas, 'alarm'),
      ownCommands: alarmBesides,
      events: alarmEventSchemas,
      handling: alarmHandling,
      upcasters: {},
      refusals: alarmRefusals,
    },
    {
      kind: siteKinds.point,
      decider: pointDecider as unknown as Erased,
      commands: doorsOf(pointCommandSchemas, 'device'),
      events: pointEventSchemas,
      handling: pointHandling,
      upcasters: {},
      refusals: pointRefusals,
    },
    {
      kind: siteKinds.stop,
      decider: stopDecider as unknown as Erased,
      commands: doorsOf(stopCommandSchemas, 'stop'),
      events: stopEventSchemas,
      handling: stopEventHandling,
      upcasters: {},
      refusals: stopRefusalText,
    },
    {
      kind: trackKind,
      decider: trackDecider as unknown as Erased,
      commands: {},
      events: trackEventSchemas,
      handling: trackHandling,
      upcasters: {},
      refusals: {},
    },
    ...siteRegisters,
    ...cameraStreams,
  ],
};
