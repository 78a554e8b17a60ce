import type { Texts } from '../../kernel/text.ts';

/** "Seen here": what was in an area between two moments. */
export const areaText = {
  title: { en: 'Seen here', fr: 'Vu ici' },
  about: {
    en: 'What was in the area of the chart between two moments',
    fr: 'Ce qui était dans la zone de la carte entre deux instants',
  },
  region: { en: 'Seen here: area and results', fr: 'Vu ici : zone et résultats' },
  area: { en: 'Area', fr: 'Zone' },
  extent: { en: 'Chart’s extent when taken', fr: 'Étendue de la carte, telle que prise' },
  around: { en: 'Box around: {name}', fr: 'Cadre autour de : {name}' },
  take: { en: 'Take the chart’s extent again', fr: 'Reprendre l’étendue de la carte' },
  corners: { en: '{southWest} to {northEast}', fr: 'de {southWest} à {northEast}' },
  from: { en: 'From, UTC', fr: 'De, UTC' },
  to: { en: 'To, UTC', fr: 'À, UTC' },
  look: { en: 'Look', fr: 'Chercher' },
  close: { en: 'Close', fr: 'Fermer' },
  frame: { en: 'Seen here: {from} – {to} UTC', fr: 'Vu ici : {from} – {to} UTC' },
  loading: { en: 'Asking the node…', fr: 'Demande au nœud…' },
  offline: {
    en: 'The node does not answer: this is not “nobody”. Ask again once the link is back.',
    fr: 'Le nœud ne répond pas : ce n’est pas « personne ». Redemander une fois la liaison rétablie.',
  },
  old: {
    en: 'The node does not answer. Still shown: the answer of {at} UTC.',
    fr: 'Le nœud ne répond pas. Reste affichée : la réponse de {at} UTC.',
  },
  refused: { en: 'The node refused ({code}).', fr: 'Le nœud a refusé ({code}).' },
  empty: {
    en: 'Nobody was heard here in that time. A boat without AIS, beyond every sensor, is not heard.',
    fr: 'Personne n’a été entendu ici sur cette période. Une embarcation sans AIS, hors de portée des capteurs, ne s’entend pas.',
  },
  notHeld: {
    en: 'Nothing is held of that time: whether anybody was here cannot be said.',
    fr: 'Rien n’est conservé de cette période : impossible de dire si quelqu’un était ici.',
  },
  noMatch: { en: 'None of them matches these words.', fr: 'Aucun ne correspond à ces mots.' },
  count: {
    en: '{tracks, plural, =0 {No station} one {# station} other {# stations}}, {seen, plural, =0 {no detection} one {# detection} other {# detections}}',
    fr: '{tracks, plural, =0 {Aucune station} one {# station} other {# stations}}, {seen, plural, =0 {aucune détection} one {# détection} other {# détections}}',
  },
  shown: { en: '{shown} of {all} match', fr: '{shown} sur {all} correspondent' },
  asked: { en: 'as known at {at} UTC', fr: 'tel que connu à {at} UTC' },
  truncated: { en: 'Only the newest 5,000 are shown.', fr: 'Seuls les 5 000 plus récents sont affichés.' },
  before: {
    en: 'Nothing is held before {from} UTC: earlier, an empty list says nothing.',
    fr: 'Rien n’est conservé avant {from} UTC : plus tôt, une liste vide ne dit rien.',
  },
  filter: { en: 'Filter by words', fr: 'Filtrer par mots' },
  list: { en: 'Seen in the area, newest first', fr: 'Vu dans la zone, le plus récent d’abord' },
  waiting: {
    en: '{count, plural, one {# new item waits} other {# new items wait}}',
    fr: '{count, plural, one {# nouvel élément attend} other {# nouveaux éléments attendent}}',
  },
  show: { en: 'Show', fr: 'Afficher' },
  notAssessed: { en: 'not assessed', fr: 'non qualifiée' },
  csv: { en: 'Export CSV', fr: 'Exporter en CSV' },
  print: { en: 'Print', fr: 'Imprimer' },
  back: { en: 'Back to the list', fr: 'Vers la liste' },
  goTo: { en: 'Go to that time', fr: 'Aller à cette heure' },
  seenAt: { en: 'Seen in the area at {at} UTC', fr: 'Vu dans la zone à {at} UTC' },
  notInList: { en: 'Not in the list of the area.', fr: 'Ne figure pas dans la liste de la zone.' },
} as const satisfies Texts;

/** Why a typed span cannot be asked. */
export const areaRefusalText = {
  bad_form: {
    en: 'Write hh:mm, hh:mm:ss, or a date before it.',
    fr: 'Écrire hh:mm, hh:mm:ss, ou une date devant.',
  },
  future: { en: 'That time has not come yet.', fr: 'Cette heure n’est pas encore venue.' },
  after_to: { en: '“From” is after “to”.', fr: 'Le début est après la fin.' },
  span_too_long: {
    en: 'At most 24 hours at a time: shorten the span.',
    fr: 'Au plus 24 heures à la fois : raccourcir la période.',
  },
} as const satisfies Texts;

/** Heads of the exported and printed columns. */
export const areaColumnText = {
  item: { en: 'Item', fr: 'Élément' },
  name: { en: 'Name', fr: 'Nom' },
  mmsi: { en: 'MMSI', fr: 'MMSI' },
  callSign: { en: 'Call sign', fr: 'Indicatif' },
  imo: { en: 'IMO', fr: 'OMI' },
  kind: { en: 'Kind', fr: 'Type' },
  source: { en: 'Source', fr: 'Source' },
  happened: { en: 'Happened (UTC)', fr: 'Survenu (UTC)' },
  recorded: { en: 'Received or recorded (UTC)', fr: 'Reçu ou consigné (UTC)' },
  lat: { en: 'Latitude (degrees)', fr: 'Latitude (degrés)' },
  lon: { en: 'Longitude (degrees)', fr: 'Longitude (degrés)' },
  position: { en: 'Position', fr: 'Position' },
  bearing: { en: 'Bearing', fr: 'Relèvement' },
  accuracy: { en: 'Accuracy (m)', fr: 'Précision (m)' },
  speed: { en: 'Speed (kn)', fr: 'Vitesse (nd)' },
  course: { en: 'Course (degrees)', fr: 'Route fond (degrés)' },
  assessment: { en: 'Assessment', fr: 'Qualification' },
  journal: { en: 'Entry of its record', fr: 'Écriture du dossier' },
  station: { en: 'Station', fr: 'Station' },
  detection: { en: 'Detection', fr: 'Détection' },
} as const satisfies Texts;

/** What stands over every export and print. */
export const areaSheetText = {
  marking: { en: 'OFFICIAL', fr: 'OFFICIEL (sans mention de protection)' },
  demonstration: {
    en: 'DEMONSTRATION: invented traffic',
    fr: 'DÉMONSTRATION : trafic inventé',
  },
  area: { en: '{name}: {corners}', fr: '{name} : {corners}' },
  span: { en: '{from} to {to} UTC', fr: 'de {from} à {to} UTC' },
  period: { en: 'Period', fr: 'Période' },
  count: { en: 'Items', fr: 'Éléments' },
  filter: { en: 'Filter', fr: 'Filtre' },
  journal: { en: 'Place in the book when asked, sealed', fr: 'Rang au journal lors de la demande, scellé' },
  author: { en: 'Author', fr: 'Auteur' },
  asked: { en: 'Asked at', fr: 'Demandé à' },
  exported: { en: 'Exported at', fr: 'Exporté à' },
  unknown: { en: 'not known', fr: 'inconnu' },
} as const satisfies Texts;
