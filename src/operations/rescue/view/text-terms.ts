import type { Text } from '../../../kernel/text.ts';
import type { Claims, ClosingObstacle, PositionFlag, PositionSource } from '../wire.ts';

export const positionSourceText = {
  gps_share: { en: 'location share', fr: 'position partagée' },
  cell: { en: 'phone network', fr: 'réseau téléphonique' },
  radar: { en: 'radar echo', fr: 'écho radar' },
  camera_bearing: { en: 'camera bearing', fr: 'relèvement caméra' },
  verbal: { en: 'spoken', fr: 'de vive voix' },
  text: { en: 'typed text', fr: 'texte saisi' },
  ais: { en: 'AIS', fr: 'AIS' },
  gps: { en: 'satellite fix', fr: 'point satellite' },
  estimate: { en: 'estimate', fr: 'estime' },
  drone: { en: 'drone', fr: 'drone aérien' },
} as const satisfies Record<PositionSource, Text>;

export const flagText = {
  format_ambiguous: { en: 'can be read in several ways', fr: 'plusieurs lectures possibles' },
  text_position_parsed: { en: 'read out of text', fr: 'lue dans un texte' },
  on_land: { en: 'on land', fr: 'à terre' },
  swapped: { en: 'latitude and longitude may be swapped', fr: 'latitude et longitude peut-être inversées' },
  far_jump: { en: 'far from the last', fr: 'loin de la précédente' },
  digit_suspect: { en: 'one digit may be wrong', fr: 'un chiffre peut être faux' },
  out_of_area: { en: 'outside the Channel', fr: 'hors de la Manche' },
} as const satisfies Record<PositionFlag, Text>;

export const readingText = {
  decimal_degrees: { en: 'as decimal degrees', fr: 'en degrés décimaux' },
  degrees_minutes: { en: 'as degrees and minutes', fr: 'en degrés et minutes' },
  degrees_minutes_seconds: { en: 'as degrees, minutes, seconds', fr: 'en degrés, minutes, secondes' },
  swapped: { en: 'with the axes swapped', fr: 'avec les axes inversés' },
  digit_changed: { en: 'with one digit changed', fr: 'avec un chiffre changé' },
  digit_exchanged: { en: 'with two digits exchanged', fr: 'avec deux chiffres inversés' },
  other_hemisphere: { en: 'west, not east', fr: 'ouest et non est' },
  as_first_read: { en: 'as first read', fr: 'telle que lue d’abord' },
} as const satisfies Readonly<Record<string, Text>>;

export const engineText = {
  running: { en: 'engine running', fr: 'moteur en marche' },
  weak: { en: 'engine weak', fr: 'moteur faible' },
  stopped: { en: 'engine stopped', fr: 'moteur arrêté' },
} as const satisfies Record<NonNullable<Claims['engine']>, Text>;

export const hullText = {
  dry: { en: 'dry', fr: 'au sec' },
  taking_water: { en: 'taking water', fr: 'prend l’eau' },
  low_in_water: { en: 'low in the water', fr: 'bas sur l’eau' },
  swamped: { en: 'swamped', fr: 'envahie par l’eau' },
  capsized: { en: 'capsized', fr: 'chavirée' },
} as const satisfies Record<NonNullable<Claims['hull']>, Text>;

export const hullKindText = {
  inflatable: { en: 'inflatable', fr: 'pneumatique' },
  rigid: { en: 'rigid hull', fr: 'coque rigide' },
  kayak: { en: 'canoe or kayak', fr: 'canoë ou kayak' },
  taxi_boat: { en: 'taxi boat', fr: 'bateau-taxi' },
  sailing: { en: 'sailing boat', fr: 'voilier' },
  other: { en: 'another kind', fr: 'autre type' },
} as const satisfies Record<NonNullable<Claims['hullKind']>, Text>;

export const colourText = {
  black: { en: 'black', fr: 'noire' },
  grey: { en: 'grey', fr: 'grise' },
  white: { en: 'white', fr: 'blanche' },
  red: { en: 'red', fr: 'rouge' },
  orange: { en: 'orange-coloured', fr: 'orange' },
  yellow: { en: 'yellow', fr: 'jaune' },
  blue: { en: 'blue', fr: 'bleue' },
  green: { en: 'green', fr: 'verte' },
} as const satisfies Record<NonNullable<Claims['colour']>, Text>;

