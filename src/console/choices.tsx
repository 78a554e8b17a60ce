import { Segmented } from '../kit/elements/segmented.tsx';
import { useWords } from '../kit/i18n/language.tsx';
import { type Store, useStore } from '../kit/store.ts';
import { lights, type Preferences } from './preferences.ts';
import { lightText, shellText } from './text.ts';

interface ChoiceProps {
  readonly preferences: Store<Preferences>;
}

/** English or French, at once. */
export function LanguageChoice(props: ChoiceProps) {
  const { t } = useWords();
  const preferences = useStore(props.preferences);
  return (
    <Segmented
      label={t(shellText.language)}
      value={preferences.language}
      choices={[
        { value: 'en', label: 'EN', lang: 'en' },
        { value: 'fr', label: 'FR', lang: 'fr' },
      ]}
      onChange={(language) => props.preferences.set({ ...preferences, language })}
    />
  );
}

/** Bright, day, dusk or night. */
export function LightChoice(props: ChoiceProps) {
  const { t } = useWords();
  const preferences = useStore(props.preferences);
  return (
    <label className="light">
      <span className="unseen">{t(shellText.light)}</span>
      <select
        className="input"
        value={preferences.light}
        onChange={(event) =>
          props.preferences.set({
            ...preferences,
            light: lights.find((one) => one === event.target.value) ?? 'dusk',
          })
        }
      >
        {lights.map((light) => (
          <option key={light} value={light}>
            {t(lightText[light])}
          </option>
        ))}
      </select>
    </label>
  );
}
