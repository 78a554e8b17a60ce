import { type RefObject, useState } from 'react';
import { AlarmCell } from '../kit/alarms/alarm-cell.tsx';
import { type LineAlarm, lineOrder, nextToAcknowledge } from '../kit/alarms/line-alarm.ts';
import { alarmLineText as text } from '../kit/alarms/text.ts';
import { troubledOutcome } from '../kit/acts/act-status.tsx';
import { useAct } from '../kit/acts/use-act.ts';
import { ActionButton } from '../kit/elements/action-button.tsx';
import { Sheet } from '../kit/elements/sheet.tsx';
import { formatAge } from '../kit/i18n/age.ts';
import { useWords } from '../kit/i18n/language.tsx';
import { troubleWords } from '../kit/room/resource-notice.tsx';
import { useRoom } from '../kit/room/room-context.tsx';
import { useStore } from '../kit/store.ts';
import { useFoundLine } from '../operations/freight/view/use-found-line.ts';
import { useOwnOfOpened, usePictureLine } from '../operations/picture/view/use-line-alarms.ts';
import { useOpenedAlarm, useWatchLine, type WatchLine } from '../operations/watch/view/use-watch-line.ts';
import { alarmsText } from '../operations/watch/view/text.ts';
import type { RoomId } from './rooms.ts';

/**
 * The line that never scrolls away: what needs an act now, what follows without it, how long is left, of the picture
 * and of the watch alike, danger to life first. What does not call stands on the list and is counted.
 */
export function AlarmLine(props: {
  readonly wall: boolean;
  readonly room: RoomId;
  /** Set to what the key `a` does. */
  readonly acknowledge: RefObject<() => void>;
}) {
  const words = useWords();
  const { t } = words;
  const act = useAct();
  const now = useStore(useRoom().clock);
  const [listed, setListed] = useState(false);
  const watch = useWatchLine(act, now);
  const ordered = lineOrder([...watch.alarms, ...useFoundLine(now).alarms, ...usePictureLine()]);
  useAcknowledgeKey({ ...props, ordered, watch });
  const open = ordered.filter(({ acknowledged }) => !acknowledged).length;
  const isMissing = watch.unknown !== null && watch.unknown.trouble !== null;
  const trouble = troubledOutcome(act.outcome, words);
  return (
    <section className="alarms" aria-label={t(text.title)}>
      <div className="alarm-count-column">
        <p className={open > 0 || isMissing ? 'alarm-count' : 'alarm-count is-quiet'} role="status">
          <strong>
            {watch.unknown !== null && ordered.length === 0
              ? t(isMissing ? text.notKnown : text.title)
              : t(text.count, { count: ordered.length })}
          </strong>
          {ordered.length === 0 ? null : <span>{t(text.unacknowledged, { count: open })}</span>}
        </p>
      </div>
      <ul className="alarm-cells">
        {ordered.slice(0, 6).map((alarm) => (
          <li key={alarm.key}>
            <AlarmCell alarm={alarm} now={now} wall={props.wall} />
          </li>
        ))}
      </ul>
      <QuietLine watch={watch} trouble={trouble} />
      {props.wall || (ordered.length === 0 && watch.quiet === null) ? null : (
        <ActionButton quiet label={t(text.list)} onPress={() => setListed(true)} />
      )}
      {listed ? <AlarmSheet ordered={ordered} now={now} onClose={() => setListed(false)} /> : null}
    </section>
  );
}

/** `a`: the opened alarm, else the one of the item opened in the picture, else the first of the line that waits. */
function useAcknowledgeKey(parts: {
  readonly ordered: readonly LineAlarm[];
  readonly watch: WatchLine;
  readonly room: RoomId;
  readonly acknowledge: RefObject<() => void>;
}): void {
  const ofPicture = useOwnOfOpened();
  const ofWatch = useOpenedAlarm(parts.watch);
  const { acknowledge, ordered, room } = parts;
  acknowledge.current = () => {
    if (room === 'alarms' && ofWatch !== null) return ofWatch();
    const own = room === 'picture' ? ordered.find(({ key }) => key === ofPicture) : undefined;
    (own ?? nextToAcknowledge(ordered))?.acknowledge();
  };
}

/** What stands without calling, by count; how old it is, or that it is not known; and what of an acknowledgement was not taken. */
function QuietLine(props: { readonly watch: WatchLine; readonly trouble: string | null }) {
  const words = useWords();
  const { t, language } = words;
  const { quiet, unknown, exceeded, oldSeconds } = props.watch;
  const counts = [
    quiet !== null && quiet.held > 0 ? t(alarmsText.held, { count: quiet.held }) : null,
    quiet !== null && quiet.listed > 0 ? t(alarmsText.listed, { count: quiet.listed }) : null,
    quiet !== null && quiet.shelved > 0 ? t(alarmsText.shelved, { count: quiet.shelved }) : null,
  ].filter((one) => one !== null);
  const old = oldSeconds === null ? null : t(alarmsText.old, { age: formatAge(oldSeconds, language) });
  return (
    <p className="alarm-quiet figures" role="status">
      {props.trouble === null ? null : <strong>{props.trouble}</strong>}
      {unknown === null ? null : unknown.trouble === null ? (
        <span>{t(alarmsText.asking)}</span>
      ) : (
        <strong>
          {t(alarmsText.notKnown)} {troubleWords(unknown.trouble, words)}
        </strong>
      )}
      {old === null ? null : <strong>{old}</strong>}
      {exceeded ? <strong>{t(alarmsText.exceeded)}</strong> : null}
      {counts.length === 0 ? null : <span>{counts.join(' · ')}</span>}
    </p>
  );
}

function AlarmSheet(props: {
  readonly ordered: readonly LineAlarm[];
  readonly now: number;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const room = useRoom();
  const toList = () => {
    props.onClose();
    room.goTo('alarms');
  };
  const seesList = room.staff.actions.includes('operations/watch/see');
  return (
    <Sheet title={t(text.list)} onClose={props.onClose}>
      <p className="quiet-note">
        {t(text.ownDesk)}{' '}
        {seesList ? <ActionButton label={t(alarmsText.list)} hint="g x" onPress={toList} /> : null}
      </p>
      <ul className="alarm-list">
        {props.ordered.map((alarm) => (
          <li key={alarm.key}>
            <AlarmCell alarm={alarm} now={props.now} wall={false} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