export const jacketText = {
  all: { en: 'all in life jackets', fr: 'tous en gilet' },
  some: { en: 'some in life jackets', fr: 'certains en gilet' },
  none: { en: 'no life jackets', fr: 'aucun gilet' },
} as const satisfies Record<NonNullable<Claims['lifeJackets']>, Text>;

export const obstacleGiverText = {
  no_recovery_on_record: {
    en: 'Link the pickup or landing; the unit or the port reports it.',
    fr: 'Rattacher la prise à bord ou le débarquement ; le moyen ou le port en rend compte.',
  },
  no_identification: {
    en: 'The unit or the port can say which phone, mark or people they have.',
    fr: 'Le moyen ou le port peut dire quel téléphone, quelle marque ou quelles personnes il a.',
  },
  identification_not_linked: {
    en: 'Link that contact first, or name another.',
    fr: 'Rattacher d’abord ce contact, ou en désigner un autre.',
  },
  people_unaccounted: {
    en: 'Units, ports and survivors can account for them; a search is opened for those who are missing.',
    fr: 'Moyens, ports et rescapés peuvent en rendre compte ; des recherches s’ouvrent pour les manquants.',
  },
  people_unknown: {
    en: 'Ask callers and survivors how many they were.',
    fr: 'Demander aux appelants et aux rescapés combien ils étaient.',
  },
  not_yet_counted: {
    en: 'Ask the unit or the port, and correct the count.',
    fr: 'Interroger le moyen ou le port, puis rectifier le décompte.',
  },
  count_contradicted: {
    en: 'Explain the counts in “People”, or unlink what is another boat.',
    fr: 'Expliquer les nombres dans « Personnes », ou détacher ce qui relève d’une autre embarcation.',
  },
  phone_not_among_them: {
    en: 'Call the phones of this boat; ask the unit which phones are aboard.',
    fr: 'Rappeler les téléphones de cette embarcation ; demander au moyen lesquels sont à bord.',
  },
  place_contradicted: {
    en: 'Look at the positions; unlink the recovery if it is another boat.',
    fr: 'Vérifier les positions ; détacher la récupération s’il s’agit d’une autre embarcation.',
  },
  words_contradict: {
    en: 'Ask the unit in what state it found the boat; unlink if it is another.',
    fr: 'Demander au moyen dans quel état était l’embarcation ; détacher s’il s’agit d’une autre.',
  },
  search_open: {
    en: 'End the search with what was found, or suspend it as two persons.',
    fr: 'Clore les recherches avec ce qui a été trouvé, ou les suspendre à deux personnes.',
  },
  transfer_open: {
    en: 'The other side answers it; the proposer can withdraw it.',
    fr: 'L’autre rive y répond ; son auteur peut la retirer.',
  },
  people_transferred_unconfirmed: {
    en: 'The unit with the other boat can confirm the count.',
    fr: 'Le moyen auprès de l’autre embarcation peut confirmer le nombre.',
  },
  link_not_confirmed: {
    en: 'Confirm the link with what shows it.',
    fr: 'Confirmer le rattachement avec ce qui l’établit.',
  },
  report_since: {
    en: 'Answer that report: another boat, or people still out there.',
    fr: 'Traiter ce signalement : une autre embarcation, ou des personnes encore en mer.',
  },
  person_in_water: {
    en: 'Open a search; only a linked contact that found them ends it.',
    fr: 'Ouvrir des recherches ; seul un contact rattaché qui les a retrouvés y met fin.',
  },
  dispute_open: {
    en: 'Read both accounts; each side says at its own post which one stands.',
    fr: 'Lire les deux versions ; chaque État dit, depuis son poste, laquelle est retenue.',
  },
  record_recalled: {
    en: 'Ask the centre that recalled it what still holds; then acknowledge it under “Evidence”.',
    fr: 'Demander au centre qui l’a rappelé ce qui tient encore ; puis en prendre acte dans « Indices ».',
  },
} as const satisfies Record<ClosingObstacle, Text>;

