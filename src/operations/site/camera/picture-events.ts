import { z } from 'zod';
import { utcText } from '../../../kernel/utc-text.ts';
import { type CommandsOf, type EventsOf, shortName, subjectId } from '../../../kernel/shapes.ts';
import { actor } from '../shapes.ts';
import { pictureBytesMax } from './figures.ts';
import { legalBases, preservingPurposes } from './words.ts';

/** Made by the desk that preserves it, so that a repeat is the same picture. */
export const pictureId = z.string().regex(/^cp-[0-9a-z-]{6,40}$/);
/** Why, in the words of whoever preserves it: sealed. */
export const pictureReason = z.string().trim().min(3).max(500);
const about = { purpose: z.enum(preservingPurposes), basis: z.enum(legalBases) };

/** What a person says; which picture it is and when it came, the node says. */
export const preserveAsked = z.strictObject({
  picture: pictureId,
  viewing: shortName,
  /** The number of an image of before; null: the one of now. */
  image: z.int().min(1).nullable(),
  ...about,
  reason: pictureReason,
});

/** Command of a preserved picture, given by the node for a person: `image` and `words`, the reason, are sealed under `subject`. */
export const pictureCommandSchemas = {
  PreserveCameraPicture: z.strictObject({
    picture: pictureId,
    viewing: shortName,
    ...about,
    /** When the node had the image, and whether that was before the viewing was opened. */
    takenAt: utcText,
    subject: subjectId,
    image: z
      .string()
      .regex(/^[A-Za-z0-9+/]+={0,2}$/)
      .max(Math.ceil(pictureBytesMax / 3) * 4),
    words: pictureReason,
  }),
} as const satisfies Record<string, z.ZodType>;

/** Body of the event. `sha256`: of the image's bytes as they were sealed, lower-case hex. */
export const pictureEventSchemas = {
  CameraPicturePreserved: z.strictObject({
    picture: pictureId,
    viewing: shortName,
    device: shortName,
    site: shortName,
    zone: shortName,
    alarm: shortName.nullable(),
    ...about,
    takenAt: utcText,
    subject: subjectId,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.int().min(1).max(pictureBytesMax),
    width: z.int().min(1).max(65_535),
    height: z.int().min(1).max(65_535),
    keepUntil: utcText,
    by: actor,
  }),
} as const satisfies Record<string, z.ZodType>;

export type PictureEvent = EventsOf<typeof pictureEventSchemas>;
export type PictureCommand = CommandsOf<typeof pictureCommandSchemas>;
