import { useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { type Opened, openingMax, textsBySubject } from '../../../kit/open-vault.ts';
import { useMay } from '../../../kit/room/room-context.tsx';
import { VaultOpening } from '../../../kit/room/vault-opening.tsx';
import { giverText, personText } from './text.ts';

export type Names = ReadonlyMap<string, string>;

const noNames: Names = new Map();

/** Names out of the vault, in the memory of this room alone: leaving the room forgets them. */
export function useShownNames() {
  const [names, setNames] = useState<Names>(noNames);
  return {
    names,
    show: (opened: Opened) => setNames((now) => new Map([...now, ...textsBySubject(opened, 'name')])),
    hide: () => setNames(noNames),
  };
}

/** One logged act that shows the names of the people listed, and says that it was logged. */
export function ShowNames(props: {
  readonly shown: ReturnType<typeof useShownNames>;
  readonly subjects: readonly string[];
}) {
  const { t } = useWords();
  const may = useMay();
  const { shown } = props;
  if (shown.names.size > 0)
    return (
      <>
        <span role="status" className="quiet">
          {t(personText.namesShown, { count: shown.names.size })}
        </span>
        <ActionButton label={t(personText.hideNames)} onPress={shown.hide} />
      </>
    );
  return (
    <VaultOpening
      label={t(personText.showNames)}
      hint={t(personText.showNamesHint)}
      refusal={may('oversight/vault/open', giverText.names)}
      subjects={props.subjects.slice(0, openingMax)}
      kinds={['name']}
      reason="staff_matter"
      onOpened={shown.show}
    />
  );
}
