import type { Text, Texts } from '../../../../kernel/text.ts';
import type { ReportKind } from '../../report/words.ts';
import type { Condition } from '../../selection/conditions.ts';
import type { RuleEnd } from '../../selection/events-rule.ts';
import type { Reach } from '../../selection/guard.ts';
import type { equipmentStates, stopKinds, weekdays } from '../../selection/words.ts';

export const selectionText = {
  title: { en: 'Vehicle selection', fr: 'Sélection des véhicules' },
  view: { en: 'View', fr: 'Vue' },
  rules: { en: 'Rules', fr: 'Règles' },
  shares: { en: 'Random shares', fr: 'Tirage au sort' },
  signals: { en: 'Drivers’ reports', fr: 'Signalements' },
  fairness: { en: 'Fairness', fr: 'Équité' },
  marking: { en: 'OFFICIAL', fr: 'OFFICIEL' },
  giver: {
    en: 'For the freight supervisor; a second supervisor approves.',
    fr: 'Réservé au chef de contrôle du fret ; un second chef approuve.',
  },
  approvals: { en: 'What waits for a second person', fr: 'En attente d’une seconde personne' },
  place: { en: 'Place', fr: 'Site' },
  name: { en: 'Short name', fr: 'Nom court' },
  state: { en: 'State', fr: 'État' },
  from: { en: 'From, UTC', fr: 'Du, UTC' },
  to: { en: 'To, UTC', fr: 'Au, UTC' },
  fromShown: { en: 'From, UTC · local', fr: 'Du, UTC · locale' },
  toShown: { en: 'To, UTC · local', fr: 'Au, UTC · locale' },
  by: { en: 'By', fr: 'Par' },
  propose: { en: 'Propose it', fr: 'Proposer' },
} as const satisfies Texts;

export const ruleText = {
  add: { en: 'Propose a rule', fr: 'Proposer une règle' },
  title: { en: 'Rule', fr: 'Règle' },
  conditions: { en: 'Conditions, all of which hold', fr: 'Conditions, toutes remplies' },
  published: { en: 'Published reason', fr: 'Motif publié' },
  nameEn: { en: 'Name in English', fr: 'Nom en anglais' },
  nameFr: { en: 'Name in French', fr: 'Nom en français' },
  reasonEn: { en: 'Reason in English, published', fr: 'Motif en anglais, publié' },
  reasonFr: { en: 'Reason in French, published', fr: 'Motif en français, publié' },
  lead: {
    en: 'A rule looks at vehicle, place, time, route, seal, weight, equipment, reports and released tips. Nothing that stands for a person can be said; trying it is refused and stays on record.',
    fr: 'Une règle examine le véhicule, le lieu, l’heure, le trajet, le scellé, le poids, le matériel, les signalements et les notes diffusées. Rien qui désigne une personne ne peut y figurer ; l’essai est refusé et reste consigné.',
  },
  days: { en: '92 days at most.', fr: '92 jours au plus.' },
  field: { en: 'Looks at', fr: 'Examine' },
  is: { en: 'Which', fr: 'Qui' },
  values: { en: 'Values', fr: 'Valeurs' },
  valuesHint: { en: 'With spaces between.', fr: 'Séparées par des espaces.' },
  windowHint: {
    en: 'As 02:00 05:00, UTC; it may pass midnight.',
    fr: 'Comme 02:00 05:00, UTC ; peut franchir minuit.',
  },
  addCondition: { en: 'Add the condition', fr: 'Ajouter la condition' },
  remove: { en: 'Remove', fr: 'Supprimer' },
  noConditions: { en: 'Add one condition at least.', fr: 'Ajouter au moins une condition.' },
  conditionMissing: {
    en: 'Choose what is looked at, how, and its values.',
    fr: 'Choisir ce qui est examiné, comment, et ses valeurs.',
  },
  full: { en: 'Twelve conditions at most.', fr: 'Douze conditions au plus.' },
  end: { en: 'End the rule', fr: 'Mettre fin à la règle' },
  endWhy: { en: 'Why it ends', fr: 'Pourquoi elle prend fin' },
  ended: { en: 'Ended', fr: 'Close' },
  over: { en: 'Over', fr: 'Échue' },
  toCome: { en: 'To come', fr: 'À venir' },
  inForce: { en: 'In force', fr: 'En vigueur' },
  notInForce: { en: 'It is not in force any more.', fr: 'Elle n’est plus en vigueur.' },
  empty: {
    en: 'No rule yet. A supervisor proposes one, a second adopts it.',
    fr: 'Aucune règle. Un chef en propose une, un second l’adopte.',
  },
  forbidden: {
    en: 'Forbidden ground: {ground}. Reached {reach}. Word: “{word}”.',
    fr: 'Critère interdit : {ground}. Atteint {reach}. Mot : « {word} ».',
  },
} as const satisfies Texts;

