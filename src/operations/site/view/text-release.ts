import type { Texts } from '../../../kernel/text.ts';

/** What is said of the release of a track, rung by rung. */
export const releaseText = {
  propose: { en: 'Propose the release', fr: 'Proposer la levée' },
  minutesAgo: { en: 'Seen how many minutes ago', fr: 'Constaté il y a combien de minutes' },
  searched: { en: 'What was searched', fr: 'Ce qui a été fouillé' },
  whatSearched: {
    en: 'Tick what was searched: what nobody looked at is not clear.',
    fr: 'Cocher ce qui a été fouillé : ce que personne n’a regardé n’est pas libre.',
  },
  checklist: { en: 'By telephone, in this order:', fr: 'Au téléphone, dans cet ordre :' },
  callThem: { en: 'Call the controller of {operator}.', fr: 'Appeler le régulateur : {operator}.' },
  sayTrack: {
    en: 'Say: release of track {track}.',
    fr: 'Dire : levée pour la voie {track}.',
  },
  sayWho: {
    en: 'Say who searched what and when: {who}; {searched}; {at}.',
    fr: 'Dire qui a fouillé quoi et quand : {who} ; {searched} ; {at}.',
  },
  hearRepeated: {
    en: 'Hear the controller repeat the track and what says that it is clear.',
    fr: 'Faire répéter la voie et ce qui établit qu’elle est libre.',
  },
  noTrainBefore: {
    en: 'Write below what was heard. Until it is the same, trains stand.',
    fr: 'Noter ci-dessous ce qui a été entendu. Tant que cela diffère, les trains restent à l’arrêt.',
  },
  noteTold: { en: 'Told of the release', fr: 'Prévenu de la levée' },
  evidenceRepeated: { en: 'Evidence as repeated', fr: 'Constat répété' },
  noteReadBack: { en: 'Repeated: trains may run', fr: 'Répété : reprise des trains' },
  whatRepeated: {
    en: 'Write track and evidence as the controller repeats them.',
    fr: 'Noter la voie et le constat tels que le régulateur les répète.',
  },
  withdrawReason: { en: 'If taken back, why', fr: 'En cas de retrait, motif' },
  withdraw: { en: 'Take the release back', fr: 'Retirer la levée' },
  standing: {
    en: 'RELEASE PROPOSED: trains stand until the controller has repeated it.',
    fr: 'LEVÉE PROPOSÉE : les trains restent à l’arrêt tant que le régulateur ne l’a pas répétée.',
  },
  released: {
    en: 'Released: the controller has repeated it. Trains may run.',
    fr: 'Voie rendue : le régulateur a répété la levée. Les trains peuvent circuler.',
  },
  proposedAt: { en: 'Release proposed', fr: 'Levée proposée' },
  toldAt: { en: 'Told of the release', fr: 'Prévenu de la levée' },
  takenBackAt: { en: 'Release taken back', fr: 'Levée retirée' },
  tellTakenBack: {
    en: 'RELEASE TAKEN BACK: tell {controller} that trains go on standing.',
    fr: 'LEVÉE RETIRÉE : prévenir {controller} que les trains restent à l’arrêt.',
  },
  repeatedAt: { en: 'Release repeated', fr: 'Levée répétée' },
} as const satisfies Texts;
