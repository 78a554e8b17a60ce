import type { Text, Texts } from '../../kernel/text.ts';
import type { Assessment, DetectionKind, StationKind, Timeliness } from './wire.ts';

export const kindText = {
  vessel_class_a: { en: 'Vessel, class A', fr: 'Navire, classe A' },
  vessel_class_b: { en: 'Vessel, class B', fr: 'Navire, classe B' },
  base_station: { en: 'Base station', fr: 'Station de base' },
  aid_to_navigation: { en: 'Aid to navigation', fr: 'Aide à la navigation' },
  search_and_rescue_aircraft: { en: 'SAR aircraft', fr: 'Aéronef SAR' },
  distress_beacon: { en: 'Distress beacon', fr: 'Balise de détresse' },
  other: { en: 'Other station', fr: 'Autre station' },
} as const satisfies Record<StationKind, Text>;

export const kindShortText = {
  vessel_class_a: { en: 'A', fr: 'A' },
  vessel_class_b: { en: 'B', fr: 'B' },
  base_station: { en: 'Shore', fr: 'Terre' },
  aid_to_navigation: { en: 'Aid', fr: 'Aide' },
  search_and_rescue_aircraft: { en: 'SAR', fr: 'SAR' },
  distress_beacon: { en: 'Beacon', fr: 'Balise' },
  other: { en: 'Other', fr: 'Autre' },
} as const satisfies Record<StationKind, Text>;

export const detectionText = {
  camera: { en: 'Camera', fr: 'Caméra' },
  thermal: { en: 'Thermal camera', fr: 'Caméra thermique' },
  radar: { en: 'Radar', fr: 'Radar' },
  drone: { en: 'Drone', fr: 'Drone aérien' },
  patrol: { en: 'Patrol', fr: 'Patrouille' },
  aircraft: { en: 'Aircraft', fr: 'Aéronef' },
  acoustic: { en: 'Acoustic', fr: 'Acoustique' },
  ais: { en: 'AIS beacon', fr: 'Balise AIS' },
  other: { en: 'Other', fr: 'Autre' },
} as const satisfies Record<DetectionKind, Text>;

export const assessmentText = {
  seen: { en: 'Seen', fr: 'Vue' },
  confirmed: { en: 'Confirmed', fr: 'Confirmée' },
  false_alarm: { en: 'False alarm', fr: 'Fausse alerte' },
} as const satisfies Record<Assessment, Text>;

export const timelinessText = {
  in_time: { en: 'in time', fr: 'à l’heure' },
  late: { en: 'late by {age}', fr: 'en retard de {age}' },
  future: { en: 'its clock is ahead of ours by {age}', fr: 'son horloge avance de {age} sur la nôtre' },
  out_of_order: {
    en: 'came after a newer one, {age} late',
    fr: 'arrivée après une plus récente, {age} de retard',
  },
} as const satisfies Record<Timeliness, Text>;

/** Navigational status in words. Source: ITU-R M.1371-5, annex 8, table 45. */
export const statusText: Readonly<Record<number, Text>> = {
  0: { en: 'Under way using engine', fr: 'En route au moteur' },
  1: { en: 'At anchor', fr: 'Au mouillage' },
  2: { en: 'Not under command', fr: 'Non maître de sa manœuvre' },
  3: { en: 'Restricted manoeuvrability', fr: 'Capacité de manœuvre restreinte' },
  4: { en: 'Constrained by her draught', fr: 'Handicapé par son tirant d’eau' },
  5: { en: 'Moored', fr: 'Amarré' },
  6: { en: 'Aground', fr: 'Échoué' },
  7: { en: 'Fishing', fr: 'En pêche' },
  8: { en: 'Under way sailing', fr: 'En route à la voile' },
  11: { en: 'Towing astern', fr: 'Remorque en flèche' },
  12: { en: 'Pushing or towing alongside', fr: 'Pousse ou remorque à couple' },
  14: { en: 'Distress beacon active', fr: 'Balise de détresse active' },
};

