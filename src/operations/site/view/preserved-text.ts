import type { Text } from '../../../kernel/text.ts';

/** What is said of pictures that were preserved. */
export const preservedText = {
  preserve: { en: 'Preserve a picture…', fr: 'Conserver une image…' },
  title: { en: 'Preserve a picture of {camera}', fr: 'Conserver une image de {camera}' },
  preserveNow: { en: 'Preserve', fr: 'Conserver' },
  kept: {
    en: 'Sealed as it came, with its hash on record. Erased after 30 days unless a hold keeps it. It goes to nobody by itself.',
    fr: 'Scellée telle que reçue, empreinte au registre. Effacée après 30 jours sauf gel. Elle ne part d’elle-même vers personne.',
  },
  which: { en: 'Of which moment', fr: 'De quel instant' },
  ofNow: { en: 'Now, as this is sent', fr: 'Maintenant, à l’envoi' },
  ofBefore: { en: 'Before, {at} UTC', fr: 'Avant, {at} UTC' },
  purpose: { en: 'What for', fr: 'Finalité' },
  basis: { en: 'Legal basis', fr: 'Base légale' },
  reason: { en: 'Why', fr: 'Motif' },
  reasonHint: {
    en: 'Sealed with the picture. Say what is seen, never who somebody might be.',
    fr: 'Scellé avec l’image. Décrire ce qui est vu, jamais qui cela pourrait être.',
  },
  done: { en: 'Preserved.', fr: 'Conservée.' },
  noViewing: { en: 'Open the picture first.', fr: 'Ouvrir d’abord l’image.' },
  listed: { en: 'Preserved pictures', fr: 'Images conservées' },
  none: { en: 'None for this alarm.', fr: 'Aucune pour cette alarme.' },
  cut: {
    en: 'There are more than fifty: the newest are shown.',
    fr: 'Il y en a plus de cinquante : les plus récentes sont affichées.',
  },
  until: { en: 'kept until {at}', fr: 'conservée jusqu’au {at}' },
  open: { en: 'Open', fr: 'Ouvrir' },
  openHint: {
    en: 'Opened from the vault; that is logged with your name.',
    fr: 'Ouverture depuis le coffre, journalisée à votre nom.',
  },
  noVault: { en: 'Your post does not open the vault.', fr: 'Votre fonction n’ouvre pas le coffre.' },
  gone: {
    en: 'This picture was erased, or is not for you.',
    fr: 'Cette image a été effacée ou ne vous est pas accessible.',
  },
  alt: { en: 'Preserved picture of {camera}, {at} UTC', fr: 'Image conservée de {camera}, {at} UTC' },
  file: { en: 'Picture with its manifest', fr: 'Image et manifeste' },
  fileOf: { en: 'Picture of {camera} with its manifest', fr: 'Image de {camera} et manifeste' },
  make: { en: 'Open and save', fr: 'Ouvrir et enregistrer' },
  fileHint: {
    en: 'Opens the picture, on record, and saves it beside its signed manifest on this computer.',
    fr: 'Ouvre l’image, avec trace, et l’enregistre avec son manifeste signé sur cet ordinateur.',
  },
  note: { en: 'Why it is taken out', fr: 'Motif de la sortie' },
  saved: { en: 'Saved: picture and manifest.', fr: 'Enregistrés : image et manifeste.' },
} as const satisfies Record<string, Text>;
