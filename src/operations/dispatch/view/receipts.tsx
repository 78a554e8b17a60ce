import { formatAge } from '../../../kit/i18n/age.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { SideBadge } from '../../../kit/room/their-age.tsx';
import type { Text } from '../../../kernel/text.ts';
import { receiptOfOther } from '../receipt.ts';
import type { GapView, RelayView } from '../wire.ts';
import { useDispatch } from './dispatch-context.tsx';
import { relaysText as text } from './text.ts';
import { moreActsText } from './text-acts.ts';
import { minuteOf } from './unit-words.ts';

type Received = Pick<RelayView | GapView, 'side' | 'receipts'>;

/** `FR acknowledged 4 min ago`, or that the other watch has not: an answer of a unit is another matter. */
export function receiptWords(of: Received, now: number, { t, language }: Words): string {
  const receipt = receiptOfOther(of);
  if (receipt === null) return t(text.notReceived);
  const age = formatAge((now - Date.parse(receipt.at)) / 1000, language);
  return t(text.received, { side: receipt.side.toUpperCase(), age });
}

/** Which watch has acknowledged, when and by whom; until the other one has, that it has not. */
export function Receipts(props: { readonly of: Received }) {
  const words = useWords();
  const { now } = useDispatch();
  const { of } = props;
  if (receiptOfOther(of) === null) return <p className="overdue">{words.t(text.notReceived)}</p>;
  return (
    <ul className="plain-list">
      {of.receipts.map((receipt) => (
        <li key={receipt.side} className="figures">
          <SideBadge side={receipt.side} /> {receiptWords({ side: of.side, receipts: [receipt] }, now, words)}{' '}
          · {minuteOf(receipt.at)} UTC · {receipt.by}
        </li>
      ))}
    </ul>
  );
}

/** Why this watch need not acknowledge: it is its own side's, or it has; null: it may. */
export function useReceiptLack(): (of: Received) => Text | null {
  const { staff } = useRoom();
  return ({ side, receipts }) => {
    if (side === staff.state) return moreActsText.ownRecord;
    return receipts.some((one) => one.side === staff.state) ? moreActsText.receivedAlready : null;
  };
}
