import { describe, expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import { registerDecider } from '../../kernel/register.ts';
import { dispatch } from './index.ts';
import { gapHandling, relayHandling, unitHandling } from './policy.ts';
import { at, by, sampleFields } from './given-dispatch.ts';
import { eventText } from './text.ts';
import * as words from './text.ts';
import { registeredUnit, unitFieldsSchema } from './unit-register.ts';

describe.each(dispatch.streams)('the stream of a $kind', (stream) => {
  test('handles, shapes and words each of its events', () => {
    const types = Object.keys(stream.events).toSorted();
    expect(Object.keys(stream.handling).toSorted()).toEqual(types);
    for (const type of types) expect(eventText).toHaveProperty(type);
    for (const handling of Object.values(stream.handling))
      expect(handling).toMatchObject({ purpose: 'save_life', marking: 'official', personal: false });
  });

  test('says in both languages what each command does and why it may be refused', () => {
    const said = [
      ...Object.values(stream.commands).map(({ summary }) => summary),
      ...Object.values(stream.refusals),
    ];
    for (const { en, fr } of said) expect(en.length > 0 && fr.length > 0 && en !== fr).toBe(true);
  });
});

test('only what may commit a unit or begin its record stands beside its row, and every command finds its stream', () => {
  const doors = dispatch.streams.flatMap(({ commands }) => Object.entries(commands));
  const beside = doors.flatMap(([name, door]) => {
    const named = door.beside?.({ unit: 'U-A' }, null, { state: 'uk', desk: null, roles: [] });
    return named === undefined ? [] : [[name, named] as const];
  });
  expect(Object.fromEntries(beside)).toEqual({
    ProposeTask: ['fleet/U-A'],
    DivertUnit: ['fleet/U-A'],
    StartShift: ['fleet/U-A'],
    ReportUnitStatus: ['fleet/U-A'],
    ReportUnitPosition: ['fleet/U-A'],
    TakeOutOfService: ['fleet/U-A'],
    SetCheckIn: ['fleet/U-A'],
  });
  const fields = { unit: 'U-A', relay: 'r-1', gap: 'g-1', request: 'q-1', row: 'U-A', site: 'S-A' };
  const keys = new Set(doors.map(([, door]) => door.streamKey(fields, by)));
  expect(keys).toEqual(new Set(['U-A', 'r-1', 'g-1', 'q-1', 'S-A']));
  expect([unitHandling, relayHandling, gapHandling].every((table) => Object.keys(table).length > 3)).toBe(
    true,
  );
});

test('every word of every closed list is said in both languages', () => {
  const tables = Object.entries(words);
  expect(tables.length).toBeGreaterThan(20);
  for (const [, table] of tables)
    for (const { en, fr } of Object.values<{ en: string; fr: string }>(table))
      expect(en.length > 0 && fr.length > 0).toBe(true);
});

test.each<[string, object]>([
  ['slower at full speed than at cruise', { cruiseMetresPerSecond: 13 }],
  ['a crew below its own minimum', { crew: 3 }],
  ['a sea state beyond the scale', { seaStateMax: 10 }],
  ['an MMSI of eight figures', { mmsi: '99900000' }],
  ['a call name with an address in it', { callName: 'write to someone@example.org' }],
])('the register refuses %s', (_name, wrong) => {
  expect(unitFieldsSchema.safeParse(sampleFields).success).toBe(true);
  expect(unitFieldsSchema.safeParse({ ...sampleFields, ...wrong }).success).toBe(false);
});

test('a row is seen by a command as the register wrote it', () => {
  const decider = registerDecider('Unit');
  const put = { type: 'UnitPut', at, row: 'U-A', fields: unitFieldsSchema.parse(sampleFields) };
  expect(registeredUnit({ 'fleet/U-A': given(decider, [put]).state }, 'U-A')).toEqual(sampleFields);
  const retired = { type: 'UnitRetired', at, row: 'U-A' };
  expect(registeredUnit({ 'fleet/U-A': given(decider, [put, retired]).state }, 'U-A')).toBeNull();
});
