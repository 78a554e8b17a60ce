import { sha256Hex } from '../../kernel/sha256.ts';
import { addSeconds, fromUtc, toUtc, type UtcText } from '../../kernel/time.ts';
import type { Found } from './control-shapes.ts';
import type { PassageEventOf } from './events-passage.ts';
import type { Passage } from './passage-state.ts';
import type { CareKind } from './words.ts';

type Asked = PassageEventOf<'CareAsked'>;

/** Within how long child protection is to come to a child found, whether or not somebody is with it. Seconds. */
export const childWithinSeconds = 3_600;

/** Who needs somebody, how tasks for them are named, how many a count says, and within how long. */
const needs: readonly {
  readonly kind: CareKind;
  readonly letters: string;
  readonly of: (found: Found) => number;
  readonly withinSeconds: number;
}[] = [
  // Somebody unconscious is often counted as injured as well: the greater of both is asked for.
  {
    kind: 'medical_check',
    letters: 'mc',
    of: (found) => Math.max(found.injured, found.unconscious),
    withinSeconds: 900,
  },
  // Whether an adult is with a child is asked later: until then every child is taken to be alone.
  {
    kind: 'unaccompanied_child_referral',
    letters: 'uc',
    of: ({ children, childrenAlone }) => childrenAlone ?? children,
    withinSeconds: childWithinSeconds,
  },
  {
    kind: 'pregnancy_medical_check',
    letters: 'pm',
    of: ({ pregnant }) => pregnant,
    withinSeconds: 3_600,
  },
];

/**
 * What a count asks of the safeguarding desk, by number and token: whatever is more than was asked for by the same control
 * or meeting before. Two controls that may have counted the same people ask twice: a child asked for twice costs a call,
 * one asked for by nobody is lost. Source: PROBLEM F20; issue 6, section 1.
 */
export function careFor(
  passage: Passage,
  { counted, found, at }: { readonly counted: string; readonly found: Found | null; readonly at: UtcText },
): readonly Asked[] {
  if (found === null) return [];
  return needs.flatMap(({ kind, letters, of, withinSeconds }): readonly Asked[] => {
    const before = passage.care.filter((one) => one.kind === kind && one.counted === counted);
    const count = of(found) - before.reduce((sum, one) => sum + one.count, 0);
    if (count <= 0) return [];
    // Whoever is asked learns neither passage nor control: the name of the task is all that they hold.
    const drawn = sha256Hex(`${passage.passage} ${counted} ${kind} ${before.length + 1}`).slice(0, 20);
    const task = `${letters}-${drawn}`;
    const dueAt = toUtc(addSeconds(fromUtc(at), withinSeconds));
    const { side } = passage;
    return [{ type: 'CareAsked', at, passage: passage.passage, task, kind, count, side, dueAt, counted }];
  });
}
