import type { Text, Texts } from '../../../kernel/text.ts';
import type { AnswerReason } from '../report/words.ts';

/** What the desk says of answering many reports at once, of the layer of signals, and of checking a receipt. */
export const manyText = {
  place: { en: 'Place', fr: 'Lieu' },
  kind: { en: 'Kind', fr: 'Type' },
  hour: { en: 'Hour seen (UTC)', fr: 'Heure du constat (UTC)' },
  every: { en: '{name}: all', fr: '{name} : tous' },
  answered: { en: 'Answered ones too', fr: 'Y compris avec suite' },
  none: { en: 'No report fits this filter.', fr: 'Aucun signalement ne correspond à ce filtre.' },
  pick: { en: 'Choose report {number}', fr: 'Choisir le signalement {number}' },
  singly: {
    en: 'A life may be at risk: answered by itself.',
    fr: 'Vie peut-être en danger : suite donnée séparément.',
  },
  allShown: { en: 'All shown ({count, number})', fr: 'Tous les affichés ({count, number})' },
  nothing: { en: 'Choose none', fr: 'Ne rien choisir' },
  chosen: { en: 'Chosen: {count, number}', fr: 'Choisis : {count, number}' },
  reason: { en: 'Reason for all', fr: 'Motif commun' },
  reasonNone: { en: 'choose a reason', fr: 'choisir un motif' },
  together: {
    en: 'Answer {count, number} together',
    fr: 'Donner suite à {count, number} ensemble',
  },
  chooseFirst: {
    en: 'Choose reports first: x, or X for a range. Those with a life at risk are answered by themselves.',
    fr: 'Choisir d’abord des signalements : x, ou X pour une plage. Ceux où une vie est en danger se traitent séparément.',
  },
  reasonFirst: { en: 'Give the reason that stands for all.', fr: 'Indiquer le motif commun.' },
  running: {
    en: '{done, number} of {all, number} answered…',
    fr: '{done, number} sur {all, number} traités…',
  },
  ran: {
    en: '{done, number} of {all, number} recorded, each by itself.',
    fr: '{done, number} sur {all, number} consignés, chacun séparément.',
  },
  refused: {
    en: 'Not recorded: {count, number}. Each says why in its row.',
    fr: 'Non consignés : {count, number}. Le motif figure sur chaque ligne.',
  },
  stop: { en: 'Stop', fr: 'Arrêter' },
  undoAll: {
    en: 'Take back {count, number} (until {until} UTC)',
    fr: 'Annuler {count, number} (jusqu’à {until} UTC)',
  },
  back: { en: 'Take back', fr: 'Annuler la suite' },
  map: { en: 'Signals by place', fr: 'Signaux par lieu' },
  mapLead: {
    en: 'What drivers reported in the last 24 h: noise, cut seals and covers, people near. Fades with age, by half in two hours.',
    fr: 'Signalements des conducteurs sur 24 h : bruit, scellés et bâches coupés, personnes à proximité. S’estompe avec l’âge, de moitié en deux heures.',
  },
  mapSummary: { en: 'Places with signals: {places, number}', fr: 'Lieux avec signaux : {places, number}' },
  mapNone: {
    en: 'No signal in the last 24 h that this filter lets through.',
    fr: 'Aucun signal sur 24 h avec ce filtre.',
  },
  noPosition: { en: 'not on the register, not drawn', fr: 'hors registre, non représenté' },
  show: { en: 'Show {place}', fr: 'Montrer {place}' },
  source: {
    en: 'Source: drivers’ page, unverified; as of {at} UTC',
    fr: 'Source : page des conducteurs, non vérifiée ; état à {at} UTC',
  },
  signals: { en: '{count, number} signals', fr: '{count, number} signaux' },
  whole: { en: 'Whole', fr: 'Tout' },
  chartsFailed: {
    en: 'A chart layer could not be fetched: the coast is not whole.',
    fr: 'Une couche n’a pu être chargée : la côte est incomplète.',
  },
  scale: { en: '{n} NM', fr: '{n} M' },
  check: { en: 'Check a receipt', fr: 'Vérifier un récépissé' },
  code: { en: 'Code on the receipt', fr: 'Code du récépissé' },
  ask: { en: 'Check', fr: 'Vérifier' },
  valid: { en: 'Genuine: the book holds this.', fr: 'Authentique : voici l’enregistrement.' },
  changed: {
    en: 'The check does not fit: mistyped, or the paper was changed. Under this number the book holds this.',
    fr: 'Le contrôle ne correspond pas : erreur de saisie ou papier altéré. Voici l’enregistrement sous ce numéro.',
  },
  unknown: { en: 'No report has this number here.', fr: 'Aucun signalement ne porte ce numéro ici.' },
  recordedAt: { en: 'Recorded', fr: 'Enregistré' },
  checklist: { en: 'Checklist', fr: 'Liste de vérification' },
  nothingNoticed: { en: 'nothing noticed', fr: 'rien de constaté' },
  outcome: { en: 'Came of it', fr: 'Suite' },
} as const satisfies Texts;

/** On what an answer stands, in the desk's words. */
export const answerReasonText = {
  seen_by_team: { en: 'seen by a team', fr: 'constaté par une équipe' },
  seen_by_camera: { en: 'seen by camera', fr: 'vu par caméra' },
  told_partner: { en: 'partner told', fr: 'partenaire informé' },
  same_sighting: { en: 'same sighting', fr: 'même constat' },
  flood: { en: 'flood: more than vehicles could make', fr: 'afflux : plus que des véhicules n’en feraient' },
  too_old: { en: 'too old to act upon', fr: 'trop ancien pour agir' },
} as const satisfies Record<AnswerReason, Text>;
