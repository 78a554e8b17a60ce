import type { Text } from '../../kernel/text.ts';
import type { DetailKind, OpeningReason, SubjectKind, StandingReason } from '../../kernel/vault.ts';
import type { RequestEvent, SearchEvent, SubjectEvent, VaultKeyEvent } from './events.ts';
import type { BookEvent } from './events-book.ts';
import type {
  Channel,
  ErasureGround,
  HoldReason,
  OpeningAct,
  Regime,
  RequestKind,
  RequestOutcome,
  RequestPhase,
} from './wire.ts';

/** One line for each event. */
export const eventText = {
  SubjectRegistered: { en: 'Entered in the vault', fr: 'Inscription au coffre' },
  SubjectDetailPut: { en: 'Detail sealed', fr: 'Élément scellé' },
  SubjectDetailRemoved: { en: 'Detail replaced', fr: 'Élément remplacé' },
  SubjectOpened: { en: 'Opened', fr: 'Consultation' },
  HoldPlaced: { en: 'Hold placed', fr: 'Gel prononcé' },
  HoldLifted: { en: 'Hold lifted', fr: 'Gel levé' },
  ErasureOrdered: { en: 'Erasure ordered', fr: 'Effacement ordonné' },
  SubjectErased: { en: 'Erased', fr: 'Effacement' },
  KeepUntilChanged: { en: 'Kept longer', fr: 'Conservation prolongée' },
  SubjectSearched: { en: 'Searched', fr: 'Recherche' },
  RequestReceived: { en: 'Request received', fr: 'Demande reçue' },
  RequestAssigned: { en: 'Request assigned', fr: 'Demande confiée' },
  IdentityVerified: { en: 'Identity verified', fr: 'Identité vérifiée' },
  RequestExtended: { en: 'Time extended', fr: 'Délai prolongé' },
  RequestAnswered: { en: 'Request answered', fr: 'Réponse donnée' },
  RequestClosed: { en: 'Request closed', fr: 'Demande close' },
  VaultKeyRotationOrdered: {
    en: 'Change of the vault’s key ordered',
    fr: 'Renouvellement de la clé du coffre ordonné',
  },
  VaultKeyRotated: { en: 'Vault’s key changed', fr: 'Clé du coffre renouvelée' },
  VaultKeysDestroyed: {
    en: 'Retired keys of the vault destroyed',
    fr: 'Clés retirées du coffre détruites',
  },
  ResumptionOrdered: {
    en: 'Resumption of a book that was set back ordered',
    fr: 'Reprise d’un journal revenu en arrière ordonnée',
  },
  BookResumed: {
    en: 'Book that was set back goes on',
    fr: 'Journal revenu en arrière : reprise faite',
  },
  ResumptionStopped: {
    en: 'Resumption not carried out',
    fr: 'Reprise non exécutée',
  },
  PositionLost: {
    en: 'Position lost: what stood here is not in this book any more',
    fr: 'Position perdue : ce qui figurait ici n’est plus dans ce journal',
  },
} as const satisfies Record<
  (SubjectEvent | SearchEvent | RequestEvent | VaultKeyEvent | BookEvent)['type'],
  Text
>;

export const actText = {
  opened: { en: 'Opened', fr: 'Consultation' },
  exported: { en: 'Exported to the person', fr: 'Remise à la personne' },
  disclosed: { en: 'Disclosed', fr: 'Communication' },
  searched: { en: 'Searched', fr: 'Recherche' },
} as const satisfies Record<OpeningAct | 'searched', Text>;

export const subjectKindText = {
  staff: { en: 'Member of staff', fr: 'Agent' },
  caller: { en: 'Caller', fr: 'Appelant' },
  person_found: { en: 'Person found', fr: 'Personne retrouvée' },
  child: { en: 'Child', fr: 'Enfant' },
  claimant: { en: 'Claimant', fr: 'Demandeur' },
  suspect: { en: 'Suspect', fr: 'Mis en cause' },
  witness: { en: 'Witness', fr: 'Témoin' },
  note: { en: 'Typed reason', fr: 'Motif saisi' },
  vehicle: { en: 'Vehicle', fr: 'Véhicule' },
  picture: { en: 'Picture of a camera', fr: 'Image de caméra' },
} as const satisfies Record<SubjectKind, Text>;

