import type { Flow, FlowCommand } from '../kernel/flow.ts';
import type { PatrolCommandOf } from '../operations/dispatch/patrol/events-patrol.ts';
import type { PatrolNeed } from '../operations/dispatch/patrol/words-patrol.ts';
import type { SiteAlarmEvent } from '../operations/site/events-alarm.ts';
import type { Consequence } from '../operations/site/words.ts';

type Told = Extract<
  SiteAlarmEvent,
  { readonly type: 'SiteAlarmPresented' | 'SiteAlarmRaised' | 'PatrolAsked' | 'SiteAlarmClosed' }
>;

const needs = {
  life_on_track: 'somebody_on_track',
  person_between_fences: 'somebody_past_fence',
  barrier_breached: 'barrier_breached',
  device_blind: 'barrier_unwatched',
} as const satisfies Record<Consequence, PatrolNeed>;

/**
 * Somebody may be on the track: dispatch is asked at once for a patrol of that site, and for every other alarm where a
 * person at the site asks for one. Where, how grave and until when travels; no device, no picture, no evidence. Automatic:
 * it proposes, and a person at dispatch says which patrol goes, or none. Source: issue 6, section 3.
 */
export const siteToDispatch: Flow<Told> = {
  name: 'site-to-dispatch',
  from: 'operations/site',
  to: 'operations/dispatch',
  kind: 'site_patrol',
  types: ['SiteAlarmPresented', 'SiteAlarmRaised', 'PatrolAsked', 'SiteAlarmClosed'],
  mark: 'auto',
  why: {
    en: 'Saving life: a patrol is asked for where somebody may be on the track. Only site, alarm, place, need and time travel; a person orders it.',
    fr: 'Sauvegarde de la vie : une patrouille est demandée là où une personne est peut-être sur la voie. Seuls le site, l’alarme, le lieu, le besoin et le délai circulent ; une personne l’engage.',
  },
  passes: ['site', 'alarm', 'zone', 'position', 'need', 'actBefore'],
  propose({ event }): readonly FlowCommand[] {
    const { at, alarm } = event;
    if (event.type === 'SiteAlarmClosed') {
      const { site } = event;
      const lapse: PatrolCommandOf<'LapsePatrol'> = { type: 'LapsePatrol', at, site, alarm };
      return [{ key: site, command: lapse }];
    }
    const { site, zone, position, consequence, actBefore } = event;
    if (event.type !== 'PatrolAsked' && consequence !== 'life_on_track') return [];
    const need = needs[consequence];
    const ask: PatrolCommandOf<'ProposePatrol'> = {
      ...{ type: 'ProposePatrol', at, site, alarm, zone, position, need, actBefore },
    };
    return [{ key: site, command: ask }];
  },
};
