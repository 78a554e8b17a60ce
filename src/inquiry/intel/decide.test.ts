import { describe, expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import type { ActorId } from '../../kernel/ids.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import { tipDecider } from './decide.ts';
import { releasedTip, type TipCommand, type TipEvent } from './events.ts';
import { intel } from './index.ts';
import * as words from './text.ts';

const at = '2026-03-03T12:00:00.000Z' as UtcText; // valid as written
const after = (hours: number): UtcText => toUtc(addSeconds(fromUtc(at), hours * 3_600));
const by = 'joint-intelligence-1' as ActorId; // an invented desk
const said = {
  tip: 'tp-0123456789abcdef',
  site: 's-test',
  zone: null,
  kind: 'group_to_cross',
  from: after(6),
  until: after(12),
  source: 'B',
  information: '2',
  body: 'joint-body',
} as const;
const release = { type: 'ReleaseTip', at, by, ...said } as const satisfies TipCommand;
const released: TipEvent = { ...release, type: 'TipReleased' };
const withdraw: TipCommand = { type: 'WithdrawTip', at, by, tip: said.tip, reason: 'no_longer_true' };

describe('a tip released to a site', () => {
  test('is released once, with an end within three days', () => {
    given(tipDecider, []).when(release).then([released]);
    given(tipDecider, [released]).when(release).refuses('tip_exists');
    given(tipDecider, [])
      .when({ ...release, until: after(73) })
      .refuses('too_long');
    given(tipDecider, [])
      .when({ ...release, until: after(6) })
      .refuses('end_not_after_start');
    given(tipDecider, [])
      .when({ ...release, from: after(-3), until: after(-1) })
      .refuses('over_already');
  });

  test('is taken back once', () => {
    const withdrawn: TipEvent = {
      ...{ at, by, tip: said.tip, site: 's-test' },
      type: 'TipWithdrawn',
      reason: 'no_longer_true',
    };
    given(tipDecider, [released]).when(withdraw).then([withdrawn]);
    given(tipDecider, [released, withdrawn]).when(withdraw).refuses('tip_withdrawn');
    given(tipDecider, []).when(withdraw).refuses('tip_unknown');
    given(tipDecider, [])
      .when({ ...release, by: undefined as unknown as ActorId })
      .refuses('actor_missing');
  });

  test('has no field for a sentence, a person or the report that it was made from', () => {
    expect(releasedTip.safeParse(said).success).toBe(true);
    for (const more of ['words', 'name', 'phone', 'report', 'informant'])
      expect(releasedTip.safeParse({ ...said, [more]: 'x' }).success).toBe(false);
    for (const changed of [{ kind: 'Somebody said so' }, { zone: 'two words' }, { tip: 'report-2026-17' }])
      expect(releasedTip.safeParse({ ...said, ...changed }).success).toBe(false);
  });

  test('needs two persons, stays on this node and in its wing, and is said in both languages', () => {
    const [stream] = intel.streams;
    expect(stream?.commands['ReleaseTip']?.fourEyes).toBe(words.twoForRelease);
    for (const handling of Object.values(stream?.handling ?? {}))
      expect(handling).toMatchObject({ release: 'never', personal: false, purpose: 'law_enforcement' });
    for (const table of [words.summaries, words.eventText, words.tipRefusals])
      for (const { en, fr } of Object.values<{ en: string; fr: string }>(table)) expect(en).not.toBe(fr);
  });
});
