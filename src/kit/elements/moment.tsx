import { formatUtcDay, formatUtcStamp, zoneOf } from '../i18n/format.ts';
import { useWords } from '../i18n/language.tsx';
import { formatLocalBeside } from '../i18n/moment.ts';
import { useRoom } from '../room/room-context.tsx';

/** A moment (UTC text) in UTC with the wall clock of this control room beside it. */
export function Moment(props: { readonly at: string; readonly seconds?: boolean }) {
  const { language } = useWords();
  const { staff } = useRoom();
  const at = Date.parse(props.at);
  if (Number.isNaN(at)) return <span>{props.at}</span>;
  const stamp = formatUtcStamp(at).slice(0, props.seconds ? 19 : 16);
  return (
    <span className="moment figures">
      <time dateTime={props.at} title={formatUtcDay(at, language)}>
        {stamp} UTC
      </time>
      <span className="beside">{formatLocalBeside(at, zoneOf[staff.state], language)}</span>
    </span>
  );
}
