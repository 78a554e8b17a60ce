import type { Text, Texts } from '../../../kernel/text.ts';
import type {
  Age,
  Concern,
  Consenter,
  LinkGround,
  Outcome,
  PartingHow,
  Relation,
  RuledOutGround,
  UnlinkGround,
} from '../events-tracing.ts';
import type { MatchDoubt, MatchReason, Phase } from '../wire.ts';

export const phaseText = {
  contact_agreed: { en: 'Arrange contact', fr: 'Contact à organiser' },
  linked_there: { en: 'Linked by the other side', fr: 'Reliée par l’autre côté' },
  suggested: { en: 'Suggestion to look at', fr: 'Rapprochement à voir' },
  linked: { en: 'Linked', fr: 'Reliée' },
  searching: { en: 'Searching', fr: 'En recherche' },
  closed: { en: 'Closed', fr: 'Close' },
} as const satisfies Record<Phase, Text>;

/** Whom somebody seeks, as the choice of a form. */
export const relationText = {
  spouse: { en: 'Spouse', fr: 'Conjoint' },
  parent: { en: 'Parent', fr: 'Père ou mère' },
  child: { en: 'Child', fr: 'Enfant' },
  sibling: { en: 'Brother or sister', fr: 'Frère ou sœur' },
  grandparent: { en: 'Grandparent', fr: 'Grand-parent' },
  grandchild: { en: 'Grandchild', fr: 'Petit-enfant' },
  guardian: { en: 'Guardian', fr: 'Tuteur' },
  ward: { en: 'Child in their charge', fr: 'Enfant à charge' },
  other_relative: { en: 'Other relative', fr: 'Autre proche' },
} as const satisfies Record<Relation, Text>;

/** The same as a line of a list. */
export const soughtText = {
  spouse: { en: 'Seeks spouse', fr: 'Recherche conjoint' },
  parent: { en: 'Seeks parent', fr: 'Recherche père ou mère' },
  child: { en: 'Seeks child', fr: 'Recherche enfant' },
  sibling: { en: 'Seeks brother or sister', fr: 'Recherche frère ou sœur' },
  grandparent: { en: 'Seeks grandparent', fr: 'Recherche grand-parent' },
  grandchild: { en: 'Seeks grandchild', fr: 'Recherche petit-enfant' },
  guardian: { en: 'Seeks guardian', fr: 'Recherche tuteur' },
  ward: { en: 'Seeks child in their charge', fr: 'Recherche enfant à charge' },
  other_relative: { en: 'Seeks other relative', fr: 'Recherche autre proche' },
} as const satisfies Record<Relation, Text>;

export const ageText = {
  adult: { en: 'Adult', fr: 'Adulte' },
  child: { en: 'Child', fr: 'Enfant' },
} as const satisfies Record<Age, Text>;

export const partingText = {
  other_boat: { en: 'Put on different boats', fr: 'Sur deux embarcations' },
  at_sea: { en: 'At sea', fr: 'En mer' },
  before_boarding: { en: 'Before boarding', fr: 'Avant l’embarquement' },
  after_landing: { en: 'After landing', fr: 'Après le débarquement' },
  unknown: { en: 'Not known how', fr: 'Circonstance inconnue' },
} as const satisfies Record<PartingHow, Text>;

export const consenterText = {
  self: { en: 'The person, for themselves', fr: 'La personne elle-même' },
  guardian: { en: 'A guardian', fr: 'Un tuteur ou représentant légal' },
  safeguarding: {
    en: 'Safeguarding staff, in the best interests of the child or person',
    fr: 'Un référent protection, dans l’intérêt supérieur de l’enfant ou de la personne',
  },
} as const satisfies Record<Consenter, Text>;

export const groundText = {
  each_named_the_other: {
    en: 'Each, asked apart, named the other',
    fr: 'Chacun, entendu séparément, a nommé l’autre',
  },
  parting_told_alike: { en: 'Both tell the parting alike', fr: 'Récits concordants de la séparation' },
  document_seen: { en: 'A family document was seen', fr: 'Document de famille présenté' },
  photograph_recognised: { en: 'A photograph was recognised', fr: 'Photographie reconnue' },
  voices_recognised: { en: 'A voice was recognised', fr: 'Voix reconnue' },
} as const satisfies Record<LinkGround, Text>;

