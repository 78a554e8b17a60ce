import type { Texts } from '../../kernel/text.ts';

/** Why a document, or one message of it, was not passed on. The order is that of the checks. */
export const refusalTexts = {
  too_large: { en: 'Document larger than 1 MiB', fr: 'Document de plus de 1 Mio' },
  document_type: { en: 'Document type is not allowed', fr: 'Déclaration de type de document interdite' },
  unknown_entity: { en: 'Entity other than the five of XML', fr: 'Entité autre que les cinq d’XML' },
  too_deep: { en: 'Nested too deeply', fr: 'Imbrication trop profonde' },
  too_many: { en: 'Too many elements or attributes', fr: 'Trop d’éléments ou d’attributs' },
  not_well_formed: { en: 'Not well-formed XML', fr: 'XML mal formé' },
  not_a_notification: {
    en: 'Neither Notify nor the answer to PullMessages',
    fr: 'Ni Notify ni réponse à PullMessages',
  },
  topic_missing: { en: 'Message without a topic', fr: 'Message sans sujet' },
  time_missing: { en: 'Message without a time, or with none that is one', fr: 'Message sans heure valide' },
  operation_unknown: { en: 'Unknown property operation', fr: 'Opération de propriété inconnue' },
  item_wrong: { en: 'Item without name or value', fr: 'Élément sans nom ou sans valeur' },
} as const satisfies Texts;

export type OnvifRefusalCode = keyof typeof refusalTexts;
