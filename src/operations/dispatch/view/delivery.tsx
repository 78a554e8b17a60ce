import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useUnheardSince } from '../../../kit/room/their-age.tsx';
import type { Said } from '../wire.ts';
import { requestsText as text } from './text-request.ts';
import { minuteOf } from './unit-words.ts';

/**
 * Whether what is asked of a side has reached its node: since when, or that it has not and why. Nobody takes silence for an
 * arrival.
 */
export function Delivery(props: {
  readonly side: string;
  readonly delivered: Said | null;
  readonly isOpen: boolean;
}) {
  const { t } = useWords();
  const unheardSince = useUnheardSince();
  const { side, delivered, isOpen } = props;
  const of = { side: side.toUpperCase() };
  if (delivered !== null)
    return <p className="figures quiet">{t(text.deliveredAt, { ...of, at: minuteOf(delivered.at) })}</p>;
  if (!isOpen) return <p className="quiet">{t(text.neverDelivered, of)}</p>;
  const since = unheardSince(side);
  return (
    <p role="status" className="overdue">
      {since === null
        ? t(text.notDelivered, of)
        : t(text.notDeliveredDown, { ...of, at: formatUtcMinute(since) })}
    </p>
  );
}
