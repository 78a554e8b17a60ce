import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import type { Text } from '../../../kernel/text.ts';
import { siteGiverText } from './text.ts';

/** Why a step may not be noted now; null where it may. */
export function useRefusal(name: string, own: Text | null): string | null {
  const { t } = useWords();
  return useMay()(`operations/site/${name}`, siteGiverText) ?? (own === null ? null : t(own));
}

/** One rung: its key, and the reason where it may not be taken. */
export function Act(props: {
  readonly label: Text;
  readonly hint?: string;
  readonly refusal: string | null;
  readonly onPress: () => void;
}) {
  const { t } = useWords();
  const { singleKeys } = useRoom();
  const press = () => {
    if (props.refusal === null) props.onPress();
  };
  useKeys(singleKeys && props.hint !== undefined ? { [props.hint]: press } : {});
  return (
    <div className="site-acts">
      <ActionButton
        label={t(props.label)}
        {...(props.hint === undefined ? {} : { hint: props.hint })}
        refusal={props.refusal}
        sayRefusal
        onPress={press}
      />
    </div>
  );
}

/** One short name as it was heard. */
export function Field(props: {
  readonly label: Text;
  readonly value: string;
  readonly onChange: (to: string) => void;
}) {
  const { t } = useWords();
  return (
    <label className="site-outcome">
      {t(props.label)}
      <input
        className="input"
        value={props.value}
        maxLength={64}
        autoComplete="off"
        onChange={({ target }) => props.onChange(target.value.trim())}
      />
    </label>
  );
}

/** One of a closed list; null: nothing is chosen beforehand. */
export function Choice<Value extends string>(props: {
  readonly label: Text;
  readonly of: readonly Value[];
  readonly words: Readonly<Record<Value, Text>>;
  readonly value: Value | null;
  readonly onChange: (to: Value) => void;
}) {
  const { t } = useWords();
  return (
    <label className="site-outcome">
      {t(props.label)}
      <select
        className="input"
        value={props.value ?? ''}
        onChange={({ target }) => {
          const found = props.of.find((one) => one === target.value);
          if (found !== undefined) props.onChange(found);
        }}
      >
        {props.value === null ? <option value="">–</option> : null}
        {props.of.map((one) => (
          <option key={one} value={one}>
            {t(props.words[one])}
          </option>
        ))}
      </select>
    </label>
  );
}
