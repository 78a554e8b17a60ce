/** For tests: what a killed process leaves behind it. */
export class Killed extends Error {}

/**
 * The lives of a process that dies at the planned durable steps: before the step does anything (odd numbers), or after
 * it did and before that is known (even ones). Counts from 1, over every step of every life. Each call begins a life:
 * it wraps the steps, and once one was died at, no other does anything; what was under way is done, and not known.
 * `livesOn`: it hears of a failure at the planned steps, and goes on.
 */
export function livesOf(plan: ReadonlySet<number>, { livesOn = false }: { livesOn?: boolean } = {}) {
  let step = 0;
  return () => {
    let isDead = false;
    const pass = (): void => {
      if (isDead) throw new Killed();
      step += 1;
      if (!plan.has(step)) return;
      isDead = !livesOn;
      throw new Killed();
    };
    return <Given extends readonly unknown[], Answer>(run: (...given: Given) => Promise<Answer>) =>
      async (...given: Given): Promise<Answer> => {
        pass();
        const answer = await run(...given);
        pass();
        return answer;
      };
  };
}
