import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { TextField } from '../../../kit/forms/fields.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { type Board, boatsOf, contactsOfCallers, takenElsewhere } from './board.ts';
import { SayWhy } from './call-caller.tsx';
import { aboardOf } from './count-values.ts';
import { ageWords } from './phrases.ts';
import { useRescue } from './rescue-context.tsx';
import { countText as text } from './text-count.ts';
import type { Count } from './use-count.ts';

/** Phones of those aboard, one after the other: the ones that called are known by their call, and shown with its boat. */
export function PhonesAboard(props: { readonly count: Count }) {
  const { t } = useWords();
  const { board } = useRescue();
  const { count } = props;
  const { caller, form } = count;
  const aboard = aboardOf(form.values);
  const found = caller.kind === 'found' ? (caller.subjects[0] ?? caller.elsewhere[0]?.subject) : undefined;
  return (
    <fieldset
      className="form-field"
      onKeyDown={(event) => {
        // Enter is for the phone here, not yet for the whole count.
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        if (found !== undefined) count.nextPhone();
      }}
    >
      <legend>{t(text.phones)}</legend>
      {aboard.length === 0 ? null : (
        <ul className="reasons">
          {telephones(board, aboard).map(([one, ...twins]) => (
            <li key={one} className="suggestion-line figures">
              <CallerAboard caller={one} />
              <span className="stretch" />
              <ActionButton quiet label={t(text.leave)} onPress={() => count.leave([one, ...twins])} />
            </li>
          ))}
        </ul>
      )}
      <TextField
        form={form}
        name="phone"
        label={t(text.phone)}
        hint={t(text.phoneHint)}
        optional="silent"
        figures
      />
      <div role="status" className="suggestion-line figures">
        {caller.kind === 'asking' ? t(text.phoneAsking) : null}
        {caller.kind === 'unknown' ? t(text.phoneUnknown) : null}
        {caller.kind === 'failed' ? t(text.phoneFailed) : null}
        {caller.kind === 'reason_required' ? (
          <SayWhy said={t(text.phoneReason)} onSaid={count.sayWhy} />
        ) : null}
        {found === undefined ? null : (
          <>
            <strong>
              <CallerAboard caller={found} />
            </strong>
            <span className="stretch" />
            <ActionButton label={t(text.nextPhone)} hint="⏎" onPress={count.nextPhone} />
          </>
        )}
      </div>
    </fieldset>
  );
}

/** The callers by telephone: one whom both sides took stands once, with every subject that it has. */
function telephones(
  board: Board,
  callers: readonly string[],
): readonly (readonly [string, ...(readonly string[])])[] {
  const twinsOf = (one: string) => takenElsewhere(board, one).map(({ caller }) => caller);
  return callers
    .filter((one, at) => !callers.slice(0, at).some((before) => twinsOf(before).includes(one)))
    .map((one) => [one, ...callers.filter((other) => twinsOf(one).includes(other))] as const);
}

/** One caller among those aboard: when they called last, and of which boat. */
function CallerAboard(props: { readonly caller: string }) {
  const words = useWords();
  const { board, now } = useRescue();
  const calls = contactsOfCallers(board, [props.caller]);
  const [last] = calls;
  if (last === undefined) return <>{words.t(text.phoneKnown)}</>;
  const boats = [...new Set(calls.flatMap((call) => boatsOf(board, call)).map(({ reference }) => reference))];
  const age = ageWords(last.facts.receivedAt, now, words);
  return <>{[words.t(text.phoneFound, { age }), ...boats].join(' · ')}</>;
}
