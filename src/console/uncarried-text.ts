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
  summary: { en: 'Which they are, and what is done', fr: 'Lesquelles, et que faire' },
  position: { en: 'Position in the book', fr: 'Position dans le journal' },
  turn: { en: 'Its turn came at', fr: 'Son tour est venu à' },
  age: { en: 'Age', fr: 'Ancienneté' },
  counted: { en: '{count} could not leave', fr: '{count} non parties' },
} as const satisfies Texts;

/** What is done, in its order. */
export const uncarriedSteps = {
  look: {
    en: 'Open the record by its position under “What left, and why”: whoever may see it reads there what it says and why it stays.',
    fr: 'Ouvrir l’inscription par sa position sous « Ce qui est sorti, et pourquoi » : qui peut la voir y lit son contenu et la raison.',
  },
  tell: {
    en: 'Say by telephone to the watch of {side} what they must know of it, and note the call.',
    fr: 'Dire par téléphone au quart de {side} ce qu’il doit en savoir, et noter l’appel.',
  },
  mend: {
    en: 'Give the positions to the engineers. Once the program is mended, record anew what they still need: nothing that stayed is sent late.',
    fr: 'Transmettre les positions aux ingénieurs. Le programme corrigé, inscrire de nouveau ce dont ils ont encore besoin : rien de ce qui est resté ne part après coup.',
  },
} as const satisfies Texts;
