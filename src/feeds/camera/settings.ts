import { z } from 'zod';
import { shortName } from '../../kernel/shapes.ts';
import { beforeSecondsMax } from '../../operations/site/camera/figures.ts';
import type { PictureForm } from '../../operations/site/camera/words.ts';

/** Plain addresses: a name and a password have places of their own, so that no address can show them. */
const address = z
  .string()
  .max(400)
  .refine((text) => {
    if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false;
    const { username, password, hash } = new URL(text);
    return username === '' && password === '' && hash === '';
  }, 'plain_address_expected');

/** One camera as this node reaches it. */
export const cameraSettingsSchema = z
  .strictObject({
    /** Its row in the register of devices. */
    device: shortName,
    still: address.optional(),
    /** `multipart/x-mixed-replace` of JPEG images. */
    moving: address.optional(),
    hls: address.optional(),
    ptz: z.strictObject({ service: address, profile: shortName }).optional(),
    account: z
      .strictObject({ username: z.string().min(1).max(100), password: z.string().min(1).max(200) })
      .optional(),
    /** How much of the past is held in memory; absent: nothing. */
    before: z
      .strictObject({
        seconds: z.int().min(5).max(beforeSecondsMax),
        everyMilliseconds: z.int().min(500).max(5_000).default(1_000),
      })
      .optional(),
  })
  .refine(({ still, moving, hls }) => still !== undefined || moving !== undefined || hls !== undefined, {
    path: ['still'],
  })
  // The past is held as images: a stream for players is not decoded here.
  .refine(({ before, still, moving }) => before === undefined || (still ?? moving) !== undefined, {
    path: ['before'],
  });
export type CameraSettings = Readonly<z.infer<typeof cameraSettingsSchema>>;

/** The cameras of a node: each device once. */
export const camerasFileSchema = z
  .array(cameraSettingsSchema)
  .max(600)
  .refine((all) => new Set(all.map(({ device }) => device)).size === all.length, 'device_twice');

/** In which forms a camera gives its picture. */
export function formsOf({ still, moving, hls }: CameraSettings): readonly PictureForm[] {
  return [
    ...(still === undefined && moving === undefined ? [] : (['still'] as const)),
    ...(moving === undefined ? [] : (['moving'] as const)),
    ...(hls === undefined ? [] : (['hls'] as const)),
  ];
}
