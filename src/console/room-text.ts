import type { Text, Texts } from '../kernel/text.ts';
import type { RoomId } from './rooms.ts';

export const roomNameText = {
  picture: { en: 'Picture', fr: 'Situation' },
  boats: { en: 'Boats', fr: 'Embarcations' },
  inbox: { en: 'Inbox', fr: 'Arrivées' },
  alarms: { en: 'Alarms', fr: 'Alarmes' },
  units: { en: 'Units', fr: 'Moyens' },
  handover: { en: 'Handover', fr: 'Relève' },
  watch: { en: 'Watch', fr: 'Quart' },
  desk: { en: 'My desk', fr: 'Mon poste' },
  staff: { en: 'Staff and posts', fr: 'Personnel et fonctions' },
  approvals: { en: 'Approvals', fr: 'Approbations' },
  access: { en: 'Access review', fr: 'Revue des accès' },
  'vault-log': { en: 'Vault access log', fr: 'Journal des accès au coffre' },
  retention: { en: 'Retention', fr: 'Conservation' },
  requests: { en: 'Subject requests', fr: 'Demandes des personnes' },
  monitor: { en: 'Monitor', fr: 'Contrôle indépendant' },
  devices: { en: 'Devices and sessions', fr: 'Appareils et sessions' },
  policies: { en: 'Policies', fr: 'Règles d’accès' },
  sites: { en: 'Fixed sites', fr: 'Sites fixes' },
  freight: { en: 'Freight', fr: 'Fret' },
  roster: { en: 'Freight teams', fr: 'Équipes du fret' },
  selection: { en: 'Vehicle selection', fr: 'Sélection des véhicules' },
  intel: { en: 'Intelligence', fr: 'Renseignement' },
  tracing: { en: 'Family tracing', fr: 'Recherche de proches' },
} as const satisfies Record<RoomId, Text>;

export const roomRefusalText = {
  picture: {
    en: 'Not for your post. A watch desk sees the picture; the staff officer of your agency gives posts.',
    fr: 'Non ouvert à votre fonction. La situation relève d’un poste de quart ; le responsable du personnel de votre organisme attribue les fonctions.',
  },
  rescue: {
    en: 'Not for your post. The watch of the rescue centre works here; the staff officer of your agency gives posts.',
    fr: 'Non ouvert à votre fonction. Salle du quart du centre de sauvetage ; le responsable du personnel de votre organisme attribue les fonctions.',
  },
  watch: {
    en: 'Not for your post. The watch of the control room works here; the staff officer of your agency gives posts.',
    fr: 'Non ouvert à votre fonction. Salle du quart opérationnel ; le responsable du personnel de votre organisme attribue les fonctions.',
  },
  staff: {
    en: 'Not for your post. The staff officer of your agency keeps the register.',
    fr: 'Non ouvert à votre fonction. Le responsable du personnel de votre organisme tient le registre.',
  },
  access: {
    en: 'Not for your post. The data protection officer and the independent monitor review access.',
    fr: 'Non ouvert à votre fonction. Le délégué à la protection des données et le contrôleur indépendant vérifient les accès.',
  },
  log: {
    en: 'Not for your post. The data protection officer and the independent monitor read the log.',
    fr: 'Non ouvert à votre fonction. Le délégué à la protection des données et le contrôleur indépendant lisent ce journal.',
  },
  records: {
    en: 'Not for your post. The data protection officer keeps it.',
    fr: 'Non ouvert à votre fonction. Le délégué à la protection des données en a la charge.',
  },
  monitor: {
    en: 'Not for your post. It is the independent monitor’s.',
    fr: 'Non ouvert à votre fonction. Réservé au contrôleur indépendant.',
  },
  policies: {
    en: 'Not for your post. The text is public; the administrator shows it here.',
    fr: 'Non ouvert à votre fonction. Le texte est public ; l’administrateur le présente ici.',
  },
  freight: {
    en: 'Not for your post. Search teams and their supervisors work here; the staff officer of your agency gives posts.',
    fr: 'Non ouvert à votre fonction. Salle des équipes de contrôle et de leurs chefs ; le responsable du personnel de votre organisme attribue les fonctions.',
  },
  intel: {
    en: 'Not for your post. Analysts of the joint cells work here; the staff officer of your agency gives posts.',
    fr: 'Non ouvert à votre fonction. Salle des analystes des cellules conjointes ; le responsable du personnel de votre organisme attribue les fonctions.',
  },
  tracing: {
    en: 'Not for your post. Safeguarding officers and case workers trace families here: ask one of them; the staff officer of your agency gives posts.',
    fr: 'Non ouvert à votre fonction. Les référents protection et chargés de dossier y recherchent des proches : s’adresser à eux ; le responsable du personnel de votre organisme attribue les fonctions.',
  },
} as const satisfies Texts;

export const switchText = {
  rooms: { en: 'Rooms', fr: 'Salles' },
  open: { en: 'Go to another room', fr: 'Aller dans une autre salle' },
  waiting: {
    en: '{count, plural, one {# waits} other {# wait}}',
    fr: '{count, plural, one {# en attente} other {# en attente}}',
  },
  closed: { en: 'Not for your post', fr: 'Non ouvert à votre fonction' },
  loading: { en: 'Opening the room…', fr: 'Ouverture de la salle…' },
  failed: {
    en: 'The room could not be loaded. The picture goes on; ask again.',
    fr: 'La salle n’a pas pu être chargée. La situation continue ; réessayez.',
  },
} as const satisfies Texts;