/** First digit of the ship type, and the special types. Source: ITU-R M.1371-5, annex 8, table 53. */
export const shipTypeText = {
  fishing: { en: 'Fishing', fr: 'Pêche' },
  tow: { en: 'Towing', fr: 'Remorquage' },
  dredger: { en: 'Dredging or underwater work', fr: 'Dragage ou travaux sous-marins' },
  military: { en: 'Military', fr: 'Militaire' },
  sailing: { en: 'Sailing', fr: 'Voilier' },
  pleasure: { en: 'Pleasure craft', fr: 'Plaisance' },
  highSpeed: { en: 'High-speed craft', fr: 'Engin à grande vitesse' },
  pilot: { en: 'Pilot', fr: 'Pilote' },
  rescue: { en: 'Search and rescue', fr: 'Recherche et sauvetage' },
  tug: { en: 'Tug', fr: 'Remorqueur' },
  tender: { en: 'Port tender', fr: 'Servitude portuaire' },
  antiPollution: { en: 'Anti-pollution', fr: 'Antipollution' },
  police: { en: 'Law enforcement', fr: 'Police' },
  passenger: { en: 'Passenger', fr: 'Passagers' },
  cargo: { en: 'Cargo ship', fr: 'Cargo' },
  tanker: { en: 'Tanker', fr: 'Citerne' },
  other: { en: 'Other', fr: 'Autre' },
} as const satisfies Texts;

/** Each event of this context in words, for every log that shows it. */
export const eventText = {
  DetectionRecorded: { en: 'Detection recorded', fr: 'Détection consignée' },
  DetectionAssessed: { en: 'Detection assessed', fr: 'Détection qualifiée' },
  AssessmentWithdrawn: { en: 'Assessment withdrawn', fr: 'Qualification retirée' },
} as const satisfies Texts;

export const alarmText = {
  beacon: { en: 'Distress beacon {name}', fr: 'Balise de détresse {name}' },
  beaconSilent: {
    en: 'Distress beacon {name}, no longer heard',
    fr: 'Balise de détresse {name}, plus entendue',
  },
  beaconHeard: {
    en: 'No position: distress beacon {name}, within {miles} NM of the receiver',
    fr: 'Sans position : balise de détresse {name}, à moins de {miles} milles du récepteur',
  },
  beaconUnsaid: {
    en: 'Under test? Distress beacon {name}, heard, not said to be active',
    fr: 'Essai ? Balise de détresse {name} entendue, non déclarée active',
  },
  beaconUnsaidConsequence: {
    en: 'If it is no test, somebody calls for help.',
    fr: 'Si ce n’est pas un essai, quelqu’un appelle à l’aide.',
  },
  beaconUnsaidAct: {
    en: 'Open it, ask whether it is a test.',
    fr: 'Ouvrir, vérifier s’il s’agit d’un essai.',
  },
  beaconConsequence: {
    en: 'A person may be in the water or adrift.',
    fr: 'Une personne est peut-être à l’eau ou à la dérive.',
  },
  beaconHeardAct: {
    en: 'Open it, ask other receivers and units for a bearing.',
    fr: 'Ouvrir, demander un relèvement aux autres récepteurs et aux moyens.',
  },
  beaconAct: { en: 'Open it, task the nearest unit.', fr: 'Ouvrir, engager le moyen le plus proche.' },
  connectionLost: { en: 'Connection to the node lost', fr: 'Liaison avec le nœud perdue' },
  connectionConsequence: {
    en: 'The picture stands still and grows old.',
    fr: 'La situation affichée est figée et vieillit.',
  },
  connectionAct: {
    en: 'Retried automatically; work by voice.',
    fr: 'Reprise automatique ; travailler à la voix.',
  },
  storeDown: { en: 'Store down', fr: 'Stockage en panne' },
  storeDownConsequence: { en: 'Nothing new can be recorded.', fr: 'Plus rien ne peut être consigné.' },
  storeDownAct: {
    en: 'Keep a paper log, call the technician.',
    fr: 'Tenir la main courante papier, appeler le technicien.',
  },
  storeSlow: { en: 'Store slow', fr: 'Stockage lent' },
  storeSlowConsequence: {
    en: 'Acts are recorded with delay.',
    fr: 'Les actions sont consignées avec retard.',
  },
  storeSlowAct: {
    en: 'Wait for each answer before going on.',
    fr: 'Attendre chaque réponse avant de poursuivre.',
  },
  sourceSilent: { en: '{source} silent', fr: '{source} muette' },
  sourceDisconnected: { en: '{source} disconnected', fr: '{source} déconnectée' },
  aisConsequence: {
    en: 'Vessels in its range are not seen.',
    fr: 'Les navires à sa portée ne sont plus vus.',
  },
  detectionSourceConsequence: { en: 'Its sector is not watched.', fr: 'Son secteur n’est plus surveillé.' },
  sourceAct: { en: 'Check the feed, cover by other means.', fr: 'Vérifier la source, couvrir autrement.' },
  detectionWaiting: {
    en: '{count, plural, one {Detection by {source} not assessed} other {# detections not assessed, oldest}}',
    fr: '{count, plural, one {Détection de {source} non qualifiée} other {# détections non qualifiées, la première}}',
  },
  detectionConsequence: {
    en: 'A boat may be afloat unseen.',
    fr: 'Une embarcation est peut-être à la mer sans suivi.',
  },
  detectionAct: { en: 'Open it and assess.', fr: 'Ouvrir et qualifier.' },
} as const satisfies Texts;

