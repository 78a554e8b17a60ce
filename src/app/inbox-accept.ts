import { isDeepStrictEqual } from 'node:util';
import { upcast } from '../journal/upcast.ts';
import type { ContextDoor } from '../kernel/door.ts';
import type { Envelope, Lane, SharedEvent } from '../kernel/exchange.ts';
import { fromUtc } from '../kernel/time.ts';
import type { ReleaseAnswer, ReleaseQuestion } from '../policy/release.ts';
import { type Language, languageOf } from './outbox-decisions.ts';

export interface AcceptanceParts {
  readonly contexts: readonly ContextDoor[];
  /** This node's own reading of the rules, in force at the moment of asking. */
  readonly release: (question: ReleaseQuestion) => ReleaseAnswer;
  /** The lane on which a stream travels, always the same. */
  readonly laneOf: (stream: string) => Lane;
}

/**
 * Whether the rules, as this node holds them, would have let all of a decision go the way it came, when it was made, and
 * no field more. What a mistaken or malicious peer sends beyond them never stands in this book; where the two sides
 * hold different rules for a while, it waits. Pure but for the rules in force.
 */
export function createAcceptance(parts: AcceptanceParts): (envelope: Envelope) => boolean {
  const language = languageOf(parts.contexts);
  return (envelope) => {
    const { content, lane } = envelope;
    if (content.type !== 'decision') return true;
    return content.events.every(
      (event) => parts.laneOf(event.stream) === lane && isLetGo({ ...parts, language }, envelope, event),
    );
  };
}

interface Judging extends AcceptanceParts {
  readonly language: Language;
}

function isLetGo(
  { language, release }: Judging,
  { from, to, madeAt, content }: Envelope,
  event: SharedEvent,
): boolean {
  const { context, stream, type, shape } = event;
  const lifts = language.get(stream.split('/', 1)[0] ?? '')?.door.upcasters[type] ?? [];
  const newest = lifts.length + 1;
  const recordedAt = content.type === 'decision' ? content.recordedAt : madeAt;
  const body = upcast(event, lifts) as SharedEvent['body']; // lifting keeps JSON
  const stored = { ...event, shape: newest, body, recordedAt, origin: from };
  const answer = release({ event: { context, stored }, from, to, at: fromUtc(madeAt) });
  if (answer.kind === 'kept') return false;
  // What was lifted may have gained fields that its origin never had: those of an older shape were held by their form.
  return shape < newest || isDeepStrictEqual(answer.shared.body, event.body);
}