/** What stood against a closing, in a word or two: for a line of the log. */
export const obstacleShortText = {
  no_recovery_on_record: { en: 'no recovery on record', fr: 'aucune récupération consignée' },
  no_identification: { en: 'nobody identified', fr: 'aucune identification' },
  identification_not_linked: { en: 'evidence not linked', fr: 'élément non rattaché' },
  people_unaccounted: { en: 'people unaccounted for', fr: 'personnes manquantes' },
  people_unknown: { en: 'number aboard unknown', fr: 'nombre à bord inconnu' },
  not_yet_counted: { en: 'not counted yet', fr: 'pas encore compté' },
  count_contradicted: { en: 'counts contradict', fr: 'comptes contradictoires' },
  phone_not_among_them: { en: 'no caller among them', fr: 'aucun appelant parmi eux' },
  place_contradicted: { en: 'place contradicts', fr: 'lieu contradictoire' },
  dispute_open: { en: 'the two sides disagree', fr: 'désaccord entre les deux États' },
  words_contradict: { en: 'hull or colour differ', fr: 'coque ou couleur différentes' },
  search_open: { en: 'search open', fr: 'recherches en cours' },
  transfer_open: { en: 'transfer open', fr: 'transfert en cours' },
  people_transferred_unconfirmed: { en: 'people who changed boats', fr: 'personnes passées ailleurs' },
  link_not_confirmed: { en: 'recovery only possible', fr: 'récupération seulement possible' },
  report_since: { en: 'a report since', fr: 'un signalement depuis' },
  person_in_water: { en: 'person in the water', fr: 'personne à l’eau' },
  record_recalled: { en: 'a record recalled', fr: 'un élément rappelé' },
} as const satisfies Record<ClosingObstacle, Text>;

/** Steps of a task as dispatch names them; one that is not here is shown as it is. */
export const taskStepText = {
  proposed: { en: 'proposed', fr: 'proposée' },
  delivered: { en: 'delivered', fr: 'remise' },
  seen: { en: 'seen', fr: 'vue' },
  accepted: { en: 'accepted', fr: 'acceptée' },
  under_way: { en: 'under way', fr: 'en route' },
  on_scene: { en: 'on scene', fr: 'sur zone' },
  done: { en: 'done', fr: 'terminée' },
  refused: { en: 'refused', fr: 'refusée' },
  cancel_asked: { en: 'cancel asked', fr: 'annulation demandée' },
  cancelled: { en: 'cancelled', fr: 'annulée' },
} as const satisfies Readonly<Record<string, Text>>;

/** Words of a request between the two sides, as the log of a boat tells them. */
export const requestWordText = {
  support: { en: 'support of a desk', fr: 'renfort d’un poste' },
  information: { en: 'information', fr: 'renseignement' },
  asked: { en: 'asked', fr: 'demandé' },
  answered: { en: 'answered', fr: 'répondu' },
  ended: { en: 'ended', fr: 'terminé' },
  withdrawn: { en: 'withdrawn', fr: 'retiré' },
  position: { en: 'where it is', fr: 'sa position' },
  persons: { en: 'how many aboard', fr: 'le nombre de personnes à bord' },
  condition: { en: 'how it fares', fr: 'son état' },
  same_boat: { en: 'whether it is the same boat', fr: 's’il s’agit de la même embarcation' },
  last_contact: { en: 'when it was last heard of', fr: 'le dernier contact' },
  landed: { en: 'whether it has landed', fr: 'si elle a touché terre' },
  unit_there: { en: 'which unit is with it', fr: 'quel moyen est auprès d’elle' },
  weather_there: { en: 'sea and weather there', fr: 'mer et météo sur place' },
} as const satisfies Readonly<Record<string, Text>>;

/** The figures of a contradiction between counts, each with its name. */
export const figureText = {
  claimed: { en: '{n} claimed', fr: '{n} annoncés' },
  counted: { en: '{n} counted', fr: '{n} comptés' },
  seen: { en: '{n} seen', fr: '{n} vus' },
  known: { en: '{n} known', fr: '{n} connus' },
  afloat: { en: '{n} afloat', fr: '{n} en mer' },
  ashore: { en: '{n} ashore', fr: '{n} à terre' },
} as const satisfies Readonly<Record<string, Text>>;
