import type { Text, Texts } from '../../../kernel/text.ts';
import type { DisputeKind, settleReasons } from '../wire.ts';

interface DisputeWords {
  readonly title: Text;
  /** What holds until every side has said the same. */
  readonly meanwhile: Text;
  /** What it means to let both accounts stand. */
  readonly both: Text;
}

/** What two sides decided without sight of each other, and what it means to let one of the accounts stand, or both. */
export const disputeText = {
  closed_unseen: {
    title: {
      en: 'Closed by one side while the other added evidence',
      fr: 'Close par un État pendant que l’autre versait des éléments',
    },
    meanwhile: { en: 'It stays open.', fr: 'Elle reste ouverte.' },
    both: {
      en: 'Both are on record: the closing does not hold',
      fr: 'Les deux restent au dossier : la clôture ne tient pas',
    },
  },
  closed_differently: {
    title: {
      en: 'Closed by each side in another way',
      fr: 'Close par chaque État avec une issue différente',
    },
    meanwhile: { en: 'It stays open.', fr: 'Elle reste ouverte.' },
    both: { en: 'Neither closing holds', fr: 'Aucune des deux clôtures ne tient' },
  },
  both_coordinators: {
    title: { en: 'Each side named another coordinator', fr: 'Chaque État a désigné un autre coordinateur' },
    meanwhile: {
      en: 'Both coordinate; neither is released.',
      fr: 'Les deux coordonnent ; aucun n’est déchargé.',
    },
    both: { en: 'Both coordinate', fr: 'Les deux coordonnent' },
  },
  merged_unseen: {
    title: {
      en: 'Merged by one side while the other wrote of it alone',
      fr: 'Réunie à une autre par un État pendant que l’autre la suivait seule',
    },
    meanwhile: { en: 'It stands by itself.', fr: 'Elle garde son propre dossier.' },
    both: { en: 'It keeps a record of its own', fr: 'Elle garde son propre dossier' },
  },
  merged_twice: {
    title: {
      en: 'Merged by each side into another boat',
      fr: 'Réunie par chaque État à une embarcation différente',
    },
    meanwhile: { en: 'It stands by itself.', fr: 'Elle garde son propre dossier.' },
    both: { en: 'It is neither of them', fr: 'Elle n’est ni l’une ni l’autre' },
  },
  merged_crosswise: {
    title: { en: 'Two boats, each merged into the other', fr: 'Deux embarcations réunies chacune à l’autre' },
    meanwhile: { en: 'Each stands by itself.', fr: 'Chacune garde son dossier.' },
    both: { en: 'They are two boats', fr: 'Ce sont deux embarcations' },
  },
  counted_twice: {
    title: {
      en: 'Each side recorded a count: perhaps one and the same',
      fr: 'Un décompte de chaque État : peut-être le même',
    },
    meanwhile: { en: 'Both are counted.', fr: 'Les deux sont comptés.' },
    both: { en: 'They are different people', fr: 'Ce sont des personnes différentes' },
  },
  tasked_twice: {
    title: { en: 'Each side sent a unit', fr: 'Chaque État a envoyé un moyen' },
    meanwhile: { en: 'Both units are asked.', fr: 'Les deux moyens sont sollicités.' },
    both: { en: 'Both units go', fr: 'Les deux moyens y vont' },
  },
  phase_lowered_unseen: {
    title: {
      en: 'Phase lowered by one side while the other heard what calls for more',
      fr: 'Phase abaissée par un État pendant que l’autre apprenait plus grave',
    },
    meanwhile: { en: 'The graver phase stands.', fr: 'La phase la plus grave s’applique.' },
    both: { en: 'The graver phase stands', fr: 'La phase la plus grave s’applique' },
  },
  search_over_unseen: {
    title: {
      en: 'Search ended by one side while the other heard of people afloat',
      fr: 'Recherches terminées par un État pendant que l’autre apprenait que des personnes sont à l’eau',
    },
    meanwhile: { en: 'The search goes on.', fr: 'Les recherches continuent.' },
    both: { en: 'The search goes on', fr: 'Les recherches continuent' },
  },
  both_linked: {
    title: {
      en: 'Linked by each side to another boat',
      fr: 'Rattaché par chaque État à une embarcation différente',
    },
    meanwhile: { en: 'Both links stand.', fr: 'Les deux liens demeurent.' },
    both: { en: 'It belongs to both', fr: 'Il se rattache aux deux' },
  },
} as const satisfies Record<DisputeKind, DisputeWords>;

export const settleReasonText = {
  evidence_checked: { en: 'evidence checked', fr: 'éléments vérifiés' },
  agreed_by_telephone: { en: 'agreed by telephone', fr: 'convenu par téléphone' },
  one_event_told_twice: { en: 'one event told twice', fr: 'un seul fait, rapporté deux fois' },
  two_events: { en: 'two events', fr: 'deux faits distincts' },
  not_known_then: { en: 'not known at the time', fr: 'inconnu à ce moment-là' },
  mistaken: { en: 'recorded by mistake', fr: 'consigné par erreur' },
  other: { en: 'other reason', fr: 'autre motif' },
} as const satisfies Record<(typeof settleReasons)[number], Text>;

/** The list of disputes and the dialog that settles one. */
export const disputesText = {
  head: {
    en: '{count, plural, one {The two sides contradict one another} other {The two sides contradict one another on # points}}',
    fr: '{count, plural, one {Les deux États se contredisent} other {Les deux États se contredisent sur # points}}',
  },
  account: { en: '{side}: {what}, {at} UTC, {age} ago', fr: '{side} : {what}, {at} UTC, il y a {age}' },
  saidNothing: { en: '{side} has not said yet', fr: '{side} ne s’est pas encore prononcé' },
  saidStands: {
    en: '{side} says: {stands} stands ({reason})',
    fr: '{side} : la version {stands} est retenue ({reason})',
  },
  saidBoth: {
    en: '{side} says: both stand ({reason})',
    fr: '{side} : les deux versions sont retenues ({reason})',
  },
  settle: { en: 'Say which stands', fr: 'Se prononcer' },
  settleTitle: { en: '{reference}: which account stands', fr: '{reference} : quelle version retenir' },
  settleLead: {
    en: 'You say it for {side}. It is settled once every side has said the same; until then: {meanwhile}',
    fr: 'Vous vous prononcez pour {side}. C’est réglé quand chaque État a dit la même chose ; d’ici là : {meanwhile}',
  },
  which: { en: 'What stands', fr: 'Ce qui est retenu' },
  own: { en: 'Ours ({side}): {what}', fr: 'La nôtre ({side}) : {what}' },
  other: { en: 'Theirs ({side}): {what}', fr: 'La leur ({side}) : {what}' },
  record: { en: 'Record for {side}', fr: 'Inscrire pour {side}' },
  notYours: { en: 'Only {sides} settle this.', fr: 'Seuls {sides} peuvent régler ce point.' },
} as const satisfies Texts;
