import { type FormEvent, useId, useState } from 'react';
import type { Text } from '../kernel/text.ts';
import { useWords, type Words } from '../kit/i18n/language.tsx';
import { troubleWords } from '../kit/room/resource-notice.tsx';
import { folded } from '../kit/table/column.ts';
import type { StaffChoice } from './session.ts';
import { signInText as text } from './sign-in-text.ts';
import { askAgainSeconds, useUntilTold } from './until-told.ts';

/** So many can be seen at a glance; more get a search. */
const glanceMax = 8;

/** The invented staff of the demonstration, by state. The first stands chosen: Enter takes the desk. */
export function StaffChoices(props: { readonly submit: Text; readonly onChoose: (staff: string) => void }) {
  const words = useWords();
  const { t } = words;
  const { value: choices, trouble } = useUntilTold<readonly StaffChoice[]>('/api/sign-in/choices');
  const [chosen, setChosen] = useState<string | null>(null);
  const [find, setFind] = useState('');
  if (choices === null)
    return trouble === null ? (
      <p className="quiet-note">{t(text.loading)}</p>
    ) : (
      <p role="alert">{troubleWords(trouble, words, askAgainSeconds)}</p>
    );
  if (choices.length === 0) return <p className="quiet-note">{t(text.empty)}</p>;
  const found = choices.filter((one) => isFound(one, find, words));
  // Whoever is chosen is in sight: what one presses Enter on is what one sees.
  const taken = found.find(({ id }) => id === chosen) ?? found[0];
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (taken !== undefined) props.onChoose(taken.id);
  };
  return (
    <form onSubmit={onSubmit} className="choices">
      <div className="choices-head">
        <h3>{t(text.choose)}</h3>
        {choices.length > glanceMax ? <Find value={find} onChange={setFind} /> : null}
      </div>
      <div className="choices-list">
        {found.length === 0 ? <p className="quiet-note">{t(text.noMatch)}</p> : null}
        {statesOf(found).map((state) => (
          <fieldset key={state} className="staff">
            <legend>{t(text[state])}</legend>
            {found
              .filter((one) => one.state === state)
              .map((one) => (
                <ChoiceRow key={one.id} choice={one} chosen={one.id === taken?.id} onChoose={setChosen} />
              ))}
          </fieldset>
        ))}
      </div>
      <button
        type="submit"
        className="act act-strong"
        autoFocus
        aria-disabled={taken === undefined || undefined}
      >
        {t(props.submit)} <kbd>⏎</kbd>
      </button>
    </form>
  );
}

function Find(props: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useWords();
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="unseen">
        {t(text.find)}
      </label>
      <input
        id={id}
        type="search"
        className="input"
        placeholder={t(text.find)}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </>
  );
}

function ChoiceRow(props: {
  readonly choice: StaffChoice;
  readonly chosen: boolean;
  readonly onChoose: (staff: string) => void;
}) {
  const { t } = useWords();
  const { choice } = props;
  return (
    <label className="staff-row">
      <input
        type="radio"
        name="staff"
        value={choice.id}
        checked={props.chosen}
        onChange={() => props.onChoose(choice.id)}
      />
      <span className="state-badge">{choice.state.toUpperCase()}</span>
      <span className="staff-name">{choice.name}</span>
      <span>{t(choice.post)}</span>
      <span className="staff-desk">{t(choice.deskName)}</span>
    </label>
  );
}

/** In the order in which the node names them. */
function statesOf(choices: readonly StaffChoice[]): readonly ('fr' | 'uk')[] {
  return [...new Set(choices.map(({ state }) => state))];
}

function isFound(choice: StaffChoice, find: string, { t }: Words): boolean {
  const words = folded(`${choice.name} ${t(choice.post)} ${t(choice.deskName)} ${choice.id} ${choice.state}`);
  return folded(find)
    .split(/\s+/)
    .every((word) => words.includes(word));
}
