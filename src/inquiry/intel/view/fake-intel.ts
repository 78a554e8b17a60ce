import { addSeconds, type Instant, toUtc, type UtcText } from '../../../kernel/time.ts';
import type { Text } from '../../../kernel/text.ts';
import { intel } from '../index.ts';
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

/** What waits for a second analyst: another text for what a site was told. Its words are those of the room's own door. */
export function fakeAmendment(now: Instant): object {
  const after = (hours: number) => toUtc(addSeconds(now, hours * 3_600));
  const door = intel.streams[0]?.commands['AmendToSite'];
  if (door?.fourEyes === undefined) throw new Error('no such act of two persons');
  const wordsOf = (field: string, code: string): Text => {
    const words = door.terms?.[field]?.[code];
    if (words === undefined) throw new Error(`no words for ${code}`);
    return words;
  };
  return {
    proposal: 'p-amendment',
    context: intel.name,
    command: 'AmendToSite',
    summary: door.summary,
    why: door.fourEyes,
    by: 'joint-uro-uk-2',
    at: after(-0.2),
    lapsesAt: after(71),
    fields: {
      tip: 'tip-00000002',
      kind: 'group_to_cross',
      place: 'S-1',
      zone: 'Z-4',
      words: 'By the pond, in two parties.',
      language: 'en',
      from: after(0),
      until: after(8),
      marking: 'official',
      body: 'joint-uro',
      edition: '2',
      amendment: 'was_wrong',
    },
    terms: {
      kind: wordsOf('kind', 'group_to_cross'),
      language: wordsOf('language', 'en'),
      amendment: wordsOf('amendment', 'was_wrong'),
    },
    mine: false,
    mayApprove: true,
    authorLacks: false,
    missing: null,
  };
}
