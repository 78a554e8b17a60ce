import type { Flow, FlowCommand } from '../kernel/flow.ts';
import type { NoteGlassReview } from '../operations/emergency/events.ts';
import type { BreakGlassReviewed } from '../oversight/monitor/events.ts';

/**
 * That a breaking of the glass was reviewed goes back, so that its two-in-a-night limit no longer counts it. What the
 * review found stays with those who oversee. Automatic: it only lifts a limit on saving life, and decides about nobody.
 * Source: issue 3, section 2.
 */
export const monitorToEmergency: Flow<BreakGlassReviewed> = {
  name: 'monitor-to-emergency',
  from: 'oversight/monitor',
  to: 'operations/emergency',
  kind: 'glass',
  types: ['BreakGlassReviewed'],
  mark: 'auto',
  why: {
    en: 'Saving life: a reviewed emergency access no longer counts against the next. What the review found does not travel.',
    fr: 'Sauvegarde de la vie : un accès d’urgence examiné ne compte plus pour le suivant. La conclusion de l’examen ne circule pas.',
  },
  passes: ['id'],
  propose({ event: { at, id } }): readonly FlowCommand[] {
    const note: NoteGlassReview = { type: 'NoteGlassReview', at, id };
    // `example-1.g2` is the second of example-1: the stream bears the person's id.
    return [{ key: id.replace(/\.g\d+$/, ''), command: note }];
  },
};
