import type { Text, Texts } from '../../kernel/text.ts';

export const scanText = {
  scan: { en: 'Scan', fr: 'Lire' },
  scanPlate: { en: 'Scan the plate', fr: 'Lire la plaque' },
  scanWhere: { en: 'Scan the plate: get it ready first', fr: 'Lire la plaque : à préparer d’abord' },
  reading: { en: 'Reading the picture on this device …', fr: 'Lecture de l’image sur cet appareil…' },
  oneOfThese: { en: 'Which one stands on the plate?', fr: 'Laquelle figure sur la plaque ?' },
  compare: {
    en: 'Compare every sign with the picture. Nothing is taken before you press.',
    fr: 'Comparer chaque signe avec l’image. Rien n’est retenu avant d’appuyer.',
  },
  cut: { en: 'The part of the picture that was read', fr: 'La partie de l’image qui a été lue' },
  whole: { en: 'The picture as it was taken', fr: 'L’image telle qu’elle a été prise' },
  take: { en: 'Take {plate}', fr: 'Retenir {plate}' },
  again: { en: 'Another picture', fr: 'Autre image' },
  type: { en: 'Type it', fr: 'Saisir' },
  nothing: { en: 'No plate was read', fr: 'Aucune plaque lue' },
  unread: {
    en: 'Take it again from nearer, level, with the plate as wide as the picture and in its middle. Or type it.',
    fr: 'Recommencer de plus près, bien droit, la plaque au milieu et sur toute la largeur. Ou saisir au clavier.',
  },
  late: {
    en: 'Reading took too long and was ended. Type the plate.',
    fr: 'La lecture durait trop et a été interrompue. Saisir la plaque.',
  },
  failed: {
    en: 'This device could not read the picture. Close other apps, or type the plate.',
    fr: 'Cet appareil n’a pas pu lire l’image. Fermer d’autres applications, ou saisir la plaque.',
  },
  gone: {
    en: 'The reader is not on this device any more. Get it ready again in Set-up; type the plate now.',
    fr: 'Le lecteur n’est plus sur cet appareil. Le préparer de nouveau dans Réglages ; saisir la plaque.',
  },
  reader: { en: 'Scanning plates', fr: 'Lecture des plaques' },
  readerNone: {
    en: 'This device cannot scan plates: they are typed.',
    fr: 'Cet appareil ne lit pas les plaques : elles se saisissent.',
  },
  readerAbsent: {
    en: 'Not on this device yet ({all} MB). Once it is here, plates are scanned without a link.',
    fr: 'Pas encore sur cet appareil ({all} Mo). Une fois là, les plaques se lisent sans liaison.',
  },
  readerFetching: { en: 'Being fetched: {here} of {all} MB', fr: 'Téléchargement : {here} sur {all} Mo' },
  readerReady: {
    en: 'Ready, also without a link. Pictures stay on this device and are dropped once read.',
    fr: 'Prêt, même sans liaison. Les images restent ici et sont effacées une fois lues.',
  },
  readerRefused: {
    en: 'It did not come: no link, or the node refused it. Try again with a link.',
    fr: 'Rien n’est arrivé : pas de liaison, ou refus du nœud. Réessayer avec une liaison.',
  },
  readerFull: {
    en: 'This device has no room for it. Send, or free some space, then try again.',
    fr: 'Pas assez de place sur cet appareil. Envoyer, ou libérer de l’espace, puis réessayer.',
  },
  readerFetch: { en: 'Get it ready', fr: 'Préparer' },
} as const satisfies Texts;

/** Why a picture gave no plate, by what came of it. */
export const unreadText = {
  unread: scanText.unread,
  late: scanText.late,
  failed: scanText.failed,
  gone: scanText.gone,
} as const satisfies Record<string, Text>;
