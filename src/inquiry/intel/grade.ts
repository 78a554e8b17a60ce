import { z } from 'zod';
import type { GradeBand } from '../../kernel/released-tip.ts';

/** Reliability of source and of information. Source: FACTS, section 2 (Europol 4x4), section 1 (UK 3x5x2). */
export const europolSources = ['A', 'B', 'C', 'X'] as const;
export const europolInformation = ['1', '2', '3', '4'] as const;
export const ukSources = ['1', '2', '3'] as const;
export const ukInformation = ['A', 'B', 'C', 'D', 'E'] as const;

/** A grade as whoever wrote the tip gave it, in the scheme of their own service: it is kept as given. */
export const gradeSchema = z.discriminatedUnion('scheme', [
  z.strictObject({
    scheme: z.literal('4x4'),
    source: z.enum(europolSources),
    information: z.enum(europolInformation),
  }),
  z.strictObject({
    scheme: z.literal('3x5x2'),
    source: z.enum(ukSources),
    information: z.enum(ukInformation),
  }),
]);
export type Grade = Readonly<z.infer<typeof gradeSchema>>;

/** A grade in the European scheme, beside the one that was given. */
export interface EuropolGrade {
  readonly source: (typeof europolSources)[number];
  readonly information: (typeof europolInformation)[number];
  /** 3x5x2's E has no place in 4x4: it travels beside it. */
  readonly suspectedFalse: boolean;
}

const bridgedSource = { '1': 'B', '2': 'X', '3': 'C' } as const;
const bridgedInformation = { A: '2', B: '3', C: '4', D: '4', E: '4' } as const;

/**
 * The bridge from 3x5x2 to 4x4, which loses in a declared way and never raises a grade: 1 becomes B (A asks for a second
 * judgement), and what the source knows itself becomes 2. Source: FACTS, section 2; a proposal that both heads of
 * intelligence have yet to approve.
 */
export function europolGradeOf(grade: Grade): EuropolGrade {
  if (grade.scheme === '4x4') return { ...gradeLetters(grade), suspectedFalse: false };
  return {
    source: bridgedSource[grade.source],
    information: bridgedInformation[grade.information],
    suspectedFalse: grade.information === 'E',
  };
}

const gradeLetters = ({ source, information }: Extract<Grade, { readonly scheme: '4x4' }>) => ({
  source,
  information,
});

/** What the rooms are told of a grade: never better than its weaker half. Ours. */
export function bandOf(grade: Grade): GradeBand {
  const { source, information, suspectedFalse } = europolGradeOf(grade);
  if (suspectedFalse) return 'doubtful';
  if (source === 'C') return 'weak';
  if (source === 'X' || information === '4') return 'untested';
  return information === '3' ? 'fair' : 'firm';
}
