import { formatAge } from '../../../kit/i18n/age.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { relayEndText } from '../text.ts';
import type { RelayView } from '../wire.ts';
import { useDispatch } from './dispatch-context.tsx';
import { relaysText as text } from './text.ts';
import { relayState } from './unit-words.ts';

/** How a relay stands; where nobody goes, by sign and weight. */
export function RelayStanding(props: { readonly relay: RelayView }) {
  const said = useWords();
  const { now } = useDispatch();
  const { relay } = props;
  if (relay.ended !== null)
    return (
      <span className="quiet">
        {said.t(text.ended, { reason: said.t(relayEndText[relay.ended.reason]) })}
      </span>
    );
  const state = relayState(relay, now, said);
  return <span className={state.isBad ? 'overdue' : undefined}>{state.said}</span>;
}

/** `5 min away`: a travel time in the fewest words. */
export function travelWords(seconds: number, { t, language }: ReturnType<typeof useWords>): string {
  return t(text.travel, { age: formatAge(seconds, language) });
}
