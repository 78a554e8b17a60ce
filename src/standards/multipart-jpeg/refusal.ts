import type { Texts } from '../../kernel/text.ts';

/** Why a part of a stream was not passed on. */
export const refusalTexts = {
  boundary_missing: { en: 'No stream of images', fr: 'Ce n’est pas un flux d’images' },
  header_too_long: { en: 'Header of an image too long', fr: 'En-tête d’image trop long' },
  frame_too_large: { en: 'Image too large', fr: 'Image trop volumineuse' },
  not_a_jpeg: { en: 'Not a JPEG image', fr: 'Ce n’est pas une image JPEG' },
} as const satisfies Texts;

export type JpegRefusalCode = keyof typeof refusalTexts;
