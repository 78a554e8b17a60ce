import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { Part } from '../../../kit/room/values.tsx';
import type { ContactView, TimelineEntry } from '../board-wire.ts';
import { isSameValue } from '../same-value.ts';
import type { Counted } from '../wire.ts';
import { Entry } from './boat-timeline.tsx';
import { correctable } from './correct-values.ts';
import { childrenWords, claimWords, figureWords } from './phrases.ts';
import { boatText } from './text-boat.ts';
import { contactText as text } from './text-contact.ts';
import { correctText } from './text-count.ts';

/** What was first recorded, where something else stands by now. */
export function FirstSaid({ contact: { facts, recorded } }: { readonly contact: ContactView }) {
  const words = useWords();
  const before = correctable(recorded);
  if (isSameValue(before, correctable(facts))) return null;
  const { counted } = before;
  const hand = counted === null ? [] : [countedWords(counted, words)];
  const by = [...hand, ...claimWords(before.claims, words)];
  const where = [before.unit, before.place].filter((one) => one !== null);
  const what = [...by, ...where].join(', ');
  return (
    <p className="quiet">
      {words.t(correctText.firstSaid, { what: what === '' ? words.t(text.noClaims) : what })}
    </p>
  );
}

function countedWords(counted: Counted, words: Words): string {
  const { t, n } = words;
  return [
    `${t(boatText.alive)} ${figureWords(counted.alive, words)}`,
    `${t(boatText.deceased)} ${n(counted.deceased)}`,
    childrenWords(counted, words),
  ].join(', ');
}

/** Everything on record of it, the newest first: who looked, what was put right and why. */
export function ContactRecords({ contact: { facts } }: { readonly contact: ContactView }) {
  const { t } = useWords();
  const answer = useResource<{ readonly timeline: readonly TimelineEntry[] }>(
    `/api/operations/rescue/contacts/${encodeURIComponent(facts.contact)}`,
    5,
  );
  const entries = answer.value?.timeline.toReversed() ?? [];
  return (
    <Part title={t(correctText.records)}>
      <ResourceNotice of={answer} />
      <ol className="timeline">
        {entries.map((entry) => (
          <Entry key={entry.position} boat={null} entry={entry} opened={undefined} />
        ))}
      </ol>
    </Part>
  );
}
