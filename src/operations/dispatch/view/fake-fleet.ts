import { instant, toUtc } from '../../../kernel/time.ts';
import type { FakeGiver } from '../../../kit/fake-book.ts';
import { sampleFields } from '../given-dispatch.ts';
import type { Need, UnitFields } from '../wire.ts';
import type { FakeDispatch } from './fake-dispatch.ts';

const giver: FakeGiver = { staff: 'uk-staff-0103', side: 'uk', desk: 'uk-mrcc-4' };

const fleet: Readonly<Record<string, Partial<UnitFields>>> = {
  'U-AMBER': { callName: 'Example Amber', kind: 'cutter', embarkPersons: 100, seaStateMax: 6 },
  'U-HEATHER': { callName: 'Example Heather', kind: 'lifeboat', embarkPersons: 60, seaStateMax: 7 },
  'U-HEBE': {
    callName: 'Exemple Hébé',
    kind: 'patrol_ship',
    side: 'fr',
    embarkPersons: 80,
    base: { port: 'calais', lat: 50.97, lon: 1.85 },
  },
  'U-PLUME': {
    callName: 'Exemple Plume',
    kind: 'helicopter',
    side: 'fr',
    embarkPersons: 0,
    cruiseMetresPerSecond: 60,
    maxMetresPerSecond: 75,
    base: { port: 'le_touquet', lat: 50.51, lon: 1.63 },
  },
};

/** What an invented boat with people in the water needs. */
export const fakeNeed: Omit<Need, 'placeAt'> = {
  boat: 'b-swamp01',
  kind: 'rescue',
  urgency: 'distress',
  place: { lat: 51.02, lon: 1.47 },
  withinMetres: 1_000,
  persons: 40,
  personsInWater: true,
  seaState: null,
  neededBy: null,
};

/** Puts four invented units of both states to sea or to their berths, ready; one of them is out of service. */
export function playFakeFleet(dispatch: FakeDispatch): void {
  const until = new Date(Date.now() + 8 * 3_600_000).toISOString();
  for (const [unit, but] of Object.entries(fleet)) {
    dispatch.put(unit, { ...sampleFields, ...but });
    dispatch.order('StartShift', { unit, shift: 'n1', until, crew: 6 }, giver);
    dispatch.order('ReportUnitStatus', { unit, status: 'available' }, giver);
  }
  dispatch.order('TakeOutOfService', { unit: 'U-PLUME', reason: 'maintenance' }, giver);
  dispatch.need('b-swamp01', { ...fakeNeed, placeAt: toUtc(instant(Date.now())) });
}
