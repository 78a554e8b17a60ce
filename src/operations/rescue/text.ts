import type { Text } from '../../kernel/text.ts';
import type { Danger, NextActCode } from './boat-rank.ts';
import type { BoatEvent, BoatEventOf } from './events-boat.ts';
import type { ContactEvent } from './events-contact.ts';
import type { SeaConditionsRecorded } from './events-sea.ts';
import type {
  Channel,
  ClosingObstacle,
  ContactKind,
  Coordinator,
  CorrectionReason,
  countExplanations,
  Grade,
  IdentificationKind,
  LinkReason,
  lowerReasons,
  Outcome,
  Phase,
  PromiseKind,
  SafeguardingOutcome,
  SearchKind,
  transferReasons,
  transferRefusals,
  WithdrawalReason,
} from './wire.ts';

/** One line for each event, as the timeline shows it. */
export const eventText = {
  ContactRecorded: { en: 'Received', fr: 'Reçu' },
  ContactCorrected: { en: 'Claims corrected', fr: 'Éléments rectifiés' },
  PositionAdded: { en: 'Position added', fr: 'Position ajoutée' },
  ReadingChosen: { en: 'Reading of a position chosen', fr: 'Lecture d’une position choisie' },
  TranslationAdded: { en: 'Translation added', fr: 'Traduction jointe' },
  WordsJoined: { en: 'Further part joined', fr: 'Partie suivante jointe' },
  AssessmentNoted: { en: 'Detection assessed', fr: 'Détection appréciée' },
  PositionParted: { en: 'Position parted: another thing', fr: 'Position dissociée : autre objet' },
  ContactOpened: { en: 'First opened', fr: 'Ouvert pour la première fois' },
  ContactTaken: { en: 'Taken over', fr: 'Pris en charge' },
  ContactAnswered: { en: 'Answered', fr: 'Traité' },
  ContactReopened: { en: 'Back in the inbox', fr: 'Remis en boîte de réception' },
  TimeCorrected: { en: 'Time corrected', fr: 'Heure rectifiée' },
  LinkedToBoat: { en: 'Linked to a boat', fr: 'Rattaché à une embarcation' },
  UnlinkedFromBoat: { en: 'Unlinked from a boat', fr: 'Détaché d’une embarcation' },
  BoatOpened: { en: 'Boat opened', fr: 'Embarcation ouverte' },
  ContactLinked: { en: 'Contact linked', fr: 'Contact rattaché' },
  LinkGraded: { en: 'Link graded', fr: 'Lien coté' },
  ContactUnlinked: { en: 'Contact unlinked', fr: 'Contact détaché' },
  EvidenceCorrected: { en: 'Linked contact corrected', fr: 'Contact rattaché rectifié' },
  BoatsRelated: { en: 'Related to another boat', fr: 'Mise en rapport avec une autre embarcation' },
  RelatedFrom: { en: 'Related by another boat', fr: 'Mise en rapport par une autre embarcation' },
  BoatsUnrelated: { en: 'Relation taken back', fr: 'Rapport retiré' },
  UnrelatedFrom: { en: 'Relation taken back from the other boat', fr: 'Rapport retiré depuis l’autre' },
  BoatMerged: { en: 'Another record merged into this one', fr: 'Autre fiche réunie à celle-ci' },
  MergedInto: { en: 'Goes on under another record', fr: 'Se poursuit sous une autre fiche' },
  BoatSplit: { en: 'Merged record split off', fr: 'Fiche réunie dissociée' },
  SplitFrom: { en: 'Goes on by itself again', fr: 'Se poursuit de nouveau seule' },
  PhaseRaised: { en: 'Phase raised', fr: 'Phase relevée' },
  PhaseLowered: { en: 'Phase lowered', fr: 'Phase abaissée' },
  CountsExplained: { en: 'Counts explained', fr: 'Écart de comptes expliqué' },
  DispersedRecorded: { en: 'People dispersed ashore', fr: 'Personnes dispersées à terre' },
  HullMarked: { en: 'Empty hull marked and left', fr: 'Coque vide marquée et laissée' },
  PromiseMade: { en: 'Promise made', fr: 'Promesse faite' },
  PromiseKept: { en: 'Promise answered', fr: 'Promesse soldée' },
  LogWritten: { en: 'Log', fr: 'Mention au journal' },
  LogTranslated: { en: 'Log translated', fr: 'Mention traduite' },
  OnSceneNamed: { en: 'On-scene coordinator', fr: 'Coordonnateur sur zone' },
  TaskNoted: { en: 'Task', fr: 'Mission' },
  RequestNoted: { en: 'Request between the two sides', fr: 'Demande entre les deux États' },
  TransferProposed: { en: 'Transfer proposed', fr: 'Transfert proposé' },
  TransferDelivered: { en: 'Proposal delivered', fr: 'Proposition remise' },
  TransferAccepted: { en: 'Transfer accepted', fr: 'Transfert accepté' },
  TransferRefused: { en: 'Transfer refused', fr: 'Transfert refusé' },
  TransferWithdrawn: { en: 'Transfer withdrawn', fr: 'Transfert retiré' },
  AssistanceOffered: { en: 'Assistance without transfer', fr: 'Concours sans transfert' },
  TransferAssumed: {
    en: 'Taken for the other side’s without acceptance',
    fr: 'Tenue pour transférée sans acceptation',
  },
  SettlementProposed: { en: 'Coordinator named by one side', fr: 'Coordonnateur désigné par un seul État' },
  CoordinatorSettled: { en: 'Coordinator settled', fr: 'Coordonnateur arrêté' },
  SearchOpened: { en: 'Search opened', fr: 'Recherches ouvertes' },
  SearchEffortRecorded: { en: 'Area searched', fr: 'Zone ratissée' },
  SearchEnded: { en: 'Search ended: found', fr: 'Fin des recherches : retrouvés' },
  SearchSuspended: { en: 'Search suspended', fr: 'Recherches suspendues' },
  SearchWithdrawn: { en: 'Search withdrawn with its link', fr: 'Recherches levées avec le lien' },
  ClosingRefused: { en: 'Closing refused', fr: 'Clôture refusée' },
  BoatClosed: { en: 'Closed', fr: 'Close' },
  BoatReopened: { en: 'Reopened', fr: 'Rouverte' },
  SafeguardingAsked: { en: 'Safeguarding asked for', fr: 'Protection demandée' },
  SafeguardingMetAgain: {
    en: 'Counted again: safeguarding asked for already',
    fr: 'Comptés de nouveau : protection déjà demandée',
  },
  SafeguardingWithdrawn: {
    en: 'Safeguarding: the count was taken away',
    fr: 'Protection : le décompte a été retiré',
  },
  SafeguardingEnded: { en: 'Safeguarding: somebody has them', fr: 'Protection : prise en charge' },
  SafeguardingTold: {
    en: 'Safeguarding: whoever has them was told',
    fr: 'Protection : qui les a pris en charge est prévenu',
  },
  DisputeSettled: { en: 'Dispute: one side has said', fr: 'Désaccord : un État s’est prononcé' },
  LinkSettled: { en: 'Double link: one side has said', fr: 'Double lien : un État s’est prononcé' },
  EvidenceRecalled: {
    en: 'Evidence recalled by its origin: counted no more',
    fr: 'Élément rappelé par son auteur : il ne compte plus',
  },
  BoatRecalled: {
    en: 'Boat recalled by the other side: what is ours stays',
    fr: 'Embarcation rappelée par l’autre État : ce qui est à nous demeure',
  },
  RecallAcknowledged: { en: 'Recall acknowledged', fr: 'Rappel : pris acte' },
  NumberTaken: { en: 'Number taken', fr: 'Numéro attribué' },
  NumbersPassedOver: { en: 'Numbers passed over', fr: 'Numéros laissés vacants' },
  SeaConditionsRecorded: { en: 'Stream and wind reported', fr: 'Courant et vent relevés' },
} as const satisfies Record<ContactEvent['type'] | BoatEvent['type'] | SeaConditionsRecorded['type'], Text>;

