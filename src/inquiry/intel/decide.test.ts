import { describe, expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import type { ActorId } from '../../kernel/ids.ts';
import { tipEditionsMax } from '../../kernel/released-tip.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import { tipDecider } from './decide.ts';
import { tipCommandSchemas, type TipCommand, type TipEvent } from './events-tip.ts';
import { intel } from './index.ts';
import { tipRefusals } from './refusals.ts';
import * as words from './text.ts';
import { tipPhase } from './wire-tip.ts';

const at = '2026-03-03T12:00:00.000Z' as UtcText; // valid as written
const after = (hours: number): UtcText => toUtc(addSeconds(fromUtc(at), hours * 3_600));
const by = 'joint-intelligence-1' as ActorId; // an invented desk
const tip = 'tip-0123456789abcdef';
const span = { from: after(6), until: after(12) };
const write = {
  type: 'WriteTip',
  at,
  by,
  tip,
  kind: 'group_to_cross',
  place: 's-test',
  ...span,
  grade: { scheme: '4x4', source: 'B', information: '3' },
  handling: ['H1'],
  permits: [],
  words: 'A group means to cross.',
  language: 'en',
  report: `s-${'0'.repeat(32)}`,
  conditionsWritten: false,
} as const satisfies TipCommand;
const written: TipEvent = { ...write, type: 'TipWritten' };
const said = {
  tip,
  kind: 'group_to_cross',
  place: 's-test',
  words: 'A group means to cross.',
  language: 'en',
  ...span,
  marking: 'official',
  body: 'joint-body',
} as const;
const toSite = { type: 'ReleaseToSite', at, by, zone: null, ...said } as const satisfies TipCommand;
const toWatch = { type: 'ReleaseToWatch', at, by, to: 'uk', ...said } as const satisfies TipCommand;
const released = {
  type: 'TipReleased',
  at,
  by,
  ...said,
  room: 'site',
  zone: null,
  band: 'fair',
  to: null,
} as const satisfies TipEvent;
const withdraw: TipCommand = { type: 'WithdrawTip', at, by, tip, reason: 'no_longer_true' };
const withdrawn: TipEvent = { type: 'TipWithdrawn', at, by, tip, rooms: ['site'], reason: 'no_longer_true' };

describe('a tip', () => {
  test('is written once, with its conditions where its code asks for them', () => {
    given(tipDecider, []).when(write).then([written]);
    given(tipDecider, [written]).when(write).refuses('tip_exists');
    given(tipDecider, [])
      .when({ ...write, handling: ['H3'] })
      .refuses('conditions_missing');
    given(tipDecider, [])
      .when({ ...write, handling: ['C'], conditionsWritten: true })
      .then([{ ...written, handling: ['C'], conditionsWritten: true }]);
    given(tipDecider, [])
      .when({ ...write, until: after(6) })
      .refuses('end_not_after_start');
    given(tipDecider, [])
      .when({ ...write, by: undefined as unknown as ActorId })
      .refuses('actor_missing');
  });

  test('is released once to each room, with an end within three days, and never its grade’s letters', () => {
    given(tipDecider, []).when(toSite).refuses('tip_unknown');
    given(tipDecider, [written]).when(toSite).then([released]);
    given(tipDecider, [written, released]).when(toSite).refuses('released_already');
    given(tipDecider, [written, released])
      .when({ ...toWatch, to: null })
      .then([{ ...released, room: 'watch' }]);
    given(tipDecider, [written])
      .when({ ...toSite, until: after(73) })
      .refuses('too_long');
    given(tipDecider, [written])
      .when({ ...toSite, until: after(6) })
      .refuses('end_not_after_start');
    given(tipDecider, [written])
      .when({ ...toSite, from: after(-3), until: after(-1) })
      .refuses('over_already');
  });

  test('goes on only whither its provider lets it, and to the other state only what is official', () => {
    const closed: TipEvent = { ...written, handling: ['H2'] };
    const open = (...permits: Extract<TipEvent, { type: 'TipWritten' }>['permits']): TipEvent => ({
      ...closed,
      permits,
    });
    given(tipDecider, [closed]).when(toSite).refuses('provider_permission');
    given(tipDecider, [open('site')])
      .when(toSite)
      .then([released]);
    given(tipDecider, [open('site')])
      .when(toWatch)
      .refuses('provider_permission');
    given(tipDecider, [open('watch')])
      .when(toWatch)
      .refuses('provider_permission');
    given(tipDecider, [open('watch', 'other_state')])
      .when(toWatch)
      .then([{ ...released, room: 'watch', to: 'uk' }]);
    given(tipDecider, [written])
      .when({ ...toWatch, marking: 'official_sensitive' })
      .refuses('marking_stays');
  });

  const amend = {
    ...toSite,
    type: 'AmendToSite',
    words: 'A group means to cross by the pond.',
    edition: 1,
    amendment: 'was_wrong',
  } as const satisfies TipCommand;
  const amended = {
    ...released,
    type: 'ReleaseAmended',
    words: amend.words,
    edition: 2,
    amendment: 'was_wrong',
  } as const satisfies TipEvent;

  test('is amended in a room that has it, one text after the other, while it holds there', () => {
    given(tipDecider, []).when(amend).refuses('tip_unknown');
    given(tipDecider, [written]).when(amend).refuses('not_released');
    given(tipDecider, [written, released]).when(amend).then([amended]);
    given(tipDecider, [written, released, amended]).when(amend).refuses('amended_meanwhile');
    given(tipDecider, [written, released, amended])
      .when({ ...amend, edition: 2, zone: 'Z-1' })
      .then([{ ...amended, zone: 'Z-1', edition: 3 }]);
    given(tipDecider, [written, released])
      .when({ ...amend, words: said.words })
      .refuses('nothing_amended');
    given(tipDecider, [written, released, { ...amended, edition: tipEditionsMax }])
      .when({ ...amend, edition: tipEditionsMax, zone: 'Z-1' })
      .refuses('amended_too_often');
    given(tipDecider, [written, released])
      .when({ ...amend, at: after(13), from: after(12), until: after(14) })
      .refuses('over_already');
    given(tipDecider, [written, released])
      .when({ ...amend, until: after(73) })
      .refuses('too_long');
    given(tipDecider, [written, released, withdrawn]).when(amend).refuses('tip_withdrawn');
    given(tipDecider, [written, released])
      .when({ ...amend, by: undefined as unknown as ActorId })
      .refuses('actor_missing');
  });

  test('is amended for whom it was released to, of either state, by the provider’s leave as before', () => {
    const atSea: TipEvent = { ...released, room: 'watch', to: 'uk' };
    const { zone: _zone, ...ofSea } = amend;
    const toSea: TipCommand = { ...ofSea, type: 'AmendToWatch' };
    given(tipDecider, [written, atSea])
      .when(toSea)
      .then([{ ...amended, room: 'watch', to: 'uk' }]);
    given(tipDecider, [written, atSea])
      .when({ ...toSea, marking: 'official_sensitive' })
      .refuses('marking_stays');
    given(tipDecider, [{ ...written, handling: ['H2'] }, atSea])
      .when(toSea)
      .refuses('provider_permission');
  });

  test('amended, is unread again; the earlier text stays with what became of it', () => {
    const seen: TipEvent = { type: 'TipFollowed', at, tip, room: 'site', step: 'seen' };
    const { state } = given(tipDecider, [written, released, seen, amended]);
    if (state.phase === 'none') throw new Error('nothing was written');
    const [one] = state.tip.releases;
    expect(one).toMatchObject({ edition: 2, words: amend.words, seenAt: null, actedAt: null });
    expect(one?.superseded).toMatchObject([{ edition: 1, words: said.words, seenAt: at, amendment: null }]);
    // Read while it was being amended: of the text before, and of the new one nothing.
    const acted = { type: 'NoteFollowed', at, tip, room: 'site', step: 'acted_on' } as const;
    const noted: TipEvent = { ...acted, type: 'TipFollowed' };
    given(tipDecider, [written, released, seen, amended]).when(acted).then([noted]);
    const later = given(tipDecider, [written, released, seen, amended, noted]).state;
    expect(later.phase === 'known' ? later.tip.releases[0] : null).toMatchObject({
      actedAt: null,
      superseded: [{ actedAt: at }],
    });
    given(tipDecider, [written, released, seen, amended])
      .when({ ...acted, step: 'seen', edition: 2 })
      .then([{ ...noted, step: 'seen', edition: 2 }]);
  });

  test('is taken back once, from every room that has it, and then released nowhere', () => {
    given(tipDecider, [written, released]).when(withdraw).then([withdrawn]);
    given(tipDecider, [written])
      .when(withdraw)
      .then([{ ...withdrawn, rooms: [] }]);
    given(tipDecider, [written, released, withdrawn]).when(withdraw).refuses('tip_withdrawn');
    given(tipDecider, [written, released, withdrawn]).when(toWatch).refuses('tip_withdrawn');
    given(tipDecider, []).when(withdraw).refuses('tip_unknown');
  });

  test('is told what became of it once for each step, and only where it was released', () => {
    const note = { type: 'NoteFollowed', at, tip, room: 'site', step: 'seen' } as const;
    const seen = { ...note, type: 'TipFollowed' } as const;
    given(tipDecider, [written, released]).when(note).then([seen]);
    given(tipDecider, [written, released, seen]).when(note).then([]);
    given(tipDecider, [written, released, seen])
      .when({ ...note, step: 'acted_on' })
      .then([{ ...seen, step: 'acted_on' }]);
    given(tipDecider, [written, released])
      .when({ ...note, room: 'watch' })
      .then([]);
  });

  test('is released, over, or taken back by what stands and by the clock', () => {
    const phase = (hours: number, ...history: readonly TipEvent[]) => {
      const { state } = given(tipDecider, history);
      if (state.phase === 'none') throw new Error('nothing was written');
      return tipPhase(state.tip, addSeconds(fromUtc(at), hours * 3_600));
    };
    expect(phase(1, written)).toBe('written');
    expect(phase(1, written, released)).toBe('released');
    expect(phase(12, written, released)).toBe('over');
    expect(phase(1, written, released, withdrawn)).toBe('withdrawn');
  });

  test('has no field for a name, a number, or the report that a release was made from', () => {
    const { type: _type, at: _at, by: _by, ...fields } = toSite;
    const site = tipCommandSchemas.ReleaseToSite;
    expect(site.safeParse(fields).success).toBe(true);
    for (const more of ['text', 'name', 'phone', 'report', 'grade'])
      expect(site.safeParse({ ...fields, [more]: 'x' }).success).toBe(false);
    for (const changed of [{ kind: 'Somebody said so' }, { zone: 'two words' }, { tip: 'report-2026-17' }])
      expect(site.safeParse({ ...fields, ...changed }).success).toBe(false);
    expect(site.safeParse({ ...fields, words: 'Call 0612345678 first.' }).success).toBe(false);
  });

  test('needs two persons for each release, stays in its wing, and is said in both languages', () => {
    const [stream] = intel.streams;
    const rooms = ['Site', 'Freight', 'Watch'];
    for (const name of rooms.flatMap((room) => [`ReleaseTo${room}`, `AmendTo${room}`]))
      expect(stream?.commands[name]?.fourEyes).toBe(words.twoForRelease);
    expect(stream?.commands['NoteFollowed']).toBeUndefined();
    for (const handling of Object.values(stream?.handling ?? {}))
      expect(handling).toMatchObject({ release: 'never', purpose: 'law_enforcement' });
    for (const table of [words.summaries, words.eventText, tipRefusals])
      for (const { en, fr } of Object.values<{ en: string; fr: string }>(table)) expect(en).not.toBe(fr);
  });
});
