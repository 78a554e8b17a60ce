import { type Language, languages } from '../kernel/text.ts';
import { createRemembered } from '../kit/remembered.ts';

/** The four lights of the OpenBridge palettes, from sunlight to a dark-adapted watch. */
export const lights = ['bright', 'day', 'dusk', 'night'] as const;
export type Light = (typeof lights)[number];

/** What this browser remembers of the person at it. */
export interface Preferences {
  readonly language: Language;
  readonly light: Light;
  readonly singleKeys: boolean;
}

/** The remembered preferences. The first language is the browser's own where it is one of ours. */
export function createPreferences() {
  const own = navigator.language.startsWith('fr') ? 'fr' : 'en';
  return createRemembered<Preferences>(
    'strait.preferences',
    { language: own, light: 'dusk', singleKeys: true },
    { read },
  );
}

function read(stored: unknown): Preferences | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const fields = stored as Partial<Record<keyof Preferences, unknown>>;
  const language = languages.find((one) => one === fields.language);
  const light = lights.find((one) => one === fields.light);
  if (language === undefined || light === undefined) return null;
  return { language, light, singleKeys: fields.singleKeys !== false };
}

/** Sets the light of the whole page by its one attribute. */
export function showLight(light: Light): void {
  document.documentElement.dataset['obcTheme'] = light;
}
