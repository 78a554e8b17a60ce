import type { Text, Texts } from '../../kernel/text.ts';
import type { tipCommandSchemas, TipEvent } from './events-tip.ts';

/** In which language the words of a tip are. */
export const languageText = {
  en: { en: 'English', fr: 'Anglais' },
  fr: { en: 'French', fr: 'Français' },
} as const satisfies Texts;

/** What each command does, for the description of the interface. */
export const summaries = {
  WriteTip: {
    en: 'Write a tip: what was learned is sealed; kind, place, hours, grade and handling stand beside it.',
    fr: 'Rédiger un renseignement : le contenu est scellé ; nature, lieu, heures, cotation et traitement figurent à côté.',
  },
  ReleaseToSite: {
    en: 'Release a tip to the watch of a fixed site, in sanitised words, with an end.',
    fr: 'Communiquer un renseignement au quart d’un site fixe, en termes expurgés, avec une fin.',
  },
  ReleaseToFreight: {
    en: 'Release a tip to the freight teams, in sanitised words, with an end.',
    fr: 'Communiquer un renseignement aux équipes du fret, en termes expurgés, avec une fin.',
  },
  ReleaseToWatch: {
    en: 'Release a tip to the watch at sea, of this state or of both, to save life.',
    fr: 'Communiquer un renseignement au quart en mer, d’un État ou des deux, pour sauver des vies.',
  },
  AmendToSite: {
    en: 'Amend what the watch of a fixed site was told: the new text takes the place of the one before.',
    fr: 'Rectifier ce qui a été communiqué au quart d’un site fixe : le nouveau texte remplace le précédent.',
  },
  AmendToFreight: {
    en: 'Amend what the freight teams were told: the new text takes the place of the one before.',
    fr: 'Rectifier ce qui a été communiqué aux équipes du fret : le nouveau texte remplace le précédent.',
  },
  AmendToWatch: {
    en: 'Amend what the watch at sea was told, of whichever state: the new text takes the place of the one before.',
    fr: 'Rectifier ce qui a été communiqué au quart en mer, de tout État : le nouveau texte remplace le précédent.',
  },
  WithdrawTip: {
    en: 'Take a tip back: it leaves every room at once.',
    fr: 'Retirer un renseignement : il quitte toutes les salles aussitôt.',
  },
} as const satisfies Record<keyof typeof tipCommandSchemas, Text>;

/** A line for each event. */
export const eventText = {
  TipWritten: { en: 'Tip written', fr: 'Renseignement rédigé' },
  TipReleased: { en: 'Tip released to a room', fr: 'Renseignement communiqué à une salle' },
  ReleaseAmended: {
    en: 'What a room was told of a tip amended',
    fr: 'Renseignement communiqué à une salle rectifié',
  },
  TipWithdrawn: { en: 'Tip taken back', fr: 'Renseignement retiré' },
  TipFollowed: { en: 'Room said what became of a tip', fr: 'Suite donnée par une salle' },
} as const satisfies Record<TipEvent['type'], Text>;

/** Why two persons answer for a release, and for what takes its place. */
export const twoForRelease: Text = {
  en: 'What leaves intelligence cannot be called back from those who have read it: two people answer for it.',
  fr: 'Ce qui quitte le renseignement ne peut être repris à qui l’a lu : deux personnes en répondent.',
};
