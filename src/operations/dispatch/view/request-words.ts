import type { Words } from '../../../kit/i18n/language.tsx';
import type { NamedBoat } from '../../../kit/room/room-context.tsx';
import { boatsOf } from '../request.ts';
import {
  requestKindText,
  requestRefusalText,
  requestStepText,
  supportCallsText,
  topicText,
} from '../text-request.ts';
import type { RequestView } from '../wire-request.ts';
import { boatName } from './unit-words.ts';

/** What is asked, in the reader's language: the kind with its calls or its topic. */
export function whatWords({ kind, support, information }: RequestView, { t }: Words): string {
  const what =
    support !== null
      ? t(supportCallsText[support.calls])
      : information === null
        ? ''
        : t(topicText[information.topic]);
  return `${t(requestKindText[kind])} · ${what}`;
}

/** How far it has come, with the reason of a refusal. */
export function requestStepWords({ step, answer }: RequestView, { t }: Words): string {
  const refusal = step === 'refused' ? (answer?.refusal ?? null) : null;
  return refusal === null
    ? t(requestStepText[step])
    : `${t(requestStepText[step])} · ${t(requestRefusalText[refusal])}`;
}

/** The boats that a request concerns, by their references. */
export function namesOf(request: RequestView, boats: ReadonlyMap<string, NamedBoat>): string {
  return boatsOf(request)
    .map((boat) => boatName(boats, boat))
    .join(', ');
}
