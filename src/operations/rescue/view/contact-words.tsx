import { useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { Opened } from '../../../kit/open-vault.ts';
import { useMay } from '../../../kit/room/room-context.tsx';
import { Part } from '../../../kit/room/values.tsx';
import { VaultOpening } from '../../../kit/room/vault-opening.tsx';
import type { ContactView } from '../board-wire.ts';
import { openedWords } from './opened-words.ts';
import { useRescue } from './rescue-context.tsx';
import { contactText as text } from './text-contact.ts';
import { giverText } from './text.ts';
import { useMayRescue } from './use-quick-act.ts';

/** The words as said, out of the vault by one logged act, and their translation beside them: the original always stays. */
export function ContactWords(props: { readonly contact: ContactView }) {
  const { t } = useWords();
  const may = useMay();
  const { facts } = props.contact;
  const [opened, setOpened] = useState<Opened | null>(null);
  const subject = facts.words;
  if (subject === null)
    return (
      <Part title={t(text.words)}>
        <p className="quiet">{t(text.noWords)}</p>
      </Part>
    );
  return (
    <Part title={t(text.words)}>
      {opened === null ? (
        <VaultOpening
          label={t(text.openWords)}
          hint={t(text.openWordsHint)}
          refusal={may('operations/vault/open', giverText.vault)}
          subjects={[subject]}
          kinds={['free_text', 'translation']}
          reason="rescue"
          onOpened={setOpened}
        />
      ) : (
        <OpenedSaid contact={props.contact} opened={opened} subject={subject} />
      )}
    </Part>
  );
}

function OpenedSaid(props: {
  readonly contact: ContactView;
  readonly opened: Opened;
  readonly subject: string;
}) {
  const { t } = useWords();
  const { desk } = useRescue();
  const may = useMayRescue();
  const { facts } = props.contact;
  const said = openedWords(props.opened).get(props.subject);
  if (said === undefined) return <p className="quiet">{t(text.erased)}</p>;
  return (
    <div className="beside-columns">
      <blockquote lang={facts.language ?? undefined}>{said.words}</blockquote>
      <div>
        {said.translation === null ? (
          <>
            <p className="quiet">{t(text.noTranslation)}</p>
            <ActionButton
              label={t(text.addTranslation)}
              refusal={may('AddTranslation')}
              onPress={() => desk.dialog.set({ kind: 'translate', contact: facts.contact })}
            />
          </>
        ) : (
          <blockquote>{said.translation}</blockquote>
        )}
      </div>
    </div>
  );
}
