import { makeDays } from './plates/day.ts';
import { f23Cases } from './plates/f23.ts';
import { type Judgement, judgeDays } from './plates/judge.ts';
import { type Count, precision, recall, type Tally } from './plates/score.ts';
import type { Figures, Proof, ProofRun } from './proof.ts';

const sizes = {
  small: { days: 2, passagesPerDay: 3_000 },
  // PROBLEM section 3: 10,500 lorries to the United Kingdom on a peak day.
  full: { days: 3, passagesPerDay: 15_000 },
} as const;

const recallMin = 0.98;
const precisionMin = 0.99;

/**
 * Days of passages with mistyped plates and their truth, entered one by one: is what is suggested as the same passage
 * right, and is what is the same suggested? Judged on pairs with a mistyping alone and on all, beside plain ways of
 * comparing in the same run. The generator's slips and shares are assumptions; they stand in `plates/`.
 */
export const plates: Proof = {
  name: 'plates',
  async run({ size, seed, progress }: ProofRun) {
    const { days, passagesPerDay } = sizes[size];
    // Seeds below ten thousand are for tuning; what is judged was not tuned on.
    const judged = 10_000 + seed;
    progress(`${days} days of ${passagesPerDay} passages`);
    const made = makeDays({ seed: judged, days, passagesPerDay });
    progress(`${made.entries.length} entries`);
    const judgement = judgeDays(made.entries, () => performance.now());
    const cases = f23Cases();
    const failed = cases.filter(({ pass }) => !pass).map(({ name }) => name);
    const { suggested } = judgement;
    return {
      pass:
        failed.length === 0 &&
        recall(suggested.passages) >= recallMin &&
        // Of the nine hundred of a small one, chance alone moves either by half of a hundredth.
        (size === 'small' || recall(suggested.mistypedPassages) >= recallMin) &&
        recall(oneSlip(suggested)) >= recallMin &&
        precision(suggested.passages) >= precisionMin &&
        (size === 'small' || precision(suggested.mistypedPassages) >= precisionMin) &&
        precision(suggested.pairs) >= precisionMin,
      figures: {
        entries: made.entries.length,
        ...figuresOf(judgement),
        'cases of F23': `${cases.length - failed.length} of ${cases.length}`,
        ...(failed.length > 0 ? { failed: failed.join(' ') } : {}),
      },
    };
  },
};

/** One slip of whatever kind in the way; two or more, by one hand or by two, are held to the bar among all mistyped. */
function oneSlip({ bySlip }: Tally): Count {
  const counts = [...bySlip].flatMap(([kind, each]) => (kind === 'several' ? [] : [each]));
  const sum = (pick: (each: Count) => number): number => counts.reduce((all, each) => all + pick(each), 0);
  return { suggested: 0, right: sum(({ right }) => right), truth: sum(({ truth }) => truth) };
}

const figure = (share: number): string => share.toFixed(4);

function beside(name: string, tally: Tally): Figures {
  const { mistypedPassages, passages } = tally;
  return {
    [name]: `recall ${figure(recall(mistypedPassages))} precision ${figure(precision(passages))}`,
  };
}

function figuresOf(judgement: Judgement): Figures {
  const { suggested, missed, wrong, milliseconds } = judgement;
  const most = (counts: ReadonlyMap<string, number>): string =>
    [...counts]
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, 6)
      .map(([kind, n]) => `${kind} ${n}`)
      .join('; ');
  return {
    'to find': suggested.passages.truth,
    mistyped: `${suggested.mistypedPassages.right} of ${suggested.mistypedPassages.truth} found, ${suggested.mistypedPassages.suggested} suggested`,
    'one slip of any kind': `${oneSlip(suggested).right} of ${oneSlip(suggested).truth}, recall ${figure(recall(oneSlip(suggested)))}`,
    'by slip': [...suggested.bySlip]
      .toSorted(([, a], [, b]) => b.truth - a.truth)
      .map(([kind, each]) => `${kind} ${each.right} of ${each.truth}`)
      .join('; '),
    'recall of all mistyped': figure(recall(suggested.mistypedPassages)),
    'precision of all mistyped': figure(precision(suggested.mistypedPassages)),
    'recall of all': figure(recall(suggested.passages)),
    'precision of all': figure(precision(suggested.passages)),
    'recall of mistyped pairs': figure(recall(suggested.mistypedPairs)),
    'precision of pairs': figure(precision(suggested.pairs)),
    ...(missed.size > 0 ? { missed: most(missed) } : {}),
    ...(wrong.size > 0 ? { wrong: most(wrong) } : {}),
    ...beside('exact text', judgement.exactText),
    ...beside('exact normal form', judgement.normalForm),
    ...beside('edit distance 1', judgement.oneEdit),
    ...beside('Jaro-Winkler, sampled', judgement.jaroWinkler),
    'ms a suggestion': (milliseconds / Math.max(1, judgement.suggestions)).toFixed(2),
  };
}
