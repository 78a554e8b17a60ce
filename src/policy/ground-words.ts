import type { Text } from '../kernel/text.ts';

/** What no rule, filter, search facet, measure or model may read. */
export const grounds = [
  'nationality',
  'ethnicity',
  'religion',
  'appearance',
  'health',
  'sexual_life',
  'trade_union',
  'political_view',
] as const;
export type Ground = (typeof grounds)[number];

/** The words by which one ground may be named: lower case, without accents. */
export interface GroundWords {
  /** Any word that begins so; where it has eight letters or more, any name that contains it, even unparted. */
  readonly stems: readonly string[];
  readonly words: readonly string[];
  readonly phrases: readonly string[];
  /** A ground only where the same name or path speaks of a person: a ship has a flag and a node a state. */
  readonly ofPersons: readonly string[];
}

/**
 * The closed list, English and French.
 * Source: Regulation (EU) 2016/679 Art. 9(1); Directive (EU) 2016/680 Art. 10 and 11(3); Charter of Fundamental Rights
 * Art. 21; UK Data Protection Act 2018 s. 35(8). Nationality and appearance are the house's own addition.
 */
export const groundWords: Readonly<Record<Ground, GroundWords>> = {
  nationality: {
    stems: ['nationalit', 'citizenship', 'citoyennete', 'ressortissant', 'statelessness', 'apatrid'],
    words: ['citizen', 'citizens', 'citoyen', 'citoyenne', 'birthplace'],
    phrases: [
      'national origin',
      'origine nationale',
      'country of birth',
      'birth country',
      'place of birth',
      'country of origin',
      'country of citizenship',
      'home country',
      'stateless person',
      'passport country',
      'pays de naissance',
      'lieu de naissance',
      'pays d origine',
      'pays origine',
      'pays du passeport',
    ],
    ofPersons: [
      'country',
      'pays',
      'flag',
      'pavillon',
      'state',
      'etat',
      'origin',
      'origine',
      'national',
      'passport',
    ],
  },
  ethnicity: {
    stems: ['ethnic', 'ethni', 'racial', 'ancestry'],
    words: ['race', 'races', 'tribe', 'tribal', 'tribu', 'caste', 'ascendance', 'clan'],
    phrases: ['mother tongue as origin', 'gens du voyage', 'skin group'],
    ofPersons: ['descent', 'community', 'communaute'],
  },
  religion: {
    stems: ['religio', 'religieu', 'musulman', 'muslim', 'christian', 'chretien', 'worship'],
    words: [
      'faith',
      'creed',
      'culte',
      'croyance',
      'croyances',
      'beliefs',
      'jewish',
      'juif',
      'juive',
      'hindu',
      'hindou',
      'sikh',
      'islam',
      'mosque',
      'mosquee',
    ],
    phrases: [],
    ofPersons: ['belief', 'confession', 'church', 'eglise'],
  },
  appearance: {
    stems: ['complexion', 'phenotyp', 'morphotyp', 'physiognom'],
    words: ['appearance', 'apparence', 'skin', 'hair', 'cheveux', 'facial', 'visage'],
    phrases: [
      'couleur de peau',
      'couleur peau',
      'couleur des yeux',
      'eye colour',
      'eye color',
      'face match',
      'aspect physique',
    ],
    ofPersons: ['colour', 'color', 'couleur', 'teint', 'face', 'looks', 'physique'],
  },
  health: {
    stems: ['medical', 'disabilit', 'pregnan', 'psychiatr', 'vaccin', 'pathologi'],
    words: [
      'health',
      'sante',
      'disease',
      'maladie',
      'illness',
      'diagnosis',
      'diagnostique',
      'handicap',
      'grossesse',
      'hiv',
      'vih',
      'invalidite',
    ],
    phrases: ['mental state', 'etat mental'],
    ofPersons: ['condition', 'disabled', 'enceinte', 'mental', 'fitness', 'patient'],
  },
  sexual_life: {
    stems: ['sexualit', 'sexual', 'sexuel', 'homosexu', 'bisexu', 'lesbi', 'lgbt', 'transgen'],
    words: ['gay'],
    phrases: ['sex life', 'vie sexuelle', 'gender identity', 'identite de genre'],
    ofPersons: ['orientation'],
  },
  trade_union: {
    stems: ['tradeunion', 'syndicalis'],
    words: ['syndicat', 'syndicats', 'syndical', 'syndicale', 'syndique', 'syndiquee', 'unionist'],
    phrases: [
      'trade union',
      'union membership',
      'union member',
      'labour union',
      'labor union',
      'organisation syndicale',
    ],
    ofPersons: ['union'],
  },
  political_view: {
    stems: ['political', 'politics', 'politician', 'politicien', 'militant'],
    words: ['activist', 'activism', 'activiste'],
    phrases: [
      'party membership',
      'opinion politique',
      'opinions politiques',
      'parti politique',
      'affiliation politique',
      'engagement politique',
      'convictions politiques',
    ],
    ofPersons: ['politique', 'party', 'parti', 'vote', 'opinion', 'opinions'],
  },
};

