import { addSeconds, fromUtc, type Instant, instant, toUtc } from '../../src/kernel/time.ts';
import type { Scenario } from '../../src/node/replay/scenario.ts';
import type { ScenarioEvent } from '../../src/node/replay/scenario-events.ts';
import { type Side, sideOf } from '../../src/node/replay/staff-of-night.ts';
import { deafOf, type LinkChange, type Received, shortestSeconds, type Silence } from './outages.ts';
import type { ScenarioLine } from './scenario-event.ts';

/** A change of the line with the id of its line. */
export interface NamedChange extends LinkChange {
  readonly id: string;
}

interface Showing {
  readonly scenario: Scenario;
  readonly received: readonly Received[];
  readonly silences: readonly Silence[];
  readonly changes: readonly NamedChange[];
}

/** By then both nodes say of themselves that the line fails. */
const shownAfterSeconds = 150;
/** PROBLEM F1: what came in on one side is before the other within a minute. */
const arrivesWithinSeconds = 60;
/** As the replay of PROBLEM asks it of the side that hears nothing. */
const alarmWithinSeconds = 90;

/** What each silence must show while it lasts, and must not have lost when it is over. */
export function signsOf(showing: Showing): readonly ScenarioLine[] {
  return showing.silences.flatMap((silence) => [
    ...screens(showing, silence),
    ...alarm(showing, silence),
    ...backlog(showing, silence),
    ...proposals(showing, silence),
  ]);
}

const other = (side: Side): Side => (side === 'uk' ? 'fr' : 'uk');
const node = (side: Side): string => side.toUpperCase();

/** Both sides' screens soon after it begins, and in the middle of a long one. */
function screens({ scenario, silences }: Showing, silence: Silence): readonly ScenarioLine[] {
  const deaf = deafOf[silence.way];
  const until = silence.until ?? fromUtc(scenario.meta.end);
  const first = addSeconds(silence.from, shownAfterSeconds);
  const middle = instant(Math.round((silence.from + until) / 2_000) * 1_000);
  const moments = middle > addSeconds(first, shortestSeconds) ? [first, middle] : [first];
  return moments.flatMap((at) => [
    {
      kind: 'degraded_mode',
      at: toUtc(at),
      node: node(deaf),
      show: ['link_down_since', `no_data_from_${node(other(deaf))}_since`, 'age_of_other_side_data'],
    },
    {
      kind: 'degraded_mode',
      at: toUtc(at),
      node: node(other(deaf)),
      // Who is not heard is known by whoever is heard: where both ways are silent each knows that it hears nothing.
      show: isWholly(silences, at) ? ['link_down_since'] : ['link_down_since', 'pending_outbound_count'],
    },
  ]);
}

const isWholly = (silences: readonly Silence[], at: Instant): boolean =>
  silences.filter(({ from, until }) => from <= at && (until === null || at < until)).length > 1;

/** The desk that hears nothing is called, where the line stood well before: what rings already rings no second time. */
function alarm({ silences, changes }: Showing, silence: Silence): readonly ScenarioLine[] {
  const began = changes.find(({ at, state }) => at === silence.from && state === 'down');
  const near = silences.some(
    (one) =>
      one !== silence &&
      one.from <= addSeconds(silence.from, alarmWithinSeconds) &&
      (one.until === null || addSeconds(one.until, shortestSeconds) > silence.from),
  );
  if (began === undefined || near) return [];
  const of = { event: began.id, node: node(deafOf[silence.way]), within_s: alarmWithinSeconds };
  return [{ kind: 'alert', item: 'stale_other_side', ...of }];
}

/** Kinds that leave a contact on the board, each under its own name. */
const contacts: ReadonlySet<ScenarioEvent['type']> = new Set([
  'call',
  'position',
  'ngo',
  'sighting',
  'sensor',
  'rescue',
  'disembark',
  'statement',
]);

/** Of what each is on the board once, and of a proposal as well: a message that came again is the first one's. */
function leavesItself(event: ScenarioEvent): boolean {
  if (event.delivery === 'retry') return false;
  return event.type === 'handover' ? event.action === 'propose' : contacts.has(event.type);
}

function during({ received, scenario }: Showing, { way, from, until }: Silence): readonly Received[] {
  const speaking = other(deafOf[way]);
  const end = until ?? fromUtc(scenario.meta.end);
  return received.filter(({ event, at }) => at > from && at < end && sideOf(event.node) === speaking);
}

/** All that came in on the other side meanwhile. */
function backlog(showing: Showing, silence: Silence): readonly ScenarioLine[] {
  const healed = showing.changes.find(({ at, state }) => at === silence.until && state === 'up');
  const events = during(showing, silence)
    .filter(({ event }) => leavesItself(event))
    .map(({ event }) => event.id);
  if (healed === undefined || events.length === 0) return [];
  const of = { after: healed.id, node: node(deafOf[silence.way]), within_s: arrivesWithinSeconds };
  return [{ kind: 'no_loss', ...of, events }];
}

/** PROBLEM F4: a proposal that nobody takes rings at five minutes. */
const unansweredSeconds = 301;

/** Whoever proposed a boat meanwhile keeps it, and is told that nobody has taken it: silence is no answer. */
function proposals(showing: Showing, silence: Silence): readonly ScenarioLine[] {
  const speaking = node(other(deafOf[silence.way]));
  const end = silence.until ?? fromUtc(showing.scenario.meta.end);
  return during(showing, silence).flatMap(({ event, at }) => {
    if (event.type !== 'handover' || event.action !== 'propose' || event.delivery === 'retry') return [];
    const last = Math.min(addSeconds(end, -1), addSeconds(at, 1_200));
    if (last <= at) return [];
    const kept = { kind: 'coordinator', target: event.id, at: toUtc(instant(last)) };
    const rings = { kind: 'alert', item: 'handover_unacknowledged', event: event.id };
    return [
      { ...kept, node: speaking, value: speaking },
      ...(addSeconds(at, unansweredSeconds) < end
        ? [{ ...rings, node: speaking, within_s: unansweredSeconds }]
        : []),
    ];
  });
}