export const unlinkText = {
  linked_in_error: { en: 'Linked in error', fr: 'Reliées par erreur' },
  not_the_same_people: { en: 'Not the same people', fr: 'Ce ne sont pas les mêmes personnes' },
  person_asks: { en: 'The person asks for it', fr: 'À la demande de la personne' },
  safety: { en: 'For somebody’s safety', fr: 'Pour la sécurité d’une personne' },
} as const satisfies Record<UnlinkGround, Text>;

export const ruledOutText = {
  names_differ: { en: 'The names differ', fr: 'Les noms diffèrent' },
  parting_differs: { en: 'They tell another parting', fr: 'Les récits de la séparation diffèrent' },
  already_found: { en: 'The relative was found already', fr: 'Le proche est déjà retrouvé' },
  person_says_no: {
    en: 'The person says it is not their relative',
    fr: 'La personne n’y reconnaît pas son proche',
  },
} as const satisfies Record<RuledOutGround, Text>;

export const concernText = {
  violence: { en: 'Violence is feared', fr: 'Violences à craindre' },
  trafficking: { en: 'Trafficking is feared', fr: 'Traite des êtres humains à craindre' },
  claims_a_stranger: { en: 'Claims a stranger as family', fr: 'Se dit parent d’un inconnu' },
  other: { en: 'Another concern', fr: 'Autre inquiétude' },
} as const satisfies Record<Concern, Text>;

export const outcomeText = {
  in_contact: { en: 'In contact', fr: 'Lien rétabli' },
  reunited: { en: 'Reunited', fr: 'Famille réunie' },
  told_of_death: { en: 'Told of a death', fr: 'Décès annoncé' },
  withdrawn_by_person: { en: 'Withdrawn by the person', fr: 'Retirée par la personne' },
  opened_in_error: { en: 'Opened in error', fr: 'Ouverte par erreur' },
  not_found: { en: 'Not found', fr: 'Proche non retrouvé' },
} as const satisfies Record<Outcome, Text>;

export const reasonText = {
  relations_fit: { en: 'Each seeks what the other is', fr: 'Liens de parenté concordants' },
  parted_together: { en: 'The times of parting meet', fr: 'Heures de séparation communes' },
  same_boat: { en: 'Same boat reference', fr: 'Même référence d’embarcation' },
  parted_alike: { en: 'Parted in the same way', fr: 'Même circonstance de séparation' },
  ages_fit: {
    en: 'One seeks a child, the other is a child',
    fr: 'Un enfant recherché, un enfant qui recherche',
  },
} as const satisfies Record<MatchReason, Text>;

export const doubtText = {
  parted_apart: { en: 'Parted more than 12 h apart', fr: 'Plus de 12 h entre les deux séparations' },
  different_boats: { en: 'Different boat references', fr: 'Références d’embarcation différentes' },
  parted_differently: { en: 'Parted in different ways', fr: 'Circonstances de séparation différentes' },
  ages_differ: {
    en: 'Sought as a grown person, and treated as a child',
    fr: 'Recherché comme adulte, traité comme enfant',
  },
} as const satisfies Record<MatchDoubt, Text>;

