import type { ZodType } from 'zod';
import type { Decider, DomainCommand } from '../../../kernel/decider.ts';
import type { CommandDoor, StreamDoor } from '../../../kernel/door.ts';
import type { DomainEvent } from '../../../kernel/event.ts';
import type { Handling } from '../../../kernel/marking.ts';
import { pictureFacts } from '../../../kernel/picture-facts.ts';
import { shortName } from '../../../kernel/shapes.ts';
import { preservedHandling, sealedPictureHandling, siteHandling } from '../handling.ts';
import { pictureDecider } from './decide-picture.ts';
import { besideTurn, turnDecider, viewingStream } from './decide-turn.ts';
import { besideViewing, viewingDecider } from './decide-viewing.ts';
import {
  type TurnEvent,
  turnCommandSchemas,
  turnEventSchemas,
  type ViewingEvent,
  viewingCommandSchemas,
  viewingEventSchemas,
} from './events.ts';
import {
  pictureCommandSchemas,
  type PictureEvent,
  pictureEventSchemas,
  pictureId,
} from './picture-events.ts';
import { preservedRefusals, turnRefusals, viewingRefusals } from './refusals.ts';
import { cameraSummaries } from './text.ts';

type Erased = Decider<unknown, DomainCommand, DomainEvent, string>; // the door erases state types

/** First parts of the streams of cameras. */
export const cameraKinds = {
  viewing: 'camera_viewing',
  turn: 'camera_turn',
  picture: 'camera_picture',
} as const;

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

/** How the event of a preserved picture may be used, released and kept. */
export const pictureHandling = {
  CameraPicturePreserved: preservedHandling,
} as const satisfies Record<PictureEvent['type'], Handling>;

/** Preserved pictures: the picture lies in the vault, its hash in the book. The node alone says what the camera gave. */
const pictureStream: StreamDoor = {
  kind: cameraKinds.picture,
  decider: pictureDecider as unknown as Erased,
  commands: {
    PreserveCameraPicture: {
      schema: pictureCommandSchemas.PreserveCameraPicture,
      summary: cameraSummaries.PreserveCameraPicture,
      ofNode: true,
      streamKey: ({ picture }) => pictureId.parse(picture),
      beside: ({ viewing }) => [viewingStream(shortName.parse(viewing))],
      derive: ({ image }) => ({ facts: typeof image === 'string' ? pictureFacts(image) : null }),
      personal: [
        {
          subjectKind: 'picture',
          subject: ({ subject }) => String(subject),
          fields: { image: 'image', words: 'free_text' },
          handling: sealedPictureHandling,
        },
      ],
    },
  },
  events: pictureEventSchemas,
  handling: pictureHandling,
  upcasters: {},
  refusals: preservedRefusals,
};

/** Viewings, orders to cameras that turn, and preserved pictures. */
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
  pictureStream,
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