export const endText = {
  finds_nothing: { en: 'It finds nothing', fr: 'Elle ne trouve rien' },
  unfair: { en: 'It is unfair', fr: 'Elle est inéquitable' },
  no_longer_needed: { en: 'It is needed no longer', fr: 'Elle n’est plus utile' },
  replaced: { en: 'Another takes its place', fr: 'Une autre la remplace' },
  mistaken: { en: 'It was a mistake', fr: 'C’était une erreur' },
} as const satisfies Record<RuleEnd, Text>;

export const reachText = {
  name: { en: 'by its name', fr: 'par son nom' },
  synonym: { en: 'by a word for it', fr: 'par un synonyme' },
  join: { en: 'through another register', fr: 'par un autre registre' },
  proxy: { en: 'by what stands for it', fr: 'par ce qui en tient lieu' },
  proxy_list: {
    en: 'by a list of values that stand for it',
    fr: 'par une liste de valeurs qui en tient lieu',
  },
  prose: { en: 'in the published words', fr: 'dans le texte publié' },
} as const satisfies Record<Reach, Text>;

export const fieldText = {
  'vehicle.form': { en: 'Form of the vehicle', fr: 'Type de véhicule' },
  'vehicle.sides': { en: 'Sides', fr: 'Parois' },
  'passage.place': { en: 'Place', fr: 'Site' },
  'passage.lane': { en: 'Lane', fr: 'File' },
  'passage.direction': { en: 'Direction', fr: 'Sens' },
  'passage.weekday': { en: 'Day of the week', fr: 'Jour de la semaine' },
  'passage.minute_of_day': { en: 'Time of day', fr: 'Heure du jour' },
  'route.port': { en: 'Port of the crossing', fr: 'Port de la traversée' },
  'route.stop': { en: 'Stop on the way', fr: 'Arrêt en route' },
  'seal.condition': { en: 'Seal', fr: 'Scellé' },
  'weight.differs_percent': { en: 'Weight differs, per cent', fr: 'Écart de poids, pour cent' },
  'equipment.condition': { en: 'State of equipment', fr: 'État du matériel' },
  'report.signal': { en: 'Drivers’ reports', fr: 'Signalements de conducteurs' },
  'tip.released': { en: 'Released tip', fr: 'Note diffusée' },
} as const satisfies Record<Condition['field'], Text>;

export const isText = {
  in: { en: 'is one of', fr: 'est parmi' },
  not_in: { en: 'is none of', fr: 'n’est pas parmi' },
  within: { en: 'is within', fr: 'est entre' },
  at_least: { en: 'is at least', fr: 'est d’au moins' },
  at_most: { en: 'is at most', fr: 'est d’au plus' },
} as const satisfies Record<Condition['is'], Text>;

export const stopText = {
  lay_by: { en: 'Lay-by', fr: 'Aire de repos' },
  motorway_services: { en: 'Motorway services', fr: 'Aire d’autoroute' },
  fuel_station: { en: 'Fuel station', fr: 'Station-service' },
  guarded_parking: { en: 'Guarded parking', fr: 'Parking gardé' },
  unguarded_parking: { en: 'Unguarded parking', fr: 'Parking non gardé' },
  industrial_estate: { en: 'Industrial estate', fr: 'Zone industrielle' },
  depot: { en: 'Depot', fr: 'Dépôt' },
  rail_terminal: { en: 'Rail terminal', fr: 'Terminal ferroviaire' },
  ferry_port: { en: 'Ferry port', fr: 'Port de ferries' },
} as const satisfies Record<(typeof stopKinds)[number], Text>;

