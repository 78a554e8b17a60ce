import type { Text, Texts } from '../../../kernel/text.ts';
import type { EquipmentShown } from '../wire.ts';

export const freightText = {
  title: { en: 'Freight', fr: 'Fret' },
  view: { en: 'View', fr: 'Vue' },
  tabPassages: { en: 'Vehicles', fr: 'Passages' },
  tabMethods: { en: 'Methods', fr: 'Méthodes' },
  tabEquipment: { en: 'Equipment', fr: 'Équipements' },
  marking: { en: 'OFFICIAL', fr: 'OFFICIEL' },
  place: { en: 'Place', fr: 'Site' },
  lane: { en: 'Lane', fr: 'File' },
  everywhere: { en: 'All places', fr: 'Tous les sites' },
  allStates: { en: 'All states', fr: 'Tous les états' },
  state: { en: 'State', fr: 'État' },
  empty: {
    en: 'No passage here. A team opens one at the lane; it appears within seconds.',
    fr: 'Aucun passage. Une équipe en ouvre un à la file ; il apparaît en quelques secondes.',
  },
  more: { en: 'Older passages', fr: 'Passages plus anciens' },
  first: { en: 'Newest passages', fr: 'Passages les plus récents' },
  giver: {
    en: 'For a search team or its supervisor. The staff officer of your agency gives posts.',
    fr: 'Réservé à une équipe de contrôle ou à son chef. Le responsable du personnel de votre organisme attribue les fonctions.',
  },
} as const satisfies Texts;

/** How fresh the desk is. */
export const liveText = {
  live: {
    en: 'What handhelds record is shown at once.',
    fr: 'Les saisies des terminaux s’affichent aussitôt.',
  },
  connecting: { en: 'The live link is being made.', fr: 'Liaison directe en cours d’établissement.' },
  lost: {
    en: 'No live link for {age}: the node is asked every 5 s, and what is shown may be older than it looks.',
    fr: 'Liaison directe perdue depuis {age} : le nœud est interrogé toutes les 5 s ; l’affichage peut dater.',
  },
  heard: { en: 'Last entry', fr: 'Dernière saisie' },
  entered: { en: 'In the book {at} UTC; done {made} UTC', fr: 'Au journal {at} UTC ; fait à {made} UTC' },
  late: { en: 'late', fr: 'après coup' },
} as const satisfies Texts;

