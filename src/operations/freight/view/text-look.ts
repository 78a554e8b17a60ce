import type { Text, Texts } from '../../../kernel/text.ts';
import type { LookPurpose } from '../look/words-look.ts';
import type { SeenAnswer } from '../wire.ts';

export const lookPurposeText = {
  same_vehicle: {
    en: 'Is it the vehicle met elsewhere?',
    fr: 'Est-ce le véhicule déjà rencontré ailleurs ?',
  },
  people_in_danger: { en: 'People in danger in it', fr: 'Personnes en danger à bord' },
  where_boarded: { en: 'Where people got in', fr: 'Où des personnes sont montées' },
  plate_doubt: { en: 'Doubt about the plate', fr: 'Doute sur la plaque' },
  penalty_file: { en: 'Penalty file', fr: 'Dossier de sanction' },
} as const satisfies Record<LookPurpose, Text>;

export const relationText = {
  same: { en: 'the same', fr: 'identique' },
  confusable: { en: 'signs easily confused', fr: 'signes prêtant à confusion' },
  one_apart: { en: 'one sign apart', fr: 'un signe d’écart' },
} as const satisfies Record<SeenAnswer['seen'][number]['relation'], Text>;

/** Beside the camera's own time where ours does not bear it out; when the read came in follows. */
export const clockText = {
  ahead: {
    en: 'the camera’s clock is ahead; received',
    fr: 'l’horloge de la caméra avance ; reçue',
  },
  behind: {
    en: 'the camera’s clock is behind, or the read waited; received',
    fr: 'l’horloge de la caméra retarde, ou la lecture a attendu ; reçue',
  },
} as const satisfies Record<Exclude<SeenAnswer['seen'][number]['clock'], 'agrees'>, Text>;

export const lookText = {
  title: { en: 'Seen by cameras', fr: 'Vu par des caméras' },
  purpose: { en: 'Why', fr: 'Motif' },
  lookUp: { en: 'Look up', fr: 'Consulter' },
  onRecord: {
    en: 'Your name, the vehicle and the purpose go into the book; the reads are told for ten minutes.',
    fr: 'Votre nom, le véhicule et le motif entrent au journal ; les lectures sont données pendant dix minutes.',
  },
  giver: {
    en: 'Not for your post: a search team or its supervisor looks up reads.',
    fr: 'Non ouvert à votre fonction : une équipe de contrôle ou son chef consulte les lectures.',
  },
  none: {
    en: 'No camera has read it since {since} UTC.',
    fr: 'Aucune caméra ne l’a lu depuis {since} UTC.',
  },
  cut: { en: 'There are more reads than are shown.', fr: 'Il y a plus de lectures que ce qui est affiché.' },
  tractor: { en: 'Tractor', fr: 'Tracteur' },
  trailer: { en: 'Trailer', fr: 'Remorque' },
} as const satisfies Texts;