export const queueText = {
  region: { en: 'Lists', fr: 'Listes' },
  acts: { en: 'To act', fr: 'À traiter' },
  vessels: { en: 'Vessels', fr: 'Navires' },
  detections: { en: 'Detections', fr: 'Détections' },
  sources: { en: 'Feeds', fr: 'Sources' },
  actsEmpty: {
    en: 'Nothing waits for an act. New items appear here by themselves.',
    fr: 'Rien n’est à traiter. Ce qui survient s’affiche ici de soi-même.',
  },
  vesselsEmpty: { en: 'No vessel matches.', fr: 'Aucun navire ne correspond.' },
  vesselsNone: { en: 'No station heard yet.', fr: 'Aucune station entendue pour l’instant.' },
  detectionsEmpty: { en: 'No detection held.', fr: 'Aucune détection en mémoire.' },
  sourcesEmpty: { en: 'No feed configured.', fr: 'Aucune source configurée.' },
  loading: {
    en: 'Waiting for the first picture from the node…',
    fr: 'En attente de la première situation du nœud…',
  },
  waiting: {
    en: '{count, plural, one {# new item waits} other {# new items wait}}',
    fr: '{count, plural, one {# nouvel élément attend} other {# nouveaux éléments attendent}}',
  },
  show: { en: 'Show', fr: 'Afficher' },
  done: { en: 'no longer waits', fr: 'n’attend plus' },
  filter: { en: 'Filter by name, MMSI, call sign', fr: 'Filtrer par nom, MMSI, indicatif' },
  kindAll: { en: 'All kinds', fr: 'Tous types' },
  kind: { en: 'Kind', fr: 'Type' },
  stateAll: { en: 'Any state', fr: 'Tout état' },
  state: { en: 'State', fr: 'État' },
  moving: { en: 'Under way', fr: 'En route' },
  atRest: { en: 'At rest', fr: 'À l’arrêt' },
  stale: { en: 'Stale', fr: 'Périmé' },
  sortName: { en: 'Name', fr: 'Nom' },
  sortSpeed: { en: 'Speed', fr: 'Vitesse' },
  sortAge: { en: 'Age', fr: 'Âge' },
  sortedBy: { en: 'Sorted by {column}', fr: 'Trié par {column}' },
  notAssessed: { en: 'not assessed', fr: 'non qualifiée' },
  nothingHeard: { en: 'never heard', fr: 'jamais entendue' },
} as const satisfies Texts;

