import type { AlarmCondition } from '../../kernel/alarm.ts';
import { deafSince, type LinkStanding, unheardSince } from '../../kernel/link-standing.ts';
import { fromUtc, instant, toUtc, type UtcText } from '../../kernel/time.ts';
import type { Boat } from './boat-state.ts';
import { conditionText } from './text-conditions.ts';

export interface LinkWatched {
  readonly boats: readonly Boat[];
  readonly links: readonly Failing[];
  readonly now: UtcText;
}

/**
 * A link that is down, or has stopped, while boats are open that both sides answer for: one alarm a peer, for both directions or for the
 * one that fails, at life where a boat is in distress. The other side is then told by telephone. Source: PROBLEM F17.
 */
export function linkConditions({ boats, links, now }: LinkWatched): readonly AlarmCondition[] {
  const open = boats.filter(({ status }) => status === 'open');
  const gravest = open.find(({ phase }) => phase === 'distress') ?? open[0];
  if (gravest === undefined) return [];
  return links.flatMap((link): readonly AlarmCondition[] => {
    const failed = failureOf(link, fromUtc(now));
    if (failed === null || failed.since > now) return [];
    return [
      {
        key: `link/${link.peer}/${failed.kind}`,
        kind: failed.kind,
        priority: gravest.phase === 'distress' ? 'life' : 'high',
        side: 'both',
        role: 'watch_officer',
        since: failed.since,
        actBefore: null,
        about: `boat/${gravest.boat}`,
        reference: gravest.reference,
        cause: `link/${link.peer}`,
        ...conditionText[failed.kind],
      },
    ];
  });
}

/** As much of a link as says which way it fails. */
type Failing = Pick<
  LinkStanding,
  'peer' | 'state' | 'since' | 'currentTo' | 'heard' | 'heardSince' | 'toldTo'
>;

interface Failure {
  readonly kind: 'link_down' | 'link_deaf' | 'link_unheard';
  readonly since: UtcText;
}

/** Which way a link fails, and since when; null: it stands, or there is none. */
function failureOf(link: Failing, now: number): Failure | null {
  const [deaf, unheard] = [deafSince(link, now), unheardSince(link, now)];
  if (deaf !== null && unheard !== null) return { kind: 'link_down', since: at(Math.min(deaf, unheard)) };
  if (deaf !== null) return { kind: 'link_deaf', since: at(deaf) };
  return unheard === null ? null : { kind: 'link_unheard', since: at(unheard) };
}

function at(milliseconds: number): UtcText {
  return toUtc(instant(milliseconds));
}
