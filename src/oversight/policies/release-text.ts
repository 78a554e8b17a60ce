import type { Text, Texts } from '../../kernel/text.ts';
import type { KeptReason, ReleaseToPeer } from './wire.ts';

/** Why a record stays. */
export const keptReasonText = {
  never: {
    en: 'It never leaves: it is kept on purpose.',
    fr: 'Il ne sort jamais : il est retenu à dessein.',
  },
  no_rule: {
    en: 'No rule lets a record of this type leave.',
    fr: 'Aucune règle ne communique un acte de ce type.',
  },
  direction: {
    en: 'The legal instrument does not let this flow that way.',
    fr: 'L’instrument juridique n’admet pas ce flux dans ce sens.',
  },
  recipient: {
    en: 'The rule, or the owner of the record, does not give it to this recipient.',
    fr: 'La règle, ou le propriétaire de l’acte, ne le destine pas à ce destinataire.',
  },
  instrument_not_in_force: {
    en: 'The legal instrument was not in force.',
    fr: 'L’instrument juridique n’était pas en vigueur.',
  },
  purpose: {
    en: 'It is kept for a purpose that the rule does not serve.',
    fr: 'Il est traité pour une finalité que la règle ne sert pas.',
  },
  marking: {
    en: 'Its marking or a caveat is higher than the rule lets leave.',
    fr: 'Sa mention de protection, ou une restriction, dépasse ce que la règle communique.',
  },
  condition: {
    en: 'A handling condition blocks it until its provider permits.',
    fr: 'Une condition de traitement le bloque tant que le fournisseur n’y a pas consenti.',
  },
  expired: {
    en: 'The time for which it may be used has run out.',
    fr: 'La durée pendant laquelle il est utilisable est écoulée.',
  },
  unreadable: {
    en: 'This version of the program cannot read it whole, and gives nothing it does not understand.',
    fr: 'Cette version du programme ne le lit pas en entier et ne communique rien qu’elle ne comprenne.',
  },
  too_large: {
    en: 'It is larger than one envelope may be.',
    fr: 'Il dépasse la taille d’une enveloppe.',
  },
  unfit: {
    en: 'It has not the form in which records travel: a fault of this program. The other side does not know of it.',
    fr: 'Il n’a pas la forme dans laquelle les inscriptions voyagent : défaut de ce programme. L’autre État l’ignore.',
  },
  rules_changed: {
    en: 'It stayed when its turn came. The rules in force now would let it leave; they do not reach back.',
    fr: 'Il est resté quand son tour est venu. Les règles aujourd’hui en vigueur le communiqueraient ; elles ne remontent pas dans le temps.',
  },
} as const satisfies Record<KeptReason, Text>;

/** What became of a record at another node. */
export const releaseKindText = {
  released: { en: 'Released', fr: 'Communiqué' },
  would_leave: {
    en: 'May leave; nothing is exchanged with this node yet',
    fr: 'Communicable ; aucun échange n’est encore établi avec ce nœud',
  },
  waiting: { en: 'Its turn has not come yet', fr: 'Son tour n’est pas encore venu' },
  kept: { en: 'Not released', fr: 'Non communiqué' },
  not_ours: {
    en: 'Another node’s record: only that node may release it',
    fr: 'Acte d’un autre nœud : lui seul peut le communiquer',
  },
} as const satisfies Record<ReleaseToPeer['kind'], Text>;

/** Why something was taken back. */
export const recallReasonText = {
  released_in_error: { en: 'released in error', fr: 'communiqué par erreur' },
  erased: { en: 'erased', fr: 'effacé' },
  instrument_ended: { en: 'the instrument has ended', fr: 'l’instrument a pris fin' },
  expired: { en: 'its time has run out', fr: 'sa durée est écoulée' },
} as const satisfies Record<ReleaseToPeer['recalls'][number]['reason'], Text>;

export const releaseText = {
  title: { en: 'What left, and why', fr: 'Ce qui est sorti, et pourquoi' },
  position: { en: 'Record', fr: 'Acte' },
  positionHint: {
    en: 'Its place in the journal, as lists and logs show it: p. and 48 characters.',
    fr: 'Sa place au journal, telle qu’elle figure dans les listes : p. suivi de 48 caractères.',
  },
  positionFault: {
    en: 'This is no place in the journal. Copy it from a list or a log.',
    fr: 'Ce n’est pas une place au journal. Copiez-la d’une liste ou d’un relevé.',
  },
  ask: { en: 'Why?', fr: 'Pourquoi ?' },
  nothingAsked: {
    en: 'Ask of any record that you may see whether it left, by which rule and under which legal instrument.',
    fr: 'Demandez, pour tout acte que vous pouvez voir, s’il est sorti, par quelle règle et à quel titre juridique.',
  },
  peer: { en: 'To', fr: 'Vers' },
  outcome: { en: 'Outcome', fr: 'Issue' },
  reason: { en: 'Reason', fr: 'Motif' },
  rule: { en: 'Rule', fr: 'Règle' },
  instrument: { en: 'Legal instrument', fr: 'Instrument juridique' },
  left: { en: 'Fields that left', fr: 'Champs sortis' },
  stayed: { en: 'Fields that stayed', fr: 'Champs restés' },
  madeAt: { en: 'Ready to be fetched', fr: 'Prêt à être relevé' },
  arrived: { en: 'Arrived', fr: 'Arrivé' },
  expiresAt: { en: 'Usable until', fr: 'Utilisable jusqu’au' },
  recalled: { en: 'Taken back', fr: 'Rappelé' },
  honoured: { en: 'honoured', fr: 'exécuté' },
  unknownThere: { en: 'nothing of it had come', fr: 'rien n’en était parvenu' },
  noAnswer: { en: 'no answer yet', fr: 'sans réponse à ce jour' },
  yes: { en: 'yes', fr: 'oui' },
  no: { en: 'not yet', fr: 'pas encore' },
  none: { en: 'none', fr: 'aucun' },
  counts: { en: 'Of the records you may see', fr: 'Parmi les actes que vous pouvez voir' },
  since: { en: 'Recorded since', fr: 'Enregistrés depuis' },
  countReleased: { en: 'May leave', fr: 'Communicables' },
} as const satisfies Texts;