export const detailKindText = {
  name: { en: 'Name', fr: 'Nom' },
  phone: { en: 'Telephone', fr: 'Téléphone' },
  email: { en: 'Electronic mail', fr: 'Courriel' },
  address: { en: 'Address', fr: 'Adresse' },
  birth_date: { en: 'Date of birth', fr: 'Date de naissance' },
  document: { en: 'Identity document', fr: 'Pièce d’identité' },
  image: { en: 'Image', fr: 'Photographie ou image' },
  free_text: { en: 'Text', fr: 'Texte' },
  translation: { en: 'Translation', fr: 'Traduction' },
  reason: { en: 'Reason', fr: 'Motif' },
  plate: { en: 'Registration plate', fr: 'Plaque d’immatriculation' },
} as const satisfies Record<DetailKind, Text>;

/** What stands for a typed reason where a state's policy says so. */
export const standingText = {
  call_in_hand: { en: 'Call in hand', fr: 'Appel en cours' },
} as const satisfies Record<StandingReason, Text>;

export const openingReasonText = {
  rescue: { en: 'Rescue', fr: 'Sauvetage' },
  safeguarding: { en: 'Safeguarding', fr: 'Protection des personnes vulnérables' },
  case_work: { en: 'Case work', fr: 'Instruction du dossier' },
  investigation: { en: 'Investigation', fr: 'Enquête' },
  staff_matter: { en: 'Staff matter', fr: 'Gestion du personnel' },
  subject_request: { en: 'Request of the person', fr: 'Demande de la personne' },
  supervision: { en: 'Supervision', fr: 'Contrôle' },
  correction: { en: 'Correction', fr: 'Rectification' },
} as const satisfies Record<OpeningReason, Text>;

export const holdReasonText = {
  litigation: { en: 'Litigation', fr: 'Contentieux' },
  investigation: { en: 'Investigation', fr: 'Enquête' },
  inspection: { en: 'Inspection', fr: 'Mission d’inspection' },
  subject_request: { en: 'Request of the person', fr: 'Demande de la personne' },
} as const satisfies Record<HoldReason, Text>;

export const erasureGroundText = {
  retention: { en: 'Its time is up', fr: 'Durée de conservation échue' },
  request: { en: 'Request of the person', fr: 'Demande de la personne' },
  unlawful: { en: 'Kept unlawfully', fr: 'Conservation illicite' },
  restored_again: { en: 'Erased again after a restore', fr: 'Effacé de nouveau après restauration' },
} as const satisfies Record<ErasureGround | 'restored_again', Text>;

export const requestKindText = {
  access: { en: 'Access', fr: 'Accès' },
  rectification: { en: 'Correction', fr: 'Rectification' },
  erasure: { en: 'Erasure', fr: 'Effacement' },
  objection: { en: 'Objection', fr: 'Opposition' },
} as const satisfies Record<RequestKind, Text>;

export const regimeText = {
  gdpr: { en: 'GDPR', fr: 'RGPD' },
  led: { en: 'Law Enforcement Directive', fr: 'Directive police-justice' },
  uk_gdpr: { en: 'UK GDPR', fr: 'RGPD du Royaume-Uni' },
  dpa_part_3: { en: 'DPA 2018, part 3', fr: 'Loi britannique de 2018, partie 3' },
} as const satisfies Record<Regime, Text>;

export const phaseText = {
  received: { en: 'Received', fr: 'Reçue' },
  identity_verified: { en: 'Identity verified', fr: 'Identité vérifiée' },
  in_work: { en: 'In work', fr: 'En cours' },
  answered: { en: 'Answered', fr: 'Réponse donnée' },
  closed: { en: 'Closed', fr: 'Close' },
} as const satisfies Record<RequestPhase, Text>;

export const outcomeText = {
  granted: { en: 'Granted', fr: 'Accordée' },
  partly: { en: 'Granted in part', fr: 'Accordée en partie' },
  refused: { en: 'Refused', fr: 'Refusée' },
} as const satisfies Record<RequestOutcome, Text>;

export const channelText = {
  post: { en: 'By post', fr: 'Par courrier' },
  email: { en: 'By electronic mail', fr: 'Par courriel' },
  portal: { en: 'On the portal', fr: 'Sur le portail' },
  in_person: { en: 'In person', fr: 'En personne' },
} as const satisfies Record<Channel, Text>;
