import type { ContextDoor } from '../kernel/door.ts';
import { type Lane, lanes } from '../kernel/exchange.ts';
import type { Clock } from '../kernel/time.ts';
import { isInForce, type ReleaseRules } from '../policy/release-rules.ts';
import type { Recalls } from './outbox-recalls.ts';

export interface RecallsWhenDueParts {
  readonly outbox: Pick<Recalls, 'recallUnder' | 'recallExpired'>;
  readonly rules: () => ReleaseRules;
  readonly contexts: readonly ContextDoor[];
  readonly laneOf: (stream: string) => Lane;
  readonly clock: Clock;
}

/**
 * Takes back what may no longer be used: what has run out, and what was given under an instrument that has ended, where
 * the register says so and a rule relies on it (a rule is taken out only after that). Returns a look to be taken now
 * and then; each resolves to the ids of its recalls. What was taken back is found done.
 */
export function recallsWhenDue(parts: RecallsWhenDueParts): () => Promise<readonly string[]> {
  // Nothing leaves under an ended instrument: once gone through, there is nothing new until it is renewed.
  const done = new Set<string>();
  return async () => {
    const { instruments, rules } = parts.rules();
    const at = parts.clock();
    const recalled: string[] = [];
    for (const instrument of instruments) {
      const { id, atEnd } = instrument;
      if (isInForce(instrument, at)) done.delete(id);
      else if (atEnd === 'recalled' && !done.has(id) && rules.some((rule) => rule.instrument.id === id)) {
        recalled.push(...(await parts.outbox.recallUnder(id)));
        done.add(id);
      }
    }
    return [...recalled, ...(await parts.outbox.recallExpired(endingLanes(parts)))];
  };
}

/** Lanes on which something travels whose time runs out: the others need not be gone through. */
function endingLanes({ rules, contexts, laneOf }: RecallsWhenDueParts): readonly Lane[] {
  const ending = rules().rules.filter(({ keepHours }) => keepHours !== null);
  const kinds = contexts.flatMap(({ name, streams }) =>
    streams
      .filter(({ events }) =>
        ending.some(
          (rule) => rule.context === name && Object.keys(events).some((type) => rule.events.has(type)),
        ),
      )
      .map(({ kind }) => kind),
  );
  const found = new Set(kinds.map((kind) => laneOf(`${kind}/any`)));
  return lanes.filter((lane) => found.has(lane));
}
