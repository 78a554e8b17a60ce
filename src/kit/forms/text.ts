import type { Texts } from '../../kernel/text.ts';

export const formText = {
  notDrafted: {
    en: 'Personal: not kept by this browser. It is lost if the page closes before it is sent.',
    fr: 'Donnée personnelle : non conservée par ce navigateur. Perdue si la page se ferme avant l’envoi.',
  },
  keptSealed: {
    en: 'Personal: kept sealed in this browser until sent, 12 h at most.',
    fr: 'Donnée personnelle : conservée scellée dans ce navigateur jusqu’à l’envoi, 12 h au plus.',
  },
  keptRestored: {
    en: 'Your unfinished entry was restored.',
    fr: 'Votre saisie inachevée a été rétablie.',
  },
  restored: {
    en: 'Your unfinished entry was restored. Personal fields must be typed again.',
    fr: 'Votre saisie inachevée a été rétablie. Les champs personnels sont à ressaisir.',
  },
  typedSince: {
    en: 'Sent as it stood when you pressed. What you changed since is still here, and is not sent.',
    fr: 'Envoyé en l’état au moment de l’appui. Vos changements depuis lors restent ici, non envoyés.',
  },
  discard: { en: 'Start afresh', fr: 'Repartir de zéro' },
  optional: { en: 'optional', fr: 'facultatif' },
  needed: { en: 'This must be filled in.', fr: 'Ce champ doit être renseigné.' },
  choose: { en: 'Choose…', fr: 'Choisir…' },
  chooseOne: { en: 'Choose at least one.', fr: 'Choisissez-en au moins un.' },
  shortName: {
    en: 'Small letters, digits and hyphens only.',
    fr: 'Minuscules, chiffres et traits d’union uniquement.',
  },
  couldFind: {
    en: 'A number or an address by which a person could be found: leave it out.',
    fr: 'Un numéro ou une adresse permettant de retrouver quelqu’un : à retirer.',
  },
  tooLong: { en: 'On one line, 400 letters at most.', fr: 'Sur une ligne, 400 signes au plus.' },
  reference: {
    en: 'A short reference such as FR-007: letters, digits, / and -, no name.',
    fr: 'Une référence courte telle que FR-007 : lettres, chiffres, / et -, aucun nom.',
  },
  moment: {
    en: 'Not a moment. Write 14:30 or 2027-09-08 14:30, UTC.',
    fr: 'Ce n’est pas un moment. Écrire 14:30 ou 2027-09-08 14:30, UTC.',
  },
  momentHint: {
    en: 'UTC: 2027-09-08 14:30, 14:30 for today, or “now”.',
    fr: 'UTC : 2027-09-08 14:30, 14:30 pour aujourd’hui, ou «\u00a0maintenant\u00a0».',
  },
  momentHintLast: {
    en: 'UTC: 14:30 is the last one; or 2027-09-08 14:30, or “now”.',
    fr: 'UTC : 14:30, la dernière passée ; ou 2027-09-08 14:30, ou «\u00a0maintenant\u00a0».',
  },
  momentHintNext: {
    en: 'UTC: 14:30 is the next one; or 2027-09-08 14:30, or “now”.',
    fr: 'UTC : 14:30, la prochaine ; ou 2027-09-08 14:30, ou «\u00a0maintenant\u00a0».',
  },
  now: { en: 'now', fr: 'maintenant' },
  is: { en: '{utc} UTC, {local}', fr: '{utc} UTC, {local}' },
  place: {
    en: 'Not a position. Write 51 03.4 N 001 27.9 E or 51.057, 1.465.',
    fr: 'Ce n’est pas une position. Écrire 51 03,4 N 001 27,9 E ou 51.057, 1.465.',
  },
  placeHint: {
    en: 'Degrees and minutes, or decimal degrees.',
    fr: 'Degrés et minutes, ou degrés décimaux.',
  },
  readAs: { en: 'Read as {position}', fr: 'Lu comme {position}' },
  number: { en: 'A number from {min} to {max}.', fr: 'Un nombre de {min} à {max}.' },
} as const satisfies Texts;
