import type { Texts } from '../kernel/text.ts';

export const signInText = {
  title: { en: 'Take a desk', fr: 'Prendre un poste' },
  demonstration: {
    en: 'Demonstration: invented staff, invented traffic. No password; nothing here is real.',
    fr: 'Démonstration : personnel et trafic inventés. Pas de mot de passe ; rien ici n’est réel.',
  },
  choose: { en: 'Who takes the watch?', fr: 'Qui prend le quart ?' },
  find: { en: 'Find by name, post or desk', fr: 'Chercher par nom, fonction ou poste' },
  noMatch: { en: 'Nobody has these words.', fr: 'Personne ne correspond à ces mots.' },
  uk: { en: 'United Kingdom', fr: 'Royaume-Uni' },
  fr: { en: 'France', fr: 'France' },
  enter: { en: 'Take the desk', fr: 'Prendre le poste' },
  loading: { en: 'Asking the node who is on duty…', fr: 'Lecture du personnel auprès du nœud…' },
  loadingWays: {
    en: 'Asking the node how one signs in…',
    fr: 'Lecture des modes de connexion auprès du nœud…',
  },
  empty: {
    en: 'This node offers no demonstration staff.',
    fr: 'Ce nœud n’offre aucun personnel de démonstration.',
  },
  noWay: {
    en: 'This node offers no way of signing in yet. Its administrator sets one up.',
    fr: 'Ce nœud n’offre encore aucun mode de connexion. Son administrateur doit en établir un.',
  },
  notSent: {
    en: 'The node does not answer. Nothing was sent; try again.',
    fr: 'Le nœud ne répond pas. Rien n’a été envoyé ; recommencez.',
  },
  refused: { en: 'The node refused ({code}).', fr: 'Le nœud a refusé ({code}).' },
  local: { en: 'Local account', fr: 'Compte local' },
  account: { en: 'Account', fr: 'Compte' },
  secret: { en: 'Password', fr: 'Mot de passe' },
  needed: { en: 'Both fields are needed.', fr: 'Les deux champs sont nécessaires.' },
  signIn: { en: 'Sign in', fr: 'Se connecter' },
  passkey: { en: 'Passkey', fr: 'Clé d’accès' },
  usePasskey: { en: 'Use a passkey', fr: 'Utiliser une clé d’accès' },
  passkeyHint: {
    en: 'A key held by this computer, a telephone or a token. Nothing is typed.',
    fr: 'Une clé détenue par cet ordinateur, un téléphone ou un jeton. Rien à saisir.',
  },
  passkeyFailed: {
    en: 'The passkey was not used: it was turned away, took too long, or none of this node is here.',
    fr: 'Clé d’accès non utilisée : refusée, délai dépassé, ou aucune clé de ce nœud ici.',
  },
  provider: { en: 'The state’s own sign-in', fr: 'Connexion de l’État' },
  useProvider: { en: 'Sign in with {name}', fr: 'Se connecter avec {name}' },
  providerHint: {
    en: 'The page leaves for the provider and comes back. Drafts are kept; personal fields are not.',
    fr: 'La page part chez le fournisseur puis revient. Les brouillons restent, hors champs personnels.',
  },
  firstTime: { en: 'First time here: enrol with a code', fr: 'Première venue : s’enrôler avec un code' },
  back: { en: 'Back to signing in', fr: 'Revenir à la connexion' },
  enrol: { en: 'Enrol', fr: 'S’enrôler' },
  enrolLead: {
    en: 'The administrator of your agency gave you a code. It works once, and not for long.',
    fr: 'L’administrateur de votre organisme vous a remis un code. Il sert une seule fois, et peu de temps.',
  },
  code: { en: 'One-time code', fr: 'Code à usage unique' },
  name: { en: 'Your name', fr: 'Votre nom' },
  nameHint: {
    en: 'Goes sealed into the vault. This browser does not keep it.',
    fr: 'Scellé au coffre. Ce navigateur ne le conserve pas.',
  },
  secretHint: {
    en: 'At least 12 signs. A sentence is better than a riddle.',
    fr: '12 signes au moins. Mieux vaut une phrase qu’une énigme.',
  },
  secretShort: { en: 'At least 12 signs.', fr: '12 signes au moins.' },
  allNeeded: { en: 'Every field is needed.', fr: 'Tous les champs sont nécessaires.' },
  enrolLocal: { en: 'Enrol with a password', fr: 'S’enrôler avec un mot de passe' },
  enrolPasskey: { en: 'Enrol with a passkey', fr: 'S’enrôler avec une clé d’accès' },
  enrolled: { en: 'Enrolled. Now sign in.', fr: 'Enrôlement fait. Connectez-vous.' },
  sending: { en: 'Asking the node…', fr: 'Demande au nœud…' },
} as const satisfies Texts;

export const proveText = {
  title: { en: 'Prove again who you are', fr: 'Confirmez votre identité' },
  why: {
    en: 'This act is grave: the node wants to know within five minutes of it who acts. It is sent as soon as you have.',
    fr: 'Acte grave : le nœud demande une confirmation d’identité de moins de cinq minutes. L’acte est envoyé aussitôt après.',
  },
  demonstration: { en: 'It is me', fr: 'C’est bien moi' },
  demonstrationHint: {
    en: 'Demonstration: one press stands for the proof.',
    fr: 'Démonstration : une pression tient lieu de preuve.',
  },
  prove: { en: 'Prove', fr: 'Confirmer' },
} as const satisfies Texts;

export const takeOverText = {
  title: { en: 'Hand this desk over', fr: 'Relève au poste' },
  open: { en: 'Hand over the desk', fr: 'Passer la relève' },
  why: {
    en: 'The incoming officer signs in here. What is on screen stays; your session ends; alarms are to be acknowledged anew.',
    fr: 'L’officier montant se connecte ici. L’affichage reste ; votre session prend fin ; les alarmes sont à acquitter de nouveau.',
  },
  take: { en: 'Take over the desk', fr: 'Prendre la relève' },
  takeAccount: { en: 'Take over with the account', fr: 'Prendre la relève avec le compte' },
} as const satisfies Texts;
