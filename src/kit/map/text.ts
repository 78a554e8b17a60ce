import type { Texts } from '../../kernel/text.ts';

/** The controls that every chart has. */
export const chartText = {
  zoomIn: { en: 'Zoom in', fr: 'Rapprocher' },
  zoomOut: { en: 'Zoom out', fr: 'Éloigner' },
} as const satisfies Texts;
