import type { Text } from '../../../kernel/text.ts';

/** Why a driver's report is refused. */
export const reportRefusals = {
  actor_missing: { en: 'Nobody gave this order.', fr: 'Personne n’a donné cet ordre.' },
  report_exists: {
    en: 'There is another report under this number.',
    fr: 'Un autre signalement porte déjà ce numéro.',
  },
  report_unknown: { en: 'There is no such report.', fr: 'Signalement inconnu.' },
  answered_already: { en: 'This report is answered already.', fr: 'Ce signalement a déjà reçu une suite.' },
  life_singly: {
    en: 'A life may be at risk: answer this one by itself.',
    fr: 'Une vie est peut-être en danger : répondre à ce signalement séparément.',
  },
  reason_missing: {
    en: 'Several at once need the reason that stands for all.',
    fr: 'Pour plusieurs à la fois, indiquer le motif commun.',
  },
  not_answered: { en: 'This report has no answer to take back.', fr: 'Ce signalement n’a pas de suite à annuler.' },
  call_ended: {
    en: 'The call about people inside has ended with this answer: it cannot be taken back. Enter a new call.',
    fr: 'L’appel concernant des personnes à l’intérieur a pris fin avec cette suite : elle ne s’annule pas. Saisir un nouvel appel.',
  },
  answer_stands: {
    en: 'The answer is older than ten minutes and stands.',
    fr: 'La suite date de plus de dix minutes et demeure.',
  },
  nothing_said: {
    en: 'Say what you noticed, or fill in the checklist.',
    fr: 'Indiquer ce qui a été constaté, ou remplir la liste de vérification.',
  },
  place_unknown: {
    en: 'This place is not on the list: choose another, or “on the road”.',
    fr: 'Ce lieu ne figure pas dans la liste : en choisir un autre, ou « sur la route ».',
  },
  code_malformed: {
    en: 'A receipt’s code has sixteen letters and figures in four groups.',
    fr: 'Le code d’un récépissé compte seize lettres et chiffres en quatre groupes.',
  },
  time_absurd: {
    en: 'The time lies ahead, or more than three days back.',
    fr: 'L’heure est future, ou remonte à plus de trois jours.',
  },
  checks_differ: {
    en: 'These checks are not those of this moment, or one is answered twice.',
    fr: 'Ces vérifications ne sont pas celles de ce moment, ou l’une figure deux fois.',
  },
} as const satisfies Record<string, Text>;
export type ReportRefusal = keyof typeof reportRefusals;
