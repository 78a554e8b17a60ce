import { staffRoleText } from '../../kernel/role-text.ts';
import type { Text, Texts } from '../../kernel/text.ts';
import type { PostEvent, ShiftEvent, StaffEvent } from './events.ts';
import type { LanguageCode, LanguageLevel } from './languages.ts';
import type { PostKind, Remit, Role, Wing } from './roles.ts';
import type { AgencyKind } from './wire.ts';

/** A line for each event type, as the book and the screens show it. */
export const eventText = {
  StaffJoined: { en: 'Joined the service', fr: 'Entrée en service' },
  StaffMoved: { en: 'Assigned', fr: 'Affectation' },
  StaffLeft: { en: 'Leaves the service', fr: 'Départ du service' },
  StandInBegun: { en: 'Stands in', fr: 'Suppléance' },
  StandInEnded: { en: 'Stand-in ended', fr: 'Fin de suppléance' },
  ClearanceGranted: { en: 'Clearance granted', fr: 'Habilitation accordée' },
  ClearanceWithdrawn: { en: 'Clearance withdrawn', fr: 'Habilitation retirée' },
  LanguagesRecorded: { en: 'Languages recorded', fr: 'Langues inscrites' },
  PostAppointed: { en: 'Appointed to a post', fr: 'Nomination à une fonction' },
  AppointmentEnded: { en: 'Appointment ended', fr: 'Fin de nomination' },
  ShiftPut: { en: 'Shift entered', fr: 'Quart inscrit' },
  ShiftRetired: { en: 'Shift withdrawn', fr: 'Quart retiré' },
  AgencyPut: { en: 'Agency entered', fr: 'Organisme inscrit' },
  AgencyRetired: { en: 'Agency retired', fr: 'Organisme retiré' },
  DeskPut: { en: 'Desk entered', fr: 'Poste inscrit' },
  DeskRetired: { en: 'Desk retired', fr: 'Poste retiré' },
} as const satisfies Record<StaffEvent['type'] | PostEvent['type'] | ShiftEvent['type'], Text> &
  Record<string, Text>;

/** Every role that somebody can be given here has its words. */
export const roleText: Readonly<Record<Role, Text>> = staffRoleText;

export const stateText = {
  uk: { en: 'United Kingdom', fr: 'Royaume-Uni' },
  fr: { en: 'French Republic', fr: 'République française' },
} as const satisfies Record<'fr' | 'uk', Text>;

export const wingText = {
  operations: { en: 'See and act', fr: 'Conduite des opérations' },
  inquiry: { en: 'Law enforcement', fr: 'Police judiciaire' },
  cases: { en: 'Protection of persons', fr: 'Protection des personnes' },
  oversight: { en: 'Oversight', fr: 'Pilotage et contrôle' },
} as const satisfies Record<Wing, Text>;

export const remitText = {
  channel: { en: 'The Channel at sea', fr: 'Manche, espace maritime' },
  calais_port: { en: 'Port of Calais', fr: 'Port de Calais' },
  coquelles: { en: 'Coquelles and the tunnel', fr: 'Coquelles et le tunnel' },
  kent: { en: 'Kent', fr: 'Comté de Kent' },
  dunkirk: { en: 'Dunkirk', fr: 'Dunkerque' },
  protection: { en: 'Protection of persons', fr: 'Protection des personnes' },
  intelligence: { en: 'Intelligence', fr: 'Renseignement' },
  oversight: { en: 'Oversight', fr: 'Contrôle' },
} as const satisfies Record<Remit, Text>;

export const agencyKindText = {
  command: { en: 'Command and ministry', fr: 'Commandement et ministère' },
  rescue: { en: 'Sea rescue', fr: 'Sauvetage en mer' },
  police: { en: 'Police', fr: 'Police et gendarmerie' },
  border: { en: 'Border', fr: 'Frontières' },
  customs: { en: 'Customs', fr: 'Douanes' },
  asylum: { en: 'Asylum', fr: 'Asile' },
  care: { en: 'Care and safeguarding', fr: 'Accueil et protection' },
  justice: { en: 'Justice', fr: 'Autorité judiciaire' },
  oversight: { en: 'Independent oversight', fr: 'Contrôle indépendant' },
  operator: { en: 'Operator', fr: 'Exploitant' },
  joint: { en: 'Joint body', fr: 'Organe conjoint' },
} as const satisfies Record<AgencyKind, Text>;

