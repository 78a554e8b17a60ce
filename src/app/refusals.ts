import type { Text } from '../kernel/text.ts';

/** Refusals that no context gives: the door's own. Their HTTP numbers stand in `http-status.ts`. */
export const doorRefusals = {
  not_signed_in: {
    en: 'Sign in first.',
    fr: 'Veuillez vous connecter.',
  },
  sign_in_refused: {
    en: 'You could not be signed in. Check what you gave; after several tries wait a quarter of an hour. The keeper of the staff register can issue a new enrolment.',
    fr: 'La connexion n’a pas abouti. Vérifiez votre saisie ; après plusieurs essais, attendez un quart d’heure. Le gestionnaire du registre du personnel peut délivrer un nouvel enrôlement.',
  },
  provider_away: {
    en: 'The identity provider cannot be reached. Try again, or sign in another way.',
    fr: 'Le fournisseur d’identité est injoignable. Réessayez ou connectez-vous autrement.',
  },
  foreign_source: {
    en: 'This device may not speak for that source.',
    fr: 'Cet appareil n’est pas autorisé à transmettre au nom de cette source.',
  },
  not_permitted: {
    en: 'Your desk may not do this. Ask the duty officer who can.',
    fr: 'Votre poste n’y est pas habilité. Adressez-vous à l’officier de permanence.',
  },
  not_proven: {
    en: 'This is a grave act: prove once more who you are, then act again.',
    fr: 'Acte grave : prouvez à nouveau votre identité, puis recommencez.',
  },
  not_found: {
    en: 'There is nothing here for you.',
    fr: 'Il n’y a rien ici pour vous.',
  },
  kept_narrower: {
    en: 'A record in this is kept narrower than the one it would be told with: its count, place or words would go wider. Nothing was written. Whoever keeps it can release it, or tell what is needed as a record of its own.',
    fr: 'Un élément en cause est tenu plus restreint que celui auquel il serait joint : son compte, sa position ou ses paroles seraient diffusés plus largement. Rien n’a été écrit. Qui le détient peut l’ouvrir, ou en donner l’essentiel dans un élément distinct.',
  },
  subject_missing: {
    en: 'Something personal was given without saying under whom it is kept. Nothing was written.',
    fr: 'Une donnée personnelle a été fournie sans indiquer à qui elle se rattache. Rien n’a été écrit.',
  },
  invalid: {
    en: 'Something in the request is not as it must be: see the fields named.',
    fr: 'La demande n’est pas conforme : voir les champs indiqués.',
  },
  key_missing: {
    en: 'The Idempotency-Key header is missing or malformed (8 to 200 letters, digits, . _ : / -).',
    fr: 'L’en-tête Idempotency-Key manque ou est mal formé (8 à 200 lettres, chiffres, . _ : / -).',
  },
  key_reused: {
    en: 'This idempotency key was already used for another request.',
    fr: 'Cette clé d’idempotence a déjà servi à une autre demande.',
  },
  origin_refused: {
    en: 'The request does not come from this console.',
    fr: 'La demande ne provient pas de cette console.',
  },
  body_too_large: {
    en: 'The request is too large.',
    fr: 'La demande est trop volumineuse.',
  },
  too_many_requests: {
    en: 'Too many requests: wait a moment.',
    fr: 'Trop de demandes : patientez un instant.',
  },
  contended: {
    en: 'Others are changing the same record. Nothing was written; try again.',
    fr: 'D’autres modifient le même dossier. Rien n’a été écrit ; recommencez.',
  },
  not_caught_up: {
    en: 'The lists have not caught up with the position you asked for. It is written; look again in a moment.',
    fr: 'Les listes n’ont pas encore atteint la position demandée. L’écriture est faite ; réessayez dans un instant.',
  },
  store_unavailable: {
    en: 'The store cannot be reached. Nothing was written; try again.',
    fr: 'La base est injoignable. Rien n’a été écrit ; recommencez.',
  },
  fault: {
    en: 'The program failed at this. It has been counted; nothing was written unless you were told so.',
    fr: 'Le programme a échoué. L’échec est compté ; rien n’est écrit sans confirmation.',
  },
} as const satisfies Record<string, Text>;

export type DoorRefusal = keyof typeof doorRefusals;