export const passageText = {
  reference: { en: 'Passage', fr: 'Passage' },
  vehicle: { en: 'Vehicle', fr: 'Véhicule' },
  plate: { en: 'Plate', fr: 'Plaque' },
  plates: { en: 'Plates', fr: 'Plaques' },
  tractor: { en: 'Tractor', fr: 'Tracteur' },
  trailer: { en: 'Trailer', fr: 'Remorque' },
  noPlate: { en: 'no plate noted', fr: 'plaque non notée' },
  direction: { en: 'Direction', fr: 'Sens' },
  arrived: { en: 'Arrived, UTC · local', fr: 'Arrivée, UTC · locale' },
  left: { en: 'Left', fr: 'Départ' },
  people: { en: 'People', fr: 'Personnes' },
  last: { en: 'Last control', fr: 'Dernier contrôle' },
  none: { en: 'none yet', fr: 'aucun' },
  next: { en: 'Next step', fr: 'Suite à donner' },
  sides: { en: 'Sides', fr: 'Parois' },
  earlier: { en: 'as first entered', fr: 'saisie initiale' },
  controls: { en: 'Controls', fr: 'Contrôles' },
  noControls: { en: 'No control yet.', fr: 'Aucun contrôle.' },
  ofOther: { en: 'by the entry {passage}, {place}', fr: 'saisie {passage}, {place}' },
  missed: {
    en: 'MISSED: people were found afterwards in this vehicle',
    fr: 'NON DÉTECTÉ : des personnes ont été trouvées ensuite dans ce véhicule',
  },
  missedElsewhere: {
    en: 'People were found afterwards in another part',
    fr: 'Des personnes ont été trouvées ensuite dans une autre partie',
  },
  saysNothing: {
    en: 'Says nothing: this method could have found nothing here',
    fr: 'Ne dit rien : cette méthode ne pouvait rien trouver ici',
  },
  corrected: { en: 'corrected; before: {was}', fr: 'rectifié ; auparavant : {was}' },
  calibrated: { en: 'calibrated until {until}', fr: 'étalonné jusqu’au {until}' },
  ground: { en: 'Ground', fr: 'Motif' },
  readings: { en: 'Readings', fr: 'Relevés' },
  seal: { en: 'Seal', fr: 'Scellé' },
  photos: {
    en: '{n, plural, one {# photo} other {# photos}}',
    fr: '{n, plural, one {# cliché} other {# clichés}}',
  },
  team: { en: 'Team', fr: 'Équipe' },
  met: { en: 'People met without a control', fr: 'Personnes découvertes hors contrôle' },
  care: { en: 'Safeguarding desk asked', fr: 'Poste protection saisi' },
  careDue: { en: '{kind}: {count}, due {due}', fr: '{kind} : {count}, échéance {due}' },
  joined: { en: 'Joined entries', fr: 'Saisies réunies' },
  lifeMedical: {
    en: 'Somebody needs medical help now. Police and release wait.',
    fr: 'Une personne a besoin de soins immédiats. Police et libération attendent.',
  },
  lifeChildren: {
    en: 'Children were found: child protection has not come yet.',
    fr: 'Des enfants ont été trouvés : la protection de l’enfance n’est pas encore sur place.',
  },
  nextRefused: {
    en: 'Asked for and refused: {asked}. Help comes first, and whoever was found.',
    fr: 'Demandé et refusé : {asked}. Les secours et les personnes trouvées passent d’abord.',
  },
  control: { en: '{method}: {result}', fr: '{method} : {result}' },
  named: { en: '{name}: {value}', fr: '{name} : {value}' },
  openPlate: { en: 'Show the plates', fr: 'Afficher les plaques' },
  openPlateHint: {
    en: 'Opens the vault; the opening is written in the book.',
    fr: 'Ouvre le coffre ; la consultation est inscrite au journal.',
  },
  noVault: {
    en: 'Not for your post: a search team opens plates.',
    fr: 'Non ouvert à votre fonction : une équipe de contrôle consulte les plaques.',
  },
} as const satisfies Texts;

/** Counts of those found, by kind. */
export const countText = {
  people: {
    en: '{count, plural, one {# person} other {# people}}',
    fr: '{count, plural, one {# personne} other {# personnes}}',
  },
  children: {
    en: '{count, plural, one {# child} other {# children}}',
    fr: '{count, plural, one {# enfant} other {# enfants}}',
  },
  injured: { en: '{count} injured', fr: '{count, plural, one {# blessé} other {# blessés}}' },
  unconscious: {
    en: '{count} unconscious',
    fr: '{count, plural, one {# inconscient} other {# inconscients}}',
  },
  pregnant: {
    en: '{count} pregnant',
    fr: '{count, plural, one {# femme enceinte} other {# femmes enceintes}}',
  },
} as const satisfies Texts;

