import { describe, expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import { incidentDecider, type IncidentRefusal, type KnownIncident } from './decide-incident.ts';
import type { IncidentCommand, OfIncident } from './events-incident.ts';
import { methaneReport } from './methane.ts';
import { incidentRefusals } from './refusals.ts';
import { after, samplePerson } from './sample-watch.ts';
import type { Methane } from './wire.ts';

const person = samplePerson();
const incident = 'i-example1';
const subject = `s-${'0'.repeat(32)}`;

const methane: Methane = {
  level: 'standby',
  location: { lat: 51.0391, lon: 1.36833, accuracyMetres: 300 },
  place: null,
  kind: 'people_in_water',
  hazards: [
    { hazard: 'cold_water', state: 'present' },
    { hazard: 'fog', state: 'possible' },
  ],
  access: ['sea', 'helicopter'],
  casualties: {
    immediate: 3,
    urgent: 0,
    delayed: null,
    uninjured: null,
    deceased: 1,
    unaccounted: 6,
  },
  services: [{ service: 'lifeboat', present: 1, required: 3 }],
};
const declaredMethane: Methane = { ...methane, level: 'declared' };

const declared: OfIncident = {
  type: 'MajorIncidentDeclared',
  at: after(0),
  incident,
  side: 'uk',
  methane,
  by: person.by,
  desk: 'desk-1',
};
const updated: OfIncident = {
  type: 'MethaneUpdated',
  at: after(60),
  incident,
  report: 2,
  methane: declaredMethane,
  by: person.by,
};
const stoodDown: OfIncident = {
  type: 'IncidentStoodDown',
  at: after(120),
  incident,
  reason: 'resolved',
  by: person.by,
};

const histories = {
  none: [],
  standby: [declared],
  declared: [declared, updated],
  stood_down: [declared, updated, stoodDown],
} as const satisfies Record<string, readonly OfIncident[]>;
type Name = keyof typeof histories;

const at = after(300);
const report = { at, incident, wordsSubject: null, ...person } as const;
const orders = {
  declare: { type: 'DeclareMajorIncident', ...methane, ...report },
  raise: { type: 'UpdateMethane', ...declaredMethane, ...report, access: ['sea'] },
  lower: { type: 'UpdateMethane', ...methane, ...report, access: ['port'] },
  standDown: { type: 'StandDown', at, incident, reason: 'not_major', ...person },
} as const satisfies Record<string, object>;
const order = (name: keyof typeof orders, but: object = {}): IncidentCommand =>
  ({ ...orders[name], ...but, type: orders[name].type }) as IncidentCommand;

type Told = 'ok' | IncidentRefusal;
const table: Readonly<Record<keyof typeof orders, Readonly<Record<Name, Told>>>> = {
  declare: {
    none: 'ok',
    standby: 'already_declared',
    declared: 'already_declared',
    stood_down: 'already_declared',
  },
  raise: { none: 'incident_unknown', standby: 'ok', declared: 'ok', stood_down: 'stood_down' },
  lower: { none: 'incident_unknown', standby: 'ok', declared: 'level_lowered', stood_down: 'stood_down' },
  standDown: { none: 'incident_unknown', standby: 'ok', declared: 'ok', stood_down: 'stood_down' },
};

function told(name: Name, command: IncidentCommand): Told {
  const decided = incidentDecider.decide(given(incidentDecider, histories[name]).state, command);
  return decided.ok ? 'ok' : decided.refusal.code;
}

describe.each(Object.keys(table) as (keyof typeof table)[])('%s', (name) => {
  test.each(Object.keys(histories) as Name[])('where the incident is %s', (state) => {
    expect(told(state, order(name))).toBe(table[name][state]);
  });
});

describe('a report', () => {
  test('says where: a position or a place', () => {
    expect(told('none', order('declare', { location: null }))).toBe('location_missing');
    expect(told('none', order('declare', { location: null, place: 'calais' }))).toBe('ok');
    expect(told('standby', order('raise', { location: null }))).toBe('location_missing');
  });

  test('names nothing twice', () => {
    const hazards = [
      { hazard: 'fog', state: 'present' },
      { hazard: 'fog', state: 'possible' },
    ];
    const services = [
      { service: 'port', present: 1, required: null },
      { service: 'port', present: 2, required: null },
    ];
    expect(told('none', order('declare', { hazards }))).toBe('hazard_twice');
    expect(told('none', order('declare', { services }))).toBe('service_twice');
  });

  test('is somebody’s, at a desk', () => {
    for (const name of ['declare', 'raise', 'standDown'] as const)
      expect(told('standby', order(name, { by: undefined }))).toBe('actor_missing');
    expect(told('none', order('declare', samplePerson({ desk: null })))).toBe('desk_missing');
    expect(told('none', order('declare', samplePerson({ state: null })))).toBe('desk_missing');
  });

  test('given again unchanged is refused, in whatever order its parts come', () => {
    given(incidentDecider, histories.standby)
      .when(order('lower', { ...methane, access: ['helicopter', 'sea'] }))
      .refuses('methane_unchanged');
  });

  test('unchanged but with words: only the words are added', () => {
    given(incidentDecider, histories.standby)
      .when(order('lower', { ...methane, wordsSubject: subject }))
      .then([{ type: 'IncidentNoted', at, incident, subject }]);
  });
});

describe('what is written', () => {
  test('the report, and apart from it that there are words', () => {
    given(incidentDecider, [])
      .when(order('declare', { wordsSubject: subject }))
      .then([
        { ...declared, at },
        { type: 'IncidentNoted', at, incident, subject },
      ]);
  });

  test('reports are counted', () => {
    given(incidentDecider, histories.declared)
      .when(order('raise'))
      .then([{ ...updated, at, report: 3, methane: { ...declaredMethane, access: ['sea'] } }]);
  });

  test('its state says it all', () => {
    const noted: OfIncident = { type: 'IncidentNoted', at: after(70), incident, subject };
    expect(given(incidentDecider, [declared, updated, noted, stoodDown]).state).toEqual({
      phase: 'stood_down',
      incident,
      side: 'uk',
      declaredAt: after(0),
      changedAt: after(120),
      report: 2,
      methane: declaredMethane,
      notes: [subject],
      stoodDown: { at: after(120), reason: 'resolved' },
    });
  });
});

describe('read out', () => {
  const { en, fr } = methaneReport(given(incidentDecider, histories.declared).state as KnownIncident);

  test('letter by letter, in both languages from the same fields', () => {
    expect(en.split('\n')).toEqual([
      'METHANE report i-example1 / 2 · 2026-01-10 00:01 UTC',
      'M · Major incident declared',
      "E · Exact location: 51°02.35'N 001°22.10'E (±300 m)",
      'T · Type of incident: People in the water',
      'H · Hazards: cold water (present), fog (possible)',
      'A · Access: by sea, by helicopter',
      'N · Number of casualties: immediate (P1) 3, urgent (P2) 0, delayed (P3) not known, uninjured not known, deceased 1, unaccounted for 6',
      'E · Emergency services: lifeboats (on scene 1, required 3)',
    ]);
    expect(fr.split('\n')).toHaveLength(8);
    expect(fr).toContain("E · Localisation exacte : 51°02.35'N 001°22.10'E (±300 m)");
    expect(fr).toContain('manquants 6');
  });

  test('figures are the same in both', () => {
    const figures = (text: string) => text.replaceAll(/\((?:P\d)\)|U\d/g, '').match(/\d+/g);
    expect(figures(fr)).toEqual(figures(en));
  });
});

test('every refusal has words in both languages', () => {
  for (const { en, fr } of Object.values(incidentRefusals)) expect(en).not.toBe(fr);
});