export const tracingText = {
  title: { en: 'Family tracing', fr: 'Recherche de proches' },
  lead: {
    en: 'To restore family links, and for nothing else. Names stay sealed.',
    fr: 'Pour rétablir des liens familiaux, et rien d’autre. Noms sous scellés.',
  },
  table: { en: 'Tracing requests of this side', fr: 'Demandes de recherche de ce côté' },
  empty: {
    en: 'No tracing request yet. When somebody asks for a relative, open one: key n.',
    fr: 'Aucune demande. Dès qu’une personne recherche un proche, en ouvrir une : touche n.',
  },
  emptyOfFilter: { en: 'None of this kind.', fr: 'Aucune de ce type.' },
  more: {
    en: 'More requests than one answer holds: the oldest are not shown and not compared. Close those that are over.',
    fr: 'Trop de demandes pour une seule réponse : les plus anciennes ne sont ni affichées ni rapprochées. Clore celles qui sont terminées.',
  },
  shown: { en: 'Which requests', fr: 'Quelles demandes' },
  open: { en: 'Open', fr: 'En cours' },
  toDo: { en: 'Needs an act', fr: 'À traiter' },
  closed: { en: 'Closed', fr: 'Closes' },
  all: { en: 'All', fr: 'Toutes' },
  told: { en: 'Told by the other side', fr: 'Communiquées par l’autre côté' },
  toldHint: {
    en: 'What its people agreed to tell. Link from a request of your own.',
    fr: 'Ce que les personnes y ont accepté de communiquer. Relier depuis une demande de ce côté.',
  },
  toldMost: {
    en: 'The newest {shown} of {all}: every one of them is compared.',
    fr: 'Les {shown} plus récentes sur {all} : toutes sont rapprochées.',
  },
  toldEmpty: {
    en: 'Nothing told. A request shows here once its person agrees; ask the other desk by telephone whether one waits.',
    fr: 'Rien de communiqué. Une demande paraît ici dès l’accord de la personne ; s’enquérir par téléphone auprès de l’autre poste.',
  },
  phase: { en: 'State', fr: 'État' },
  reference: { en: 'Request', fr: 'Demande' },
  sought: { en: 'Who is sought', fr: 'Proche recherché' },
  seeker: { en: 'Who seeks', fr: 'Qui recherche' },
  how: { en: 'How parted', fr: 'Séparation' },
  from: { en: 'Parted from, UTC · local', fr: 'Séparés du, UTC · locale' },
  until: { en: 'Parted until, UTC · local', fr: 'Séparés au, UTC · locale' },
  boat: { en: 'Boat', fr: 'Embarcation' },
  isShared: { en: 'Shared', fr: 'Communiquée' },
  yes: { en: 'Yes', fr: 'Oui' },
  no: { en: 'No', fr: 'Non' },
  suggestionCount: { en: 'Sugg.', fr: 'Rappr.' },
  opened: { en: 'Opened', fr: 'Ouverte' },
  toldAgo: { en: 'Told', fr: 'Reçue' },
  side: { en: 'Side', fr: 'Côté' },
  openedAgo: { en: 'opened {age} ago', fr: 'ouverte il y a {age}' },
  receivedAgo: { en: 'told {age} ago', fr: 'reçue il y a {age}' },
  consent: { en: 'Agreed by', fr: 'Consentement' },
  childAlone: {
    en: 'The child alone: ask a guardian, or whoever protects it',
    fr: 'L’enfant seul : recueillir l’accord d’un tuteur ou d’un référent protection',
  },
  sharedSince: { en: 'Told to the other state', fr: 'Communiquée à l’autre État' },
  notShared: {
    en: 'No: only this side searches',
    fr: 'Non : recherche de ce côté seulement',
  },
  doneBy: { en: 'by {by}', fr: 'par {by}' },
  ended: { en: 'Closed', fr: 'Close' },
  sealed: { en: 'Name and own words', fr: 'Nom et propos' },
  openSealed: { en: 'Open name and words…', fr: 'Ouvrir le nom et les propos…' },
  openHint: { en: 'The opening is written in the log.', fr: 'La consultation est consignée au journal.' },
  sealedHint: {
    en: 'Sealed. Shown only while this request lies open; each opening is logged.',
    fr: 'Sous scellés. Affichés tant que la demande est ouverte à l’écran ; chaque consultation est consignée.',
  },
  nothingOpen: { en: 'Nothing of it is open to you.', fr: 'Rien ne vous en est ouvert.' },
  name: { en: 'Who seeks', fr: 'Qui recherche' },
  ownWords: { en: 'Whom they seek, in their own words', fr: 'Qui est recherché, selon ses propres mots' },
  suggestions: { en: 'May be of one family', fr: 'Peut-être de la même famille' },
  suggestionsHint: {
    en: 'Offered, not decided. Ask each person apart before either is told anything.',
    fr: 'Proposé, rien de décidé. Entendre chacun séparément avant de dire quoi que ce soit.',
  },
  noSuggestions: {
    en: 'Nothing fits for now. New requests of both sides are compared as they come.',
    fr: 'Rien ne concorde pour l’instant. Les nouvelles demandes des deux côtés sont comparées dès leur arrivée.',
  },
  closedSuggestions: { en: 'Closed: nothing is offered.', fr: 'Close : plus de rapprochement.' },
  against: { en: 'Against', fr: 'Contre' },
  for: { en: 'For', fr: 'Pour' },
  nothingAgainst: { en: 'Nothing known', fr: 'Rien de connu' },
  nothingFor: { en: 'Nothing known', fr: 'Rien de connu' },
  unfit: {
    en: 'By what was told, the relations do not fit or the partings lie over three days apart',
    fr: 'D’après les déclarations, liens de parenté discordants ou plus de trois jours entre les séparations',
  },
  concernHere: { en: 'Concern raised here: {concern}', fr: 'Inquiétude signalée ici : {concern}' },
  pairs: { en: 'Links, from here or from the other side', fr: 'Liens, faits d’ici ou de l’autre côté' },
  thisSide: { en: 'This side', fr: 'De ce côté' },
  otherSide: { en: 'The other request', fr: 'L’autre demande' },
  contactHere: { en: 'Contact, person here', fr: 'Contact, personne d’ici' },
  contactThere: { en: 'Contact, person there', fr: 'Contact, autre personne' },
  concern: { en: 'Concern', fr: 'Inquiétude' },
  linkedBy: { en: 'Linked {age} ago by {by}: {grounds}', fr: 'Reliées il y a {age} par {by} : {grounds}' },
  linkedThere: { en: 'Linked {age} ago: {grounds}', fr: 'Reliées il y a {age} : {grounds}' },
  notLinkedHere: { en: 'Not linked', fr: 'Non reliées' },
  notLinkedThere: { en: 'Has told no link', fr: 'Aucun lien communiqué' },
  agreedHere: {
    en: 'Agrees, {age} ago ({consent}); noted by {by}',
    fr: 'Accepté il y a {age} ({consent}) ; consigné par {by}',
  },
  declinedHere: { en: 'Wants none, {age} ago; noted by {by}', fr: 'Refusé il y a {age} ; consigné par {by}' },
  notAsked: { en: 'Not on record', fr: 'Non consigné' },
  agreedThere: { en: 'Agrees, told {age} ago', fr: 'Accepté, communiqué il y a {age}' },
  noneThere: { en: 'No agreement told', fr: 'Aucun accord communiqué' },
  concernBy: { en: '{concern}, {age} ago by {by}', fr: '{concern}, il y a {age} par {by}' },
  ruledOut: { en: 'Ruled out: {count}', fr: 'Écartées : {count}' },
  ruledOutBy: { en: '{ground}, {age} ago by {by}', fr: '{ground}, il y a {age} par {by}' },
  giver: {
    en: 'Not for your post: safeguarding officers and case workers trace families.',
    fr: 'Non ouvert à votre fonction : réservé aux référents protection et chargés de dossier.',
  },
  vaultGiver: {
    en: 'Not for your post: safeguarding officers and case workers open names.',
    fr: 'Non ouvert à votre fonction : noms réservés aux référents protection et chargés de dossier.',
  },
} as const satisfies Texts;