export const equipmentStateText = {
  in_service: { en: 'In service', fr: 'En service' },
  reduced: { en: 'Reduced', fr: 'Réduit' },
  calibration_due: { en: 'Calibration due', fr: 'Étalonnage à échéance' },
  down: { en: 'Down', fr: 'En panne' },
} as const satisfies Record<(typeof equipmentStates)[number], Text>;

export const weekdayText = {
  monday: { en: 'Monday', fr: 'lundi' },
  tuesday: { en: 'Tuesday', fr: 'mardi' },
  wednesday: { en: 'Wednesday', fr: 'mercredi' },
  thursday: { en: 'Thursday', fr: 'jeudi' },
  friday: { en: 'Friday', fr: 'vendredi' },
  saturday: { en: 'Saturday', fr: 'samedi' },
  sunday: { en: 'Sunday', fr: 'dimanche' },
} as const satisfies Record<(typeof weekdays)[number], Text>;

export const reportText = {
  noise: { en: 'Noise', fr: 'Bruit' },
  cut_seal: { en: 'Seal cut', fr: 'Scellé coupé' },
  cut_cover: { en: 'Cover cut', fr: 'Bâche coupée' },
  people_near: { en: 'People near', fr: 'Personnes à proximité' },
  people_inside: { en: 'People inside', fr: 'Personnes à bord' },
  threat: { en: 'Threat', fr: 'Menace' },
  other: { en: 'Other', fr: 'Autre' },
} as const satisfies Record<ReportKind, Text>;

export const shareText = {
  add: { en: 'Propose a random share', fr: 'Proposer un taux de tirage' },
  lead: {
    en: 'The rate is published by two people before the period begins, and changes for nobody. The node seals a secret, publishes its fingerprint, and opens it when the period is over.',
    fr: 'Le taux est publié par deux personnes avant la période et ne change pour personne. Le nœud scelle un secret, en publie l’empreinte, et l’ouvre une fois la période échue.',
  },
  period: { en: 'Period', fr: 'Période' },
  rate: { en: 'In a thousand', fr: 'Pour mille' },
  fingerprint: { en: 'Fingerprint (SHA-256)', fr: 'Empreinte (SHA-256)' },
  secret: { en: 'Opened secret', fr: 'Secret ouvert' },
  notSealed: { en: 'Not sealed: draws nothing', fr: 'Non scellé : ne tire rien' },
  sealed: { en: 'Sealed', fr: 'Scellé' },
  open: { en: 'Open: can be checked', fr: 'Ouvert : vérifiable' },
  empty: {
    en: 'No random share is published.',
    fr: 'Aucun taux de tirage n’est publié.',
  },
  audit: { en: 'Check the draws of a day', fr: 'Vérifier les tirages d’un jour' },
  day: { en: 'Day, UTC', fr: 'Jour, UTC' },
  check: { en: 'Check', fr: 'Vérifier' },
  shut: {
    en: 'The secret is still shut: draws can be checked once the period is over.',
    fr: 'Le secret est encore fermé : les tirages se vérifient une fois la période échue.',
  },
  how: {
    en: 'A passage is drawn where HMAC-SHA-256 of its id under the secret, first 48 bits ÷ 2^48, lies below the rate. Everything is reckoned again in this browser.',
    fr: 'Un passage est tiré si HMAC-SHA-256 de son identifiant sous le secret, 48 premiers bits ÷ 2^48, est inférieur au taux. Tout est recalculé dans ce navigateur.',
  },
  same: {
    en: 'True: the fingerprint is that of the secret, and all {count, number} draws are as the node says.',
    fr: 'Exact : l’empreinte est celle du secret, et les {count, number} tirages sont ceux qu’annonce le nœud.',
  },
  differs: {
    en: 'NOT TRUE: the fingerprint or a draw differs from what the node says.',
    fr: 'INEXACT : l’empreinte ou un tirage diffère de ce qu’annonce le nœud.',
  },
  drawn: { en: 'Drawn', fr: 'Tirés' },
  drawnNot: { en: 'Drawn, and not controlled', fr: 'Tirés, non contrôlés' },
  notDrawn: { en: 'Controlled “at random”, and not drawn', fr: 'Contrôlés « au hasard », non tirés' },
  passage: { en: 'Passage', fr: 'Passage' },
  draw: { en: 'Draw', fr: 'Tirage' },
  isDrawn: { en: 'Drawn', fr: 'Tiré' },
  controlled: { en: 'Controlled at random', fr: 'Contrôlé au hasard' },
  noPassages: { en: 'No passage on that day.', fr: 'Aucun passage ce jour-là.' },
} as const satisfies Texts;

