import type { Texts } from '../../../kernel/text.ts';

export const foundLineText = {
  title: { en: 'People found', fr: 'Personnes trouvées' },
  count: {
    en: '{count, plural, one {# vehicle with people in need} other {# vehicles with people in need}}',
    fr: '{count, plural, one {# véhicule avec des personnes à secourir} other {# véhicules avec des personnes à secourir}}',
  },
  at: { en: '{place} {lane}: {what}', fr: '{place} {lane} : {what}' },
  atPlace: { en: '{place}: {what}', fr: '{place} : {what}' },
  left: { en: '{age} left', fr: 'reste {age}' },
  over: { en: 'over by {age}', fr: 'dépassé de {age}' },
  endsWithHelp: {
    en: 'It ends when help is noted on the passage: open it.',
    fr: 'Elle prend fin quand l’arrivée des secours est consignée sur le passage : l’ouvrir.',
  },
  more: { en: 'There are more than are shown here.', fr: 'Il y en a davantage que ce qui est affiché.' },
  old: {
    en: 'As known {age} ago: the node does not answer.',
    fr: 'État d’il y a {age} : le nœud ne répond pas.',
  },
} as const satisfies Texts;
