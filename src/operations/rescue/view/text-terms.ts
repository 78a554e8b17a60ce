import type { Text } from '../../../kernel/text.ts';
import type {
  Channel,
  Claims,
  ClosingObstacle,
  ContactKind,
  Coordinator,
  countExplanations,
  Grade,
  IdentificationKind,
  LinkReason,
  lowerReasons,
  Outcome,
  Phase,
  PositionFlag,
  PositionSource,
  PromiseKind,
  SearchKind,
  transferReasons,
  transferRefusals,
} from '../wire.ts';

/** Words of the room's closed lists: one name for one thing on every screen, button, report and print. */
export const channelText = {
  call: { en: 'Call', fr: 'Appel' },
  sms: { en: 'SMS', fr: 'SMS' },
  message_share: { en: 'Location share', fr: 'Position partagée' },
  email: { en: 'E-mail', fr: 'Courriel' },
  charity: { en: 'Charity', fr: 'Association' },
  relative: { en: 'Relative', fr: 'Proche' },
  resident: { en: 'Resident', fr: 'Riverain' },
  patrol: { en: 'Patrol', fr: 'Patrouille' },
  camera: { en: 'Camera', fr: 'Caméra' },
  radar: { en: 'Radar', fr: 'Radar' },
  ais: { en: 'AIS', fr: 'AIS' },
  drone: { en: 'Drone', fr: 'Drone' },
  aircraft: { en: 'Aircraft', fr: 'Aéronef' },
  vessel: { en: 'Vessel', fr: 'Navire' },
  unit: { en: 'Rescue unit', fr: 'Moyen de sauvetage' },
  port: { en: 'Port', fr: 'Port' },
  other_centre: { en: 'Other centre', fr: 'Autre centre' },
} as const satisfies Record<Channel, Text>;

export const kindText = {
  report: { en: 'Report', fr: 'Signalement' },
  pickup: { en: 'Taken aboard', fr: 'Prise à bord' },
  landing: { en: 'Landing', fr: 'Débarquement' },
  statement: { en: 'Statement ashore', fr: 'Déclaration à terre' },
  prevention: { en: 'Departure prevented', fr: 'Départ empêché' },
  hull_marked: { en: 'Hull marked', fr: 'Coque marquée' },
  news: { en: 'Second-hand news', fr: 'Information indirecte' },
} as const satisfies Record<ContactKind, Text>;

export const phaseText = {
  uncertainty: { en: 'Uncertainty', fr: 'Incertitude' },
  alert: { en: 'Alert', fr: 'Alerte' },
  distress: { en: 'Distress', fr: 'Détresse' },
} as const satisfies Record<Phase, Text>;

export const coordinatorText = {
  fr: { en: 'FR coordinates', fr: 'Coordination FR' },
  uk: { en: 'UK coordinates', fr: 'Coordination UK' },
  both: { en: 'FR and UK both coordinate', fr: 'Coordination FR et UK à la fois' },
} as const satisfies Record<Coordinator, Text>;

export const gradeText = {
  confirmed: { en: 'Confirmed', fr: 'Confirmé' },
  probable: { en: 'Probable', fr: 'Probable' },
  possible: { en: 'Could be', fr: 'Possible' },
} as const satisfies Record<Grade, Text>;

export const reasonText = {
  opened_on: { en: 'Opened on it', fr: 'Ouvert sur ce contact' },
  same_caller: { en: 'Same caller', fr: 'Même appelant' },
  place_and_time: { en: 'Place and time agree', fr: 'Lieu et heure concordants' },
  followed_throughout: { en: 'Followed throughout', fr: 'Suivi sans interruption' },
  count_agrees: { en: 'Count agrees', fr: 'Nombre concordant' },
  words_agree: { en: 'Words agree', fr: 'Propos concordants' },
  launch_seen: { en: 'Launch seen', fr: 'Mise à l’eau observée' },
  seen_by_unit: { en: 'Seen by a unit', fr: 'Vu par un moyen' },
  said_by_those_aboard: { en: 'Said by those aboard', fr: 'Dit par les personnes à bord' },
  other_centre_says: { en: 'The other centre says so', fr: 'Indiqué par l’autre centre' },
  count_differs: { en: 'Count differs', fr: 'Nombre discordant' },
  place_impossible: { en: 'Place cannot be', fr: 'Lieu impossible' },
  caller_elsewhere: { en: 'Caller is elsewhere', fr: 'Appelant ailleurs' },
  mistaken: { en: 'Entered by mistake', fr: 'Saisi par erreur' },
  other: { en: 'Another reason', fr: 'Autre motif' },
} as const satisfies Record<LinkReason, Text>;

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