export const sourceText = {
  receiving: { en: 'receiving', fr: 'en réception' },
  silent: { en: 'silent', fr: 'muette' },
  disconnected: { en: 'disconnected', fr: 'déconnectée' },
  never: { en: 'never heard', fr: 'jamais entendue' },
  ais: { en: 'AIS feed', fr: 'Source AIS' },
  detection: { en: 'Detection feed', fr: 'Source de détection' },
  lastAt: { en: 'Last report', fr: 'Dernier message' },
  silentAfter: { en: 'Silent after', fr: 'Muette au bout de' },
  received: { en: 'Received', fr: 'Reçus' },
  refused: { en: 'Refused', fr: 'Refusés' },
  rate: { en: 'Rate', fr: 'Débit' },
  perSecond: { en: '{n} per s', fr: '{n} par s' },
  refusedBy: { en: 'Refused by reason', fr: 'Refus par motif' },
} as const satisfies Texts;

export const detailText = {
  region: { en: 'Details', fr: 'Détail' },
  nothing: {
    en: 'Nothing opened. Choose in the list with j, k and Enter, or on the map.',
    fr: 'Rien d’ouvert. Choisir dans la liste avec j, k et Entrée, ou sur la carte.',
  },
  gone: {
    en: 'No longer in the picture: its last report has expired.',
    fr: 'N’est plus dans la situation : son dernier message a expiré.',
  },
  close: { en: 'Close', fr: 'Fermer' },
  unnamed: { en: 'Name not given', fr: 'Nom non communiqué' },
  notGiven: { en: 'not given', fr: 'non communiqué' },
  identity: { en: 'Identity', fr: 'Identité' },
  mmsi: { en: 'MMSI', fr: 'MMSI' },
  callSign: { en: 'Call sign', fr: 'Indicatif' },
  imo: { en: 'IMO', fr: 'OMI' },
  type: { en: 'Type', fr: 'Type' },
  size: { en: 'Length × beam', fr: 'Longueur × largeur' },
  draught: { en: 'Draught', fr: 'Tirant d’eau' },
  destination: { en: 'Bound for', fr: 'Destination' },
  motion: { en: 'Motion', fr: 'Mouvement' },
  position: { en: 'Position', fr: 'Position' },
  accuracy: { en: 'Accuracy', fr: 'Précision' },
  possible: { en: 'May be within', fr: 'Peut être à moins de' },
  /** Beyond the widest circle that is told. */
  possibleFarther: { en: 'not known: over {range}', fr: 'inconnu : au-delà de {range}' },
  possibleBoat: {
    en: '{range}, at {knots} kn since then',
    fr: '{range}, en comptant {knots} nd depuis lors',
  },
  speed: { en: 'Speed', fr: 'Vitesse' },
  course: { en: 'Course', fr: 'Route fond' },
  heading: { en: 'Heading', fr: 'Cap' },
  status: { en: 'Status', fr: 'État' },
  source: { en: 'Source', fr: 'Source' },
  times: { en: 'Times', fr: 'Heures' },
  happened: { en: 'Happened', fr: 'Survenu' },
  recorded: { en: 'Recorded', fr: 'Consigné' },
  received: { en: 'Received', fr: 'Reçu' },
  age: { en: 'Age', fr: 'Âge' },
  stale: { en: 'stale, {age} old', fr: 'périmé, {age}' },
  old: { en: '{age} old', fr: '{age}' },
  rawKind: { en: 'Kind on the wire', fr: 'Type sur le fil' },
  history: { en: 'Positions, last hour', fr: 'Positions, dernière heure' },
  historyLoading: { en: 'Fetching the positions…', fr: 'Lecture des positions…' },
  historyEmpty: { en: 'No position in the last hour.', fr: 'Aucune position dans l’heure écoulée.' },
  historyError: {
    en: 'The positions could not be fetched. Retry with the button.',
    fr: 'Les positions n’ont pu être lues. Réessayer avec le bouton.',
  },
  retry: { en: 'Retry', fr: 'Réessayer' },
  follow: { en: 'Follow', fr: 'Suivre' },
  unfollow: { en: 'Stop following', fr: 'Ne plus suivre' },
  centre: { en: 'Centre', fr: 'Centrer' },
  detection: { en: 'Detection', fr: 'Détection' },
  bearing: { en: 'Bearing', fr: 'Relèvement' },
  bearingValue: { en: '{bearing} ± {accuracy} from {from}', fr: '{bearing} ± {accuracy} depuis {from}' },
  heard: { en: 'Heard', fr: 'Entendue' },
  heardOnly: {
    en: 'no position given: within {range} of {from}',
    fr: 'sans position : à moins de {range} de {from}',
  },
  rangeMax: { en: 'Range at most', fr: 'Distance maximale' },
  confidence: { en: 'Device confidence', fr: 'Confiance de l’appareil' },
  count: { en: 'Count given', fr: 'Nombre indiqué' },
  image: { en: 'Image reference', fr: 'Référence d’image' },
  timeliness: { en: 'Timeliness', fr: 'Ponctualité' },
  assessment: { en: 'Assessment', fr: 'Qualification' },
  assessedBy: { en: '{value}, by {by} at {at}', fr: '{value}, par {by} à {at}' },
  log: { en: 'Log', fr: 'Journal' },
  logLoading: { en: 'Reading the book…', fr: 'Lecture du journal…' },
  logFailed: { en: 'The book could not be read.', fr: 'Le journal n’a pu être lu.' },
  journal: { en: 'Entry of its record', fr: 'Écriture du dossier' },
  utc: { en: '{at} UTC', fr: '{at} UTC' },
  local: { en: 'local {at}', fr: 'heure locale {at}' },
  assess: { en: 'Assess', fr: 'Qualifier' },
  asSeen: { en: 'Seen', fr: 'Vue' },
  asConfirmed: { en: 'Confirm', fr: 'Confirmer' },
  asFalse: { en: 'False alarm', fr: 'Fausse alerte' },
  withdraw: { en: 'Withdraw assessment', fr: 'Retirer la qualification' },
  sending: { en: 'Recording…', fr: 'Consignation…' },
  recordedInBook: { en: 'Recorded in the book.', fr: 'Consigné au journal.' },
  notSent: {
    en: 'Not recorded: the node did not answer. Nothing was lost; press again, it will not be written twice.',
    fr: 'Non consigné : le nœud n’a pas répondu. Rien n’est perdu ; appuyer de nouveau, sans risque de doublon.',
  },
  refusedPlain: { en: 'Refused by the node ({code}).', fr: 'Refusé par le nœud ({code}).' },
  place: { en: 'Place', fr: 'Lieu' },
} as const satisfies Texts;

