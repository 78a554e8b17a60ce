import { never } from '../../kernel/result.ts';
import { fromUtc, type Instant, toUtc } from '../../kernel/time.ts';
import type { Board } from './board.ts';
import type { Moment } from './night.ts';
import type { Scenario } from './scenario.ts';
import type { EventOf, ScenarioEvent } from './scenario-events.ts';
import { timelineOf } from './timeline.ts';
import { unitsOf } from './units-of.ts';
import type { Window } from './window-of.ts';
import { closeBoats, settleBoats } from './work-boats.ts';
import { readContact, repeatMessage, takeContact } from './work-contact.ts';
import { takeFreight } from './work-freight.ts';
import { traceFamilies } from './work-tracing.ts';
import { takeIntel } from './work-intel.ts';
import { takePerimeter } from './work-site.ts';
import { takeLog } from './work-log.ts';
import { takeReport } from './work-report.ts';
import { deliver, handOver } from './work-transfer.ts';
import { enterUnits, markHull, relayMayday, sendNamed, unitRecovered, unitReports } from './work-unit.ts';
import { reportConditions, reportStrength } from './work-watch.ts';
import type { Work } from './work.ts';

export interface Played {
  /** Events that no room takes yet, by kind. */
  readonly notTaken: Readonly<Record<string, number>>;
}

export interface Playing {
  readonly scenario: Scenario;
  readonly work: Work;
  /** Drives or waits for the clock; stops at whatever falls due on the way. */
  readonly reach: (at: Instant) => Promise<void>;
  /** Everything is looked at that an expectation may be about. */
  readonly look: (at: Instant, spans: readonly Window[]) => Promise<void>;
  /** The line between the two nodes is cut or healed. */
  readonly link: (event: EventOf<'link'>) => Promise<void>;
  readonly progress: (done: number, all: number, at: Instant) => void;
}

/** Plays a night from its first event to its end: what comes in, what the desks do, and what is seen when it is judged. */
export async function playNight({ scenario, work, reach, look, link, progress }: Playing): Promise<Played> {
  const steps = timelineOf(scenario);
  const units = unitsOf(scenario);
  const notTaken: Record<string, number> = {};
  await enterUnits(work, units);
  for (const [done, step] of steps.entries()) {
    await reach(step.at);
    progress(done, steps.length, step.at);
    if (step.kind === 'look') await look(step.at, step.spans);
    if (step.kind === 'open') await readContact(work, step.event);
    if (step.kind === 'look') continue;
    const earlier = scenario.events.slice(0, scenario.events.indexOf(step.event));
    const taken = step.kind === 'open' || (await playEvent(work, step.event, { earlier, units, link }));
    if (taken && step.kind === 'event') await traceFamilies(work, step.event);
    if (!taken) notTaken[step.event.type] = (notTaken[step.event.type] ?? 0) + 1;
    // What a lorry or a fence shows, or intelligence learns, is of no boat.
    if (taken && !ashore.has(step.event.type)) await settleBoats(work, step.event, earlier);
    await closeBoats(work, step.event);
  }
  return { notTaken };
}

const ashore: ReadonlySet<ScenarioEvent['type']> = new Set([
  'freight',
  'driver_report',
  'perimeter',
  'intel',
]);

interface Known {
  readonly earlier: readonly ScenarioEvent[];
  readonly units: ReturnType<typeof unitsOf>;
  readonly link: Playing['link'];
}

