import type { Text } from '../../kernel/text.ts';

/** Why nothing is noted of a tip. */
export const tipRefusals = {
  tip_gone: {
    en: 'This tip no longer stands here: it was taken back, or was never released to this room.',
    fr: 'Ce renseignement n’est plus ici : il a été retiré, ou jamais communiqué à cette salle.',
  },
  tip_amended: {
    en: 'It has been amended since: read what it says now.',
    fr: 'Il a été rectifié entre-temps : lire ce qu’il dit maintenant.',
  },
  not_of_room: {
    en: 'This was released to another room: whoever works there says what was done with it.',
    fr: 'Ce renseignement a été communiqué à une autre salle : à elle de dire ce qu’elle en a fait.',
  },
  not_told_back: {
    en: 'What the watch at sea does is a rescue: intelligence is not told of it.',
    fr: 'Ce que fait le quart en mer relève du sauvetage : le renseignement n’en est pas informé.',
  },
} as const satisfies Record<string, Text>;
export type TipRefusal = keyof typeof tipRefusals;