export const reasonText = {
  notLive: {
    en: 'Not possible at a past time: go back to live with l. Anyone on watch can.',
    fr: 'Impossible sur une heure passée : revenir au direct avec l. Chacun du quart le peut.',
  },
  notConnected: {
    en: 'Not possible while the connection is lost: it is retried automatically.',
    fr: 'Impossible tant que la liaison est perdue : reprise automatique.',
  },
  notPermitted: {
    en: 'Your post may not assess detections; the watch officer of the boats desk may.',
    fr: 'Votre fonction ne permet pas de qualifier ; l’officier de quart du poste Embarcations le peut.',
  },
  nothingToWithdraw: { en: 'There is no assessment to withdraw.', fr: 'Aucune qualification à retirer.' },
  alreadySo: { en: 'It is assessed so already.', fr: 'C’est déjà sa qualification.' },
} as const satisfies Texts;

export const timeText = {
  region: { en: 'Time control', fr: 'Commande du temps' },
  live: { en: 'Live', fr: 'Direct' },
  backToLive: { en: 'Back to live', fr: 'Revenir au direct' },
  known: { en: 'As known', fr: 'Tel que connu' },
  happened: { en: 'As happened', fr: 'Tel que survenu' },
  asKnownAt: { en: 'As known at {at} UTC', fr: 'Tel que connu à {at} UTC' },
  asHappenedAt: { en: 'As happened at {at} UTC', fr: 'Tel que survenu à {at} UTC' },
  notLive: { en: 'Past time. Acting is not possible.', fr: 'Heure passée. Aucune action possible.' },
  slider: { en: 'Moment shown', fr: 'Moment affiché' },
  typed: { en: 'Time, UTC', fr: 'Heure UTC' },
  go: { en: 'Go', fr: 'Aller' },
  badTime: {
    en: 'Write hh:mm, hh:mm:ss or a date before it.',
    fr: 'Écrire hh:mm, hh:mm:ss, ou une date devant.',
  },
  outside: { en: 'No record before {from} UTC.', fr: 'Rien de consigné avant {from} UTC.' },
  future: { en: 'That time has not come yet.', fr: 'Cette heure n’est pas encore venue.' },
  play: { en: 'Play', fr: 'Lire' },
  space: { en: 'Space', fr: 'Espace' },
  pause: { en: 'Pause', fr: 'Pause' },
  speed: { en: 'Playing speed', fr: 'Vitesse de lecture' },
  stepBack: { en: 'Back one minute', fr: 'Reculer d’une minute' },
  stepForward: { en: 'Forward one minute', fr: 'Avancer d’une minute' },
  minusMinute: { en: '−1 min', fr: '−1\u00a0min' },
  plusMinute: { en: '+1 min', fr: '+1\u00a0min' },
  loading: { en: 'Fetching…', fr: 'Lecture…' },
  loadingAt: { en: 'Fetching {at} UTC…', fr: 'Lecture de {at} UTC…' },
  failedAt: { en: '{at} UTC could not be fetched.', fr: '{at} UTC n’a pu être lu.' },
  nothingHeld: { en: 'No past picture held yet', fr: 'Aucune situation passée en mémoire' },
  failed: { en: 'That moment could not be fetched.', fr: 'Ce moment n’a pu être lu.' },
  axis: { en: 'Kind of time', fr: 'Sorte de temps' },
} as const satisfies Texts;

