import type { Texts } from '../../../../kernel/text.ts';

export const fileViewText = {
  title: { en: 'Penalty and evidence file', fr: 'Dossier de preuve' },
  scheme: { en: 'For', fr: 'Pour' },
  uk: { en: 'UK civil penalty scheme', fr: 'Pénalité civile britannique' },
  fr: { en: 'French procedure', fr: 'Procédure française' },
  make: { en: 'Make the file', fr: 'Établir le dossier' },
  giver: {
    en: 'For the freight supervisor. The staff officer of your agency gives posts.',
    fr: 'Réservé au chef de contrôle du fret. Le responsable du personnel de votre organisme attribue les fonctions.',
  },
  decidesNothing: {
    en: 'It says what the record holds towards each element, and decides nothing.',
    fr: 'Il dit ce que le registre contient au regard de chaque élément, et ne décide de rien.',
  },
  made: {
    en: 'Made of {entries, plural, one {# entry} other {# entries}} of the record. {elements, number} elements, {missing, plural, one {# thing} other {# things}} missing.',
    fr: 'Établi sur {entries, plural, one {# écriture} other {# écritures}} du dossier. {elements, number} éléments, {missing, plural, one {# manque} other {# manques}}.',
  },
  unsigned: {
    en: 'The hashes are not signed: the node’s signing key cannot be read.',
    fr: 'Les empreintes ne sont pas signées : la clé de signature du nœud est illisible.',
  },
  noPdf: {
    en: 'This node has no setter of PDF: print the page.',
    fr: 'Ce nœud ne produit pas de PDF : imprimer la page.',
  },
  withPhotos: { en: 'With its photos', fr: 'Avec les photographies' },
  makeWithPhotos: {
    en: 'Open the photos and make the file',
    fr: 'Consulter les photos et établir le dossier',
  },
  photosOpened: {
    en: 'Each photo is opened through the vault, and that you opened it is recorded. The data holds its hash; the documents show it.',
    fr: 'Chaque photographie est consultée par le coffre et votre consultation est consignée. Les données portent son empreinte ; les documents la montrent.',
  },
  note: { en: 'Why the photos are opened', fr: 'Motif de la consultation' },
  noteNeeded: { en: 'Say why, in three signs or more.', fr: 'Indiquer le motif, en trois signes au moins.' },
  data: { en: 'Save data (JSON)', fr: 'Enregistrer les données (JSON)' },
  hashes: { en: 'Save signed hashes', fr: 'Enregistrer les empreintes signées' },
  pageEn: { en: 'Save page, English', fr: 'Page en anglais' },
  pageFr: { en: 'Save page, French', fr: 'Page en français' },
  pdfEn: { en: 'Save PDF, English', fr: 'PDF en anglais' },
  pdfFr: { en: 'Save PDF, French', fr: 'PDF en français' },
} as const satisfies Texts;
