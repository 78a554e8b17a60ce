import type { Text } from '../../kernel/text.ts';

/** Why a tip is not written, released or taken back. */
export const tipRefusals = {
  actor_missing: { en: 'Nobody gave this order.', fr: 'Personne n’a donné cet ordre.' },
  tip_exists: { en: 'A tip of this name stands already.', fr: 'Un renseignement de ce nom existe déjà.' },
  tip_unknown: { en: 'There is no such tip.', fr: 'Aucun renseignement de ce nom.' },
  tip_withdrawn: { en: 'This tip has been taken back.', fr: 'Ce renseignement a été retiré.' },
  released_already: {
    en: 'It has been released to this room already. To say something else, amend it.',
    fr: 'Déjà communiqué à cette salle. Pour dire autre chose, le rectifier.',
  },
  not_released: {
    en: 'It was never released to this room: there is nothing to amend.',
    fr: 'Jamais communiqué à cette salle : il n’y a rien à rectifier.',
  },
  amended_meanwhile: {
    en: 'Another text stands there by now: read it, and propose the amendment anew.',
    fr: 'Un autre texte y figure désormais : le lire, puis proposer à nouveau la rectification.',
  },
  amended_too_often: {
    en: 'It has been amended too often: take it back and write another.',
    fr: 'Trop de rectifications : le retirer et en rédiger un autre.',
  },
  nothing_amended: {
    en: 'This says what stands there already.',
    fr: 'C’est déjà ce qui y figure.',
  },
  conditions_missing: {
    en: 'H3 and C say that the provider sets conditions: write them out.',
    fr: 'H3 et C indiquent des conditions du fournisseur : les écrire.',
  },
  provider_permission: {
    en: 'Its handling code stops it from being passed on there until the provider permits.',
    fr: 'Son code de traitement interdit de l’y transmettre sans l’accord du fournisseur.',
  },
  marking_stays: {
    en: 'What is more than official does not go to the other state from here.',
    fr: 'Ce qui dépasse la mention « officiel » ne part pas d’ici vers l’autre État.',
  },
  end_not_after_start: { en: 'It must end after it begins.', fr: 'La fin doit suivre le début.' },
  over_already: { en: 'Its hours have passed already.', fr: 'Les heures indiquées sont passées.' },
  too_long: {
    en: 'A tip holds for three days at most: after that it is assessed and released anew.',
    fr: 'Un renseignement vaut trois jours au plus : au-delà, il est réévalué et communiqué de nouveau.',
  },
} as const satisfies Record<string, Text>;
export type TipRefusal = keyof typeof tipRefusals;