export const searchText = {
  label: {
    en: 'Search: name, MMSI, call sign, IMO, place, position',
    fr: 'Chercher : nom, MMSI, indicatif, OMI, lieu, position',
  },
  short: { en: 'Search  /', fr: 'Chercher  /' },
  nothing: { en: 'Nothing found.', fr: 'Rien trouvé.' },
  place: { en: 'Place', fr: 'Lieu' },
  readAs: { en: 'Position: {reading}, {order}', fr: 'Position : {reading}, {order}' },
  results: { en: 'Results', fr: 'Résultats' },
  offline: {
    en: 'Only what this screen holds: the node does not answer.',
    fr: 'Limité à ce que cet écran contient : le nœud ne répond pas.',
  },
  decimal_degrees: { en: 'decimal degrees', fr: 'degrés décimaux' },
  degrees_minutes: { en: 'degrees, minutes', fr: 'degrés, minutes' },
  degrees_minutes_seconds: { en: 'degrees, minutes, seconds', fr: 'degrés, minutes, secondes' },
  latitude_first: { en: 'latitude first', fr: 'latitude d’abord' },
  longitude_first: { en: 'longitude first', fr: 'longitude d’abord' },
  latitude_out_of_range: { en: 'Latitude beyond 90°.', fr: 'Latitude au-delà de 90°.' },
  longitude_out_of_range: { en: 'Longitude beyond 180°.', fr: 'Longitude au-delà de 180°.' },
  minutes_out_of_range: { en: 'Minutes must be below 60.', fr: 'Les minutes doivent être inférieures à 60.' },
  seconds_out_of_range: {
    en: 'Seconds must be below 60.',
    fr: 'Les secondes doivent être inférieures à 60.',
  },
  fraction_not_last: {
    en: 'Only the last figure may have decimals.',
    fr: 'Seul le dernier nombre peut avoir des décimales.',
  },
  sign_and_letter: {
    en: 'A sign and a compass letter contradict each other.',
    fr: 'Un signe et une lettre se contredisent.',
  },
  too_many_numbers: {
    en: 'Too many figures for one coordinate.',
    fr: 'Trop de nombres pour une coordonnée.',
  },
  two_of_one_axis: { en: 'Two latitudes or two longitudes.', fr: 'Deux latitudes ou deux longitudes.' },
  one_coordinate: {
    en: 'A position needs latitude and longitude.',
    fr: 'Il faut une latitude et une longitude.',
  },
} as const satisfies Texts;