export const lowerReasonText = {
  seen_safe: { en: 'Seen safe', fr: 'Vue en sécurité' },
  in_company_of_unit: { en: 'A unit is with it', fr: 'Accompagnée par un moyen' },
  ashore: { en: 'Ashore', fr: 'À terre' },
  aboard_unit: { en: 'All aboard a unit', fr: 'Tous à bord d’un moyen' },
  report_withdrawn: { en: 'The reporter withdrew it', fr: 'Signalement retiré par son auteur' },
  mistaken: { en: 'Entered by mistake', fr: 'Saisi par erreur' },
} as const satisfies Record<(typeof lowerReasons)[number], Text>;

export const outcomeText = {
  rescued: { en: 'Rescued', fr: 'Secourue' },
  landed_unassisted: { en: 'Landed unassisted', fr: 'Arrivée sans assistance' },
  returned_ashore: { en: 'Returned ashore', fr: 'Revenue à terre' },
  false_alarm: { en: 'False alert', fr: 'Fausse alerte' },
  search_suspended: { en: 'Search suspended', fr: 'Recherches suspendues' },
} as const satisfies Record<Outcome, Text>;

export const identificationText = {
  phone_aboard: { en: 'A phone of this boat is among them', fr: 'Un téléphone de ce bateau est parmi eux' },
  followed_throughout: { en: 'Followed throughout', fr: 'Suivi sans interruption' },
  hull_mark: { en: 'The mark on the hull', fr: 'La marque sur la coque' },
  said_by_those_aboard: { en: 'Said by those aboard', fr: 'Dit par les personnes à bord' },
  seen_by_unit: { en: 'Seen by a unit', fr: 'Vu par un moyen' },
} as const satisfies Record<IdentificationKind, Text>;

/** What stands between a boat and its closing, and who can give what is missing. */
export const obstacleText = {
  no_recovery_on_record: {
    en: 'No pickup and no landing is linked to this boat.',
    fr: 'Aucune prise à bord ni débarquement n’est rattaché à ce bateau.',
  },
  no_identification: {
    en: 'Nothing identifies those recovered as the people of this boat.',
    fr: 'Rien n’établit que les personnes récupérées sont celles de ce bateau.',
  },
  identification_not_linked: {
    en: 'The identifying contact is not linked to this boat.',
    fr: 'Le contact qui identifie n’est pas rattaché à ce bateau.',
  },
  people_unaccounted: {
    en: 'Unaccounted for: {count}.',
    fr: 'Manquent à l’appel : {count}.',
  },
  people_unknown: {
    en: 'Nobody has said how many were aboard.',
    fr: 'Personne n’a dit combien ils étaient à bord.',
  },
  count_contradicted: {
    en: 'Counts contradict one another: {figures}.',
    fr: 'Les nombres se contredisent : {figures}.',
  },
  phone_not_among_them: {
    en: 'No phone of this boat is among those recovered.',
    fr: 'Aucun téléphone de ce bateau n’est parmi les personnes récupérées.',
  },
  place_contradicted: {
    en: 'The recovery was where this boat cannot have been.',
    fr: 'La récupération a eu lieu là où ce bateau ne pouvait pas être.',
  },
  words_contradict: {
    en: 'What was said of this boat does not fit the boat that was recovered.',
    fr: 'Ce qui a été dit de ce bateau ne correspond pas à celui qui a été récupéré.',
  },
  search_open: { en: 'A search is open.', fr: 'Des recherches sont en cours.' },
  transfer_open: {
    en: 'A transfer is proposed and not answered.',
    fr: 'Un transfert est proposé et reste sans réponse.',
  },
  people_transferred_unconfirmed: {
    en: 'People went to another boat, and that is not confirmed there.',
    fr: 'Des personnes sont passées sur un autre bateau, ce qui n’y est pas confirmé.',
  },
  link_not_confirmed: {
    en: 'The recovery is linked as probable or possible only.',
    fr: 'La récupération n’est rattachée que comme probable ou possible.',
  },
  report_since: {
    en: 'Somebody reported this boat after the recovery.',
    fr: 'Ce bateau a été signalé après la récupération.',
  },
  person_in_water: {
    en: 'Said to be in the water and not found: {count}.',
    fr: 'Signalés à l’eau et non retrouvés : {count}.',
  },
} as const satisfies Record<ClosingObstacle, Text>;

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
  count_contradicted: {
    en: 'Explain the counts in “People”, or unlink what is another boat.',
    fr: 'Expliquer les nombres dans « Personnes », ou détacher ce qui relève d’un autre bateau.',
  },
  phone_not_among_them: {
    en: 'Call the phones of this boat; ask the unit which phones are aboard.',
    fr: 'Rappeler les téléphones de ce bateau ; demander au moyen lesquels sont à bord.',
  },
  place_contradicted: {
    en: 'Look at the positions; unlink the recovery if it is another boat.',
    fr: 'Vérifier les positions ; détacher la récupération s’il s’agit d’un autre bateau.',
  },
  words_contradict: {
    en: 'Ask the unit in what state it found the boat; unlink if it is another.',
    fr: 'Demander au moyen dans quel état était le bateau ; détacher s’il s’agit d’un autre.',
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
    fr: 'Le moyen auprès de l’autre bateau peut confirmer le nombre.',
  },
  link_not_confirmed: {
    en: 'Confirm the link with what shows it.',
    fr: 'Confirmer le rattachement avec ce qui l’établit.',
  },
  report_since: {
    en: 'Answer that report: another boat, or people still out there.',
    fr: 'Traiter ce signalement : un autre bateau, ou des personnes encore en mer.',
  },
  person_in_water: {
    en: 'Open a search; only a linked contact that found them ends it.',
    fr: 'Ouvrir des recherches ; seul un contact rattaché qui les a retrouvés y met fin.',
  },
} as const satisfies Record<ClosingObstacle, Text>;

