import type { AlarmCondition } from '../../kernel/alarm.ts';
import type { State } from '../../kernel/label.ts';
import { addSeconds, fromUtc, type Instant, toUtc } from '../../kernel/time.ts';
import type { SiteAlarmView, StopView } from './wire.ts';

/** Seconds for which an alarm of somebody on the track may stand unacknowledged before the whole watch is called. */
const lifeSeconds = 30;
/** After so long without the step that is late the duty officer is called as well. Ours. */
const dutyAfterSeconds = 60;

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
    ...alarms.flatMap((one) => unseen(one, side, now)),
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

/**
 * A step of a request to stop trains or of its release that is late, or a request that was refused: the watch officer is called, and a minute
 * later the duty officer as well. Acknowledging either alarm stops neither clock: only the controller's word does.
 */
function unanswered(
  { stop, site, track, dueAt, refused, ended, stopped, release }: StopView,
  side: State,
  now: Instant,
): readonly AlarmCondition[] {
  const said = release === null ? stopLate : releaseLate;
  const late = dueAt ?? (refused !== null && ended === null && stopped === null ? refused.at : null);
  if (late === null) return [];
  const of = release === null ? 'train_stop' : 'track_release';
  const called = [
    { key: `${of}/${stop}`, role: 'watch_officer', since: fromUtc(late) },
    {
      key: `${of}/${stop}/duty`,
      role: 'duty_officer',
      since: addSeconds(fromUtc(late), dutyAfterSeconds),
    },
  ] as const;
  return called
    .filter(({ since }) => since <= now)
    .map(({ key, role, since }) => ({
      key,
      ...said,
      side,
      role,
      since: toUtc(since),
      actBefore: null,
      about: `train_stop/${stop}`,
      reference: track,
      cause: `site/${site}`,
    }));
}

type Called = Pick<AlarmCondition, 'kind' | 'priority' | 'consequence' | 'act'>;

const stopLate: Called = {
  kind: 'train_stop_unanswered',
  priority: 'life',
  consequence: {
    en: 'Trains run where somebody may be on the track.',
    fr: 'Des trains circulent là où quelqu’un est peut-être sur la voie.',
  },
  act: { en: 'Call whoever runs the trains.', fr: 'Appeler l’exploitant ferroviaire.' },
};

// Trains that stand kill nobody at once; people sit in them, and whether they run again is known to nobody.
const releaseLate: Called = {
  kind: 'release_unanswered',
  priority: 'high',
  consequence: {
    en: 'The release of the track has not been repeated: nobody knows whether trains run.',
    fr: 'La levée n’a pas été répétée : personne ne sait si les trains circulent.',
  },
  act: {
    en: 'Telephone the controller: track, who searched what and when; hear it repeated.',
    fr: 'Téléphoner au régulateur : voie, qui a fouillé quoi et quand ; faire répéter.',
  },
};
