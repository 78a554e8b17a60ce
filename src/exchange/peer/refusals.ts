import type { Text } from '../../kernel/text.ts';
import type { EnvelopeRefusal } from './codes.ts';

/** Of what was proved and is kept, though its records cannot stand in this book. */
export const setAsideText: Text = {
  en: 'It was proved, but its records cannot stand in this book: it is set aside and kept.',
  fr: 'Elle est prouvée, mais ses éléments ne peuvent figurer dans ce journal : elle est écartée et conservée.',
};

/** Why what came from a peer was not taken: for the duty engineer, in both languages. */
export const envelopeRefusals = {
  too_large: {
    en: 'An envelope of more than 1 MB came.',
    fr: 'Une enveloppe de plus de 1 Mo est arrivée.',
  },
  not_a_signed_text: {
    en: 'What came is no signed text.',
    fr: 'Ce qui est arrivé n’est pas un texte signé.',
  },
  header_refused: {
    en: 'The signature’s header asks for something other than Ed25519 with a pinned key.',
    fr: 'L’en-tête de la signature demande autre chose qu’Ed25519 avec une clé enregistrée.',
  },
  key_unknown: {
    en: 'It is signed with a key that is not among the peer’s pinned keys. Ask them for their key list.',
    fr: 'La clé de signature ne figure pas parmi celles enregistrées pour l’autre nœud. Demandez-lui sa liste de clés.',
  },
  signature_wrong: {
    en: 'The signature does not hold: it was changed on the way, or is not theirs.',
    fr: 'La signature ne tient pas : texte altéré en chemin, ou d’un autre auteur.',
  },
  not_utf8: { en: 'The signed text is no UTF-8.', fr: 'Le texte signé n’est pas de l’UTF-8.' },
  nested_too_deep: {
    en: 'The signed text is nested too deep.',
    fr: 'Le texte signé comporte trop de niveaux imbriqués.',
  },
  not_json: { en: 'The signed text is no JSON.', fr: 'Le texte signé n’est pas du JSON.' },
  not_canonical: {
    en: 'The signed text is not in canonical form, so that it could be read in two ways.',
    fr: 'Le texte signé n’est pas sous forme canonique : il pourrait se lire de deux façons.',
  },
  not_an_envelope: {
    en: 'The signed text is no envelope that this version knows.',
    fr: 'Le texte signé n’est pas une enveloppe connue de cette version.',
  },
  moment_impossible: {
    en: 'The moment at which it says it was made cannot be.',
    fr: 'Le moment d’établissement indiqué est impossible.',
  },
  key_out_of_time: {
    en: 'It was made before its key began or after its key was replaced.',
    fr: 'Établie avant l’entrée en usage de sa clé ou après son remplacement.',
  },
  wrong_sender: {
    en: 'It is from another node than the one that was asked.',
    fr: 'Elle émane d’un autre nœud que celui interrogé.',
  },
  wrong_addressee: { en: 'It is addressed to another node.', fr: 'Elle est destinée à un autre nœud.' },
  wrong_lane: {
    en: 'It belongs to another lane than the one that was asked for.',
    fr: 'Elle relève d’une autre voie que celle demandée.',
  },
  sequence_repeated: { en: 'It was taken before.', fr: 'Elle a déjà été reprise.' },
  sequence_gap: {
    en: 'One or more envelopes before it are missing.',
    fr: 'Il manque une ou plusieurs enveloppes avant celle-ci.',
  },
  chain_broken: {
    en: 'It does not follow the last one that was taken: the peer’s record of what it sent was changed.',
    fr: 'Elle ne fait pas suite à la dernière reprise : l’historique d’envoi de l’autre nœud a été modifié.',
  },
  verifier_failed: {
    en: 'The part that checks envelopes failed on it, several times.',
    fr: 'La partie qui contrôle les enveloppes a échoué sur celle-ci, à plusieurs reprises.',
  },
  content_refused: {
    en: 'Its content has a form that this version does not allow.',
    fr: 'Son contenu a une forme que cette version n’admet pas.',
  },
  stream_foreign: {
    en: 'It writes to a record of another kind than its own.',
    fr: 'Elle écrit dans un dossier d’une autre nature que la sienne.',
  },
  never_shared: {
    en: 'It brings what is never shared between nodes.',
    fr: 'Elle apporte ce qui ne se partage jamais entre nœuds.',
  },
  body_refused: {
    en: 'It brings a record whose content is not allowed in one of its kind.',
    fr: 'Elle apporte un élément dont le contenu n’est pas admis pour sa nature.',
  },
  purpose_refused: {
    en: 'It gives a record another purpose than its kind has.',
    fr: 'Elle donne à un élément une autre finalité que celle de sa nature.',
  },
  label_refused: {
    en: 'It brings a record that is not the sender’s own, or was not released to this state.',
    fr: 'Elle apporte un élément qui n’est pas propre à l’expéditeur, ou non communiqué à cet État.',
  },
  seen_refused: {
    en: 'It says of itself what only others could say.',
    fr: 'Elle affirme d’elle-même ce que seul autrui pourrait dire.',
  },
  positions_refused: {
    en: 'Its records are not in the order of the sender’s journal.',
    fr: 'Ses éléments ne suivent pas l’ordre du journal de l’expéditeur.',
  },
  personal_values: {
    en: 'It holds what identifies a person where no such thing may stand.',
    fr: 'Elle contient de quoi identifier une personne là où rien de tel ne doit figurer.',
  },
  checkpoint_refused: {
    en: 'It brings a checkpoint of another book than the sender’s.',
    fr: 'Elle apporte un point de contrôle d’un autre journal que celui de l’expéditeur.',
  },
} as const satisfies Record<EnvelopeRefusal, Text>;