export const promiseText = {
  call_back: { en: 'We call back', fr: 'Nous rappelons' },
  unit_is_coming: { en: 'A unit is coming', fr: 'Un moyen arrive' },
  watched: { en: 'You are being watched', fr: 'Vous êtes surveillés' },
  passed_on: { en: 'Passed to the other side', fr: 'Transmis à l’autre rive' },
  stay_on_line: { en: 'We stay on the line', fr: 'Nous restons en ligne' },
} as const satisfies Record<PromiseKind, Text>;

export const transferRefusalText = {
  no_unit: { en: 'No unit free', fr: 'Aucun moyen libre' },
  not_our_region: { en: 'Not in our region', fr: 'Hors de notre région' },
  facts_disputed: { en: 'The facts are disputed', fr: 'Les faits sont contestés' },
  not_safe_now: { en: 'Not safe at this moment', fr: 'Pas sûr à cet instant' },
  other: { en: 'Another reason', fr: 'Autre motif' },
} as const satisfies Record<(typeof transferRefusals)[number], Text>;

export const transferReasonText = {
  crosses_line: { en: 'It crosses the line', fr: 'Franchit la limite' },
  nearest_unit: { en: 'The nearest unit is theirs', fr: 'Le moyen le plus proche est de leur rive' },
  medical: { en: 'Medical need', fr: 'Motif médical' },
  capacity: { en: 'Capacity', fr: 'Capacité d’accueil' },
  asked: { en: 'They asked for it', fr: 'À leur demande' },
} as const satisfies Record<(typeof transferReasons)[number], Text>;

export const searchKindText = {
  person_in_water: { en: 'Person in the water', fr: 'Personne à la mer' },
  boat: { en: 'Boat', fr: 'Bateau' },
} as const satisfies Record<SearchKind, Text>;

export const explanationText = {
  counted_again_ashore: { en: 'Counted again ashore', fr: 'Recomptées à terre' },
  baby_not_counted: { en: 'A baby was not counted', fr: 'Un bébé non compté' },
  includes_other_boat: { en: 'Includes another boat', fr: 'Comprend un autre bateau' },
  includes_crew: { en: 'Includes the crew', fr: 'Comprend l’équipage' },
  miscounted_afloat: { en: 'Miscounted afloat', fr: 'Erreur de comptage en mer' },
  left_before_count: { en: 'Some left before the count', fr: 'Départs avant le comptage' },
  two_units_one_boat: { en: 'Two units, one boat', fr: 'Deux moyens, un bateau' },
  reporter_mistaken: { en: 'The reporter was mistaken', fr: 'Le témoin s’est trompé' },
  other: { en: 'Another reason', fr: 'Autre motif' },
} as const satisfies Record<(typeof countExplanations)[number], Text>;

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

/** The figures of a contradiction between counts, each with its name. */
export const figureText = {
  claimed: { en: '{n} claimed', fr: '{n} annoncés' },
  counted: { en: '{n} counted', fr: '{n} comptés' },
  seen: { en: '{n} seen', fr: '{n} vus' },
  known: { en: '{n} known', fr: '{n} connus' },
  afloat: { en: '{n} afloat', fr: '{n} en mer' },
  ashore: { en: '{n} ashore', fr: '{n} à terre' },
} as const satisfies Readonly<Record<string, Text>>;
