import { addSeconds, type Instant, toUtc, type UtcText } from '../../../kernel/time.ts';
import type { IntelTip, IntelTipsAnswer, ReleaseView } from '../wire-tip.ts';

const by = 'joint-uro-uk-1';
type At = (hours: number) => UtcText;

/** What `GET /api/inquiry/intel/tips` answers: one not released, one released and read, one taken back. */
export function fakeIntel(now: Instant): IntelTipsAnswer {
  const at: At = (hours) => toUtc(addSeconds(now, hours * 3_600));
  const written = writtenTip(at);
  const released: IntelTip = {
    ...written,
    tip: 'tip-00000002',
    kind: 'group_to_cross',
    place: 'S-1',
    grade: { scheme: '3x5x2', source: '1', information: 'B' },
    handling: [],
    conditionsWritten: false,
    permits: [],
    words: 'A group means to try the north fence.',
    report: `s-${'2'.repeat(32)}`,
    releases: [releaseToSite(at)],
  };
  const withdrawn: IntelTip = {
    ...written,
    tip: 'tip-00000003',
    kind: 'people_in_vehicle',
    place: 'PORT-1',
    report: `s-${'3'.repeat(32)}`,
    withdrawn: { by, at: at(-1), reason: 'source_at_risk' },
  };
  return { tips: [written, released, withdrawn] };
}

function writtenTip(at: At): IntelTip {
  return {
    tip: 'tip-00000001',
    kind: 'boats_to_leave',
    place: 'coast-2',
    from: at(-1),
    until: at(9),
    grade: { scheme: '4x4', source: 'C', information: '3' },
    handling: ['H3'],
    conditionsWritten: true,
    permits: ['watch', 'other_state'],
    words: 'Boats may leave before two in the morning.',
    language: 'en',
    report: `s-${'1'.repeat(32)}`,
    written: { by, at: at(-2) },
    releases: [],
    withdrawn: null,
  };
}

function releaseToSite(at: At): ReleaseView {
  return {
    by,
    at: at(-1),
    room: 'site',
    place: 'S-1',
    zone: 'Z-2',
    kind: 'group_to_cross',
    words: 'A group means to try the north fence.',
    language: 'en',
    from: at(-1),
    until: at(9),
    band: 'fair',
    marking: 'official',
    body: 'joint-uro',
    to: null,
    seenAt: at(-0.5),
    actedAt: null,
  };
}
