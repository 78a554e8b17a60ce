import { Sheet } from '../kit/elements/sheet.tsx';
import { useWords } from '../kit/i18n/language.tsx';
import { type Store, useStore } from '../kit/store.ts';
import type { Preferences } from './preferences.ts';
import { keyText } from './text.ts';

/** Every key on one sheet, and the switch that turns single letters off. */
export function KeySheet(props: { readonly preferences: Store<Preferences>; readonly onClose: () => void }) {
  const { t } = useWords();
  const preferences = useStore(props.preferences);
  const rows = [
    ['/', keyText.search],
    ['j  k', keyText.move],
    [t(keyText.enter), keyText.open],
    ['a', keyText.acknowledge],
    ['m', keyText.measure],
    ['f', keyText.follow],
    ['s', keyText.area],
    ['g', keyText.goTo],
    ['+  −', keyText.zoom],
    [t(keyText.arrows), keyText.pan],
    ['c', keyText.copy],
    ['[  ]', keyText.step],
    [t(keyText.space), keyText.play],
    ['l', keyText.live],
    ['?', keyText.sheet],
    ['Esc', keyText.escape],
  ] as const;
  return (
    <Sheet title={t(keyText.title)} onClose={props.onClose}>
      <dl className="keys">
        {rows.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
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
