import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Text } from '../../kernel/text.ts';
import { hashOfSheet, sheetOf } from './handover-sheet.ts';
import { after, sampleStanding } from './sample-watch.ts';
import { sheetReport } from './sheet-text.ts';
import type { SheetBoat, SheetContact, SheetSources } from './sheet-wire.ts';
import { alarmView } from './views.ts';

const words = (en: string, fr: string): Text => ({ en, fr });

function boat(rank: number, but: Partial<SheetBoat> = {}): SheetBoat {
  return {
    boat: `b-example${rank}`,
    reference: `UK-26-00${rank}`,
    rank,
    phase: 'distress',
    phaseAt: after(10),
    coordinator: 'uk',
    openedAt: after(0),
    lastEntryAt: after(500),
    unaccounted: null,
    next: null,
    nextBy: null,
    ended: null,
    ...but,
  };
}

function contact(seconds: number, but: Partial<SheetContact> = {}): SheetContact {
  return {
    contact: `c-example${seconds}`,
    channel: words('Call', 'Appel'),
    receivedAt: after(seconds),
    openedAt: null,
    desk: null,
    ...but,
  };
}

function sources(but: Partial<SheetSources> = {}): SheetSources {
  return {
    desk: 'desk-1',
    side: 'uk',
    kind: 'shift',
    now: after(1_000),
    since: after(100),
    boats: [],
    contacts: [],
    tasks: [],
    transfers: [],
    promises: [],
    units: [],
    safeguarding: [],
    alarms: [],
    strengths: [],
    help: [],
    conditions: [],
    ...but,
  };
}

/** An alarm as it was raised. */
const record = {
  alarm: 'a-1',
  condition: sampleStanding(),
  role: 'watch_officer',
  armedAt: after(0),
  roseAt: null,
  rises: 0,
  movedAt: after(0),
} as const;

describe('the sheet', () => {
  test('open boats in rank order; those that have ended are told as changes only', () => {
    const ended = { at: after(900), outcome: words('Rescued', 'Secourue') };
    const sheet = sheetOf(sources({ boats: [boat(3), boat(1), boat(2, { ended })] }));
    expect(sheet.boats.map(({ rank }) => rank)).toEqual([1, 3]);
    expect(sheet.changes.ended).toEqual([{ reference: 'UK-26-002', outcome: ended.outcome }]);
  });

  test('what has changed since the desk was last handed over, and nothing before', () => {
    const sheet = sheetOf(
      sources({
        boats: [
          boat(1, { openedAt: after(50), phaseAt: after(60) }),
          boat(2, { openedAt: after(50), phaseAt: after(200) }),
          boat(3, { openedAt: after(300), phaseAt: after(400) }),
          boat(4, { openedAt: after(50), ended: { at: after(90), outcome: words('Rescued', 'Secourue') } }),
        ],
      }),
    );
    expect(sheet.changes).toEqual({ opened: ['UK-26-003'], phaseChanged: ['UK-26-002'], ended: [] });
  });

  test('where no handover is on record everything is new', () => {
    expect(sheetOf(sources({ since: null, boats: [boat(1)] })).changes.opened).toEqual(['UK-26-001']);
  });

  test('promises: overdue first, those without a time last', () => {
    const promise = (name: string, dueAt: SheetSources['now'] | null) => ({
      promise: name,
      reference: 'UK-26-001',
      what: words('Call back', 'Rappeler'),
      dueAt,
      madeAt: after(0),
    });
    const sheet = sheetOf(
      sources({ promises: [promise('p-3', null), promise('p-2', after(2_000)), promise('p-1', after(900))] }),
    );
    expect(sheet.promises.map(({ promise: name, isOverdue }) => [name, isOverdue])).toEqual([
      ['p-1', true],
      ['p-2', false],
      ['p-3', false],
    ]);
  });

  test('unread items of this desk and of nobody, the longest waiting first; another desk’s are its own', () => {
    const sheet = sheetOf(
      sources({
        contacts: [
          contact(30),
          contact(10, { desk: 'desk-1' }),
          contact(20, { desk: 'desk-2' }),
          contact(5, { openedAt: after(6) }),
        ],
      }),
    );
    expect(sheet.unread.map(({ contact: id }) => id)).toEqual(['c-example10', 'c-example30']);
    expect(sheet.undecided.map(({ contact: id }) => id)).toEqual(['c-example5']);
  });

  test('danger to life is handed over though it was acknowledged; what is less was answered', () => {
    const acknowledged = { at: after(30), by: 'example-1', desk: 'desk-1' };
    const of = (alarm: string, priority: 'life' | 'high') =>
      alarmView(
        { ...record, alarm, condition: sampleStanding({ priority }), phase: 'acknowledged', acknowledged },
        new Map(),
      );
    const sheet = sheetOf(sources({ alarms: [of('a-1', 'life'), of('a-2', 'high')] }));
    expect(sheet.alarms).toMatchObject([{ alarm: 'a-1', isAcknowledged: true }]);
    expect(sheetReport(sheet).en).toContain('acknowledged');
    expect(sheetReport(sheet).fr).toContain('acquittée');
  });

  test('who needs protection, the first due first', () => {
    const asked = (task: string, dueAt: SheetSources['now']) => ({
      task,
      boat: 'b-example1',
      reference: 'UK-26-001',
      what: words('Children alone', 'Enfants seuls'),
      count: 2,
      dueAt,
    });
    const sheet = sheetOf(sources({ safeguarding: [asked('uc-2', after(90)), asked('uc-1', after(60))] }));
    expect(sheet.safeguarding.map(({ task }) => task)).toEqual(['uc-1', 'uc-2']);
    expect(sheetReport(sheet).fr).toContain('UK-26-001, Enfants seuls : 2');
  });

  test('units out of time, and none that still has some', () => {
    const unit = (name: string, seconds: number) => ({
      unit: name,
      reference: null,
      checkInDueAt: after(seconds),
    });
    const sheet = sheetOf(sources({ units: [unit('u-1', 1_000), unit('u-2', 999), unit('u-3', 500)] }));
    expect(sheet.unitsOutOfTime.map((one) => one.unit)).toEqual(['u-3', 'u-2']);
  });

  test('alarms nobody has acknowledged, and those put aside with their end', () => {
    const shelf = { until: after(1_200), reason: 'weather', by: 'example-1', desk: 'desk-1' } as const;
    const none = new Map();
    const sheet = sheetOf(
      sources({
        alarms: [
          alarmView({ ...record, phase: 'unacknowledged' }, none),
          alarmView({ ...record, alarm: 'a-2', phase: 'shelved', isActive: true, shelf }, none),
          alarmView(
            {
              ...record,
              alarm: 'a-3',
              phase: 'acknowledged',
              acknowledged: { at: after(1), by: 'example-1', desk: 'desk-1' },
            },
            none,
          ),
        ],
      }),
    );
    expect(sheet.alarms.map(({ alarm }) => alarm)).toEqual(['a-1']);
    expect(sheet.shelved).toMatchObject([{ alarm: 'a-2', shelvedUntil: after(1_200) }]);
  });
});

