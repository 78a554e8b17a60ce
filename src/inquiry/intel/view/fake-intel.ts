import { addSeconds, type Instant, toUtc, type UtcText } from '../../../kernel/time.ts';
import type { IntelTip, IntelTipsAnswer, ReleaseView } from '../wire-tip.ts';

const by = 'joint-uro-uk-1';
type At = (hours: number) => UtcText;

/** What `GET /api/inquiry/intel/tips` answers: one not released, one released and amended, one taken back. */
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

/** Released, read and acted on, then amended: the new text is still to be read. */
function releaseToSite(at: At): ReleaseView {
  const said = {
    by,
    room: 'site',
    place: 'S-1',
    kind: 'group_to_cross',
    language: 'en',
    from: at(-1),
    until: at(9),
    band: 'fair',
    marking: 'official',
    body: 'joint-uro',
    to: null,
  } as const;
  const first = {
    ...said,
    at: at(-1),
    zone: 'Z-2',
    words: 'A group means to try the north fence.',
    edition: 1,
    amendment: null,
    seenAt: at(-0.8),
    actedAt: at(-0.7),
  };
  return {
    ...said,
    at: at(-0.5),
    zone: 'Z-4',
    words: 'A group means to try the south fence, by the pond.',
    edition: 2,
    amendment: 'was_wrong',
    seenAt: null,
    actedAt: null,
    superseded: [first],
  };
}
