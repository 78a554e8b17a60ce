import type { LineAlarm } from '../../../kit/alarms/line-alarm.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useStore } from '../../../kit/store.ts';
import { useDesk } from './desk-context.tsx';
import { openItem } from './open-item.ts';

/** The picture's own alarms for the alarm line: beacons, link, store, feeds, detections. Kept at this desk alone. */
export function usePictureLine(): readonly LineAlarm[] {
  const { t } = useWords();
  const desk = useDesk();
  const alarms = useStore(desk.alarms);
  const acknowledged = new Set(useStore(desk.acknowledged.held).keys);
  return alarms.map((alarm) => {
    const { target } = alarm;
    return {
      key: alarm.key,
      severity: alarm.severity,
      life: alarm.key.startsWith('beacon:'),
      what: t(alarm.what, alarm.values),
      say: `${t(alarm.consequence)} ${t(alarm.act)}`,
      left: null,
      since: alarm.since,
      more: 0,
      acknowledged: acknowledged.has(alarm.key),
      open: target === null ? null : () => openItem(desk, target),
      acknowledge: () => desk.acknowledged.add([alarm.key]),
      refusal: null,
    };
  });
}

/** The alarm of the item that is opened in the picture, where nobody has acknowledged it; null: none. */
export function useOwnOfOpened(): string | null {
  const desk = useDesk();
  const alarms = useStore(desk.alarms);
  const { keys } = useStore(desk.acknowledged.held);
  const selection = useStore(desk.selection);
  const own = alarms.find(
    ({ key, target }) => target !== null && target.id === selection?.id && !keys.includes(key),
  );
  return own?.key ?? null;
}
