import type { ReactNode } from 'react';
import type { Text } from '../../kernel/text.ts';
import { BookmarkValue } from '../bookmark.tsx';
import { ActionButton } from '../elements/action-button.tsx';
import { useWords, type Words } from '../i18n/language.tsx';
import type { Outcome } from './send-act.ts';
import { actText } from './text.ts';
import type { Act } from './use-act.ts';

/** How the last order stands, in words, with the way back where there is one. Its place stays: nothing jumps. */
export function ActStatus<Value>(props: { readonly act: Act<Value>; readonly done?: Text }) {
  const words = useWords();
  const { act } = props;
  const { outcome } = act;
  const at = outcome.kind === 'recorded' || outcome.kind === 'proposed' ? outcome.value.position : null;
  const done = act.undone ? actText.undone : (props.done ?? actText.done);
  return (
    <div className="act-status">
      <p role="status" className={isTrouble(outcome) ? 'act-trouble' : 'act-said'}>
        {outcomeWords(outcome, words, done)}{' '}
        {at === null || at === undefined ? null : (
          <>
            {words.t(actText.recordedAt)} <BookmarkValue at={at} />
          </>
        )}
      </p>
      {act.undo === null ? null : <ActionButton label={words.t(actText.undo)} onPress={act.undo} />}
    </div>
  );
}

/** How a room's act stands, in the one line that is kept for it above the room's lists; `children`: what the room adds to it. */
export function RoomActLine(props: { readonly act: Act; readonly children?: ReactNode }) {
  const { act } = props;
  return (
    <div className={act.outcome.kind === 'idle' ? 'room-act' : 'room-act is-said'}>
      <ActStatus act={act} />
      {props.children}
    </div>
  );
}

/** What went wrong with the last order, in words; null where nothing did. */
export function troubledOutcome(outcome: Outcome<unknown>, words: Words): string | null {
  return isTrouble(outcome) ? outcomeWords(outcome, words, actText.done) : null;
}

function isTrouble(outcome: Outcome<unknown>): boolean {
  return !['idle', 'sending', 'recorded', 'proposed'].includes(outcome.kind);
}

/** The outcome of an order in the reader's language; empty while nothing was sent. `done`: what is said of success. */
function outcomeWords(outcome: Outcome<unknown>, { t }: Words, done: Text): string {
  switch (outcome.kind) {
    case 'idle':
      return '';
    case 'sending':
      return t(actText.sending);
    case 'recorded':
      return t(done);
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
