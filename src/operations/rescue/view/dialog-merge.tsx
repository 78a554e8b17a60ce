import { useMemo } from 'react';
import { chosen } from '../../../kit/forms/checks.ts';
import { ChecksField, SelectField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { BoatView } from '../board-wire.ts';
import { type Grade, grades, type LinkReason, linkReasons } from '../wire.ts';
import { DialogForm } from './dialog-form.tsx';
import { memberOf } from './dialog-link.tsx';
import { choicesOf, linkedChoices, RadioField, RangeField, rangeForm, readRange } from './form-parts.tsx';
import { LastTouched } from './last-touched.tsx';
import { rescueOrder } from './orders.ts';
import { AgainstFor } from './reason-lines.tsx';
import { useRescue } from './rescue-context.tsx';
import { actsText as text } from './text-acts.ts';
import { contactText } from './text-contact.ts';
import { gradeText, linkReasonText } from '../text.ts';
import { type BoatSuggestion, boatSuggestionsOf, boatSuggestionFor } from './thought-match.ts';

/** The other boats, those that may be this one first. */
function useOthers(boat: BoatView): readonly { readonly value: string; readonly label: string }[] {
  const { t } = useWords();
  const { board, standings, now } = useRescue();
  const suggestions = useMemo(() => boatSuggestionsOf(board, boat, now), [board, boat, now]);
  const place = (other: string) => {
    const at = suggestions.findIndex((one) => one.other === other);
    return at === -1 ? suggestions.length : at;
  };
  return standings
    .filter((one) => one.boat.boat !== boat.boat)
    .toSorted((a, b) => place(a.boat.boat) - place(b.boat.boat))
    .map(({ boat: other }) => {
      const suggestion = suggestions.find((one) => one.other === other.boat);
      return {
        value: other.boat,
        label:
          suggestion === undefined
            ? other.reference
            : `${other.reference} · ${t(contactText[suggestion.strength])}`,
      };
    });
}

function usePair(boat: BoatView, other: string): BoatSuggestion | null {
  const { board, now } = useRescue();
  return useMemo(
    () => (board.boats.has(other) ? boatSuggestionFor(board, boat, { other, now }) : null),
    [board, boat, other, now],
  );
}

function PairFirst(props: { readonly boat: BoatView; readonly other: string }) {
  const { board } = useRescue();
  const pair = usePair(props.boat, props.other);
  const other = board.boats.get(props.other);
  return (
    <>
      {pair === null ? null : <AgainstFor against={pair.against} for={pair.for} />}
      <LastTouched boats={other === undefined ? [props.boat] : [props.boat, other]} />
    </>
  );
}

/** Says that two boats are one: the contradictions first; reversible, and nothing of either is lost. */
export function MergeDialog(props: { readonly boat: BoatView }) {
  const words = useWords();
  const { t } = words;
  const { boat } = props;
  const others = useOthers(boat);
  const form = useForm({
    draft: null,
    initial: { other: others[0]?.value ?? '', grade: 'possible', reason: '' },
    checks: { other: chosen, grade: chosen, reason: chosen },
  });
  const { values } = form;
  const of = { boat: boat.boat, from: values.other };
  return (
    <DialogForm
      title={t(text.mergeTitle, { reference: boat.reference })}
      submit={t(text.mergeIt)}
      right="MergeBoats"
      form={form}
      lacks={others.length === 0 ? t(text.noOther) : null}
      first={<PairFirst boat={boat} other={values.other} />}
      order={() =>
        rescueOrder('MergeBoats', {
          ...of,
          grade: memberOf<Grade>(grades, values.grade, 'possible'),
          reason: memberOf<LinkReason>(linkReasons, values.reason, 'other'),
        })
      }
      undo={() => rescueOrder('SplitBoat', { ...of, reason: 'mistaken' })}
    >
      <p className="form-hint">{t(text.mergeKeeps)}</p>
      <SelectField form={form} name="other" label={t(text.boat)} choices={others} />
      <RadioField form={form} name="grade" label={t(text.grade)} choices={choicesOf(gradeText, words)} />
      <SelectField
        form={form}
        name="reason"
        label={t(text.reason)}
        choices={choicesOf(linkReasonText, words)}
      />
    </DialogForm>
  );
}

/** Undoes a merge: both boats stand again as they were, with what came since. */
export function SplitDialog(props: { readonly boat: BoatView; readonly from: string }) {
  const words = useWords();
  const { t } = words;
  const { board } = useRescue();
  const { boat, from } = props;
  const other = board.boats.get(from);
  const merged = boat.merged.find((one) => one.from === from);
  const form = useForm({ draft: null, initial: { reason: '' }, checks: { reason: chosen } });
  return (
    <DialogForm
      title={t(text.splitTitle, { other: other?.reference ?? from })}
      submit={t(text.splitIt)}
      right="SplitBoat"
      form={form}
      first={<LastTouched boats={other === undefined ? [boat] : [boat, other]} />}
      order={() =>
        rescueOrder('SplitBoat', {
          boat: boat.boat,
          from,
          reason: memberOf<LinkReason>(linkReasons, form.values.reason, 'other'),
        })
      }
      undo={() =>
        rescueOrder('MergeBoats', {
          boat: boat.boat,
          from,
          grade: merged?.grade ?? 'possible',
          reason: merged?.reason ?? 'other',
        })
      }
    >
      <SelectField
        form={form}
        name="reason"
        label={t(text.reason)}
        choices={choicesOf(linkReasonText, words)}
      />
    </DialogForm>
  );
}

/** Says that two boats have to do with one another, or that they were looked at and are two. */
export function RelateDialog(props: { readonly boat: BoatView }) {
  const words = useWords();
  const { t } = words;
  const { boat } = props;
  const others = useOthers(boat);
  const form = useForm({
    draft: null,
    initial: { other: '', relation: '', count: '', contacts: '', grade: 'possible' },
    checks: { other: chosen, relation: chosen, count: rangeForm, grade: chosen },
  });
  const { values } = form;
  const relation = memberOf(relations, values.relation, 'seen_together');
  const of = { boat: boat.boat, other: values.other };
  return (
    <DialogForm
      title={t(text.relateTitle, { reference: boat.reference })}
      submit={t(text.relateIt)}
      right="RelateBoats"
      form={form}
      lacks={others.length === 0 ? t(text.noOther) : null}
      first={<PairFirst boat={boat} other={values.other} />}
      order={() =>
        rescueOrder('RelateBoats', {
          ...of,
          relation,
          count: relation === 'persons_transferred' ? readRange(values.count) : null,
          contacts: values.contacts.split(' ').filter(Boolean),
          grade: memberOf<Grade>(grades, values.grade, 'possible'),
        })
      }
      undo={() => rescueOrder('UnrelateBoats', { ...of, reason: 'mistaken' })}
    >
      <SelectField form={form} name="other" label={t(text.boat)} choices={others} />
      <RadioField
        form={form}
        name="relation"
        label={t(text.relation)}
        choices={choicesOf(relationText, words)}
      />
      {relation === 'persons_transferred' ? (
        <RangeField form={form} name="count" label={t(text.howMany)} optional />
      ) : null}
      <ChecksField
        form={form}
        name="contacts"
        label={t(text.saidBy)}
        choices={linkedChoices(boat, words)}
        optional
      />
      <RadioField form={form} name="grade" label={t(text.grade)} choices={choicesOf(gradeText, words)} />
    </DialogForm>
  );
}

const relations = ['persons_transferred', 'seen_together', 'distinct'] as const;
const relationText = {
  persons_transferred: text.relationWent,
  seen_together: text.relationSeen,
  distinct: text.relationDistinct,
} as const;
