import { describe, expect, test } from 'vitest';
import { given } from '../../kernel/given.ts';
import type { ActorId } from '../../kernel/ids.ts';
import type { UtcText } from '../../kernel/time.ts';
import { emergencyDecider } from './decide.ts';
import { breakGlassSchema, type EmergencyCommand, type EmergencyEvent } from './events.ts';
import { emergency } from './index.ts';
import { handling } from './policy.ts';
import { refusals } from './refusals.ts';

const utc = (text: string): UtcText => text as UtcText;
const by = 'example-1' as ActorId;
const said = { reason: 'people_in_water', reference: 'FR-007', minutes: 30 } as const;
const at = utc('2026-01-10T02:00:00.000Z');
const breakIt: EmergencyCommand = { type: 'BreakGlass', at, by, ...said };
const broken: EmergencyEvent = {
  type: 'GlassBroken',
  at,
  id: 'example-1.g1',
  ...said,
  until: utc('2026-01-10T02:30:00.000Z'),
};
const soon = utc('2026-01-10T02:10:00.000Z');
const mend: EmergencyCommand = { type: 'MendGlass', at: soon, by, id: 'example-1.g1' };
const mended: EmergencyEvent = { type: 'GlassMended', at: soon, id: 'example-1.g1' };
const note: EmergencyCommand = { type: 'NoteGlassReview', at: soon, id: 'example-1.g1' };
const noted: EmergencyEvent = { type: 'GlassReviewNoted', at: soon, id: 'example-1.g1' };
const again = utc('2026-01-10T03:00:00.000Z');
const second: EmergencyEvent = {
  ...broken,
  id: 'example-1.g2',
  at: again,
  until: utc('2026-01-10T03:30:00.000Z'),
};
const third: EmergencyCommand = { ...breakIt, at: utc('2026-01-10T04:00:00.000Z') };
const thirdBroken: EmergencyEvent = {
  ...broken,
  id: 'example-1.g3',
  at: utc('2026-01-10T04:00:00.000Z'),
  until: utc('2026-01-10T04:30:00.000Z'),
};

const story = (history: readonly EmergencyEvent[]) => given(emergencyDecider, history);

describe('the glass', () => {
  test('is broken for minutes', () => story([]).when(breakIt).then([broken]));
  test('is broken twice in a night without a review', () =>
    story([broken])
      .when({ ...breakIt, at: again })
      .then([second]));
  test('is not broken a third time before a review', () => {
    story([broken, second]).when(third).refuses('review_first');
    story([broken, mended, second]).when(third).refuses('review_first'); // mending early is no review
    story([broken, second, noted]).when(third).then([thirdBroken]);
  });
  test('is broken again without a review once 24 hours have gone since it was whole', () => {
    const nextDay = (time: string) => ({ ...breakIt, at: utc(`2026-01-11T${time}Z`) });
    story([broken, second]).when(nextDay('02:29:59.999')).refuses('review_first');
    story([broken, second])
      .when(nextDay('02:30:00.000'))
      .then([
        { ...thirdBroken, at: utc('2026-01-11T02:30:00.000Z'), until: utc('2026-01-11T03:00:00.000Z') },
      ]);
  });
  test('is broken by nobody unknown', () => {
    const { by: _by, ...nobody } = breakIt;
    story([])
      .when(nobody as EmergencyCommand)
      .refuses('actor_missing');
  });
  test('is mended early, once, while it is broken', () => {
    story([broken]).when(mend).then([mended]);
    story([broken, mended]).when(mend).refuses('glass_mended');
    story([broken])
      .when({ ...mend, at: utc('2026-01-10T02:30:00.000Z') })
      .refuses('glass_mended');
    story([]).when(mend).refuses('glass_unknown');
  });
  test('is noted as reviewed, once', () => {
    story([broken]).when(note).then([noted]);
    story([broken, mended]).when(note).then([noted]);
    story([broken, noted]).when(note).then([]);
    story([]).when(note).refuses('glass_unknown');
  });
});

test('five minutes at least, an hour at most, for a danger to life of the list', () => {
  const is = (change: object) => breakGlassSchema.safeParse({ ...said, ...change }).success;
  expect([4, 5, 60, 61, 5.5].map((minutes) => is({ minutes }))).toEqual([false, true, true, false, false]);
  expect(is({ reason: 'identity_check' })).toBe(false);
  expect(is({ reference: 'A. Example was seen' })).toBe(false);
});

test('nobody breaks or mends another’s glass: the stream is named after whoever gives the command', () => {
  const [stream] = emergency.streams;
  expect(stream?.commands['BreakGlass']?.streamKey({}, by)).toBe('example-1');
  expect(stream?.commands['MendGlass']?.streamKey({ id: 'example-2.g1' }, by)).toBe('example-1');
  expect(stream?.commands['BreakGlass']?.grave).toBe(true);
  expect(Object.keys(stream?.commands ?? {})).not.toContain('NoteGlassReview'); // by a flow only
});

test('every event has handling and every refusal both languages', () => {
  expect(Object.keys(handling)).toEqual(['GlassBroken', 'GlassMended', 'GlassReviewNoted']);
  for (const text of Object.values(refusals)) expect(text.en).not.toBe(text.fr);
});
