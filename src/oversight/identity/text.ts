import type { SignInFault, SignInWay } from '../../kernel/identity.ts';
import type { Text, Texts } from '../../kernel/text.ts';
import type { Notice } from './state.ts';

/** Each event of this context in words, for every log that shows it. */
export const eventText = {
  SignedIn: { en: 'Signed in', fr: 'Connexion' },
  SignInRefused: { en: 'Sign-in refused', fr: 'Connexion refusée' },
  LockedOut: { en: 'Locked out for a time', fr: 'Accès suspendu temporairement' },
  SignedOut: { en: 'Signed out', fr: 'Déconnexion' },
  SessionRevoked: { en: 'Session ended by another hand', fr: 'Session révoquée' },
  Proven: { en: 'Identity proved again', fr: 'Identité confirmée' },
  DeskTakenOver: { en: 'Desk taken over', fr: 'Prise de poste à la relève' },
  CredentialEnrolled: { en: 'Way of signing in enrolled', fr: 'Moyen de connexion enrôlé' },
  CredentialRevoked: { en: 'Way of signing in revoked', fr: 'Moyen de connexion révoqué' },
  EnrolmentIssued: { en: 'Enrolment issued', fr: 'Enrôlement délivré' },
  EnrolmentConfirmed: {
    en: 'Enrolment confirmed by a second person',
    fr: 'Enrôlement confirmé par une seconde personne',
  },
  EnrolmentUsed: { en: 'Enrolment used', fr: 'Enrôlement utilisé' },
  DeviceEnrolled: { en: 'Device enrolled', fr: 'Appareil enrôlé' },
  DeviceKeyRotated: { en: 'Key of the device renewed', fr: 'Clé de l’appareil renouvelée' },
  DeviceRevoked: { en: 'Device revoked', fr: 'Appareil révoqué' },
  DeviceWiped: { en: 'Revoked handheld wiped itself', fr: 'Terminal révoqué : contenu effacé' },
} as const satisfies Texts;

export const wayText = {
  demonstration: { en: 'Demonstration', fr: 'Démonstration' },
  local: { en: 'Local account', fr: 'Compte local' },
  passkey: { en: 'Passkey', fr: 'Clé d’accès' },
  oidc: { en: 'Account of the state', fr: 'Compte de l’État' },
} as const satisfies Record<SignInWay, Text>;

/** For those who read the journal; whoever was refused is told none of it. */
export const faultText = {
  wrong_secret: { en: 'wrong secret', fr: 'secret erroné' },
  locked: { en: 'during a waiting time', fr: 'pendant un délai d’attente' },
  no_post: { en: 'no post at this time', fr: 'sans affectation à cette heure' },
  wrong_key: { en: 'wrong key', fr: 'clé erronée' },
  counter: {
    en: 'the key’s counter went back: it may have been copied',
    fr: 'compteur de la clé en recul : copie possible',
  },
  challenge: { en: 'challenge unknown, used or expired', fr: 'défi inconnu, utilisé ou expiré' },
  token: { en: 'token of the provider not valid', fr: 'jeton du fournisseur non valable' },
  other_person: { en: 'another person than the session’s', fr: 'autre personne que celle de la session' },
} as const satisfies Record<SignInFault, Text>;

/** What a person is told when they sign in, before the moment and the staff id of whoever did it. */
export const noticeText = {
  session_ended: {
    en: 'One of your sessions was ended by another hand.',
    fr: 'L’une de vos sessions a été close par une autre personne.',
  },
  credential_revoked: {
    en: 'One of your ways of signing in was taken away by another hand.',
    fr: 'L’un de vos moyens de connexion a été révoqué par une autre personne.',
  },
  way_added: {
    en: 'A new way in was added in your name. If it was not you who used it, tell the security officer or the independent monitor at once.',
    fr: 'Un nouveau moyen de connexion a été ajouté à votre nom. Si ce n’est pas de votre fait, prévenez aussitôt l’officier de sécurité ou le contrôleur indépendant.',
  },
} as const satisfies Record<Notice['kind'], Text>;
