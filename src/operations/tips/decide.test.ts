import { expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import { isStanding, tipDecider } from './decide.ts';
import type { TipCommand, TipEvent } from './events-tip.ts';
import { tips } from './index.ts';
import { handlingOfTip } from './policy.ts';
import { tipRefusals } from './refusals.ts';
import { eventText, summaries } from './text.ts';

const at = '2026-03-03T12:00:00.000Z' as UtcText; // valid as written
const until = toUtc(addSeconds(fromUtc(at), 3_600));
const of = { at, tip: 'tip-01234567', room: 'site' } as const;
const receive = {
  type: 'ReceiveTip',
  ...of,
  place: 's-test',
  zone: 'rails',
  kind: 'group_to_cross',
  words: null,
  language: 'fr',
  from: at,
  until,
  band: 'fair',
  marking: 'official',
  body: 'joint-body',
  to: null,
} as const satisfies TipCommand;
const atSea = { ...receive, room: 'watch', to: 'uk' } as const;
const received = { ...receive, type: 'TipReceived' } as const satisfies TipEvent;
const receivedAtSea = { ...atSea, type: 'SeaTipReceived' } as const satisfies TipEvent;
const recalled: TipEvent = { type: 'TipRecalled', ...of };
const from = (role: string) => ({ givenFrom: { state: 'fr', desk: null, roles: [role] } }) as const;
const watchOfficer = from('watch_officer');
const recall: TipCommand = { type: 'RecallTip', ...of };

test('a released tip is received once, recalled once, and does not come back', () => {
  given(tipDecider, []).when(receive).then([received]);
  given(tipDecider, [received]).when(receive).then([]);
  given(tipDecider, [received]).when(recall).then([recalled]);
  given(tipDecider, [received, recalled]).when(receive).then([]);
  given(tipDecider, [received, recalled]).when(recall).then([]);
  given(tipDecider, []).when(recall).then([]);
});

test('at sea it says to whom it goes, also when it is recalled', () => {
  given(tipDecider, []).when(atSea).then([receivedAtSea]);
  given(tipDecider, [receivedAtSea])
    .when({ ...recall, room: 'watch' })
    .then([{ type: 'SeaTipRecalled', ...of, room: 'watch', to: 'uk' }]);
});

test('what the room says of it is said once, and at sea only that it was read', () => {
  const seen: TipCommand = { type: 'NoteTipSeen', ...of, ...watchOfficer };
  const acted: TipCommand = { type: 'NoteTipActedOn', ...of, ...watchOfficer };
  given(tipDecider, [received])
    .when(seen)
    .then([{ type: 'TipSeen', ...of }]);
  given(tipDecider, [received, { type: 'TipSeen', ...of }])
    .when(seen)
    .then([]);
  given(tipDecider, [received])
    .when(acted)
    .then([{ type: 'TipActedOn', ...of }]);
  given(tipDecider, [received, { type: 'TipActedOn', ...of }])
    .when(acted)
    .then([]);
  given(tipDecider, [received, recalled]).when(seen).refuses('tip_gone');
  given(tipDecider, []).when(acted).refuses('tip_gone');
  const sea = { ...of, room: 'watch' } as const;
  given(tipDecider, [receivedAtSea])
    .when({ type: 'NoteTipSeen', ...sea, ...watchOfficer })
    .then([{ type: 'SeaTipSeen', ...sea }]);
  given(tipDecider, [receivedAtSea])
    .when({ type: 'NoteTipActedOn', ...sea, ...watchOfficer })
    .refuses('not_told_back');
});

test('only whoever works in the room says what was done there; to another it is not even said whether there is one', () => {
  const note = { type: 'NoteTipSeen', ...of } as const;
  for (const history of [[received], []]) {
    given(tipDecider, history)
      .when({ ...note, ...from('freight_team') })
      .refuses('not_of_room');
    given(tipDecider, history).when(note).refuses('not_of_room');
    given(tipDecider, history)
      .when({ ...note, room: 'freight', type: 'NoteTipActedOn', ...watchOfficer })
      .refuses('not_of_room');
  }
  const freight = { ...received, room: 'freight' } as const;
  given(tipDecider, [freight])
    .when({ ...note, room: 'freight', ...from('freight_supervisor') })
    .then([{ type: 'TipSeen', ...of, room: 'freight' }]);
});

const amend = {
  ...receive,
  type: 'AmendTip',
  words: 'By the pond.',
  edition: 2,
  amendment: 'was_wrong',
} as const satisfies TipCommand;
const amended = { ...amend, type: 'TipAmended' } as const satisfies TipEvent;

test('an amended text takes the place of the one before, once and never backwards, and of none that was recalled', () => {
  given(tipDecider, [received]).when(amend).then([amended]);
  given(tipDecider, [received, amended]).when(amend).then([]);
  given(tipDecider, [received, { ...amended, edition: 3 }])
    .when(amend)
    .then([]);
  given(tipDecider, [received, recalled]).when(amend).then([]);
  given(tipDecider, [receivedAtSea])
    .when({ ...amend, room: 'watch', to: 'uk' })
    .then([{ ...amended, type: 'SeaTipAmended', room: 'watch', to: 'uk' }]);
  given(tipDecider, [received, amended]).when(recall).then([recalled]);
});

test('whoever had read the text before is asked again, and what is said of that one is not taken for this one', () => {
  const seen: TipEvent = { type: 'TipSeen', ...of };
  const later = toUtc(addSeconds(fromUtc(at), 600));
  const history = [received, seen, { type: 'TipActedOn', ...of }, { ...amended, at: later }] as const;
  const { state } = given(tipDecider, history);
  expect(state).toMatchObject({
    phase: 'received',
    tip: {
      words: 'By the pond.',
      receivedAt: at,
      edition: 2,
      amendedAt: later,
      amendment: 'was_wrong',
      earlierSeenAt: at,
      seenAt: null,
      actedAt: null,
    },
  });
  const note = { type: 'NoteTipSeen', ...of, ...watchOfficer } as const;
  given(tipDecider, history).when(note).refuses('tip_amended');
  given(tipDecider, history)
    .when({ ...note, type: 'NoteTipActedOn', edition: 1 })
    .refuses('tip_amended');
  given(tipDecider, history)
    .when({ ...note, edition: 2 })
    .then([{ ...seen, edition: 2 }]);
  given(tipDecider, [received])
    .when({ ...note, edition: 1 })
    .then([seen]);
});

test('an amended text whose first was never told stands by itself, and books of before are read as they were', () => {
  expect(given(tipDecider, [amended]).state).toMatchObject({
    phase: 'received',
    tip: { edition: 2, receivedAt: at, amendedAt: at, earlierSeenAt: null },
  });
  expect(given(tipDecider, [received, { type: 'TipSeen', ...of }]).state).toMatchObject({
    tip: { edition: 1, amendedAt: null, amendment: null, seenAt: at },
  });
  const { type: _type, at: _at, ...body } = received;
  for (const [name, old] of [
    ['TipReceived', body],
    ['TipSeen', { tip: of.tip, room: of.room }],
  ] as const)
    expect(tips.streams[0]?.events[name]?.safeParse(old)).toMatchObject({ success: true, data: old });
});

test('it leaves the picture at its end by the clock alone', () => {
  expect(isStanding({ until }, addSeconds(fromUtc(at), 3_599))).toBe(true);
  expect(isStanding({ until }, addSeconds(fromUtc(at), 3_600))).toBe(false);
});

const sensitive: TipEvent = { ...received, marking: 'official_sensitive' };

test('it bears the marking of its release, stays ashore, and at sea serves saving life alone', () => {
  expect(handlingOfTip(sensitive)).toMatchObject({
    marking: 'official_sensitive',
    release: 'never',
    purpose: 'border_control',
  });
  expect(handlingOfTip(receivedAtSea)).toMatchObject({ release: 'partner', purpose: 'save_life' });
  expect(handlingOfTip({ type: 'SeaTipSeen', at })).toMatchObject({ release: 'never' });
});

test('no address takes a tip in, and everything is said in both languages', () => {
  const [stream] = tips.streams;
  expect(Object.keys(stream?.commands ?? {})).toEqual(['NoteTipSeen', 'NoteTipActedOn']);
  for (const table of [summaries, eventText, tipRefusals])
    for (const { en, fr } of Object.values<{ en: string; fr: string }>(table)) expect(en).not.toBe(fr);
});
