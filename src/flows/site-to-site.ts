import type { Flow, FlowCommand } from '../kernel/flow.ts';
import { stopOfAlarm } from '../operations/site/decide-stop.ts';
import type { SiteAlarmEvent } from '../operations/site/events-alarm.ts';
import type { StopCommand } from '../operations/site/events-stop.ts';
import type { Ground, StopReason } from '../operations/site/words.ts';

type Presented = Extract<SiteAlarmEvent, { readonly type: 'SiteAlarmPresented' | 'SiteAlarmRaised' }>;

const reasons: Partial<Record<Ground, StopReason>> = { track: 'person_on_track', tunnel: 'person_in_tunnel' };

/**
 * Somebody may be on the track or in the tunnel: a request to stop trains stands before the site's watch at once, with
 * its clock running. Automatic: it proposes and stops nothing; a person tells whoever runs the trains, a controller
 * there repeats it, and only a person ends it. Source: issue 6, section 3; the ladder of a transfer at sea (F4, F17).
 */
export const siteToSite: Flow<Presented> = {
  name: 'site-to-site',
  from: 'operations/site',
  to: 'operations/site',
  kind: 'train_stop',
  types: ['SiteAlarmPresented', 'SiteAlarmRaised'],
  mark: 'auto',
  why: {
    en: 'Saving life: the request to stop trains is there as soon as somebody may be on the track. It stops nothing: people tell, repeat, refuse and release.',
    fr: 'Sauvegarde de la vie : la demande d’arrêt des trains existe dès qu’une personne est peut-être sur la voie. Elle n’arrête rien : des personnes préviennent, répètent, refusent et lèvent.',
  },
  passes: ['stop', 'site', 'track', 'alarm', 'reason'],
  propose({ event: { at, alarm, site, zone, track, ground, consequence } }): readonly FlowCommand[] {
    if (consequence !== 'life_on_track') return [];
    const stop = stopOfAlarm(alarm);
    const reason = reasons[ground] ?? 'person_near_track';
    const ask: StopCommand = { type: 'ProposeStop', at, stop, site, track: track ?? zone, alarm, reason };
    return [{ key: stop, command: ask }];
  },
};
