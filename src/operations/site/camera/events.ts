import { z } from 'zod';
import { utcText } from '../../../kernel/utc-text.ts';
import { type CommandsOf, type EventsOf, shortName } from '../../../kernel/shapes.ts';
import { actor } from '../shapes.ts';
import { beforeSecondsMax } from './figures.ts';
import { turnOutcomes, viewingEnds, viewingPurposes } from './words.ts';

const by = { by: actor };
const ofViewing = z.strictObject({ viewing: shortName });

/** What people order: to look through a camera. Without this on record no picture is given. */
export const viewingCommandSchemas = {
  OpenCameraViewing: ofViewing.extend({
    device: shortName,
    purpose: z.enum(viewingPurposes),
    /** The alarm that brought the camera up; null: none. */
    alarm: shortName.nullable(),
    /** The body that is shown the picture as well, an agency or a desk, never a person; null: nobody else. */
    recipient: shortName.nullable(),
    /** How much of the past is asked for; 0: none. */
    beforeSeconds: z.int().min(0).max(beforeSecondsMax),
  }),
} as const satisfies Record<string, z.ZodType>;

/** The node's own: it alone knows what was given. */
export const viewingOwnSchemas = {
  CloseCameraViewing: ofViewing.extend({
    reason: z.enum(viewingEnds),
    /** Images and pieces of a stream that were given; null where that is lost. */
    given: z.int().min(0).nullable(),
    firstAt: utcText.nullable(),
    lastAt: utcText.nullable(),
  }),
} as const satisfies Record<string, z.ZodType>;

/** Bodies of the events of a viewing. */
export const viewingEventSchemas = {
  CameraViewingOpened: ofViewing.extend({
    device: shortName,
    site: shortName,
    zone: shortName,
    purpose: z.enum(viewingPurposes),
    alarm: shortName.nullable(),
    recipient: shortName.nullable(),
    /** From here on the past may be seen; null: not at all. */
    beforeFrom: utcText.nullable(),
    /** The viewing is over by itself then. */
    until: utcText,
    ...by,
  }),
  CameraViewingEnded: viewingOwnSchemas.CloseCameraViewing,
} as const satisfies Record<string, z.ZodType>;

export type ViewingEvent = EventsOf<typeof viewingEventSchemas>;
export type ViewingCommand = CommandsOf<typeof viewingCommandSchemas & typeof viewingOwnSchemas>;

const ofCamera = z.strictObject({ device: shortName });

/** Orders to a camera that turns. */
export const turnCommandSchemas = {
  TurnCamera: ofCamera.extend({ turn: shortName, preset: shortName, viewing: shortName }),
  ReleaseCamera: ofCamera,
} as const satisfies Record<string, z.ZodType>;

/** The node's own: what the camera said. */
export const turnOwnSchemas = {
  NoteCameraTurned: ofCamera.extend({ turn: shortName, outcome: z.enum(turnOutcomes) }),
} as const satisfies Record<string, z.ZodType>;

/** Bodies of the events of a camera that turns. */
export const turnEventSchemas = {
  CameraTurnOrdered: turnCommandSchemas.TurnCamera.extend({ heldUntil: utcText, ...by }),
  CameraTurnAnswered: turnOwnSchemas.NoteCameraTurned,
  CameraReleased: ofCamera.extend(by),
} as const satisfies Record<string, z.ZodType>;

export type TurnEvent = EventsOf<typeof turnEventSchemas>;
export type TurnCommand = CommandsOf<typeof turnCommandSchemas & typeof turnOwnSchemas>;
