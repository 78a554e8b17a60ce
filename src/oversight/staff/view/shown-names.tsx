import { useState } from 'react';
import { ActStatus } from '../../../kit/acts/act-status.tsx';
import { useAct } from '../../../kit/acts/use-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { type Opened, openingMax, openingOrder, textsBySubject } from '../../../kit/open-vault.ts';
import { useMay } from '../../../kit/room/room-context.tsx';
import { giverText, personText } from './text.ts';

export type Names = ReadonlyMap<string, string>;

const noNames: Names = new Map();

/** Names out of the vault, in the memory of this room alone: leaving the room forgets them. */
export function useShownNames() {
  const [names, setNames] = useState<Names>(noNames);
  const act = useAct<Opened>();
  return {
    names,
    act,
    show: (subjects: readonly string[]) =>
      act.send(
        openingOrder({ subjects: subjects.slice(0, openingMax), kinds: ['name'], reason: 'staff_matter' }),
        { onTaken: (opened) => setNames((now) => new Map([...now, ...textsBySubject(opened, 'name')])) },
      ),
    hide: () => {
      setNames(noNames);
      act.clear();
    },
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
    <>
      <ActionButton
        label={t(personText.showNames)}
        title={t(personText.showNamesHint)}
        refusal={may('oversight/vault/open', giverText.names)}
        onPress={() => shown.show(props.subjects)}
      />
      <ActStatus act={shown.act} />
    </>
  );
}