export const signalText = {
  lead: {
    en: 'Where teams should be by what drivers report, fading with a half-life of two hours. A report that was unfounded adds nothing.',
    fr: 'Où placer les équipes selon les conducteurs, avec une demi-vie de deux heures. Un signalement infondé n’ajoute rien.',
  },
  strength: { en: 'Strength', fr: 'Force' },
  reports: { en: 'Reports', fr: 'Signalements' },
  newest: { en: 'Newest, UTC · local', fr: 'Dernier, UTC · locale' },
  hours: { en: 'Strongest hours, UTC', fr: 'Heures les plus fortes, UTC' },
  what: { en: 'What', fr: 'Quoi' },
  weight: { en: 'Weight', fr: 'Poids' },
  fresh: { en: 'Freshness', fr: 'Fraîcheur' },
  alike: { en: 'Alike', fr: 'Répétition' },
  adds: { en: 'Adds', fr: 'Apport' },
  seen: { en: 'Seen, UTC · local', fr: 'Vu, UTC · locale' },
  byHour: { en: 'By hour of the day', fr: 'Par heure du jour' },
  hour: { en: 'Hour, UTC', fr: 'Heure, UTC' },
  empty: { en: 'No report in the last seven days.', fr: 'Aucun signalement ces sept derniers jours.' },
} as const satisfies Texts;

export const fairnessText = {
  lead: {
    en: 'Controlled ÷ passages and found ÷ controlled, never a rate alone. Counts of one to four are held back, and with a single one the smallest other of its list. Where anybody comes from is not recorded.',
    fr: 'Contrôlés ÷ passages et trouvés ÷ contrôlés, jamais un taux seul. Les nombres de un à quatre sont masqués, et avec un seul, le plus petit autre de sa liste. L’origine de quiconque n’est pas consignée.',
  },
  definition: { en: 'How it is counted', fr: 'Règle de décompte' },
  counted: {
    en: 'Entries that a person joined as one vehicle on one journey count as one passage, in the quarter, place, vehicle and hour of the first; its grounds and its finds are those of all of them. Parted again, each counts.',
    fr: 'Les saisies qu’une personne a jointes comme un même véhicule sur un même trajet comptent pour un passage, au trimestre, site, type et heure de la première ; ses motifs et découvertes sont ceux de toutes. Séparées, chacune compte.',
  },
  joined: {
    en: 'Entries counted with another',
    fr: 'Saisies décomptées avec une autre',
  },
  quarter: { en: 'Quarter', fr: 'Trimestre' },
  ground: { en: 'Ground', fr: 'Motif' },
  form: { en: 'Vehicle', fr: 'Véhicule' },
  hour: { en: 'Hour', fr: 'Heure' },
  compared: { en: 'Compared by', fr: 'Comparé par' },
  controlled: { en: 'Controlled ÷ passages', fr: 'Contrôlés ÷ passages' },
  found: { en: 'Found ÷ controlled', fr: 'Trouvés ÷ contrôlés' },
  grounds: { en: 'Controlled by ground', fr: 'Contrôlés par motif' },
  held: { en: 'held back', fr: 'masqué' },
  all: { en: 'All', fr: 'Total' },
  empty: { en: 'No passage in this quarter.', fr: 'Aucun passage ce trimestre.' },
} as const satisfies Texts;
