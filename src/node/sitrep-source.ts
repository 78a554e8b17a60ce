import { type Instant, toUtc } from '../kernel/time.ts';
import type { Text } from '../kernel/text.ts';
import { stepText } from '../operations/dispatch/text.ts';
import type { TaskView } from '../operations/dispatch/wire.ts';
import { dangerOf, nextAct } from '../operations/rescue/boat-rank.ts';
import { type Boat, namesOf, openSearches } from '../operations/rescue/boat-state.ts';
import type { RegionWatch } from '../operations/rescue/crossing-near.ts';
import { ledgerOf } from '../operations/rescue/ledger.ts';
import { newestPlace } from '../operations/rescue/newest-place.ts';
import { atRiskOf } from '../operations/rescue/silence.ts';
import { dangerText, searchKindText } from '../operations/rescue/text.ts';
import type { Sitrep } from '../operations/watch/sitrep.ts';

const centres = { fr: 'MRCC Gris-Nez', uk: 'MRCC Dover' } as const;

/** What a report of one boat is written from; `region`: as for `nextAct`. */
export interface ReportStanding {
  readonly boat: Boat;
  readonly tasks: readonly TaskView[];
  readonly number: number;
  readonly region: RegionWatch | null;
}

/** What a situation report says of one boat at a moment, from what rescue and dispatch hold. Pure. */
export function sitrepOf({ boat, tasks, number, region }: ReportStanding, now: Instant): Sitrep {
  const at = toUtc(now);
  const ledger = ledgerOf(boat);
  // The chart's own, as somebody gave it, with its own time: an old place is not one of now.
  const place = newestPlace(boat);
  const danger = dangerOf(boat, ledger);
  const next = nextAct(boat, at, region);
  const isFrench = boat.coordinator === 'fr';
  const search = openSearches(boat).at(0);
  const { onBoard, unaccounted, accounted } = ledger;
  const atRisk = atRiskOf(boat, ledger);
  // A best figure was said of all; of those who are left nobody has given one.
  const best = accounted.max === 0 ? (onBoard?.best ?? null) : null;
  const own = tasks.filter((task) => namesOf(boat).includes(task.boat));
  return {
    urgency: boat.phase === 'distress' ? 'distress' : boat.phase === 'alert' ? 'urgency' : 'routine',
    from: isFrench ? centres.fr : centres.uk,
    to: [isFrench ? centres.uk : centres.fr],
    number,
    at,
    identity: { reference: boat.reference, description: null },
    position:
      place === null
        ? null
        : { lat: place.lat, lon: place.lon, accuracyMetres: place.accuracyMetres, at: place.at },
    situation: { phase: boat.phase, since: boat.phaseSince, state: [dangerText[danger]] },
    personsAtRisk: atRisk === null ? null : { ...atRisk, best },
    unaccounted: unaccounted === null ? null : { min: unaccounted.min, max: unaccounted.max, best: null },
    requests: [],
    coordinator: boat.coordinator,
    weather: null,
    actions: own.flatMap(({ unit, steps }) =>
      steps.map(({ step, at: stepAt }) => ({ at: stepAt, unit, what: stepText[step] as Text })),
    ),
    search: search === undefined ? null : searchKindText[search.kind],
    onScene: boat.onScene,
    units: [...new Set(own.map(({ unit }) => unit))],
    forecast: [next.text],
    remarks: [],
  };
}
