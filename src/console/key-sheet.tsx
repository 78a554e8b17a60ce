import type { Text } from '../kernel/text.ts';
import { Sheet } from '../kit/elements/sheet.tsx';
import { useWords } from '../kit/i18n/language.tsx';
import { useRoom } from '../kit/room/room-context.tsx';
import { type Store, useStore } from '../kit/store.ts';
import type { Preferences } from './preferences.ts';
import { mayEnter, rooms } from './rooms.ts';
import { keyText } from './text.ts';

type Row = readonly [key: string | Text, meaning: Text];

/** Of the rooms only those that this post may enter: a room that is left out of the switch is left out here. */
const everywhere = (actions: readonly string[]): readonly Row[] => [
  ['g …', keyText.rooms],
  ...rooms.filter((room) => mayEnter(room, actions)).map((room): Row => [`g ${room.key}`, room.name]),
  ['a', keyText.acknowledge],
  ['b', keyText.glass],
  ['?', keyText.sheet],
  ['Esc', keyText.escape],
];

const onPicture: readonly Row[] = [
  ['/', keyText.search],
  ['j  k', keyText.move],
  [keyText.enter, keyText.open],
  ['m', keyText.measure],
  ['f', keyText.follow],
  ['s', keyText.area],
  ['g t', keyText.goTo],
  ['+  −', keyText.zoom],
  [keyText.arrows, keyText.pan],
  ['c', keyText.copy],
  ['[  ]', keyText.step],
  [keyText.space, keyText.play],
  ['l', keyText.live],
];

const onLists: readonly Row[] = [
  ['/', keyText.filter],
  ['j  k', keyText.move],
  [keyText.enter, keyText.open],
  ['⇧ ← →', keyText.width],
];

const onAlarms: readonly Row[] = [
  ['s', keyText.shelve],
  ['u', keyText.unshelve],
  ['o', keyText.record],
];

const onUnits: readonly Row[] = [
  ['1 2 3 4 5', keyText.lists],
  ['t', keyText.task],
  ['n', keyText.nextStep],
  ['f  r', keyText.finishRefuse],
  ['x  d', keyText.cancelDivert],
  ['e', keyText.delay],
  ['c', keyText.heard],
  ['s w h o i', keyText.ofUnit],
  ['y', keyText.relay],
  ['v', keyText.gap],
  ['k', keyText.receive],
  ['q  z', keyText.requests],
];

const onWatch: readonly Row[] = [
  ['p  s  r', keyText.prepare],
  ['h', keyText.help],
  ['s  c  m', keyText.ofWatch],
];

/** Every key on one sheet, and the switch that turns single letters off. */
export function KeySheet(props: { readonly preferences: Store<Preferences>; readonly onClose: () => void }) {
  const { t } = useWords();
  const preferences = useStore(props.preferences);
  const { staff } = useRoom();
  const groups = [
    [keyText.everywhere, everywhere(staff.actions)],
    [keyText.onPicture, onPicture],
    [keyText.onLists, onLists],
    ...(staff.actions.includes('operations/watch/see')
      ? ([
          [keyText.onAlarms, onAlarms],
          [keyText.onUnits, onUnits],
          [keyText.onWatch, onWatch],
        ] as const)
      : []),
  ] as const;
  return (
    <Sheet title={t(keyText.title)} onClose={props.onClose}>
      <div className="keys-groups">
        {groups.map(([title, keys]) => (
          <section key={title.en}>
            <h3 className="keys-title">{t(title)}</h3>
            <dl className="keys">
              {keys.map(([key, text]) => (
                <div key={text.en}>
                  <dt>
                    <kbd>{typeof key === 'string' ? key : t(key)}</kbd>
                  </dt>
                  <dd>{t(text)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={preferences.singleKeys}
          onChange={(event) => props.preferences.set({ ...preferences, singleKeys: event.target.checked })}
        />
        {t(keyText.single)}
      </label>
    </Sheet>
  );
}