describe('the hash that is signed', () => {
  const full = sources({ boats: [boat(1), boat(2)], contacts: [contact(1), contact(2)] });

  test('is the same for the same record, in whatever order it was gathered', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(full.boats.concat(), { minLength: 2 }), (boats) => {
        expect(hashOfSheet(sheetOf({ ...full, boats }))).toBe(hashOfSheet(sheetOf(full)));
      }),
    );
    const told: unknown = JSON.parse(JSON.stringify(sheetOf(full)));
    expect(hashOfSheet(told as ReturnType<typeof sheetOf>)).toBe(hashOfSheet(sheetOf(full)));
  });

  test('differs with anything on it', () => {
    const hashes = [
      full,
      { ...full, boats: [boat(1)] },
      { ...full, now: after(1_001) },
      { ...full, contacts: [contact(1), contact(3)] },
      { ...full, kind: 'break' as const },
    ].map((one) => hashOfSheet(sheetOf(one)));
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('read out', () => {
  test('both languages have every chapter, and an empty one says so', () => {
    const { en, fr } = sheetReport(sheetOf(sources()));
    const chapters = (text: string) => text.split('\n').filter((line) => line.startsWith('# '));
    expect(chapters(en)).toHaveLength(14);
    expect(chapters(fr)).toHaveLength(14);
    expect(en.split('\n').filter((line) => line === 'none')).toHaveLength(13);
    expect(fr.split('\n').filter((line) => line === 'néant')).toHaveLength(13);
  });

  test('a boat with what must be done, by when, and who is missing', () => {
    const next = words('Send a second unit', 'Envoyer un second moyen');
    const one = boat(1, { unaccounted: { min: 3, max: 6 }, next, nextBy: after(1_200), coordinator: 'both' });
    const { en, fr } = sheetReport(sheetOf(sources({ boats: [one] })));
    expect(en).toContain(
      '1. UK-26-001, Distress phase, Both sides, unaccounted for: 3-6, Send a second unit by 00:20 UTC',
    );
    expect(fr).toContain('manquants : 3-6, Envoyer un second moyen avant 00:20 UTC');
  });

  test('every item of the record stands in it', () => {
    const { fr } = sheetReport(
      sheetOf(
        sources({
          contacts: [contact(60)],
          transfers: [
            { transfer: 't-1', reference: 'UK-26-004', from: 'uk', to: 'fr', proposedAt: after(600) },
          ],
          tasks: [
            {
              task: 'k-1',
              reference: 'UK-26-001',
              unit: 'u-example',
              step: words('accepted', 'acceptée'),
              stepAt: after(300),
              lateSince: after(400),
              desk: null,
            },
          ],
          units: [{ unit: 'u-late', reference: null, checkInDueAt: after(700) }],
          strengths: [
            {
              side: 'uk',
              team: 'UK-NIGHT',
              staff: 3,
              establishment: 5,
              minimum: 4,
              reportedAt: after(0),
              belowSince: after(0),
            },
          ],
        }),
      ),
    );
    for (const said of [
      'Appel, depuis 00:01 UTC, sans titulaire',
      'UK-26-004 UK > FR, depuis 00:10 UTC',
      'u-example, UK-26-001, acceptée 00:05 UTC, hors délai depuis 00:06 UTC',
      'u-late, depuis 00:11 UTC',
      'UK-NIGHT 3/5 (min 4)',
    ])
      expect(fr).toContain(said);
  });
});
