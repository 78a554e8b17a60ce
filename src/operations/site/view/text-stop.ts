import type { Text } from '../../../kernel/text.ts';

/** What is said of a request to stop trains, rung by rung. */
export const stopText = {
  stops: { en: 'Request to stop trains', fr: 'Demande d’arrêt des trains' },
  trainsRun: {
    en: 'TRAINS RUN: nobody has said that they stand.',
    fr: 'LES TRAINS CIRCULENT : personne n’a confirmé leur arrêt.',
  },
  refusedRun: { en: 'TRAINS RUN: the request was refused.', fr: 'LES TRAINS CIRCULENT : demande refusée.' },
  trainsStand: {
    en: 'STOPPED: trains stand, as the controller says, until a release is repeated.',
    fr: 'ARRÊT : les trains sont à l’arrêt, selon le régulateur, jusqu’à une levée répétée.',
  },
  over: { en: 'This request has ended.', fr: 'Cette demande est levée.' },
  left: { en: '{seconds} s left for the next step', fr: '{seconds} s pour l’étape suivante' },
  late: { en: 'next step late by {seconds} s', fr: 'étape suivante en retard de {seconds} s' },
  track: { en: 'Track', fr: 'Voie' },
  operator: { en: 'Who runs the trains', fr: 'Exploitant' },
  proposed: { en: 'Asked for', fr: 'Demandé' },
  told: { en: 'Told', fr: 'Prévenu' },
  readBack: { en: 'Repeated', fr: 'Répété' },
  refused: { en: 'Refused', fr: 'Refusé' },
  stopped: { en: 'Trains stopped', fr: 'Trains arrêtés' },
  ended: { en: 'Ended', fr: 'Levé' },
  controller: { en: 'Controller’s post', fr: 'Poste du régulateur' },
  way: { en: 'Told by', fr: 'Prévenu par' },
  noteTold: { en: 'Told', fr: 'Prévenu' },
  trackRepeated: { en: 'Track as repeated', fr: 'Voie répétée' },
  reasonRepeated: { en: 'Reason as repeated', fr: 'Motif répété' },
  noteReadBack: { en: 'Repeated and accepted', fr: 'Répété et accepté' },
  refusalReason: { en: 'If refused, why', fr: 'En cas de refus, motif' },
  noteRefused: { en: 'Refused', fr: 'Refusé' },
  noteStopped: { en: 'Trains stopped', fr: 'Trains arrêtés' },
  endReason: { en: 'How it ended', fr: 'Issue' },
  evidence: { en: 'What says that it is clear', fr: 'Ce qui établit que la voie est libre' },
  evidenceName: { en: 'Which patrol, train, camera', fr: 'Quelle patrouille, quel train, quelle caméra' },
  noteEnded: { en: 'End the request', fr: 'Lever la demande' },
  whichController: {
    en: 'Name the controller’s post first.',
    fr: 'Indiquer d’abord le poste du régulateur.',
  },
  whatRepeated: {
    en: 'Write track and reason as the controller repeats them.',
    fr: 'Noter la voie et le motif tels que le régulateur les répète.',
  },
  whatClear: {
    en: 'Name what says that the track is clear: silence releases nothing.',
    fr: 'Indiquer ce qui établit que la voie est libre : le silence ne vaut pas levée.',
  },
} as const satisfies Record<string, Text>;
