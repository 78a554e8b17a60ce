import type { Text } from '../../kernel/text.ts';
import { ActionButton } from '../elements/action-button.tsx';
import { useWords, type Words } from '../i18n/language.tsx';
import type { Outcome, Taken } from './send-act.ts';
import { actText } from './text.ts';
import type { Act } from './use-act.ts';

/** How the last order stands, in words, with the way back where there is one. Its place stays: nothing jumps. */
export function ActStatus<Value>(props: { readonly act: Act<Value>; readonly done?: Text }) {
  const words = useWords();
  const { act } = props;
  const said = outcomeWords(act.outcome, words, {
    done: act.undone ? null : (props.done ?? null),
    undone: act.undone,
  });
  return (
    <div className="act-status">
      <p role="status" className={isTrouble(act.outcome) ? 'act-trouble' : 'act-said'}>
        {said}
      </p>
      {act.undo === null ? null : <ActionButton label={words.t(actText.undo)} onPress={act.undo} />}
    </div>
  );
}

function isTrouble(outcome: Outcome<unknown>): boolean {
  return !['idle', 'sending', 'recorded', 'proposed'].includes(outcome.kind);
}

/** The outcome of an order in the reader's language; empty while nothing was sent. */
export function outcomeWords(
  outcome: Outcome<unknown>,
  { t, n }: Words,
  say: { readonly done: Text | null; readonly undone: boolean } = { done: null, undone: false },
): string {
  switch (outcome.kind) {
    case 'idle':
      return '';
    case 'sending':
      return t(actText.sending);
    case 'recorded':
      return recordedWords(outcome.value, { t, n, ...say });
    case 'proposed':
      return t(actText.proposed);
    case 'refused':
      return t(outcome.message ?? actText.refused, { code: outcome.code });
    case 'not_proven':
      return t(actText.notProven);
    case 'offline':
    case 'overloaded':
      return t(actText[outcome.kind]);
    case 'fault':
      return t(actText.fault, { code: outcome.code });
  }
}

function recordedWords(
  value: Taken,
  say: Pick<Words, 't' | 'n'> & { readonly done: Text | null; readonly undone: boolean },
): string {
  const { position } = value;
  const at = { position: position === undefined || position === null ? '' : say.n(position) };
  if (at.position === '') return say.t(say.done ?? actText.done);
  const recorded = say.t(say.undone ? actText.undone : actText.recorded, at);
  return say.done === null ? recorded : `${say.t(say.done)} ${recorded}`;
}