/** What stands first at a pair, and what is to be done next. */
export const stepText = {
  contact: {
    en: 'Both agree: telephone the other side’s safeguarding desk and arrange contact together.',
    fr: 'Accord des deux : appeler le poste protection de l’autre côté et organiser le contact ensemble.',
  },
  contactHere: {
    en: 'Both agree: speak with whoever keeps the other request here and arrange contact together.',
    fr: 'Accord des deux : voir avec le référent de l’autre demande, de ce côté, et organiser le contact.',
  },
  gone: {
    en: 'The other request is no longer to be seen: closed, or withheld by its person. No contact.',
    fr: 'L’autre demande n’est plus visible : close, ou retirée par la personne. Pas de contact.',
  },
  linkedThere: {
    en: 'The other side has linked these. Ask the person here, apart, whom they seek; then link, or rule out.',
    fr: 'L’autre côté les a reliées. Demander séparément à la personne d’ici qui elle recherche ; puis relier, ou écarter.',
  },
  concern: {
    en: 'A concern stands: no contact, and nothing is said to either person, before a second person clears it.',
    fr: 'Inquiétude en cours : pas de contact, rien n’est dit à personne, avant qu’un second référent ne la lève.',
  },
  declined: {
    en: 'The person here wants no contact. The other side is not told so.',
    fr: 'La personne d’ici ne veut pas de contact. L’autre côté n’en est pas informé.',
  },
  ask: {
    en: 'Ask the person here, alone, whether they want contact; note what they say.',
    fr: 'Demander à la personne d’ici, en tête-à-tête, si elle souhaite un contact ; consigner sa réponse.',
  },
  untold: {
    en: 'Agreed here, and not told: share the request so that the other side hears of it.',
    fr: 'Accepté ici, mais non communiqué : communiquer la demande pour que l’autre côté le sache.',
  },
  waitLink: {
    en: 'The other side has not linked yet: its own staff decide. No contact.',
    fr: 'L’autre côté n’a pas encore relié : ses référents en décident. Pas de contact.',
  },
  waitAgreement: {
    en: 'No agreement told from the other side yet. No contact.',
    fr: 'Pas encore d’accord communiqué par l’autre côté. Pas de contact.',
  },
} as const satisfies Texts;
export type Step = keyof typeof stepText;
