import { z } from 'zod';
import { type CommandsOf, type EventsOf, subjectId } from '../../../kernel/shapes.ts';
import { actor, controlId, passageId } from '../shapes.ts';

/** Made by the device that took it. */
export const photoId = z.string().regex(/^e-[0-9a-z]{6,40}$/);
/** `2026:11:26 05:00:07`, as the camera says it, in its own local time. */
const takenAt = z
  .string()
  .regex(/^\d{4}:\d\d:\d\d \d\d:\d\d:\d\d$/)
  .nullable();
/** Base 64 of a picture reduced on the device: at most 350 kB there, with a margin for other devices. */
export const imageSignsMax = 560_000;

const ofPhoto = { photo: photoId, passage: passageId, control: controlId, takenAt };

/** Commands of a photo. `image` is sealed under `subject` before anything is decided; `hash` and `bytes` are read from it. */
export const photoCommandSchemas = {
  RecordPhoto: z.strictObject({
    ...ofPhoto,
    subject: subjectId,
    image: z
      .string()
      .regex(/^[A-Za-z0-9+/]+={0,2}$/)
      .max(imageSignsMax),
  }),
} as const satisfies Record<string, z.ZodType>;

/** Bodies of the events of a photo. `sha256`: of its bytes as they were sealed, lower-case hex. */
export const photoEventSchemas = {
  PhotoRecorded: z.strictObject({
    ...ofPhoto,
    subject: subjectId,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.int().min(1).max(imageSignsMax),
    by: actor,
  }),
} as const satisfies Record<string, z.ZodType>;

export type PhotoEvent = EventsOf<typeof photoEventSchemas>;
export type PhotoCommand = CommandsOf<typeof photoCommandSchemas>;
