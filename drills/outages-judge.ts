import { fromUtc, type UtcText } from '../src/kernel/time.ts';
import type { NightOfSides } from '../src/node/replay/judge/judge-sides.ts';
import { differencesOf } from '../src/node/replay/measures.ts';
import {
  type Act,
  type BoatSeen,
  type Moment,
  type Night as Played,
  rootOf,
} from '../src/node/replay/night.ts';
import { type Side, sideOf, sidesOfNight } from '../src/node/replay/staff-of-night.ts';
import { wronglyClosedIn } from './nights/closed.ts';
import type { Night } from './nights/night.ts';
import { deafOf, type Silence } from './nights/outages.ts';

/** What must never be, whatever the line does; each in words that say where. */
export interface Found {
  /** What the nodes end with that is not the same; none is looked for where a way is silent to the end. */
  readonly apart: readonly string[];
  readonly wronglyClosed: readonly string[];
  /** Each side takes the other to answer for a boat, or nobody does. */
  readonly unanswered: readonly string[];
  /** Something became so, or passed for delivered, that nobody did. */
  readonly bySilence: readonly string[];
}

export interface Judging {
  readonly sides: NightOfSides;
  readonly silences: readonly Silence[];
  /** Of a made night, with their endings; none: the night was written by hand. */
  readonly boats: Night['boats'];
}

/** Looks at a night that both nodes played for what no outage may bring about. Pure. */
export function findIn(judging: Judging): Found {
  const { sides, silences } = judging;
  const healed = silences.every(({ until }) => until !== null);
  return {
    apart: healed ? differencesOf(sides) : [],
    wronglyClosed: wronglyClosed(judging),
    unanswered: unanswered(sides),
    bySilence: [
      ...sidesOfNight.flatMap((side) => notDone(side, sides[side])),
      ...deliveredInSilence(sides, silences),
    ],
  };
}

function wronglyClosed({ sides, boats }: Judging): readonly string[] {
  return sidesOfNight.flatMap((side) => {
    const never = wronglyClosedIn(sides[side], { boats });
    return [
      ...(never === 0 ? [] : [`${side}: ${never} of which nobody was taken aboard`]),
      ...sides[side].moments.flatMap((moment) => closedUnproved(moment).map((one) => `${side}: ${one}`)),
    ];
  });
}

/** Closed as rescued where the record itself says that nobody was taken aboard. */
function closedUnproved({ at, boats }: Moment): readonly string[] {
  return boats
    .filter(({ mergedInto, closed }) => mergedInto === null && closed?.outcome === 'rescued')
    .filter(({ links }) => links.every(({ facts }) => facts.kind !== 'pickup'))
    .map(({ reference }) => `${reference} at ${at} without anybody taken aboard`);
}

/** At each moment that both looked at: two who answer for a boat are one too many, nobody is what kills. */
function unanswered({ fr, uk }: NightOfSides): readonly string[] {
  return fr.moments.flatMap((onFr) => {
    const onUk = uk.moments.find(({ at }) => at === onFr.at);
    if (onUk === undefined) return [];
    return onFr.boats.flatMap((boat) => {
      const [byFr, byUk] = [rootIn(onFr, boat.boat), rootIn(onUk, boat.boat)];
      if (byFr === undefined || byUk === undefined) return [];
      const isNobody = byFr.coordinator === 'uk' && byUk.coordinator === 'fr';
      return isNobody ? [`${boat.reference} at ${onFr.at}: each side takes the other to have it`] : [];
    });
  });
}

function rootIn(moment: Moment, boat: string): BoatSeen | undefined {
  const root = rootOf(moment, boat);
  return moment.boats.find((one) => one.boat === root);
}

/** A transfer that is accepted, and a boat that is closed, without a person who did so. */
function notDone(side: Side, { moments, acts }: Played): readonly string[] {
  const done = (command: string, at: UtcText): readonly Act[] =>
    acts.filter((act) => act.command === command && act.ok && act.at <= at);
  return moments.flatMap((moment) => {
    const accepted = done('AcceptTransfer', moment.at).map(({ boat }) => boat ?? '');
    const closed = new Set(done('CloseBoat', moment.at).map(({ boat }) => rootOf(moment, boat ?? '')));
    const acceptedOn = new Set(accepted.map((boat) => rootOf(moment, boat)));
    return moment.boats
      .filter(({ mergedInto }) => mergedInto === null)
      .flatMap((boat) => [
        ...(boat.closed !== null && !closed.has(boat.boat)
          ? [`${side}: ${boat.reference} is closed at ${moment.at}, and nobody closed it`]
          : []),
        ...(boat.transfers.some(({ status }) => status === 'accepted') && !acceptedOn.has(boat.boat)
          ? [`${side}: a transfer of ${boat.reference} is accepted at ${moment.at}, and nobody accepted it`]
          : []),
      ]);
  });
}

/** A boat proposed while the other side hears nothing lies before nobody there, and nobody can have taken it. */
function deliveredInSilence({ fr, uk }: NightOfSides, silences: readonly Silence[]): readonly string[] {
  const { scenario, names, acts } = uk;
  return silences.flatMap(({ way, from, until }) => {
    const deaf = deafOf[way];
    const isDuring = (at: UtcText): boolean => fromUtc(at) > from && (until === null || fromUtc(at) < until);
    const proposed = scenario.events.flatMap((event) =>
      event.type === 'handover' &&
      event.action === 'propose' &&
      event.delivery !== 'retry' &&
      sideOf(event.node) !== deaf &&
      isDuring(event.rx ?? event.at)
        ? [{ id: event.id, transfer: names.short('transfer', event.ref) }]
        : [],
    );
    const moments = (deaf === 'uk' ? uk : fr).moments.filter(({ at }) => isDuring(at));
    return proposed.flatMap(({ id, transfer }) => {
      const shown = moments.find(({ boats }) =>
        boats.some(({ transfers }) => transfers.some((one) => one.transfer === transfer)),
      );
      const given = acts.find(
        (act) => act.event === id && act.command === 'NoteTransferDelivered' && act.ok && isDuring(act.at),
      );
      return [
        ...(shown === undefined ? [] : [`${transfer} is before the ${deaf} desk at ${shown.at}`]),
        ...(given === undefined ? [] : [`${transfer} passes for delivered at ${given.at}`]),
      ];
    });
  });
}
