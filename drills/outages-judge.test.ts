import { expect, test } from 'vitest';
import { fromUtc, type UtcText } from '../src/kernel/time.ts';
import type { Act, Moment, Night } from '../src/node/replay/night.ts';
import {
  names,
  sampleAct,
  sampleBoat,
  sampleFacts,
  sampleLedger,
  sampleMoment,
  sampleScenario,
  t,
} from '../src/node/replay/sample-night.ts';
import type { Silence } from './nights/outages.ts';
import { findIn, type Found } from './outages-judge.ts';

// The proof of outages is only worth something if it fails: each fault is planted in a night that was well.
const proposal = {
  id: 'H1',
  at: t('02:20'),
  type: 'handover',
  node: 'FR',
  action: 'propose',
  to: 'UK',
  ref: 'T1',
  text: '',
};
const scenario = sampleScenario(proposal);
const pickup = { facts: sampleFacts('E2', { kind: 'pickup' }), grade: 'confirmed', at: t('02:10') } as const;
const open = sampleBoat('b-000001', ['E1']);
const taken = sampleBoat('b-000002', [], {
  links: [pickup],
  closed: { by: 'uk-1', at: t('04:00'), outcome: 'rescued' },
});
const closing = sampleAct({ command: 'CloseBoat', boat: 'b-000002', at: t('04:00') });
const people = { 'b-000001': sampleLedger, 'b-000002': sampleLedger };
const late: Partial<Moment> = { at: t('05:00'), boats: [open, taken], people };
const silence: Silence = { way: 'FR_to_UK', from: fromUtc(t('02:15')), until: fromUtc(t('03:00')) };

interface Planted {
  readonly fr?: readonly Partial<Moment>[];
  readonly uk?: readonly Partial<Moment>[];
  readonly acts?: readonly Act[];
  readonly silence?: Silence;
}

function found({ fr = [late], uk = [late], acts = [closing], silence: only = silence }: Planted): Found {
  const of = (moments: readonly Partial<Moment>[]): Night => {
    return { scenario, names, acts, moments: moments.map((one) => sampleMoment(one)) };
  };
  return findIn({ sides: { fr: of(fr), uk: of(uk) }, silences: [only], boats: [] });
}

const nothing: Found = { apart: [], wronglyClosed: [], unanswered: [], bySilence: [] };

test('a night that is well on both nodes has nothing against it', () => {
  expect(found({})).toEqual(nothing);
});

test('a boat that one node never got is found, with its number', () => {
  const { apart, ...rest } = found({ uk: [{ ...late, boats: [taken] }] });
  expect(apart).toContain('FR-27-001 reference: fr "FR-27-001", uk nothing');
  expect(rest).toEqual({ wronglyClosed: [], unanswered: [], bySilence: [] });
});

test('a boat closed on one side alone after the line is back is found', () => {
  const { apart } = found({ uk: [{ ...late, boats: [open, { ...taken, closed: null }] }] });
  expect(apart).toEqual(['FR-27-002 outcome: fr "rescued", uk null']);
});

test('people counted otherwise are found; no likeness is asked where a way is silent to the end', () => {
  const uk = [{ ...late, people: { ...people, 'b-000001': { ...sampleLedger, recoveredAlive: 39 } } }];
  expect(found({ uk }).apart).toHaveLength(1);
  expect(found({ uk, silence: { ...silence, until: null } })).toEqual(nothing);
});

test('a boat closed as rescued of which nobody was taken aboard is found, on whichever node it is', () => {
  const closed = { ...open, closed: { by: 'fr-1', at: t('04:10'), outcome: 'rescued' as const } };
  const acts = [closing, sampleAct({ command: 'CloseBoat', boat: 'b-000001', at: t('04:10') })];
  const { wronglyClosed } = found({ fr: [{ ...late, boats: [closed, taken] }], acts });
  expect(wronglyClosed).toEqual([`fr: FR-27-001 at ${t('05:00')} without anybody taken aboard`]);
});

test('a boat that each side takes the other to have is found; one that both have is not', () => {
  const during: Partial<Moment> = { at: t('02:30'), people };
  const having = (coordinator: 'fr' | 'uk'): readonly Partial<Moment>[] => [
    { ...during, boats: [{ ...open, coordinator }] },
    late,
  ];
  expect(found({ fr: having('uk'), uk: having('fr') }).unanswered).toEqual([
    `FR-27-001 at ${t('02:30')}: each side takes the other to have it`,
  ]);
  expect(found({ fr: having('fr'), uk: having('uk') })).toEqual(nothing);
});

test('a closing and an acceptance that nobody gave are found', () => {
  expect(found({ acts: [] }).bySilence).toContain(
    `uk: FR-27-002 is closed at ${t('05:00')}, and nobody closed it`,
  );
  const transfer = { transfer: names.short('transfer', 'T1'), from: 'fr', to: 'uk' } as const;
  const accepted = { ...open, transfers: [{ ...transfer, status: 'accepted' as const }] };
  const both = [{ ...late, boats: [accepted, taken] }];
  expect(found({ fr: both, uk: both }).bySilence).toHaveLength(2);
  const given = sampleAct({ command: 'AcceptTransfer', boat: open.boat, at: t('04:30') });
  expect(found({ fr: both, uk: both, acts: [closing, given] })).toEqual(nothing);
});

test('a boat proposed while nobody hears it, and delivered all the same, is found', () => {
  const transfer = { transfer: names.short('transfer', 'T1'), from: 'fr', to: 'uk', status: 'open' } as const;
  const shown: Partial<Moment> = { at: t('02:40'), boats: [{ ...open, transfers: [transfer] }], people };
  const at: UtcText = t('02:45');
  const noted = sampleAct({ event: 'H1', command: 'NoteTransferDelivered', boat: open.boat, at });
  expect(found({ fr: [late], uk: [shown, late], acts: [closing, noted] }).bySilence).toEqual([
    `transfer-T1 is before the uk desk at ${t('02:40')}`,
    `transfer-T1 passes for delivered at ${at}`,
  ]);
  expect(found({ fr: [shown, late] })).toEqual(nothing);
});