export const mapText = {
  region: { en: 'Map', fr: 'Carte' },
  notForNavigation: { en: 'Not for navigation', fr: 'Ne pas utiliser pour la navigation' },
  coastFrame: { en: 'coast shown inside this frame only', fr: 'côte dessinée dans ce cadre seulement' },
  notLegal: { en: 'derived line, not legal', fr: 'ligne dérivée, sans valeur juridique' },
  measure: { en: 'Measure', fr: 'Mesurer' },
  measureHint: {
    en: 'Click the start, then the end. Esc ends.',
    fr: 'Cliquer le départ, puis l’arrivée. Échap termine.',
  },
  following: { en: 'Following {name}', fr: 'Suivi de {name}' },
  followLost: { en: 'Follow ended: moved by hand', fr: 'Suivi arrêté : carte déplacée' },
  vectors: { en: 'Vectors', fr: 'Vecteurs' },
  vectorMinutes: { en: '{n} min', fr: '{n}\u00a0min' },
  vectorsOff: { en: 'off', fr: 'sans' },
  trails: { en: 'Trails', fr: 'Traces' },
  labels: { en: 'Names', fr: 'Noms' },
  layers: { en: 'Layers', fr: 'Couches' },
  cursor: { en: 'Cursor', fr: 'Curseur' },
  copyCursor: { en: 'Copy position (c)', fr: 'Copier la position (c)' },
  chartsFailed: { en: 'Chart layers could not be fetched.', fr: 'Les couches de carte n’ont pu être lues.' },
  scale: { en: '{n} NM', fr: '{n} M' },
  coalesced: {
    en: 'Busy: {count, plural, one {# update} other {# updates}} folded in the last 10 s; the newest is shown',
    fr: 'Charge : {count, plural, one {# mise à jour fondue} other {# mises à jour fondues}} en 10 s ; la plus récente est affichée',
  },
  summary: {
    en: '{tracks, plural, one {# station} other {# stations}}, {seen, plural, one {# detection} other {# detections}}. Every object is in the lists and the search.',
    fr: '{tracks, plural, one {# station} other {# stations}}, {seen, plural, one {# détection} other {# détections}}. Chaque objet se trouve dans les listes et la recherche.',
  },
} as const satisfies Texts;

export const unitText = {
  knots: { en: '{n} kn', fr: '{n} nd' },
  metres: { en: '{n} m', fr: '{n} m' },
  nauticalMiles: { en: '{n} NM', fr: '{n} M' },
  degrees: { en: '{n}°', fr: '{n}°' },
  percent: { en: '{n} %', fr: '{n} %' },
  seconds: { en: '{n} s', fr: '{n} s' },
} as const satisfies Texts;
