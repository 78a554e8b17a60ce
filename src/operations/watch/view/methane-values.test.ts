import { expect, test } from 'vitest';
import { wordsOf } from '../../../kit/i18n/language.tsx';
import { declareMajorIncidentSchema } from '../events-incident.ts';
import { after } from '../sample-watch.ts';
import { conditionsWords, metresOf, metresPerSecondOf, strengthWords } from './figures.ts';
import { methaneOf, methaneValues } from './methane-values.ts';

test('an empty form says nothing: no figure is zero, no hazard is there', () => {
  const methane = methaneOf({ ...methaneValues(null, ''), kind: 'fire', place: 'dover' });
  expect(methane).toMatchObject({ location: null, place: 'dover', hazards: [], services: [] });
  expect(Object.values(methane.casualties)).toEqual([null, null, null, null, null, null]);
});

test('what is typed is what the node takes, and comes back into the form as it was', () => {
  const typed = {
    ...methaneValues(null, ''),
    kind: 'people_in_water',
    position: '51 01.2 N 001 28.0 E',
    hazardsPresent: 'cold_water fog',
    hazardsPossible: 'fog traffic',
    access: 'sea helicopter',
    casualty_unaccounted: '12',
    casualty_deceased: '0',
    required_lifeboat: '3',
  };
  const methane = methaneOf(typed);
  expect(methane.hazards).toEqual([
    { hazard: 'cold_water', state: 'present' },
    { hazard: 'fog', state: 'present' },
    { hazard: 'traffic', state: 'possible' },
  ]);
  expect(methane.services).toEqual([{ service: 'lifeboat', present: null, required: 3 }]);
  expect([methane.casualties.deceased, methane.casualties.urgent]).toEqual([0, null]);
  expect(declareMajorIncidentSchema.safeParse({ incident: 'i-example1', ...methane }).success).toBe(true);
  const again = methaneValues(methane, typed.position);
  expect(again).toMatchObject({ casualty_unaccounted: '12', required_lifeboat: '3', present_lifeboat: '' });
  expect(methaneOf(again)).toEqual(methane);
});

test('conditions are told in the trade’s units, and what was not measured is not known', () => {
  const said = conditionsWords(
    {
      side: 'uk',
      at: after(0),
      assessment: 'red',
      visibilityMetres: 1_852,
      seaState: null,
      windMetresPerSecond: 10.29,
      windFromDegrees: 45,
      waterCelsius: 11,
    },
    wordsOf('en'),
  );
  expect(said).toBe(
    'Crossings very likely · visibility 1.0 NM · sea not known · wind 045° 20 kn · water 11 °C · 00:00',
  );
  expect([metresPerSecondOf(20), metresPerSecondOf(null), metresOf(2.5)]).toEqual([10.29, null, 4_630]);
});

test('a watch below its minimum says since when', () => {
  const team = {
    side: 'uk',
    team: 'channel-1',
    staff: 3,
    establishment: 5,
    minimum: 4,
    reportedAt: after(0),
  } as const;
  expect(strengthWords({ ...team, belowSince: null }, wordsOf('en'))).toBe('3 of 5, minimum 4');
  expect(strengthWords({ ...team, belowSince: after(60) }, wordsOf('fr'))).toBe(
    '3 sur 5, minimum 4 · SOUS LE MINIMUM depuis 00:01 UTC',
  );
});
