import type { Texts } from '../../kernel/text.ts';

/** Words of the list of released tips, in every room that shows one. */
export const tipsText = {
  title: { en: 'Released tips', fr: 'Renseignements communiqués' },
  whole: { en: 'everywhere', fr: 'partout' },
  band: { en: 'grade: {band}', fr: 'cotation : {band}' },
  from: { en: 'released by {body}, {age} ago', fr: 'communiqué par {body} il y a {age}' },
  amended: {
    en: 'Amended {age} ago: {why}',
    fr: 'Rectifié il y a {age} : {why}',
  },
  readAgain: {
    en: 'An earlier text was read {age} ago: this one is to be read.',
    fr: 'Un texte antérieur a été lu il y a {age} : celui-ci est à lire.',
  },
  theirs: { en: 'other state’s', fr: 'de l’autre État' },
  seen: { en: 'We have read it', fr: 'Nous l’avons lu' },
  seenSince: { en: 'read {age} ago', fr: 'lu il y a {age}' },
  acted: { en: 'We act on it', fr: 'Nous y donnons suite' },
  actedSince: { en: 'acted on {age} ago', fr: 'suivi d’effet il y a {age}' },
  seenHint: {
    en: 'Its intelligence is told that it was read, and by nobody’s name.',
    fr: 'Le renseignement apprend qu’il a été lu, sans aucun nom.',
  },
  actedHint: {
    en: 'Its intelligence is told that it was acted on, and not what was found.',
    fr: 'Le renseignement apprend qu’il a été suivi d’effet, sans le résultat.',
  },
  giver: {
    en: 'Not for your post: whoever works in this room notes it.',
    fr: 'Non ouvert à votre fonction : noté par qui travaille dans cette salle.',
  },
} as const satisfies Texts;
