import type { Text } from '../../kernel/text.ts';
import type { PoliciesRefusal } from './decide.ts';

/** Why policies do not come into force, in the reader's language. */
export const refusals = {
  nothing_in_force: {
    en: 'The node has not yet taken its policies: try again in a moment.',
    fr: 'Le nœud n’a pas encore pris ses règles : réessayez dans un instant.',
  },
  base_not_in_force: {
    en: 'Your text was written from policies that are no longer in force. Compare it with those that are, and propose it anew.',
    fr: 'Votre texte part de règles qui ne sont plus en vigueur. Comparez-le à celles qui le sont, puis proposez-le à nouveau.',
  },
  file_of_another: {
    en: 'This file belongs to the other state: here stand the joint files and this state’s own.',
    fr: 'Ce fichier relève de l’autre État : n’ont cours ici que les fichiers communs et ceux de cet État.',
  },
  policies_refused: {
    en: 'The text does not load: every fault is named with its place.',
    fr: 'Le texte ne se charge pas : chaque défaut est indiqué avec sa place.',
  },
  wall_missing: {
    en: 'A wall is missing or changed. A text may add walls; changing one is a release of the program.',
    fr: 'Une interdiction fondamentale manque ou a été modifiée. Un texte peut en ajouter ; en changer une relève d’une nouvelle version du programme.',
  },
  monitor_shut_out: {
    en: 'This text would keep the independent monitor from what it may do now.',
    fr: 'Ce texte priverait le contrôleur indépendant de ce qu’il peut faire aujourd’hui.',
  },
  nobody_could_change: {
    en: 'Under this text nobody could propose and approve the next one.',
    fr: 'Avec ce texte, nul ne pourrait proposer ni approuver le suivant.',
  },
  policies_equal: {
    en: 'The text says exactly what is in force.',
    fr: 'Le texte est identique à celui en vigueur.',
  },
} as const satisfies Record<PoliciesRefusal, Text>;
