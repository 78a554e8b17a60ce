import type { Text } from '../../kernel/text.ts';
import type { TipCommand, TipEvent } from './events.ts';

/** What each command does, for the description of the interface. */
export const summaries = {
  ReleaseTip: {
    en: 'Release a tip to the watch of a fixed site: kind, place, hours and grade, and nothing else.',
    fr: 'Communiquer un renseignement au quart d’un site fixe : nature, lieu, heures et cotation, rien d’autre.',
  },
  WithdrawTip: {
    en: 'Take a released tip back; the site no longer shows it.',
    fr: 'Retirer un renseignement communiqué ; le site ne l’affiche plus.',
  },
} as const satisfies Record<TipCommand['type'], Text>;

/** A line for each event. */
export const eventText = {
  TipReleased: { en: 'Tip released to a site', fr: 'Renseignement communiqué à un site' },
  TipWithdrawn: { en: 'Released tip taken back', fr: 'Renseignement communiqué retiré' },
} as const satisfies Record<TipEvent['type'], Text>;

/** Why a release is refused. */
export const tipRefusals = {
  actor_missing: { en: 'Nobody gave this order.', fr: 'Personne n’a donné cet ordre.' },
  tip_exists: {
    en: 'This tip has been released already.',
    fr: 'Ce renseignement a déjà été communiqué.',
  },
  tip_unknown: {
    en: 'No such tip has been released.',
    fr: 'Aucun renseignement de ce nom n’a été communiqué.',
  },
  tip_withdrawn: { en: 'This tip has been taken back already.', fr: 'Ce renseignement a déjà été retiré.' },
  end_not_after_start: { en: 'It must end after it begins.', fr: 'La fin doit suivre le début.' },
  over_already: { en: 'Its hours have passed already.', fr: 'Les heures indiquées sont passées.' },
  too_long: {
    en: 'A tip holds for three days at most: after that it is assessed and released anew.',
    fr: 'Un renseignement vaut trois jours au plus : au-delà, il est réévalué et communiqué de nouveau.',
  },
} as const satisfies Record<string, Text>;
export type TipRefusal = keyof typeof tipRefusals;

/** Why two persons answer for a release. */
export const twoForRelease: Text = {
  en: 'What leaves intelligence cannot be called back from those who have read it: two people answer for it.',
  fr: 'Ce qui quitte le renseignement ne peut être repris à qui l’a lu : deux personnes en répondent.',
};
