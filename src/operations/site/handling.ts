import type { Handling } from '../../kernel/marking.ts';
import { pictureKeepDays } from './camera/figures.ts';

/**
 * What stands and happens at a fixed site concerns its own watch: how a fence is guarded is told to nobody else. No
 * person stands in it: places and devices only.
 */
export const siteHandling = {
  purpose: 'border_control',
  marking: 'official',
  release: 'never',
  keepDays: 1095,
  personal: false,
  jurisdiction: ['calais_port', 'coquelles', 'dunkirk', 'kent'],
} as const satisfies Handling;

/** That a picture was preserved names a subject of the vault; who is on it stands nowhere. */
export const preservedHandling = { ...siteHandling, personal: true } as const satisfies Handling;

/** The picture itself and why it was preserved: sealed, and erased after a month unless a hold keeps it. */
export const sealedPictureHandling = {
  ...preservedHandling,
  keepDays: pictureKeepDays,
} as const satisfies Handling;

/** Whether trains were stopped for somebody on the track serves saving life, and is kept as long as any rescue. */
export const stopHandling = {
  ...siteHandling,
  purpose: 'save_life',
  keepDays: 3650,
} as const satisfies Handling;
