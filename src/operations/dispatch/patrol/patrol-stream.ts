import type { AlarmCondition } from '../../../kernel/alarm.ts';
import type { CommandDoor, StreamDoor } from '../../../kernel/door.ts';
import type { State } from '../../../kernel/label.ts';
import type { Handling } from '../../../kernel/marking.ts';
import type { Text } from '../../../kernel/text.ts';
import { fromUtc, type Instant } from '../../../kernel/time.ts';
import { shortName } from '../../../kernel/shapes.ts';
import { conditionText } from '../condition-text.ts';
import { recordHandling } from '../handling.ts';
import { isPatrolOpen, patrolDecider, patrolDueAt, patrolStepOf } from './decide-patrol.ts';
import { patrolCommandSchemas, type PatrolEvent, patrolEventSchemas } from './events-patrol.ts';
import type { PatrolTask } from './wire-patrol.ts';
import { patrolRefusalCodes, patrolSummaries } from './words-patrol.ts';

/** First part of the stream's name: one stream for each site. */
export const patrolKind = 'site_patrol';

/** It stays on this node, as the site's record does from which it comes. */
const handling = { ...recordHandling, release: 'never' } as const satisfies Handling;

const handlings = {
  PatrolProposed: handling,
  PatrolNeedRaised: handling,
  PatrolOrdered: handling,
  PatrolAccepted: handling,
  PatrolRefused: handling,
  PatrolOnScene: handling,
  PatrolFinished: handling,
  PatrolWithdrawn: handling,
  PatrolRegistered: handling,
  PatrolRetired: handling,
  PatrolOnDuty: handling,
  PatrolOffDuty: handling,
  PatrolPositionReported: handling,
} as const satisfies Record<PatrolEvent['type'], Handling>;

function doors(): Readonly<Record<string, CommandDoor>> {
  const named: Readonly<Record<string, Text>> = patrolSummaries;
  return Object.fromEntries(
    Object.entries(patrolCommandSchemas).map(([name, schema]): [string, CommandDoor] => {
      const summary = named[name];
      if (summary === undefined) throw new Error(`no summary of ${name}`); // its test names each
      return [name, { schema, summary, streamKey: ({ site }) => shortName.parse(site) }];
    }),
  );
}

/** Patrols and guards of the fixed sites: on a register, asked for by the flow from site, ordered by people. */
export const patrolStream: StreamDoor = {
  kind: patrolKind,
  decider: patrolDecider as unknown as StreamDoor['decider'], // the door erases state types
  commands: doors(),
  events: patrolEventSchemas,
  handling: handlings,
  upcasters: {},
  refusals: patrolRefusalCodes,
};

/** Patrols for which nobody has done the next step in time. `side`: the state whose sites these are. */
export function patrolConditions(
  patrols: readonly PatrolTask[],
  side: State,
  now: Instant,
): readonly AlarmCondition[] {
  return patrols.filter(isPatrolOpen).flatMap((task): readonly AlarmCondition[] => {
    const dueAt = patrolDueAt(task);
    // What only a person can begin is asked of them at once; a clock runs for what follows.
    const since = patrolStepOf(task) === 'proposed' ? (task.refusals.at(-1)?.at ?? task.proposed.at) : dueAt;
    if (since === null || fromUtc(since) > now) return [];
    return [
      {
        key: `site_patrol/${task.site}/${task.alarm}`,
        kind: 'site_patrol_wanted',
        priority: task.need === 'somebody_on_track' ? 'life' : 'high',
        side,
        role: 'watch_officer',
        since,
        actBefore: task.actBefore,
        about: `site_patrol/${task.site}/${task.alarm}`,
        reference: task.zone,
        cause: `site/${task.site}`,
        ...conditionText.site_patrol_wanted,
      },
    ];
  });
}