export const actsText = {
  open: { en: 'New passage', fr: 'Nouveau passage' },
  openIt: { en: 'Open it', fr: 'Ouvrir' },
  find: { en: 'Earlier results', fr: 'Résultats antérieurs' },
  findIt: { en: 'Look it up', fr: 'Rechercher' },
  record: { en: 'Record a control', fr: 'Consigner un contrôle' },
  recordIt: { en: 'Record', fr: 'Consigner' },
  correct: { en: 'Correct', fr: 'Rectifier' },
  correctTitle: {
    en: 'Correct a control; both values stay',
    fr: 'Rectifier un contrôle ; les deux valeurs sont conservées',
  },
  join: { en: 'Join', fr: 'Réunir' },
  joinTitle: {
    en: 'Is it the same vehicle on the same journey?',
    fr: 'Est-ce le même véhicule sur le même trajet ?',
  },
  joinIt: { en: 'Join the two', fr: 'Réunir les deux' },
  part: { en: 'Part', fr: 'Séparer' },
  partTitle: { en: 'Part the entries', fr: 'Séparer les saisies' },
  partIt: { en: 'Part them', fr: 'Séparer' },
  setNext: { en: 'Next step', fr: 'Suite à donner' },
  setNextIt: { en: 'Set it', fr: 'Fixer' },
  leave: { en: 'It has left', fr: 'Il est parti' },
  medicalCame: { en: 'Medical help is here', fr: 'Secours médicaux sur place' },
  protectionCame: { en: 'Child protection is here', fr: 'Protection de l’enfance sur place' },
  helpCame: { en: 'It has come already.', fr: 'Elle est déjà sur place.' },
  helpNotNeeded: {
    en: 'Nobody was counted who needs it.',
    fr: 'Personne n’a été compté comme en ayant besoin.',
  },
  hasLeft: { en: 'The vehicle has left.', fr: 'Le véhicule est parti.' },
  notJoined: { en: 'No other entry is joined to it.', fr: 'Aucune autre saisie n’y est réunie.' },
} as const satisfies Texts;

export const controlText = {
  method: { en: 'Method', fr: 'Méthode' },
  limits: { en: 'What it cannot do', fr: 'Ce qu’elle ne peut pas' },
  ground: { en: 'Why this vehicle', fr: 'Pourquoi ce véhicule' },
  groundHint: {
    en: 'A fact of the vehicle or its journey, never of a person.',
    fr: 'Un fait du véhicule ou de son trajet, jamais d’une personne.',
  },
  reference: {
    en: 'Number of the draw, rule, report, tip or alarm',
    fr: 'Numéro du tirage, de la règle, du signalement, du renseignement ou de l’alarme',
  },
  fact: { en: 'Fact observed', fr: 'Fait constaté' },
  referenceForm: { en: 'Letters and figures without spaces.', fr: 'Lettres et chiffres sans espaces.' },
  team: { en: 'Team', fr: 'Équipe' },
  equipment: { en: 'Instrument or dog', fr: 'Appareil ou chien' },
  minutes: { en: 'Duration, min', fr: 'Durée, min' },
  where: { en: 'Where on the vehicle', fr: 'Où sur le véhicule' },
  co2: { en: 'CO2 inside, ppm', fr: 'CO2 intérieur, ppm' },
  ambient: { en: 'CO2 ambient, ppm', fr: 'CO2 ambiant, ppm' },
  wind: { en: 'Wind', fr: 'Vent' },
  sealBefore: { en: 'Seal before', fr: 'Scellé avant' },
  sealAfter: { en: 'Seal after', fr: 'Scellé après' },
  result: { en: 'Result', fr: 'Résultat' },
  people: { en: 'People', fr: 'Personnes' },
  children: { en: 'Children', fr: 'Enfants' },
  injured: { en: 'Injured', fr: 'Blessés' },
  unconscious: { en: 'Unconscious', fr: 'Inconscients' },
  pregnant: { en: 'Pregnant', fr: 'Femmes enceintes' },
  countsOnly: {
    en: 'Counts only: who they are is never written here.',
    fr: 'En nombre seulement : leur identité n’est jamais consignée ici.',
  },
  words: { en: 'In words (sealed)', fr: 'En clair (scellé)' },
  next: { en: 'Next step', fr: 'Suite à donner' },
} as const satisfies Texts;

