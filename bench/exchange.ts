import { at, type CatchUp, type LinkFigures, measureLink, type Shown } from './exchange-link.ts';
import { measureSteps, type Step } from './exchange-steps.ts';
import type { Bench, PeerFigure, Row } from './row.ts';

/** Bars. Source: issue 5, "Must show". */
const linkedMillisecondsMax = 500;
const catchUpSecondsMax = 60;
const liveMillisecondsMax = 2_000;
/** The catch-up for which the bar stands; fewer repetitions measure a part of it, and hold it to a part of the time. */
const wholeCatchUp = 100_000;

const perRepetition = { linkedSeconds: 12, bulk: 20_000, life: 1_000, steps: 2_000 } as const;

/**
 * `npm run bench -- exchange`: two whole nodes over mutual TLS, linked and after an outage, and what each step costs. The
 * five repetitions of the usual run are one minute at 20 events a second and 100,000 events of backlog.
 */
export const exchangeBench: Bench = {
  name: 'exchange',
  async run({ peers, repetitions, progress }) {
    const times = Math.max(1, repetitions);
    const steps = await measureSteps(perRepetition.steps * times, peers);
    for (const { name, events, seconds } of steps) progress(`${name}: ${Math.round(events / seconds)}/s`);
    const sizes = {
      linkedSeconds: perRepetition.linkedSeconds * times,
      bulk: perRepetition.bulk * times,
      life: perRepetition.life * times,
    };
    return [...linkRows(await measureLink(sizes, progress)), ...stepRows(steps, peers)];
  },
};

function linkRows({ linked, bulk, life, findings }: LinkFigures): readonly Row[] {
  const wrong = findings > 0 ? `the chain does not hold: ${findings} findings` : null;
  const shown = `from the moment it was to be sent to one node until the other's board had it; load ${linked.load}`;
  const missing = linked.missing > 0 ? `; ${linked.missing} never came` : '';
  const figure = (of: Shown, share: number): number => at(of.milliseconds, share) ?? Number.POSITIVE_INFINITY;
  const p99 = figure(linked, 0.99);
  const isLinked = wrong === null && linked.missing === 0 && p99 <= linkedMillisecondsMax;
  const liveMax = figure(bulk.live, 1);
  const isOvertaken = wrong === null && bulk.live.missing === 0 && liveMax <= liveMillisecondsMax;
  const secondsMax = (catchUpSecondsMax * bulk.events) / wholeCatchUp;
  const bulkWrong = wrong ?? bulk.wrong;
  // biome-ignore format: a table
  return [
    { kernel: 'exchange-p50', figure: figure(linked, 0.5), unit: 'ms', limit: null, peers: [], gate: 'none', note: `20 contacts/s, ${shown}` },
    { kernel: 'exchange-p99', figure: p99, unit: 'ms', limit: null, peers: [], gate: isLinked ? 'pass' : 'fail', note: `${linked.milliseconds.length} contacts, bar ${linkedMillisecondsMax} ms${missing}` },
    { kernel: 'exchange-catch-up', figure: bulk.seconds, unit: 's', limit: null, peers: [], gate: bulkWrong === null && bulk.seconds <= secondsMax ? 'pass' : 'fail', note: `${bulk.events} detections, bar ${secondsMax} s; ${catchUpNote(bulk)}; ${bulkWrong ?? 'each stands once, in order, and the chain holds'}` },
    { kernel: 'exchange-overtake', figure: liveMax, unit: 'ms', limit: null, peers: [], gate: isOvertaken ? 'pass' : 'fail', note: `longest of ${bulk.live.milliseconds.length} contacts that came in while the backlog did; bar ${liveMillisecondsMax} ms` },
    { kernel: 'exchange-life-backlog', figure: life.seconds, unit: 's', limit: null, peers: [], gate: (wrong ?? life.wrong) === null ? 'none' : 'fail', note: `${life.events} contacts on the lane of life itself; live contacts wait behind them: p50 ${at(life.live.milliseconds, 0.5)}, longest ${at(life.live.milliseconds, 1)} ms; ${catchUpNote(life)}${life.wrong === null ? '' : `; ${life.wrong}`}` },
  ];
}

function catchUpNote(of: CatchUp): string {
  const { events, seconds, shownSeconds, outboxSeconds, ownSeconds, processor, load } = of;
  const rate = Math.round(events / seconds);
  return `${rate}/s, on the receiver's screens at most ${shownSeconds.toFixed(1)} s later; CPU s: origin ${processor.fr ?? '?'}, receiver ${processor.uk ?? '?'}; its outbox was whole ${outboxSeconds.toFixed(1)} s after the origin's start, its own projections ${ownSeconds.toFixed(1)} s later, and then the line was healed; load ${load}`;
}

/** What each step is compared with, and why that is sensible. */
const peerOf: Readonly<Record<string, { readonly step: string; readonly note: string }>> = {
  sign: { step: 'sign-jose', note: 'CompactSign over the same text, which it does not make canonical' },
  verify: { step: 'verify-jose', note: 'compactVerify and JSON.parse, no canonical form and no schema' },
  import: { step: 'import-plain', note: 'the same rows, 200 a transaction, nothing proved' },
};

function stepRows(steps: readonly Step[], peers: boolean): readonly Row[] {
  const named = new Map(steps.map((step) => [step.name, step]));
  const ours = steps.filter(({ name }) => !Object.values(peerOf).some(({ step }) => step === name));
  return ours.map((step): Row => {
    const against = peerOf[step.name];
    const other = against === undefined ? undefined : named.get(against.step);
    const peer: readonly PeerFigure[] =
      !peers || against === undefined || other === undefined
        ? []
        : [{ name: against.step, figure: perCore(other), note: against.note }];
    return {
      kernel: `exchange-${step.name}`,
      figure: perCore(step),
      unit: 'events/CPU-s',
      limit: null,
      peers: peer,
      gate: 'none',
      note: `${step.events} events: ${step.own.toFixed(2)} CPU s here, ${step.others === null ? '?' : step.others.toFixed(2)} in the store and the verifying part, ${step.seconds.toFixed(2)} s by the clock; load ${step.load.toFixed(1)}`,
    };
  });
}

/** Events for each second of one core, whichever process it was spent in. */
function perCore({ events, own, others }: Step): number {
  return Math.round(events / Math.max(0.001, own + Math.max(0, others ?? 0)));
}