/** Words that say a name speaks of a person whom the system is about. Staff are not meant: their state is their node's. */
export const personWords: ReadonlySet<string> = new Set(
  `person persons people subject subjects claimant claimants applicant applicants passenger passengers child children
  minor minors suspect suspects victim victims survivor survivors traveller travellers traveler occupant occupants
  migrant migrants refugee refugees detainee returnee individual individuals holder parent parents caller
  personne personnes sujet sujets demandeur demandeurs requerant passager passagers enfant enfants mineur mineurs
  victime victimes voyageur voyageurs occupants retenu individu individus titulaire appelant
  driver drivers trucker truckers conducteur conducteurs conductrice chauffeur chauffeurs routier routiers bestuurder
  fahrer kierowca kierowcy sofer soferi conductores camionero autista autisti motorista motoristas soforok vairuotojas
  surucu шофьор шофьори водіи водіів водіі`.split(/\s+/),
);

/** Names that hold such a word and speak of no person, each with what they do mean. */
export const setAside: Readonly<Record<string, Text>> = {
  'driver report': {
    en: 'what a driver says to have seen at a place; nothing about the driver',
    fr: 'ce qu’un conducteur dit avoir vu en un lieu ; rien sur le conducteur',
  },
  'api health': {
    en: 'whether a node answers',
    fr: 'la disponibilité d’un nœud',
  },
  'feed health': {
    en: 'whether a feed is heard',
    fr: 'la réception d’un flux',
  },
  'link health': {
    en: 'whether the link between the nodes stands',
    fr: 'l’état de la liaison entre les nœuds',
  },
  'kind medical check': {
    en: 'a task for the safeguarding desk, by count and token: help is asked, and nobody’s condition is told',
    fr: 'une demande à la cellule de protection, par nombre et jeton : une aide est demandée, l’état de personne n’est dit',
  },
  'kind medical': {
    en: 'what a unit is asked to do: carry somebody to care; of no person',
    fr: 'ce qui est demandé à un moyen : conduire quelqu’un vers des soins ; d’aucune personne',
  },
  'kind pregnancy medical check': {
    en: 'a task for the safeguarding desk, by count and token: help is asked, and nobody’s condition is told',
    fr: 'une demande à la cellule de protection, par nombre et jeton : une aide est demandée, l’état de personne n’est dit',
  },
  'found pregnant': {
    en: 'how many of those found in a vehicle need a doctor for two: a count for whoever helps, of no person',
    fr: 'combien, parmi les personnes trouvées dans un véhicule, relèvent d’un suivi de grossesse : un nombre pour les secours, d’aucune personne',
  },
  'next medical': {
    en: 'what follows for a vehicle: help comes first; of no person',
    fr: 'la suite donnée pour un véhicule : les secours d’abord ; d’aucune personne',
  },
  'help medical': {
    en: 'that medical help has come to a vehicle; of no person',
    fr: 'l’arrivée de secours médicaux auprès d’un véhicule ; d’aucune personne',
  },
  'nature medical': {
    en: 'the nature of a distress passed on by radio; of no person',
    fr: 'la nature d’une détresse relayée par radio ; d’aucune personne',
  },
  'reason medical': {
    en: 'why a rescue passes to the other centre: the nearer hospital; of no person',
    fr: 'le motif d’un transfert de coordination : l’hôpital le plus proche ; d’aucune personne',
  },
  'node health': {
    en: 'whether a node answers, with its figures',
    fr: 'la disponibilité d’un nœud et ses indicateurs',
  },
  'sensor health': {
    en: 'whether a sensor works',
    fr: 'le bon fonctionnement d’un capteur',
  },
  'strait vault subjects origin': {
    en: 'the node whose record a subject of the vault is, as on every label',
    fr: 'le nœud auteur de la fiche du coffre, comme sur toute mention',
  },
  'court appearance': {
    en: 'a date before a court',
    fr: 'une date d’audience',
  },
  'medical evacuation': {
    en: 'a kind of task for a helicopter or lifeboat, not a finding about anyone',
    fr: 'un type de mission d’hélicoptère ou de canot, non un constat sur une personne',
  },
};

/**
 * Why these are not grounds where no person is named beside them: shown to whoever asks why the checker let them pass.
 */
export const notOfPersons: Readonly<Record<string, Text>> = {
  country: {
    en: 'Of a vessel: the State of registry, read from the first three digits of its MMSI. It says nothing of anyone aboard.',
    fr: 'D’un navire : l’État d’immatriculation, lu dans les trois premiers chiffres du MMSI. Il ne dit rien des personnes à bord.',
  },
  flag: {
    en: 'Of a vessel: the same State of registry, as painted on the stern.',
    fr: 'D’un navire : ce même État d’immatriculation, celui du pavillon.',
  },
  state: {
    en: 'Of a node, a desk or a line on the chart: which of the two States runs it or owns it.',
    fr: 'D’un nœud, d’un poste ou d’un tracé : celui des deux États qui l’exploite ou dont il relève.',
  },
  origin: {
    en: 'Of an event or a record: the node that wrote it first.',
    fr: 'D’un événement ou d’un dossier : le nœud qui l’a écrit en premier.',
  },
};
