/** The process is gone: whoever waited for it hears nothing. */
export class Crashed extends Error {
  override readonly name = 'Crashed';
}

/** One run of a node's program, from its start to its end. */
export interface Life {
  isOver(): boolean;
  /** It ends at the so-manieth durable step from now, before or after that step has had its effect. */
  endAfter(steps: number): void;
  end(): void;
  /** At a durable step. Throws where it ends here. */
  step(): void;
  /** At any call. Throws where it is over. */
  live(): void;
}

export function beginLife(): Life {
  let left = Number.POSITIVE_INFINITY;
  let over = false;
  const live = (): void => {
    if (over) throw new Crashed();
  };
  return {
    isOver: () => over,
    endAfter(steps) {
      left = steps;
    },
    end() {
      over = true;
    },
    step() {
      live();
      left -= 1;
      if (left <= 0) over = true;
      live();
    },
    live,
  };
}

/**
 * A store as the program of one life reaches it. Before and after each durable call the life may end: what the call did
 * stays or was never done, and the caller does not hear which.
 */
export function mortal<Part extends object>(
  part: Part,
  life: Life,
  calls: { readonly durable: readonly (keyof Part)[]; readonly reading: readonly (keyof Part)[] },
): Part {
  const wrapped = new Map<PropertyKey, unknown>();
  const around = (name: keyof Part, check: () => void): void => {
    const member = part[name];
    if (typeof member !== 'function') throw new TypeError(`no call: ${String(name)}`);
    wrapped.set(name, async (...given: readonly unknown[]): Promise<unknown> => {
      check();
      const answer: unknown = await Reflect.apply(member, part, given);
      check();
      return answer;
    });
  };
  for (const name of calls.durable) around(name, () => life.step());
  for (const name of calls.reading) around(name, () => life.live());
  return new Proxy(part, {
    get: (target, name) => wrapped.get(name) ?? Reflect.get(target, name, target),
  });
}
