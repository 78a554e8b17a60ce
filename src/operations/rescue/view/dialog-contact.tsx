import { useMemo } from 'react';
import { chosen, needed } from '../../../kit/forms/checks.ts';
import { LongField, TextField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { ContactView } from '../board-wire.ts';
import { type LinkReason, linkReasons, type Phase, phases } from '../wire.ts';
import type { Board } from './board.ts';
import { DialogForm } from './dialog-form.tsx';
import { memberOf } from './dialog-link.tsx';
import { choicesOf, RadioField } from './form-parts.tsx';
import { newId, rescueOrder } from './orders.ts';
import { AgainstFor } from './reason-lines.tsx';
import { useRescue } from './rescue-context.tsx';
import { actsText as text } from './text-acts.ts';
import { linkReasonText, phaseText } from '../text.ts';
import { suggestionsOf } from './thought-match.ts';
import { phaseFor } from './thought.ts';

const shownMax = 3;

/** Opens a boat on a contact, once what may be it already has been shown. */
export function OpenBoatDialog(props: { readonly contact: ContactView }) {
  const words = useWords();
  const { t } = words;
  const { board, now, desk } = useRescue();
  const { contact } = props;
  const boat = useMemo(() => newId('b'), []);
  const suggestions = useMemo(() => suggestionsOf(board, contact, now), [board, contact, now]);
  const form = useForm({
    draft: null,
    initial: { phase: phaseFor(contact) as string },
    checks: { phase: chosen },
  });
  return (
    <DialogForm
      title={t(text.openTitle)}
      submit={t(text.openIt)}
      right="OpenBoat"
      form={form}
      first={
        suggestions.length === 0 ? null : (
          <>
            <p>
              <strong>{t(text.openFirst)}</strong>
            </p>
            {suggestions.slice(0, shownMax).map((suggestion) => (
              <section key={suggestion.boat} className="suggestion">
                <h3>{board.boats.get(suggestion.boat)?.reference ?? suggestion.boat}</h3>
                <AgainstFor against={suggestion.against} for={suggestion.for} />
              </section>
            ))}
          </>
        )
      }
      order={() =>
        rescueOrder('OpenBoat', {
          boat,
          contact: contact.facts.contact,
          phase: memberOf<Phase>(phases, form.values.phase, 'alert'),
        })
      }
      onTaken={() => desk.boat.set(boat)}
    >
      <RadioField form={form} name="phase" label={t(text.phase)} choices={choicesOf(phaseText, words)} />
    </DialogForm>
  );
}

/** Says that a contact stands on no boat of its own, and what it was. */
export function AnswerDialog(props: {
  readonly contact: ContactView;
  readonly answer: 'not_a_boat' | 'for_information';
}) {
  const words = useWords();
  const { t } = words;
  const { board } = useRescue();
  const { contact } = props.contact.facts;
  const form = useForm({ draft: null, initial: { reason: '', explainedBy: '' }, checks: { reason: chosen } });
  const title = t(props.answer === 'not_a_boat' ? text.answerNot : text.answerInformation);
  return (
    <DialogForm
      title={title}
      submit={t(text.answerIt)}
      right="AnswerContact"
      form={form}
      order={() =>
        rescueOrder('AnswerContact', {
          contact,
          answer: props.answer,
          explainedBy: explained(board, form.values.explainedBy),
          reason: memberOf<LinkReason>(linkReasons, form.values.reason, 'other'),
        })
      }
      undo={() => rescueOrder('ReopenContact', { contact })}
    >
      <RadioField
        form={form}
        name="reason"
        label={t(text.reason)}
        choices={choicesOf(linkReasonText, words).filter(({ value }) => answerReasons.includes(value))}
      />
      <TextField
        form={form}
        name="explainedBy"
        label={t(text.explainedBy)}
        hint={t(text.explainedHint)}
        list={namesOnRecord(board)}
        optional
        figures
      />
    </DialogForm>
  );
}

/** Boats by their references, and the marks of hulls that were left. */
function namesOnRecord({ boats }: Board): readonly string[] {
  const all = [...boats.values()];
  return [
    ...all.map(({ reference }) => reference),
    ...all.flatMap(({ hulls }) => hulls.map(({ mark }) => mark)),
  ];
}

const answerReasons: readonly LinkReason[] = [
  'seen_by_unit',
  'followed_throughout',
  'other_centre_says',
  'place_impossible',
  'mistaken',
  'other',
];

/** A boat's reference stands for its id; anything else is taken as the short name it is. */
function explained(board: Board, typed: string): string | null {
  const name = typed.trim();
  if (name === '') return null;
  return [...board.boats.values()].find(({ reference }) => reference === name)?.boat ?? name;
}

/** A translation beside the words as said: both stay. */
export function TranslateDialog(props: { readonly contact: ContactView }) {
  const { t } = useWords();
  const { contact, words: subject } = props.contact.facts;
  const form = useForm({
    draft: `rescue.translate.${contact}`,
    initial: { translation: '' },
    personal: ['translation'],
    sealed: true,
    running: ['translation'],
    checks: { translation: needed },
  });
  return (
    <DialogForm
      title={t(text.translateTitle)}
      submit={t(text.translateIt)}
      right="AddTranslation"
      form={form}
      order={() =>
        rescueOrder('AddTranslation', {
          contact,
          wordsSubject: subject ?? '',
          translation: form.values.translation.trim(),
        })
      }
    >
      <LongField form={form} name="translation" label={t(text.translation)} rows={5} />
    </DialogForm>
  );
}