export const levelText = {
  native: { en: 'native', fr: 'langue maternelle' },
  fluent: { en: 'fluent', fr: 'courant' },
  working: { en: 'working knowledge', fr: 'usage professionnel' },
  basic: { en: 'basic', fr: 'notions' },
} as const satisfies Record<LanguageLevel, Text>;

/** Names of the languages of the roster. Source: FACTS section 11. */
export const languageText = {
  aar: { en: 'Afar', fr: 'Afar (langue)' },
  acm: { en: 'Mesopotamian Arabic', fr: 'Arabe mésopotamien' },
  aln: { en: 'Gheg Albanian', fr: 'Albanais guègue' },
  als: { en: 'Tosk Albanian', fr: 'Albanais tosque' },
  amh: { en: 'Amharic', fr: 'Amharique' },
  apc: { en: 'Levantine Arabic', fr: 'Arabe levantin' },
  apd: { en: 'Sudanese Arabic', fr: 'Arabe soudanais' },
  ara: { en: 'Arabic', fr: 'Arabe' },
  arb: { en: 'Standard Arabic', fr: 'Arabe standard' },
  arz: { en: 'Egyptian Arabic', fr: 'Arabe égyptien' },
  ben: { en: 'Bengali', fr: 'Bengali (langue)' },
  ckb: { en: 'Central Kurdish (Sorani)', fr: 'Kurde central (sorani)' },
  eng: { en: 'English', fr: 'Anglais' },
  fra: { en: 'French', fr: 'Français' },
  gax: { en: 'Borana Oromo', fr: 'Oromo borana' },
  gaz: { en: 'West Central Oromo', fr: 'Oromo du centre-ouest' },
  hae: { en: 'Eastern Oromo', fr: 'Oromo oriental' },
  kmr: { en: 'Northern Kurdish (Kurmanji)', fr: 'Kurde septentrional (kurmandji)' },
  kur: { en: 'Kurdish', fr: 'Kurde' },
  nld: { en: 'Dutch', fr: 'Néerlandais' },
  orc: { en: 'Orma', fr: 'Orma (langue)' },
  orm: { en: 'Oromo', fr: 'Oromo (langue)' },
  pbt: { en: 'Southern Pashto', fr: 'Pachto méridional' },
  pbu: { en: 'Northern Pashto', fr: 'Pachto septentrional' },
  pes: { en: 'Persian', fr: 'Persan' },
  prs: { en: 'Dari', fr: 'Dari (langue)' },
  pst: { en: 'Central Pashto', fr: 'Pachto central' },
  pus: { en: 'Pashto', fr: 'Pachto' },
  sdh: { en: 'Southern Kurdish', fr: 'Kurde méridional' },
  som: { en: 'Somali', fr: 'Somali (langue)' },
  sqi: { en: 'Albanian', fr: 'Albanais' },
  tam: { en: 'Tamil', fr: 'Tamoul' },
  tig: { en: 'Tigre', fr: 'Tigré' },
  tir: { en: 'Tigrinya', fr: 'Tigrigna' },
  tur: { en: 'Turkish', fr: 'Turc' },
  ukr: { en: 'Ukrainian', fr: 'Ukrainien' },
  urd: { en: 'Urdu', fr: 'Ourdou' },
  vie: { en: 'Vietnamese', fr: 'Vietnamien' },
  zag: { en: 'Zaghawa', fr: 'Zaghawa (langue)' },
} as const satisfies Record<LanguageCode, Text>;

/** The title of an appointed post: its role and the state whose it is. */
const deputyText: Text = {
  en: 'Deputy data protection officer',
  fr: 'Délégué adjoint à la protection des données',
};

export function postTitle(kind: PostKind, state: 'fr' | 'uk'): Text {
  const role = kind === 'deputy_data_protection_officer' ? deputyText : roleText[kind];
  const of = stateText[state];
  return { en: `${role.en}, ${of.en}`, fr: `${role.fr}, ${of.fr}` };
}

/** Why an appointment ends. */
export const endText = {
  term_ended: { en: 'Term ended', fr: 'Terme échu' },
  resigned: { en: 'Resigned', fr: 'Démission' },
  court_order: { en: 'Order of a court', fr: 'Décision de justice' },
  replaced: { en: 'Replaced', fr: 'Remplacement' },
  left_service: { en: 'Left the service', fr: 'Départ du service' },
} as const satisfies Texts;

/** The grounds on which a monitor's appointment ends. */
export const monitorEndText = {
  term_ended: endText.term_ended,
  resigned: endText.resigned,
  court_order: endText.court_order,
} as const satisfies Texts;
