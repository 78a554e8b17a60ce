/** For tests: what a killed process leaves behind it. */
export class Killed extends Error {}

/**
 * Wraps each durable step of a process that dies at the planned ones: before the step does anything (odd numbers), or
 * after it did and before that is known (even ones). Counts from 1, over everything it wraps.
 */
export function dyingAt(plan: ReadonlySet<number>) {
  let step = 0;
  const pass = (): void => {
    step += 1;
    if (plan.has(step)) throw new Killed();
  };
  return <Given extends readonly unknown[], Answer>(run: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      pass();
      const answer = await run(...given);
      pass();
      return answer;
    };
}
