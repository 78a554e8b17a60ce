import type { UtcText } from '../../../kernel/time.ts';
import type { BoatView } from '../board-wire.ts';
import { requestStandingText } from './text-requests.ts';

/** One request about a boat, at the step that it has come to. */
export interface RequestStanding {
  readonly request: string;
  /** Null: a version that did not say. */
  readonly kind: string | null;
  readonly topic: string | null;
  readonly step: string;
  /** Since when it is at this step. */
  readonly at: UtcText;
  /** Somebody still owes something: an answer, or the support that was promised. */
  readonly isOpen: boolean;
}

/** A later step stands over an earlier one whenever each came in: what was withdrawn is not accepted after all. */
const steps = Object.keys(requestStandingText);
const over = new Set(['refused', 'answered', 'ended', 'withdrawn']);

/** Each request about a boat once, what is open first, then the newest. Pure. */
export function requestsOf({ requests }: Pick<BoatView, 'requests'>): readonly RequestStanding[] {
  const found = new Map<string, RequestStanding>();
  for (const { request, kind, topic, step, at } of requests) {
    const before = found.get(request);
    if (before !== undefined && steps.indexOf(before.step) > steps.indexOf(step)) continue;
    found.set(request, { request, kind, topic, step, at, isOpen: !over.has(step) });
  }
  return [...found.values()].toSorted(
    (one, other) => Number(other.isOpen) - Number(one.isOpen) || other.at.localeCompare(one.at, 'en'),
  );
}
