import type { Flow, FlowCommand } from '../kernel/flow.ts';
import type { TipEvent } from '../inquiry/intel/events.ts';
import type { TipCommand } from '../operations/site/events-tip.ts';

/**
 * What two people of intelligence have released for a site appears in that site's picture, and goes when they take it
 * back. Kind, place, hours, grade and the body that released it travel: no report, no source, nobody's name, and nothing
 * ever asks back. Automatic: the release was decided by two persons; it decides about nobody. Source: issue 6, section 3.
 */
export const intelToSite: Flow<TipEvent> = {
  name: 'intel-to-site',
  from: 'inquiry/intel',
  to: 'operations/site',
  kind: 'site_tip',
  types: ['TipReleased', 'TipWithdrawn'],
  mark: 'auto',
  why: {
    en: 'Border control: a site’s watch knows where and when to look. Only what two people have released travels: kind, place, hours, grade and the body that released it.',
    fr: 'Contrôle aux frontières : le quart d’un site sait où et quand regarder. Seul ce que deux personnes ont communiqué circule : nature, lieu, heures, cotation et organisme émetteur.',
  },
  passes: ['tip', 'site', 'zone', 'kind', 'from', 'until', 'source', 'information', 'body'],
  propose({ event }): readonly FlowCommand[] {
    const { at, tip } = event;
    if (event.type === 'TipWithdrawn') {
      const recall: TipCommand = { type: 'RecallTip', at, tip };
      return [{ key: tip, command: recall }];
    }
    const { site, zone, kind, from, until, source, information, body } = event;
    const receive: TipCommand = {
      type: 'ReceiveTip',
      at,
      tip,
      site,
      zone,
      kind,
      from,
      until,
      source,
      information,
      body,
    };
    return [{ key: tip, command: receive }];
  },
};