export const joinText = {
  why: {
    en: 'Nothing is joined by software. What speaks against it comes first. It can be undone.',
    fr: 'Aucune réunion n’est faite par le logiciel. Ce qui s’y oppose vient d’abord. L’acte est réversible.',
  },
  against: { en: 'Against:', fr: 'Contre :' },
  for: { en: 'For:', fr: 'Pour :' },
  nothingAgainst: { en: 'nothing is known against it', fr: 'rien de connu ne s’y oppose' },
  nothingFor: { en: 'only a plate that is alike', fr: 'seule une plaque ressemblante' },
  which: { en: 'Which entry', fr: 'Quelle saisie' },
  none: {
    en: 'No other passage bears a plate like it.',
    fr: 'Aucun autre passage ne porte de plaque ressemblante.',
  },
  grade: { en: 'How sure', fr: 'Degré de certitude' },
  reason: { en: 'Reason', fr: 'Motif' },
  cut: {
    en: 'More bear such a plate than are shown.',
    fr: 'D’autres portent une telle plaque que ceux affichés.',
  },
} as const satisfies Texts;

export const openText = {
  tractorPlate: { en: 'Tractor plate', fr: 'Plaque du tracteur' },
  trailerPlate: { en: 'Trailer plate', fr: 'Plaque de la remorque' },
  plateHint: { en: 'As it reads; sealed in the vault.', fr: 'Telle qu’elle se lit ; scellée au coffre.' },
  oneNeeded: { en: 'Type one of the two plates.', fr: 'Saisir l’une des deux plaques.' },
  form: { en: 'Vehicle', fr: 'Véhicule' },
  noResults: {
    en: 'No result of such a plate in the last seven days. Older passages are found by their reference.',
    fr: 'Aucun résultat pour une telle plaque depuis sept jours. Un passage plus ancien se retrouve par sa référence.',
  },
} as const satisfies Texts;

export const methodsText = {
  lead: {
    en: 'Missed ÷ known: of the vehicles in which people are known to have been, those in which this method found nothing at the same part. Who was never found is in no figure.',
    fr: 'Non détectés ÷ connus : parmi les véhicules où la présence de personnes est connue, ceux où cette méthode n’a rien trouvé au même endroit. Qui n’a jamais été trouvé ne figure nulle part.',
  },
  from: { en: 'From', fr: 'Du' },
  days: { en: 'Last {n} days', fr: '{n} derniers jours' },
  made: { en: 'Made', fr: 'Effectués' },
  found: { en: 'Found', fr: 'Trouvés' },
  nothing: { en: 'Nothing', fr: 'Rien' },
  saysNothing: { en: 'Says nothing', fr: 'Ne dit rien' },
  doubtful: { en: 'Doubtful', fr: 'Douteux' },
  refused: { en: 'Refused', fr: 'Refusés' },
  notCompleted: { en: 'Not completed', fr: 'Inachevés' },
  missed: { en: 'Missed ÷ known', fr: 'Non détectés ÷ connus' },
  elsewhere: { en: 'Missed elsewhere', fr: 'Manqués ailleurs' },
  blind: { en: 'Missed blind', fr: 'Manqués à l’aveugle' },
  empty: { en: 'No control in this time.', fr: 'Aucun contrôle sur cette période.' },
} as const satisfies Texts;

export const equipmentText = {
  name: { en: 'Instrument', fr: 'Appareil' },
  calibration: { en: 'Calibration', fr: 'Étalonnage' },
  until: { en: 'Valid until, UTC · local', fr: 'Valable jusqu’au, UTC · locale' },
  service: { en: 'Service', fr: 'Service' },
  inService: { en: 'In service', fr: 'En service' },
  outOfService: { en: 'Out of service', fr: 'Hors service' },
  empty: { en: 'The register holds no instrument.', fr: 'Le registre ne contient aucun appareil.' },
} as const satisfies Texts;

export const calibrationText = {
  expired: { en: 'Over', fr: 'Échu' },
  due: { en: 'Due within 14 days', fr: 'Échéance sous 14 jours' },
  unknown: { en: 'Not known', fr: 'Inconnu' },
  valid: { en: 'Valid', fr: 'Valable' },
} as const satisfies Record<EquipmentShown['calibration'], Text>;
