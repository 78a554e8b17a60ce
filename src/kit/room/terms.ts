import type { State } from '../../kernel/label.ts';
import type { Marking, Purpose } from '../../kernel/marking.ts';
import type { Text } from '../../kernel/text.ts';
import type { DetailKind, OpeningReason, SubjectKind } from '../../kernel/vault.ts';

/** Words of the record's closed lists, the same in every room. */
export const markingText = {
  open: { en: 'Open', fr: 'Non protégé' },
  official: { en: 'Official', fr: 'Officiel (sans mention)' },
  official_sensitive: { en: 'Official-Sensitive', fr: 'Diffusion restreinte' },
} as const satisfies Record<Marking, Text>;

export const purposeText = {
  save_life: { en: 'Save life', fr: 'Sauvegarde de la vie' },
  border_control: { en: 'Border control', fr: 'Contrôle aux frontières' },
  law_enforcement: { en: 'Law enforcement', fr: 'Répression des infractions' },
  protection: { en: 'Protection', fr: 'Protection des personnes' },
  oversight: { en: 'Oversight', fr: 'Supervision' },
} as const satisfies Record<Purpose, Text>;

export const stateText = {
  fr: { en: 'France', fr: 'France' },
  uk: { en: 'United Kingdom', fr: 'Royaume-Uni' },
} as const satisfies Record<State, Text>;

export const roleText = {
  administrator: { en: 'Administrator', fr: 'Administrateur' },
  staff_officer: { en: 'Staff officer', fr: 'Responsable du personnel' },
  security_officer: { en: 'Security officer', fr: 'Officier de sécurité' },
  watch_officer: { en: 'Watch officer', fr: 'Officier de quart' },
  duty_officer: { en: 'Duty officer', fr: 'Officier de permanence' },
  gold_commander: { en: 'Gold commander', fr: 'Commandant opérationnel' },
  observer: { en: 'Observer', fr: 'Observateur' },
  source_keeper: { en: 'Source keeper', fr: 'Responsable des sources' },
  safeguarding_officer: { en: 'Safeguarding officer', fr: 'Responsable de la protection des personnes' },
  case_worker: { en: 'Case worker', fr: 'Travailleur social' },
  intelligence_analyst: { en: 'Intelligence analyst', fr: 'Analyste du renseignement' },
  investigator: { en: 'Investigator', fr: 'Enquêteur' },
  national_contact: { en: 'National contact', fr: 'Point de contact national' },
  data_protection_officer: {
    en: 'Data protection officer',
    fr: 'Délégué à la protection des données',
  },
  independent_monitor: { en: 'Independent monitor', fr: 'Contrôleur indépendant' },
  detection_device: { en: 'Detection device', fr: 'Appareil de détection' },
  position_device: { en: 'Position device', fr: 'Appareil de position' },
} as const satisfies Record<string, Text>;

export const subjectKindText = {
  staff: { en: 'Member of staff', fr: 'Agent' },
  caller: { en: 'Caller', fr: 'Appelant' },
  person_found: { en: 'Person found', fr: 'Personne retrouvée' },
  child: { en: 'Child', fr: 'Enfant' },
  claimant: { en: 'Claimant', fr: 'Demandeur' },
  suspect: { en: 'Suspect', fr: 'Mis en cause' },
  witness: { en: 'Witness', fr: 'Témoin' },
  note: { en: 'Sealed note', fr: 'Note scellée' },
} as const satisfies Record<SubjectKind, Text>;

export const detailKindText = {
  name: { en: 'name', fr: 'nom' },
  phone: { en: 'telephone', fr: 'téléphone' },
  email: { en: 'e-mail', fr: 'courriel' },
  address: { en: 'postal address', fr: 'adresse' },
  birth_date: { en: 'date of birth', fr: 'date de naissance' },
  document: { en: 'identity document', fr: 'pièce d’identité' },
  image: { en: 'picture of a person', fr: 'image d’une personne' },
  free_text: { en: 'free text', fr: 'texte libre' },
  reason: { en: 'typed reason', fr: 'motif rédigé' },
} as const satisfies Record<DetailKind, Text>;

export const openingReasonText = {
  rescue: { en: 'Rescue', fr: 'Sauvetage' },
  safeguarding: { en: 'Safeguarding', fr: 'Mise à l’abri et protection' },
  case_work: { en: 'Case work', fr: 'Suivi de dossier' },
  investigation: { en: 'Investigation', fr: 'Enquête' },
  staff_matter: { en: 'Staff matter', fr: 'Gestion du personnel' },
  subject_request: { en: 'Request of the person', fr: 'Demande de la personne' },
  supervision: { en: 'Supervision', fr: 'Contrôle' },
  correction: { en: 'Correction', fr: 'Rectification' },
} as const satisfies Record<OpeningReason, Text>;

/** The words for an id of a closed list; the id itself where the list has grown since this console was built. */
export function termOf(list: Readonly<Record<string, Text>>, id: string): Text {
  return (Object.hasOwn(list, id) ? list[id] : undefined) ?? { en: id, fr: id };
}
