import type { Text } from '../kernel/text.ts';

/** Everything that can go wrong in the store itself, in both languages. `{name}` is filled from the values. */
export const faultTexts = {
  platform_unsupported: {
    en: 'No built-in PostgreSQL for {platform}. Give a PostgreSQL 15 or newer with --database URL.',
    fr: 'Pas de PostgreSQL intégré pour {platform}. Indiquez un PostgreSQL 15 ou plus récent avec --database URL.',
  },
  no_system_user: {
    en: 'PostgreSQL does not run as root, and the system user "postgres" could not be created: {reason}',
    fr: 'PostgreSQL refuse de tourner en root, et l’utilisateur système « postgres » n’a pas pu être créé : {reason}',
  },
  server_failed: {
    en: 'The built-in PostgreSQL did not start in {folder}: {reason}',
    fr: 'Le PostgreSQL intégré n’a pas démarré dans {folder} : {reason}',
  },
  store_in_use: {
    en: 'The data folder {folder} is already open in another node.',
    fr: 'Le dossier de données {folder} est déjà ouvert par un autre nœud.',
  },
  store_version: {
    en: 'The data folder {folder} was written by PostgreSQL {found}; this program brings PostgreSQL {brought}. Make a backup with the old program and restore it with this one.',
    fr: 'Le dossier de données {folder} vient de PostgreSQL {found} ; ce programme apporte PostgreSQL {brought}. Sauvegardez avec l’ancien programme puis restaurez avec celui-ci.',
  },
  store_unreachable: {
    en: 'The store does not answer: {reason}',
    fr: 'La base ne répond pas : {reason}',
  },
  setting_unsafe: {
    en: 'The database setting {setting} is "{value}"; it must be {allowed}, or an acknowledged decision could be lost.',
    fr: 'Le réglage {setting} de la base vaut « {value} » ; il doit être {allowed}, sinon une décision confirmée pourrait être perdue.',
  },
  version_too_old: {
    en: 'The database is PostgreSQL {found}; 15 or newer is needed.',
    fr: 'La base est un PostgreSQL {found} ; il faut la version 15 ou plus récente.',
  },
  checksums_off: {
    en: 'The database keeps no page checksums (data_checksums is off): damage on its disk may go unseen until the journal is verified.',
    fr: 'La base n’a pas de sommes de contrôle de pages (data_checksums est off) : un dégât sur disque peut passer inaperçu jusqu’à la vérification du journal.',
  },
  single_role: {
    en: 'The database account may not create the limited role strait_program: the program runs with the owner’s rights, and only triggers protect the journal. Row security is no second lock then: it still keeps back what a person may not see from a question written wrongly, but the program’s rights can lift it. Ask the administrator for: CREATE ROLE strait_program; CREATE ROLE strait_reader; GRANT strait_reader TO strait_program; GRANT strait_program TO {role};',
    fr: 'Le compte de base de données ne peut pas créer le rôle limité strait_program : le programme tourne avec les droits du propriétaire, et seuls des déclencheurs protègent le journal. La sécurité par ligne n’est alors pas un second verrou : elle retient encore ce qu’une personne ne peut pas voir face à une requête mal écrite, mais les droits du programme suffisent à la lever. Demandez à l’administrateur : CREATE ROLE strait_program; CREATE ROLE strait_reader; GRANT strait_reader TO strait_program; GRANT strait_program TO {role};',
  },
  no_reader_role: {
    en: 'The role strait_reader is missing or not granted to strait_program: row security is no second lock. It still keeps back what a person may not see from a question written wrongly, but the program’s rights can lift it. Ask the administrator for: CREATE ROLE strait_reader; GRANT strait_reader TO strait_program;',
    fr: 'Le rôle strait_reader manque ou n’est pas accordé à strait_program : la sécurité par ligne n’est pas un second verrou. Elle retient encore ce qu’une personne ne peut pas voir face à une requête mal écrite, mais les droits du programme suffisent à la lever. Demandez à l’administrateur : CREATE ROLE strait_reader; GRANT strait_reader TO strait_program;',
  },
  role_not_granted: {
    en: 'The role strait_program exists but {role} may not take it. Ask the administrator for: GRANT strait_program TO {role};',
    fr: 'Le rôle strait_program existe mais {role} ne peut pas le prendre. Demandez à l’administrateur : GRANT strait_program TO {role};',
  },
  role_too_strong: {
    en: 'The role {role} is a superuser, may bypass row security, or holds other rights than it was made for.',
    fr: 'Le rôle {role} est superutilisateur, contourne la sécurité par ligne ou détient d’autres droits que ceux prévus.',
  },
  migration_changed: {
    en: 'Migration {name} was applied with another content than this program holds.',
    fr: 'La migration {name} a été appliquée avec un autre contenu que celui de ce programme.',
  },
  database_newer: {
    en: 'The database was written by a newer program (migration {name}). Start that version or newer.',
    fr: 'La base a été écrite par un programme plus récent (migration {name}). Démarrez cette version ou une plus récente.',
  },
  other_origin: {
    en: 'This database belongs to node {found}, not to node {asked}.',
    fr: 'Cette base appartient au nœud {found}, pas au nœud {asked}.',
  },
  unmarked: {
    en: 'The table {table} of a projection does not say who may read its rows: it lacks the label columns. It is not filled, and shown to nobody.',
    fr: 'La table {table} d’une projection ne dit pas qui peut lire ses lignes : les colonnes prévues à cet effet lui manquent. Elle n’est pas remplie et n’est montrée à personne.',
  },
  queue_full: {
    en: 'The journal has {waiting} decisions waiting and takes no more for the moment. Nothing was written; try again.',
    fr: 'Le journal a {waiting} décisions en attente et n’en prend plus pour le moment. Rien n’a été écrit ; réessayez.',
  },
  not_written: {
    en: 'The decision could not be written: {reason}. Nothing was written; try again.',
    fr: 'La décision n’a pas pu être écrite : {reason}. Rien n’a été écrit ; réessayez.',
  },
  outcome_unknown: {
    en: 'The link to the store broke at the moment of writing: {reason}. Try again with the same key: it will tell whether the decision was written.',
    fr: 'La liaison avec la base s’est rompue au moment de l’écriture : {reason}. Réessayez avec la même clé : elle dira si la décision a été écrite.',
  },
  journal_closed: {
    en: 'The journal is closed.',
    fr: 'Le journal est fermé.',
  },
  not_storable: {
    en: 'A record cannot be kept faithfully: {reason} at {path}.',
    fr: 'Un enregistrement ne peut pas être conservé fidèlement : {reason} à {path}.',
  },
  chain_broken: {
    en: 'Journal record {position} (stream {stream}) is damaged: {reason}. Run "strait verify" and do not decide on this record.',
    fr: 'L’enregistrement {position} du journal (flux {stream}) est altéré : {reason}. Lancez « strait verify » et ne décidez rien sur cet enregistrement.',
  },
  key_unreadable: {
    en: 'The signing key {file} cannot be used: {reason}',
    fr: 'La clé de signature {file} est inutilisable : {reason}',
  },
  key_lost: {
    en: 'The signing key {file} is missing or is not the last one of its public list. Put it back from its safe copy; if it is lost for good: strait keys rotate --lost.',
    fr: 'La clé de signature {file} manque ou n’est pas la dernière de sa liste publique. Remettez-la depuis sa copie de sûreté ; si elle est perdue pour de bon : strait keys rotate --lost.',
  },
  key_foreign: {
    en: 'No checkpoint is signed: the book knows other signing keys than this node holds. Put the node’s key and its public list back from their safe copy; if they are lost for good: strait keys rotate --lost.',
    fr: 'Aucun point de contrôle n’est signé : le journal connaît d’autres clés de signature que ce nœud. Remettez la clé du nœud et sa liste publique depuis leur copie de sûreté ; si elles sont perdues pour de bon : strait keys rotate --lost.',
  },
  vault_key_lost: {
    en: 'The vault key {file} is missing, or the list of erased subjects beside it. Put both back from their safe copy: without the key no personal data can be opened, without the list an old backup could bring erased people back.',
    fr: 'La clé du coffre {file} manque, ou la liste des personnes effacées à côté d’elle. Remettez les deux depuis leur copie de sûreté : sans la clé, aucune donnée personnelle ne peut être ouverte ; sans la liste, une ancienne sauvegarde pourrait faire réapparaître des personnes effacées.',
  },
  vault_key_unreadable: {
    en: 'The vault key {file} cannot be used: {reason}',
    fr: 'La clé du coffre {file} est inutilisable : {reason}',
  },
  vault_key_foreign: {
    en: 'The vault is sealed under key {key}, which this node does not hold. Put vault-key.json back from its safe copy.',
    fr: 'Le coffre est scellé sous la clé {key}, que ce nœud ne détient pas. Remettez vault-key.json depuis sa copie de sûreté.',
  },
  vault_key_used: {
    en: 'No key is destroyed: {count} subjects stand under the retired key {key}, as after a restore. Start the node once, or run "strait vault rotate".',
    fr: 'Aucune clé n’est détruite : {count} personnes relèvent encore de la clé retirée {key}, comme après une restauration. Démarrez le nœud une fois, ou lancez « strait vault rotate ».',
  },
  vault_key_damaged: {
    en: 'A key wrapped under {key} is damaged: it is not what was wrapped.',
    fr: 'Une clé scellée sous {key} est altérée : ce n’est pas ce qui avait été scellé.',
  },
  vault_damaged: {
    en: 'Sealed data of subject {subject} (detail {detail}) is damaged: it is not what was sealed. Run "strait verify" and do not rely on it.',
    fr: 'Les données scellées du sujet {subject} (élément {detail}) sont altérées : ce n’est pas ce qui avait été scellé. Lancez « strait verify » et ne vous y fiez pas.',
  },
  subject_held: {
    en: 'The subject is under a legal hold: nothing of it may be erased or replaced until the hold is lifted.',
    fr: 'Le sujet fait l’objet d’une mesure de conservation : rien ne peut en être effacé ni remplacé avant sa levée.',
  },
  subject_erased: {
    en: 'The subject is erased, or its erasure was ordered: it can be neither written nor held any more.',
    fr: 'Le sujet est effacé, ou son effacement a été ordonné : il ne peut plus être ni complété ni conservé.',
  },
  subject_unknown: {
    en: 'The vault holds no such subject.',
    fr: 'Le coffre ne contient pas ce sujet.',
  },
  checkpoint_broken: {
    en: 'No checkpoint is signed: the journal or its checkpoints no longer are what was signed up to position {position}. Run "strait verify".',
    fr: 'Aucun point de contrôle n’est signé : le journal ou ses points de contrôle ne sont plus ce qui avait été signé jusqu’à la position {position}. Lancez « strait verify ».',
  },
  not_empty: {
    en: 'A backup is restored only into an empty store; this one holds {count} journal records.',
    fr: 'Une sauvegarde ne se restaure que dans une base vide ; celle-ci contient {count} enregistrements du journal.',
  },
  backup_damaged: {
    en: 'The backup file is damaged or incomplete: {reason}',
    fr: 'Le fichier de sauvegarde est altéré ou incomplet : {reason}',
  },
} as const satisfies Record<string, Text>;

export type FaultCode = keyof typeof faultTexts;

/** A fault of the store: thrown, with its cause kept and its text in both languages. */
export interface StoreFault extends Error {
  readonly code: FaultCode;
  readonly text: Text;
}

type Values = Readonly<Record<string, string | number>>;

const fill = (template: string, values: Values): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '?'));

/** The text of a fault or warning with its values in place. `values` must hold no personal data. */
export function faultText(code: FaultCode, values: Values = {}): Text {
  const { en, fr } = faultTexts[code];
  return { en: fill(en, values), fr: fill(fr, values) };
}

/** Makes a fault to be thrown; `cause` keeps what the world said. */
export function storeFault(code: FaultCode, values: Values = {}, cause?: unknown): StoreFault {
  const text = faultText(code, values);
  const error = cause === undefined ? new Error(text.en) : new Error(text.en, { cause });
  error.name = 'StoreFault';
  return Object.assign(error, { code, text });
}

/** True for a fault of this store, of one code where given. */
export function isStoreFault(error: unknown, code?: FaultCode): error is StoreFault {
  if (!(error instanceof Error) || error.name !== 'StoreFault') return false;
  return code === undefined || ('code' in error && error.code === code);
}

/** What an unknown error says, for `reason`. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
