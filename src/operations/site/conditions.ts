import type { AlarmCondition } from '../../kernel/alarm.ts';
import type { State } from '../../kernel/label.ts';
import { addSeconds, fromUtc, type Instant, toUtc } from '../../kernel/time.ts';
import type { SiteAlarmView, StopView } from './wire.ts';

/** Seconds for which an alarm of somebody on the track may stand unacknowledged before the whole watch is called. */
const lifeSeconds = 30;

/**
 * What of a fixed site calls the watch, beyond the site's own operators: somebody may be on the track and nobody has
 * looked, or trains were asked to stop and no answer came. `side`: the state whose sites these are.
 */
export function siteConditions(
  { alarms, stops }: { readonly alarms: readonly SiteAlarmView[]; readonly stops: readonly StopView[] },
  side: State,
  now: Instant,
): readonly AlarmCondition[] {
  return [
    ...alarms.flatMap((one) => [...unseen(one, side, now), ...patrolWanted(one, side)]),
    ...stops.flatMap((one) => unanswered(one, side, now)),
  ];
}

function unseen(
  { facts, presentedAt, raisedAt, acknowledged, closed }: SiteAlarmView,
  side: State,
  now: Instant,
) {
  if (facts.consequence !== 'life_on_track' || acknowledged !== null || closed !== null) return [];
  const since = addSeconds(fromUtc(raisedAt ?? presentedAt), lifeSeconds);
  if (since > now) return [];
  const condition: AlarmCondition = {
    key: `site_alarm/${facts.alarm}`,
    kind: 'track_alarm_unseen',
    priority: 'life',
    side,
    role: 'watch_officer',
    since: toUtc(since),
    actBefore: null,
    about: `site_alarm/${facts.alarm}`,
    reference: facts.zone,
    cause: `site/${facts.site}`,
    consequence: {
      en: 'Somebody may be on the track, and nobody at the site has looked.',
      fr: 'Quelqu’un est peut-être sur la voie et personne sur le site n’a regardé.',
    },
    act: { en: 'Look, and ask for trains to be stopped.', fr: 'Regarder et demander l’arrêt des trains.' },
  };
  return [condition];
}

/** Until dispatch has units ashore, whoever is at the watch sends somebody: asked for, it must not be asked of nobody. */
function patrolWanted({ facts, patrolAsked, closed }: SiteAlarmView, side: State): readonly AlarmCondition[] {
  if (patrolAsked === null || closed !== null) return [];
  return [
    {
      key: `site_patrol/${facts.alarm}`,
      kind: 'site_patrol_wanted',
      priority: 'high',
      side,
      role: 'watch_officer',
      since: patrolAsked.at,
      actBefore: facts.actBefore,
      about: `site_alarm/${facts.alarm}`,
      reference: facts.zone,
      cause: `site/${facts.site}`,
      consequence: {
        en: 'The site asks for a patrol, and nobody is on the way.',
        fr: 'Le site demande une patrouille et personne n’est en route.',
      },
      act: { en: 'Send guards or a patrol.', fr: 'Envoyer des agents ou une patrouille.' },
    },
  ];
}

function unanswered(
  { stop, site, track, dueAt, refused, ended, stopped }: StopView,
  side: State,
  now: Instant,
) {
  const since = dueAt ?? (refused !== null && ended === null && stopped === null ? refused.at : null);
  if (since === null || fromUtc(since) > now) return [];
  const condition: AlarmCondition = {
    key: `train_stop/${stop}`,
    kind: 'train_stop_unanswered',
    priority: 'life',
    side,
    role: 'watch_officer',
    since,
    actBefore: null,
    about: `train_stop/${stop}`,
    reference: track,
    cause: `site/${site}`,
    consequence: {
      en: 'Trains run where somebody may be on the track.',
      fr: 'Des trains circulent là où quelqu’un est peut-être sur la voie.',
    },
    act: { en: 'Call whoever runs the trains.', fr: 'Appeler l’exploitant ferroviaire.' },
  };
  return [condition];
}