/** False: no room takes this kind yet. */
async function playEvent(
  work: Work,
  event: ScenarioEvent,
  { earlier, units, link }: Known,
): Promise<boolean> {
  const first = event.delivery === 'retry' ? firstOf(event, earlier) : null;
  if (event.type === 'driver_report') return takeReport(work, event, first);
  if (first !== null) return repeatMessage(work, event, first);
  switch (event.type) {
    case 'call':
    case 'position':
    case 'ngo':
    case 'sighting':
    case 'sensor':
    case 'ais':
    case 'disembark':
    case 'statement':
    case 'intervention':
      await takeContact(work, event);
      return true;
    case 'mayday_relay':
      await relayMayday(work, event, await takeContact(work, event));
      return true;
    case 'rescue': {
      const boat = await takeContact(work, event);
      await unitRecovered(work, event, boat);
      await markHull(work, event, boat);
      return true;
    }
    case 'handover':
      await handOver(work, event);
      await sendNamed(work, event, units);
      return true;
    case 'unit':
      await unitReports(work, event);
      return true;
    case 'shift':
      await reportStrength(work, event);
      return true;
    case 'environment':
      await reportConditions(work, event);
      return true;
    case 'log':
      await takeLog(work, event, earlier);
      return true;
    case 'link':
      await link(event);
      if (event.state === 'up') await deliverQueued(work, earlier, units);
      return true;
    case 'freight':
      return takeFreight(work, event);
    case 'intel':
      return takeIntel(work, event);
    case 'perimeter':
      return takePerimeter(work, event);
    default:
      return never(event);
  }
}

/** What waited for the link reaches the other side's desk when it is up again. */
async function deliverQueued(
  work: Work,
  earlier: readonly ScenarioEvent[],
  units: Known['units'],
): Promise<void> {
  for (const one of earlier) {
    if (one.type !== 'handover' || one.action !== 'propose') continue;
    const known = work.transfers.get(one.ref);
    if (known?.event !== one.id || work.delivered.has(known.transfer)) continue;
    await deliver(work, one, known);
    if (work.delivered.has(known.transfer)) await answerLate(work, one, { earlier, units });
  }
}

/** What the desk would have answered while nothing of it had come is answered once it lies before it. */
async function answerLate(
  work: Work,
  { ref, node }: EventOf<'handover'>,
  { earlier, units }: Pick<Known, 'earlier' | 'units'>,
): Promise<void> {
  for (const answer of earlier) {
    if (answer.type !== 'handover' || answer.action === 'propose') continue;
    if (answer.ref !== ref || answer.node === node) continue;
    if (work.acts.some(({ event, ok }) => event === answer.id && ok)) continue;
    await handOver(work, answer);
    await sendNamed(work, answer, units);
  }
}

/** The message of which this is a repeat: the last of the same kind, from the same side, about the same thing. */
function firstOf(event: ScenarioEvent, earlier: readonly ScenarioEvent[]): ScenarioEvent | null {
  return earlier.findLast((one) => one.delivery !== 'retry' && keyOf(one) === keyOf(event)) ?? null;
}

function keyOf(event: ScenarioEvent): string {
  if (event.type === 'handover') return `handover ${event.node} ${event.ref} ${event.action}`;
  return `${event.type} ${event.node} ${event.phone ?? ''} ${event.text}`;
}

/** The whole of a board at a moment. */
export function momentOf(
  at: Instant,
  board: Board,
  rest: Pick<
    Moment,
    'alarms' | 'budgets' | 'figures' | 'gaps' | 'links' | 'ordersGiven' | 'passages' | 'tips' | 'tracing'
  >,
): Moment {
  const { contacts, boats, rank, people, suggestions, pairs } = board;
  const ofBoats = Object.fromEntries(
    boats.map(({ boat }) => [
      boat,
      pairs
        .filter(({ relation, boats: pair }) => relation === 'same' && pair.includes(boat))
        .map(({ boats: pair, strength, against, contacts: reasons }) => ({
          boat: pair.find((one) => one !== boat) ?? boat,
          first: strength !== 'weak' && against.length === 0,
          strength,
          against,
          reasons,
        })),
    ]),
  );
  return {
    at: toUtc(at),
    contacts,
    boats,
    rank,
    people,
    suggestions: { ...suggestions, ...ofBoats },
    ...rest,
  };
}

/** When the night is over. */
export function endOf({ meta }: Scenario): Instant {
  return fromUtc(meta.end);
}
