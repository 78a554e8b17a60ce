import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { Part } from '../../../kit/room/values.tsx';
import type { ContactView } from '../board-wire.ts';
import { receiptNoteText } from '../text-receipt.ts';
import { assessmentText, seenObjectText } from './text-receipt.ts';
import { contactText as text } from './text-contact.ts';

/** What must be known of how it came: what a gateway could not read or left out, what a device takes it for. */
export function ContactReceipt(props: { readonly contact: ContactView }) {
  const words = useWords();
  const { t, n } = words;
  const { facts, assessments } = props.contact;
  const notes = facts.notes ?? [];
  if (notes.length === 0 && facts.detected === undefined) return null;
  return (
    <Part title={t(text.receipt)}>
      <ul className="reasons position-flags">
        {notes.map(({ note, count }) => (
          <li key={note}>
            <strong>
              {count === 1 ? t(receiptNoteText[note]) : `${t(receiptNoteText[note])} (${n(count)})`}
            </strong>
          </li>
        ))}
        {facts.detected === undefined ? null : <li>{seenWords(facts.detected, words)}</li>}
        {assessments.map(({ detection, assessment }) => (
          <li key={detection}>
            {t(text.assessed, { detection })} <strong>{t(assessmentText[assessment])}</strong>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function seenWords(
  { object, confidence }: NonNullable<ContactView['facts']['detected']>,
  { t, n }: Words,
): string {
  const seen = t(seenObjectText[object ?? 'unsaid']);
  return confidence === null
    ? seen
    : `${seen} · ${t(text.confidence, { share: n(Math.round(confidence * 100)) })}`;
}
