import type { Flow, FlowCommand } from '../kernel/flow.ts';
import { addSeconds, fromUtc, toUtc } from '../kernel/time.ts';
import type { GlassBroken, GlassMended } from '../operations/emergency/events.ts';
import type { NoteGlassEnd, OpenReview } from '../oversight/monitor/events.ts';

/**
 * Each breaking of the glass opens its review at once. That it happened, by whom, why, and for how long travels to
 * those who oversee; nothing of what was then opened does. Automatic: it only opens a review, and decides about nobody.
 * Source: issue 3, section 2; Regulation (EU) 2016/679 Art. 5(2) (accountability); Directive (EU) 2016/680 Art. 25.
 */
export const emergencyToMonitor: Flow<GlassBroken | GlassMended> = {
  name: 'emergency-to-monitor',
  from: 'operations/emergency',
  to: 'oversight/monitor',
  kind: 'review',
  types: ['GlassBroken', 'GlassMended'],
  mark: 'auto',
  why: {
    en: 'Oversight: every emergency access is reviewed. Only that it was opened travels: by whom, why, for how long.',
    fr: 'Contrôle : tout accès d’urgence est examiné. Seul le fait qu’il a été ouvert circule : par qui, pourquoi, pour combien de temps.',
  },
  passes: ['id', 'staff', 'desk', 'reason', 'reference', 'until'],
  propose({ actor, desk, event }): readonly FlowCommand[] {
    const { at, id } = event;
    if (event.type === 'GlassMended') {
      const end: NoteGlassEnd = { type: 'NoteGlassEnd', at, id };
      return [{ key: id, command: end }];
    }
    const { reason, reference, minutes } = event;
    const until = toUtc(addSeconds(fromUtc(at), minutes * 60));
    const open: OpenReview = { type: 'OpenReview', at, id, staff: actor, desk, reason, reference, until };
    return [{ key: id, command: open }];
  },
};