export const phaseText = {
  uncertainty: { en: 'Uncertainty', fr: 'Incertitude' },
  alert: { en: 'Alert', fr: 'Alerte' },
  distress: { en: 'Distress', fr: 'Détresse' },
} as const satisfies Record<Phase, Text>;

export const coordinatorText = {
  fr: { en: 'France', fr: 'France' },
  uk: { en: 'United Kingdom', fr: 'Royaume-Uni' },
  both: { en: 'Both', fr: 'Les deux' },
} as const satisfies Record<Coordinator, Text>;

export const gradeText = {
  confirmed: { en: 'Confirmed', fr: 'Confirmé' },
  probable: { en: 'Probable', fr: 'Probable' },
  possible: { en: 'Possible', fr: 'Possible' },
} as const satisfies Record<Grade, Text>;

export const channelText = {
  call: { en: 'Call', fr: 'Appel' },
  sms: { en: 'Text message', fr: 'SMS' },
  message_share: { en: 'Location share', fr: 'Partage de position' },
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

export const contactKindText = {
  report: { en: 'Report', fr: 'Signalement' },
  pickup: { en: 'People taken aboard', fr: 'Personnes embarquées' },
  landing: { en: 'People landed', fr: 'Personnes débarquées' },
  statement: { en: 'Statement ashore', fr: 'Déclaration à terre' },
  prevention: { en: 'Departure prevented', fr: 'Départ empêché' },
  hull_marked: { en: 'Empty hull marked', fr: 'Coque vide marquée' },
  news: { en: 'Second-hand news', fr: 'Nouvelle de seconde main' },
} as const satisfies Record<ContactKind, Text>;

export const correctionReasonText = {
  said_since: { en: 'said otherwise since', fr: 'dit autrement depuis' },
  counted_again: { en: 'counted again', fr: 'recompté' },
  misheard: { en: 'misheard', fr: 'mal entendu' },
  mistyped: { en: 'mistyped', fr: 'mal saisi' },
  wrong_boat: { en: 'was of another boat', fr: 'concernait une autre embarcation' },
  clock_wrong: { en: 'the clock was wrong', fr: 'horloge fausse' },
  other: { en: 'another reason', fr: 'autre motif' },
} as const satisfies Record<CorrectionReason, Text>;

export const linkReasonText = {
  opened_on: { en: 'the boat was opened on it', fr: 'embarcation ouverte sur ce contact' },
  same_caller: { en: 'same caller', fr: 'même appelant' },
  place_and_time: { en: 'place and time agree', fr: 'lieu et heure concordent' },
  followed_throughout: { en: 'followed throughout', fr: 'suivie sans interruption' },
  count_agrees: { en: 'count agrees', fr: 'nombre concordant' },
  words_agree: { en: 'words agree', fr: 'propos concordants' },
  launch_seen: { en: 'launch seen', fr: 'départ observé' },
  seen_by_unit: { en: 'seen by a unit', fr: 'vue par un moyen' },
  said_by_those_aboard: { en: 'said by those aboard', fr: 'dit par les personnes à bord' },
  other_centre_says: { en: 'the other centre says so', fr: 'selon l’autre centre' },
  count_differs: { en: 'count differs', fr: 'nombre différent' },
  place_impossible: { en: 'could not be there', fr: 'lieu impossible' },
  caller_elsewhere: { en: 'caller is elsewhere', fr: 'appelant ailleurs' },
  mistaken: { en: 'mistaken', fr: 'erreur' },
  other: { en: 'other reason', fr: 'autre motif' },
} as const satisfies Record<LinkReason, Text>;

export const lowerReasonText = {
  seen_safe: { en: 'seen safe', fr: 'vue hors de danger' },
  in_company_of_unit: { en: 'in company of a unit', fr: 'escortée par un moyen' },
  ashore: { en: 'ashore', fr: 'à terre' },
  aboard_unit: { en: 'aboard a unit', fr: 'à bord d’un moyen' },
  report_withdrawn: { en: 'report withdrawn', fr: 'signalement retiré' },
  mistaken: { en: 'mistaken', fr: 'erreur' },
} as const satisfies Record<(typeof lowerReasons)[number], Text>;

export const outcomeText = {
  rescued: { en: 'Rescued', fr: 'Secourue' },
  landed_unassisted: { en: 'Landed unassisted', fr: 'Arrivée sans assistance' },
  returned_ashore: { en: 'Returned ashore', fr: 'Revenue à terre' },
  false_alarm: { en: 'False alarm', fr: 'Fausse alerte' },
  search_suspended: { en: 'Search suspended', fr: 'Recherches suspendues' },
} as const satisfies Record<Outcome, Text>;

export const identificationText = {
  phone_aboard: { en: 'A caller’s telephone is among them', fr: 'Le téléphone d’un appelant est parmi eux' },
  followed_throughout: { en: 'A unit followed it throughout', fr: 'Un moyen l’a suivie sans interruption' },
  hull_mark: { en: 'The hull bears our mark', fr: 'La coque porte notre marque' },
  said_by_those_aboard: { en: 'Those aboard say so', fr: 'Les personnes à bord le disent' },
  seen_by_unit: { en: 'A unit saw that it is this boat', fr: 'Un moyen a vu que c’est elle' },
} as const satisfies Record<IdentificationKind, Text>;

export const obstacleText = {
  no_recovery_on_record: {
    en: 'No recovery, landing or suspended search is on record.',
    fr: 'Aucun sauvetage, débarquement ni recherche suspendue n’est consigné.',
  },
  no_identification: {
    en: 'Nothing shows that those recovered are the people of this boat.',
    fr: 'Rien n’établit que les rescapés sont ceux de cette embarcation.',
  },
  identification_not_linked: {
    en: 'Evidence that is named is not linked, or only as possible.',
    fr: 'Un élément cité n’est pas rattaché, ou ne l’est que comme possible.',
  },
  people_unaccounted: {
    en: '{max, plural, one {# person may be} other {# people may be}} unaccounted for.',
    fr: '{max, plural, one {# personne n’est peut-être pas retrouvée} other {# personnes ne sont peut-être pas retrouvées}}.',
  },
  people_unknown: {
    en: 'Nobody has said how many were aboard: ask those recovered.',
    fr: 'Nul n’a dit combien ils étaient à bord : interroger les rescapés.',
  },
  not_yet_counted: {
    en: '{counts, plural, one {# pickup or landing is} other {# pickups or landings are}} not counted yet, or not its children.',
    fr: '{counts, plural, one {# prise à bord ou débarquement n’est pas encore compté} other {# prises à bord ou débarquements ne sont pas encore comptés}}, ou pas ses enfants.',
  },
  count_contradicted: {
    en: 'Counts contradict one another and nobody has explained it.',
    fr: 'Des comptes se contredisent sans explication.',
  },
  phone_not_among_them: {
    en: 'No caller of this boat is among those recovered.',
    fr: 'Aucun appelant de cette embarcation n’est parmi les rescapés.',
  },
  place_contradicted: {
    en: 'It could not have been where people were picked up.',
    fr: 'Elle ne pouvait se trouver là où les personnes ont été recueillies.',
  },
  words_contradict: {
    en: 'Hull or colour differ from what was reported.',
    fr: 'La coque ou la couleur diffèrent du signalement.',
  },
  search_open: { en: 'A search is still open.', fr: 'Des recherches sont encore ouvertes.' },
  transfer_open: {
    en: 'A transfer waits for its answer.',
    fr: 'Un transfert attend sa réponse.',
  },
  people_transferred_unconfirmed: {
    en: 'People are said to have changed boats: which, and how many, is not settled.',
    fr: 'Des personnes auraient changé d’embarcation : laquelle et combien reste à établir.',
  },
  link_not_confirmed: {
    en: 'A recovery is linked only as possible.',
    fr: 'Un sauvetage n’est rattaché que comme possible.',
  },
  report_since: {
    en: 'People were reported afloat after the recovery.',
    fr: 'Des personnes ont été signalées en mer après le sauvetage.',
  },
  person_in_water: {
    en: '{max, plural, one {# person is} other {# people are}} said to be in the water and not found.',
    fr: '{max, plural, one {# personne est dite} other {# personnes sont dites}} à la mer, non retrouvées.',
  },
  dispute_open: {
    en: 'The two sides’ accounts contradict one another: each side must settle it first.',
    fr: 'Les versions des deux États se contredisent : chacun doit d’abord se prononcer.',
  },
  record_recalled: {
    en: 'A record on which it stood was recalled, and nobody has acknowledged that yet.',
    fr: 'Un élément sur lequel elle reposait a été rappelé, et nul n’en a encore pris acte.',
  },
} as const satisfies Record<ClosingObstacle, Text>;

export const promiseText = {
  call_back: { en: 'will be called back', fr: 'sera rappelé' },
  unit_is_coming: { en: 'a unit is coming', fr: 'un moyen arrive' },
  watched: { en: 'will be watched', fr: 'sera suivie' },
  passed_on: { en: 'passed on to the other centre', fr: 'transmis à l’autre centre' },
  stay_on_line: { en: 'stay on the line', fr: 'rester en ligne' },
} as const satisfies Record<PromiseKind, Text>;

export const searchKindText = {
  person_in_water: { en: 'Person in the water', fr: 'Homme à la mer' },
  boat: { en: 'Boat', fr: 'Embarcation' },
} as const satisfies Record<SearchKind, Text>;

export const transferReasonText = {
  crosses_line: { en: 'crosses the line', fr: 'franchit la limite' },
  nearest_unit: { en: 'nearest unit is yours', fr: 'moyen le plus proche chez vous' },
  medical: { en: 'medical', fr: 'motif médical' },
  capacity: { en: 'no capacity left', fr: 'moyens saturés' },
  asked: { en: 'at your request', fr: 'à votre demande' },
} as const satisfies Record<(typeof transferReasons)[number], Text>;

export const transferRefusalText = {
  no_unit: { en: 'no unit free', fr: 'aucun moyen disponible' },
  not_our_region: { en: 'not in our region', fr: 'hors de notre zone' },
  facts_disputed: { en: 'facts disputed', fr: 'faits contestés' },
  not_safe_now: { en: 'not safe now', fr: 'transfert dangereux à ce stade' },
  other: { en: 'other reason', fr: 'autre motif' },
} as const satisfies Record<(typeof transferRefusals)[number], Text>;

export const countExplanationText = {
  counted_again_ashore: { en: 'counted again ashore', fr: 'recompté à terre' },
  baby_not_counted: { en: 'a baby was not counted', fr: 'un nourrisson n’a pas été compté' },
  includes_other_boat: { en: 'includes another boat', fr: 'comprend une autre embarcation' },
  includes_crew: { en: 'includes the crew', fr: 'comprend l’équipage' },
  miscounted_afloat: { en: 'miscounted afloat', fr: 'mal compté en mer' },
  left_before_count: { en: 'some left before the count', fr: 'départs avant le décompte' },
  two_units_one_boat: { en: 'two units, one boat', fr: 'deux moyens, une embarcation' },
  reporter_mistaken: { en: 'the reporter was mistaken', fr: 'erreur du déclarant' },
  told_by_both_sides: { en: 'told by both sides', fr: 'consigné par les deux États' },
  other: { en: 'other explanation', fr: 'autre explication' },
} as const satisfies Record<(typeof countExplanations)[number], Text>;

/** Tasks asked of the safeguarding desk. */
export const safeguardingText = {
  unaccompanied_child_referral: { en: 'Children alone', fr: 'Enfants seuls' },
  child_welfare_check: { en: 'Children with family', fr: 'Enfants en famille' },
  medical_check: { en: 'Medical check', fr: 'Examen médical' },
} as const satisfies Record<BoatEventOf<'SafeguardingAsked'>['kind'], Text>;

export const safeguardingOutcomeText = {
  handed_over: { en: 'With the service that protects them', fr: 'Confiés au service compétent' },
  seen_to: { en: 'Seen to: nothing further needed', fr: 'Pris en charge : rien de plus à prévoir' },
} as const satisfies Record<SafeguardingOutcome, Text>;

export const withdrawalReasonText = {
  link_undone: { en: 'it is not of this boat', fr: 'il n’est pas de cette embarcation' },
  count_corrected: { en: 'the count was corrected', fr: 'le décompte a été rectifié' },
  other_people: {
    en: 'the counts are not of the same people',
    fr: 'les décomptes ne portent pas sur les mêmes personnes',
  },
} as const satisfies Record<WithdrawalReason, Text>;

export const dangerText = {
  person_in_water: { en: 'Person in the water', fr: 'Homme à la mer' },
  sinking: { en: 'Swamped or capsized', fr: 'Submergée ou chavirée' },
  distress: { en: 'Distress', fr: 'Détresse' },
  trouble: { en: 'Taking water or engine stopped', fr: 'Voie d’eau ou moteur arrêté' },
  alert: { en: 'Alert', fr: 'Alerte' },
  uncertainty: { en: 'Uncertainty', fr: 'Incertitude' },
  to_close: { en: 'Everybody accounted for', fr: 'Tous retrouvés' },
} as const satisfies Record<Danger, Text>;

export const nextActText = {
  open_search: {
    en: 'Open the search for the person in the water',
    fr: 'Ouvrir la recherche de l’homme à la mer',
  },
  send_unit: { en: 'Task a unit', fr: 'Engager un moyen' },
  settle_coordinator: { en: 'Settle who coordinates', fr: 'Arrêter qui coordonne' },
  answer_transfer: { en: 'Answer the transfer', fr: 'Répondre au transfert' },
  search: { en: 'Have the area searched', fr: 'Faire ratisser la zone' },
  propose_transfer: { en: 'Propose the transfer', fr: 'Proposer le transfert' },
  look_at_recall: { en: 'Look at what was recalled', fr: 'Examiner ce qui a été rappelé' },
  keep_promise: { en: 'Keep the promise to the caller', fr: 'Tenir la promesse faite à l’appelant' },
  name_on_scene: { en: 'Name an on-scene coordinator', fr: 'Désigner un coordonnateur sur zone' },
  break_silence: { en: 'Find out: nothing for 15 minutes', fr: 'S’enquérir : rien depuis 15 minutes' },
  confirm_recovery: { en: 'Establish whose recovery it is', fr: 'Établir de qui est ce sauvetage' },
  explain_counts: { en: 'Explain the counts', fr: 'Expliquer les comptes' },
  account_for_people: { en: 'Account for everybody', fr: 'Retrouver chacun' },
  propose_closing: { en: 'Propose closing', fr: 'Proposer la clôture' },
  inquire: { en: 'Make inquiries', fr: 'Recueillir des renseignements' },
  follow: { en: 'Keep following', fr: 'Maintenir le suivi' },
} as const satisfies Record<NextActCode, Text>;
