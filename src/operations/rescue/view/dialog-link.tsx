import { type ReactNode, useId, useMemo, useState } from 'react';
import { chosen } from '../../../kit/forms/checks.ts';
import { SelectField } from '../../../kit/forms/fields.tsx';
import { type Form, useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { BoatView, ContactView } from '../board-wire.ts';
import { type Grade, grades, type LinkReason, linkReasons } from '../wire.ts';
import { isWaiting, ownBoats } from './board.ts';
import { DialogForm } from './dialog-form.tsx';
import { choicesOf, contactChoice, RadioField } from './form-parts.tsx';
import { LastTouched } from './last-touched.tsx';
import { rescueOrder } from './orders.ts';
import { AgainstFor } from './reason-lines.tsx';
import { useRescue } from './rescue-context.tsx';
import type { Dialog } from './rescue-desk.ts';
import { actsText as text } from './text-acts.ts';
import { contactText } from './text-contact.ts';
import { gradeText, linkReasonText } from '../text.ts';
import { contactsThatMayBe, type Suggestion, suggestionsOf } from './thought-match.ts';
import { useOfferedLink } from './use-offered-link.ts';

const listedMax = 4;
const another = 'another';

/** The value as a member of a closed list; the list's own last resort where the field holds none. */
export function memberOf<Value extends string>(
  list: readonly Value[],
  value: string,
  otherwise: Value,
): Value {
  return list.find((one) => one === value) ?? otherwise;
}

/** Links one contact to one boat: the contradictions of the chosen pair first, then how sure and why. */
export function LinkDialog(props: { readonly dialog: Extract<Dialog, { readonly kind: 'link' }> }) {
  const { dialog } = props;
  const { board, now } = useRescue();
  const boat = dialog.boat === null ? undefined : board.boats.get(dialog.boat);
  const [chosenContact, setChosen] = useState(() => {
    const best = boat === undefined ? undefined : contactsThatMayBe(board, boat, now)[0]?.contact;
    const waiting = [...board.contacts.values()].find(isWaiting);
    return dialog.contact ?? (best ?? waiting)?.facts.contact ?? '';
  });
  const contact = board.contacts.get(chosenContact);
  if (contact === undefined) return null;
  return (
    <LinkContact
      contact={contact}
      boat={dialog.boat}
      choice={dialog.contact === null ? <ContactChoice value={chosenContact} onChange={setChosen} /> : null}
    />
  );
}

/** Which of the contacts that wait: the boat is given. */
function ContactChoice(props: { readonly value: string; readonly onChange: (contact: string) => void }) {
  const words = useWords();
  const { board } = useRescue();
  const id = useId();
  const waiting = [...board.contacts.values()]
    .filter(isWaiting)
    .toSorted((a, b) => b.facts.happenedAt.localeCompare(a.facts.happenedAt, 'en'));
  return (
    <div className="form-field">
      <label htmlFor={id}>{words.t(text.contact)}</label>
      <select
        id={id}
        className="input"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {waiting.map(({ facts }) => {
          const { value, label } = contactChoice(facts, words);
          return (
            <option key={value} value={value}>
              {label}
            </option>
          );
        })}
      </select>
    </div>
  );
}

function LinkContact(props: {
  readonly contact: ContactView;
  readonly boat: string | null;
  readonly choice: ReactNode;
}) {
  const words = useWords();
  const { t } = words;
  const { board, now, desk } = useRescue();
  const { contact } = props;
  const suggestions = useMemo(() => suggestionsOf(board, contact, now), [board, contact, now]);
  const typed = useForm({
    draft: null,
    initial: { boat: props.boat ?? suggestions[0]?.boat ?? '', other: '', grade: '', reason: '' },
    checks: { boat: (value, values) => chosen(value === another ? values.other : value) },
  });
  const to = typed.values.boat === another ? typed.values.other : typed.values.boat;
  const boat = board.boats.get(to);
  const { pair, findings, offered } = usePair(contact, boat);
  const grade = typed.values.grade || (offered?.grade ?? '');
  const reason = typed.values.reason || (offered?.reason ?? '');
  const form = { ...typed, values: { ...typed.values, grade, reason } };
  const lacks =
    ownBoats(board).length === 0 ? text.noBoats : reason === '' && to !== '' ? text.reasonMissing : null;
  const of = { boat: to, contact: contact.facts.contact };
  return (
    <DialogForm
      title={t(text.linkTitle)}
      submit={t(text.link)}
      right="LinkContact"
      form={form}
      lacks={lacks === null ? null : t(lacks)}
      first={
        <>
          {pair === null ? null : <AgainstFor against={pair.against} for={pair.for} findings={findings} />}
          {boat === undefined ? null : <LastTouched boats={[boat]} />}
        </>
      }
      order={() =>
        rescueOrder('LinkContact', {
          ...of,
          grade: memberOf<Grade>(grades, grade, 'possible'),
          reason: memberOf<LinkReason>(linkReasons, reason, 'other'),
        })
      }
      undo={() => rescueOrder('UnlinkContact', { ...of, reason: 'mistaken' })}
      onTaken={() => desk.boat.set(to)}
    >
      {props.choice}
      <BoatChoice form={form} suggestions={suggestions} kept={props.boat} />
      <RadioField form={form} name="grade" label={t(text.grade)} choices={choicesOf(gradeText, words)} />
      <SelectField
        form={form}
        name="reason"
        label={t(text.reason)}
        choices={choicesOf(linkReasonText, words).filter(({ value }) => !againstReasons.has(value))}
      />
    </DialogForm>
  );
}

/** What is known of one contact and one boat, and the grade and reason offered by it until the officer says otherwise. */
function usePair(contact: ContactView, boat: BoatView | undefined) {
  const link = useOfferedLink(contact.facts, boat?.boat ?? '');
  return { pair: link?.pair ?? null, findings: link?.findings ?? [], offered: link };
}

/** Reasons that speak against a link: offered where one is undone, not where one is made. */
export const againstReasons: ReadonlySet<string> = new Set([
  'opened_on',
  'count_differs',
  'place_impossible',
  'caller_elsewhere',
  'mistaken',
]);

function BoatChoice(props: {
  readonly form: Form<'boat' | 'other' | 'grade' | 'reason'>;
  readonly suggestions: readonly Suggestion[];
  readonly kept: string | null;
}) {
  const { t } = useWords();
  const { board, standings } = useRescue();
  const listed = new Set(
    [...(props.kept === null ? [] : [props.kept]), ...props.suggestions.map(({ boat }) => boat)].slice(
      0,
      listedMax,
    ),
  );
  const nameOf = (boat: string) => {
    const suggestion = props.suggestions.find((one) => one.boat === boat);
    const reference = board.boats.get(boat)?.reference ?? boat;
    if (suggestion === undefined) return reference;
    const against = suggestion.against.length;
    const said = `${reference} · ${t(contactText[suggestion.strength])}`;
    return against === 0 ? said : `${said} · ${t(contactText.against)} ${against}`;
  };
  const rest = standings.filter(({ boat }) => !listed.has(boat.boat));
  return (
    <>
      <RadioField
        form={props.form}
        name="boat"
        label={t(text.boat)}
        choices={[
          ...[...listed].map((boat) => ({ value: boat, label: nameOf(boat) })),
          ...(rest.length === 0 ? [] : [{ value: another, label: t(text.anotherBoat) }]),
        ]}
      />
      {props.form.values.boat === another ? (
        <SelectField
          form={props.form}
          name="other"
          label={t(text.anotherBoat)}
          choices={rest.map(({ boat }) => ({ value: boat.boat, label: nameOf(boat.boat) }))}
        />
      ) : null}
    </>
  );
}

/** Undoes a link, with a reason; the link itself and its undoing stay on record. */
export function UnlinkDialog(props: { readonly contact: ContactView; readonly boat: string }) {
  const words = useWords();
  const { t } = words;
  const { board } = useRescue();
  const boat = board.boats.get(props.boat);
  const { contact } = props.contact.facts;
  const link = boat?.links.find((one) => one.contact === contact);
  const form = useForm({ draft: null, initial: { reason: '' }, checks: { reason: chosen } });
  const { pair, findings } = usePair(props.contact, boat);
  return (
    <DialogForm
      title={t(text.unlinkTitle)}
      submit={t(text.unlink)}
      right="UnlinkContact"
      form={form}
      first={
        <>
          {pair === null ? null : <AgainstFor against={pair.against} for={pair.for} findings={findings} />}
          {boat === undefined ? null : <LastTouched boats={[boat]} />}
        </>
      }
      order={() =>
        rescueOrder('UnlinkContact', {
          boat: props.boat,
          contact,
          reason: memberOf<LinkReason>(linkReasons, form.values.reason, 'other'),
        })
      }
      undo={() =>
        rescueOrder('LinkContact', {
          boat: props.boat,
          contact,
          grade: link?.grade ?? 'possible',
          reason: link?.reason ?? 'other',
        })
      }
    >
      <RadioField
        form={form}
        name="reason"
        label={t(text.reason)}
        choices={choicesOf(linkReasonText, words).filter(
          ({ value }) => againstReasons.has(value) && value !== 'opened_on',
        )}
      />
    </DialogForm>
  );
}

/** Says anew how sure a link is. */
export function GradeDialog(props: { readonly contact: ContactView; readonly boat: string }) {
  const words = useWords();
  const { t } = words;
  const { board } = useRescue();
  const { contact } = props.contact.facts;
  const boat = board.boats.get(props.boat);
  const link = boat?.links.find((one) => one.contact === contact);
  const before = { grade: link?.grade ?? 'possible', reason: link?.reason ?? 'other' } as const;
  const form = useForm({
    draft: null,
    initial: { grade: before.grade as string, reason: before.reason as string },
    checks: { grade: chosen, reason: chosen },
  });
  const { pair, findings } = usePair(props.contact, boat);
  const of = { boat: props.boat, contact };
  return (
    <DialogForm
      title={t(text.gradeTitle)}
      submit={t(text.gradeIt)}
      right="GradeLink"
      form={form}
      first={pair === null ? null : <AgainstFor against={pair.against} for={pair.for} findings={findings} />}
      order={() =>
        rescueOrder('GradeLink', {
          ...of,
          grade: memberOf<Grade>(grades, form.values.grade, 'possible'),
          reason: memberOf<LinkReason>(linkReasons, form.values.reason, 'other'),
        })
      }
      undo={() => rescueOrder('GradeLink', { ...of, ...before })}
    >
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
