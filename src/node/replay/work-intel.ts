import { gradeSchema, type Grade } from '../../inquiry/intel/grade.ts';
import type { TipKind } from '../../kernel/released-tip.ts';
import { addSeconds, fromUtc, toUtc } from '../../kernel/time.ts';
import type { EventOf } from './scenario-events.ts';
import { type Side, sideOf } from './staff-of-night.ts';
import { plain } from './words-of.ts';
import { deskOf, give, giveByTwo, intel, type Work } from './work.ts';

type Learned = EventOf<'intel'>;

/** A tip whose end nobody says holds for the night. */
const heldHours = 12;
const otherSide = { uk: 'fr', fr: 'uk' } as const satisfies Record<Side, Side>;

/**
 * An analyst writes what was learned, sealed, and where its handling says that it may be said on, proposes to tell both
 * watches what is given to be said; a second analyst approves. False: it bears no grade that either scheme knows.
 */
export async function takeIntel(work: Work, event: Learned): Promise<boolean> {
  const grade = gradeOf(event);
  if (grade === null) return false;
  const [by, second] = deskOf(work, event).analysts;
  const side = sideOf(event.node);
  const tip = work.names.tip(event.id);
  const words = event.shareable_tip ?? null;
  const said = {
    tip,
    kind: kindOf(event),
    place: null,
    from: event.at,
    until: toUtc(addSeconds(fromUtc(event.at), heldHours * 3_600)),
    words,
    language: side === 'fr' ? 'fr' : 'en',
  };
  const isPermitted = /\btip[ _]permitted\b/.test(plain(event.handling).replaceAll('_', ' '));
  const written = {
    ...said,
    grade,
    // The provider's own conditions, written out: what they let go on is named beside them.
    handling: event.handling === '' ? [] : ['H3'],
    permits: isPermitted ? ['watch', 'other_state'] : [],
    report: work.names.words(event.id),
    text: event.text,
    ...(event.handling === '' ? {} : { conditionsText: event.handling }),
  };
  await give(work, event, {
    by,
    order: { context: intel, command: 'WriteTip', fields: written, act: 'write-tip' },
  });
  if (words === null) return true;
  const fields = { ...said, marking: 'official', body: 'joint-uro', to: otherSide[side] };
  const order = { context: intel, command: 'ReleaseToWatch', fields, act: 'release-tip' };
  await giveByTwo(work, event, { by, second, order });
  return true;
}

/** In the letters of whichever scheme they are; null: of neither. */
function gradeOf({ grading }: Learned): Grade | null {
  const read = (['4x4', '3x5x2'] as const).map((scheme) => gradeSchema.safeParse({ ...grading, scheme }));
  return read.find(({ success }) => success)?.data ?? null;
}

function kindOf({ text, shareable_tip: words }: Learned): TipKind {
  const said = plain(`${text} ${words ?? ''}`);
  if (/\b(?:lorry|lorries|trucks?|camions?|poids lourds?)\b/.test(said)) return 'people_in_vehicle';
  return /\b(?:fences?|clotures?)\b/.test(said) ? 'group_to_cross' : 'boats_to_leave';
}
