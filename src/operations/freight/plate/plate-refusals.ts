import type { Text } from '../../../kernel/text.ts';
import type { PlateFaultCode } from './normal-form.ts';

/** Both languages for each way in which what was typed is no plate. */
export const plateRefusals = {
  plate_empty: {
    en: 'No letter or figure of a plate was given',
    fr: 'Aucune lettre ni aucun chiffre de plaque',
  },
  plate_too_short: {
    en: 'A plate has at least {signsMin} letters and figures',
    fr: 'Une plaque compte au moins {signsMin} lettres et chiffres',
  },
  plate_too_long: {
    en: 'A plate has at most {signsMax} letters and figures',
    fr: 'Une plaque compte au plus {signsMax} lettres et chiffres',
  },
  plate_signs: {
    en: 'There is a sign in it that no plate bears',
    fr: 'Un signe saisi ne figure sur aucune plaque',
  },
  plate_country: {
    en: 'The country is given by two capital letters, FR or GB',
    fr: 'Le pays s’indique par deux majuscules, FR ou GB',
  },
} as const satisfies Readonly<Record<PlateFaultCode, Text>>;
