import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import type { Text } from '../../../kernel/text.ts';
import type { ContactView } from '../board-wire.ts';
import { isOwnDesk } from './inbox-order.ts';
import { rescueOrder } from './orders.ts';
import { useRescue } from './rescue-context.tsx';
import { contactText as text } from './text-contact.ts';
import { correctText } from './text-count.ts';
import { linkReasonText } from '../text.ts';
import { useMayRescue, useQuickAct } from './use-quick-act.ts';

interface ContactAct {
  readonly key: string;
  readonly label: Text;
  readonly refusal: string | null;
  readonly act: () => void;
  readonly strong?: boolean;
}

/** What one may do with a contact, one key each; an answer already given can be taken back. */
export function ContactActs(props: { readonly contact: ContactView }) {
  const { t } = useWords();
  const { singleKeys } = useRoom();
  const { desk } = useRescue();
  const dialog = useStore(desk.dialog);
  const acts = useContactActs(props.contact);
  useKeys(
    singleKeys && dialog === null
      ? Object.fromEntries(
          acts.map(({ key, refusal, act }) => [
            key,
            () => {
              if (refusal === null) act();
            },
          ]),
        )
      : {},
  );
  return (
    <>
      <Answered contact={props.contact} />
      <div className="boat-acts" role="group" aria-label={t(text.state)}>
        {acts.map(({ key, label, refusal, act, strong }) => (
          <ActionButton
            key={key}
            label={t(label)}
            hint={key}
            refusal={refusal}
            strong={strong === true}
            onPress={act}
          />
        ))}
      </div>
    </>
  );
}

/** What may be put right of what stands of it. */
const corrections = [
  { key: 'c', label: correctText.act, right: 'CorrectContact', kind: 'correct' },
  { key: 'h', label: correctText.actTime, right: 'CorrectTime', kind: 'correct_time' },
  { key: 'p', label: correctText.actPosition, right: 'AddPosition', kind: 'add_position' },
] as const;

function useContactActs(contact: ContactView): readonly ContactAct[] {
  const { t } = useWords();
  const { staff } = useRoom();
  const { desk } = useRescue();
  const may = useMayRescue();
  const quick = useQuickAct();
  const { contact: id } = contact.facts;
  const linked = contact.links.length > 0 ? t(text.alreadyLinked) : null;
  const mine = isOwnDesk(contact, staff.desk) ? t(text.isYours) : null;
  return [
    {
      key: 'l',
      label: text.link,
      strong: contact.links.length === 0,
      refusal: may('LinkContact'),
      act: () => desk.dialog.set({ kind: 'link', contact: id, boat: null }),
    },
    {
      key: 'o',
      label: text.openBoat,
      refusal: may('OpenBoat') ?? linked,
      act: () => desk.dialog.set({ kind: 'open_boat', contact: id }),
    },
    {
      key: 'x',
      label: text.sayNotABoat,
      refusal: may('AnswerContact') ?? linked,
      act: () => desk.dialog.set({ kind: 'answer', contact: id, answer: 'not_a_boat' }),
    },
    {
      key: 'f',
      label: text.sayInformation,
      refusal: may('AnswerContact') ?? linked,
      act: () => desk.dialog.set({ kind: 'answer', contact: id, answer: 'for_information' }),
    },
    ...corrections.map(({ key, label, right, kind }): ContactAct => {
      return { key, label, refusal: may(right), act: () => desk.dialog.set({ kind, contact: id }) };
    }),
    {
      key: 'm',
      label: text.take,
      refusal: may('TakeContact') ?? mine,
      act: () => quick.send(rescueOrder('TakeContact', { contact: id })),
    },
  ];
}

function Answered(props: { readonly contact: ContactView }) {
  const { t } = useWords();
  const { board } = useRescue();
  const may = useMayRescue();
  const quick = useQuickAct();
  const { answer, facts } = props.contact;
  if (answer === null) return null;
  const what =
    answer.explainedBy === null
      ? null
      : (board.boats.get(answer.explainedBy)?.reference ?? answer.explainedBy);
  return (
    <p className="boat-stands">
      <strong>
        {t(text.answered, {
          answer: t(answer.answer === 'not_a_boat' ? text.notABoat : text.forInformation),
        })}
      </strong>
      , {t(linkReasonText[answer.reason])}
      {what === null ? '' : `, ${t(text.explainedBy, { what })}`}{' '}
      <span className="quiet figures">
        · {answer.by} · {formatUtcMinute(Date.parse(answer.at))} UTC
      </span>{' '}
      <ActionButton
        label={t(text.reopen)}
        refusal={may('ReopenContact')}
        onPress={() => quick.send(rescueOrder('ReopenContact', { contact: facts.contact }))}
      />
    </p>
  );
}
