import type { Texts } from '../kernel/text.ts';

/** Records of ours that should have gone to a peer and could not, by a fault of this program. */
export const uncarriedText = {
  title: {
    en: 'Records of ours could not go to {side}, by a fault of this program.',
    fr: 'Des inscriptions de notre part n’ont pu partir vers {side}, par un défaut de ce programme.',
  },
  consequence: {
    en: '{side} does not know of them, and will not by itself. Everything recorded after them goes on to {side}.',
    fr: '{side} les ignore et ne les recevra pas d’office. Tout ce qui a été inscrit ensuite continue de partir vers {side}.',
  },
  summary: { en: 'When it was, and what is done', fr: 'Quand, et que faire' },
  turn: { en: 'Its turn came at', fr: 'Son tour est venu à' },
  age: { en: 'Age', fr: 'Ancienneté' },
  listed: {
    en: 'Listed: the latest {listed} of {count}. The node’s log has them all.',
    fr: 'Dernières affichées : {listed} sur {count}. Le journal technique du nœud les contient toutes.',
  },
  counted: { en: '{count} could not leave', fr: '{count} non parties' },
} as const satisfies Texts;

/** What is done, in its order. */
export const uncarriedSteps = {
  look: {
    en: 'Look at what you recorded at these moments. The node’s log gives the engineers the positions.',
    fr: 'Revoir ce que vous avez inscrit à ces heures. Le journal technique du nœud en donne les positions aux ingénieurs.',
  },
  tell: {
    en: 'Say by telephone to the watch of {side} what they must know of it, and note the call.',
    fr: 'Dire par téléphone au quart de {side} ce qu’il doit en savoir, et noter l’appel.',
  },
  mend: {
    en: 'Tell the engineers. Once the program is mended, record anew what they still need: nothing that stayed is sent late.',
    fr: 'Prévenir les ingénieurs. Le programme corrigé, inscrire de nouveau ce dont ils ont encore besoin : rien de ce qui est resté ne part après coup.',
  },
} as const satisfies Texts;
