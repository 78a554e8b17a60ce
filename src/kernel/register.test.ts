import { expect, test } from 'vitest';
import { z } from 'zod';
import type { DomainCommand } from './decider.ts';
import type { DomainEvent } from './event.ts';
import { given } from './given.ts';
import { registerDecider, registerDoor, registerRefusals } from './register.ts';
import type { UtcText } from './time.ts';

const at = '2026-01-10T02:14:10.000Z' as UtcText;
const story = (history: readonly DomainEvent[]) => given(registerDecider('Lamp'), history);
const put = (fields: object, seenVersion: number | null = null): DomainCommand =>
  ({ type: 'PutLamp', at, row: 'lamp-1', fields, seenVersion }) as DomainCommand;
const retire = (seenVersion: number | null = null): DomainCommand =>
  ({ type: 'RetireLamp', at, row: 'lamp-1', seenVersion }) as DomainCommand;
const lit = { type: 'LampPut', at, row: 'lamp-1', fields: { watts: 5 } } as DomainEvent;
const retired = { type: 'LampRetired', at, row: 'lamp-1' } as DomainEvent;

test('a row is put, changed, retired and put again', () => {
  story([])
    .when(put({ watts: 5 }))
    .then([lit]);
  story([lit])
    .when(put({ watts: 7 }, 1))
    .then([{ ...lit, fields: { watts: 7 } } as DomainEvent]);
  story([lit]).when(retire(1)).then([retired]);
  story([lit, retired])
    .when(put({ watts: 5 }, 2))
    .then([lit]);
});

test('whoever edits what somebody changed meanwhile is refused', () => {
  story([lit])
    .when(put({ watts: 7 }, 0))
    .refuses('changed_meanwhile');
  story([lit, retired]).when(retire(1)).refuses('changed_meanwhile');
});

test('what changes nothing is not written', () => {
  story([lit])
    .when(put({ watts: 5 }))
    .refuses('unchanged');
  story([]).when(retire()).refuses('row_unknown');
  story([lit, retired]).when(retire()).refuses('already_retired');
});

test('its door checks the fields and has handling for both events', () => {
  const summary = { en: 'invented', fr: 'fictif' };
  const door = registerDoor({
    kind: 'lamp',
    noun: 'Lamp',
    fields: z.strictObject({ watts: z.number() }),
    handling: { purpose: 'oversight', marking: 'open', release: 'never', keepDays: 1, personal: false },
    summaries: { put: summary, retire: summary },
  });
  const schema = door.commands['PutLamp']?.schema;
  expect(schema?.safeParse({ row: 'lamp-1', fields: { watts: 'bright' }, seenVersion: null }).success).toBe(
    false,
  );
  expect(schema?.safeParse({ row: 'a/b', fields: { watts: 1 }, seenVersion: null }).success).toBe(false);
  expect(Object.keys(door.handling)).toEqual(['LampPut', 'LampRetired']);
  expect(Object.keys(door.refusals)).toEqual(Object.keys(registerRefusals));
});
