import type { Text, Texts } from '../../../kernel/text.ts';
import type { ReportAnswer, ReportKind } from '../report/words.ts';

/** What the desk says of drivers' reports. */
export const driverReportsText = {
  tab: { en: 'Drivers', fr: 'Conducteurs' },
  empty: {
    en: 'No driver has reported anything in the last seven days.',
    fr: 'Aucun signalement de conducteur ces sept derniers jours.',
  },
  road: { en: 'On the road', fr: 'Sur la route' },
  counts: {
    en: 'reports: {reports, number}, unanswered: {unanswered, number}',
    fr: 'signalements : {reports, number}, sans suite : {unanswered, number}',
  },
  more: { en: 'older ones are kept and not listed', fr: 'les plus anciens sont conservés, hors liste' },
  flood: {
    en: 'Flood: {reports} reports in {minutes} min from this one place',
    fr: 'Afflux : {reports} signalements en {minutes} min depuis ce seul lieu',
  },
  life: {
    en: 'people said to be inside: {life, number}',
    fr: 'personnes signalées à l’intérieur : {life, number}',
  },
  answerChoice: { en: 'Answer to record', fr: 'Suite à consigner' },
  record: { en: 'Record', fr: 'Consigner' },
  answer: { en: 'Record: {answer}', fr: 'Consigner : {answer}' },
  unanswered: { en: 'unanswered', fr: 'sans suite' },
  seen: { en: 'seen', fr: 'constaté' },
  number: { en: 'report', fr: 'signalement' },
} as const satisfies Texts;

/** What a driver can report, in the desk's words. */
export const reportKindText = {
  people_inside: { en: 'People inside the vehicle', fr: 'Personnes dans le véhicule' },
  people_near: { en: 'People near vehicles', fr: 'Personnes près des véhicules' },
  noise: { en: 'Noise from the load', fr: 'Bruit dans le chargement' },
  cut_seal: { en: 'Seal cut', fr: 'Scellé coupé' },
  cut_cover: { en: 'Cover cut', fr: 'Bâche coupée' },
  threat: { en: 'Driver threatened', fr: 'Conducteur menacé' },
  other: { en: 'Something else', fr: 'Autre constat' },
} as const satisfies Record<ReportKind, Text>;

/** What came of a report, in the desk's words. */
export const reportAnswerText = {
  attended: { en: 'attended', fr: 'équipe sur place' },
  passed_on: { en: 'passed on', fr: 'transmis' },
  nothing_there: { en: 'nothing there', fr: 'rien sur place' },
  unfounded: { en: 'unfounded', fr: 'infondé' },
} as const satisfies Record<ReportAnswer, Text>;
