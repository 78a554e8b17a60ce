import { ActStatus } from '../../../kit/acts/act-status.tsx';
import { actText } from '../../../kit/acts/text.ts';
import { useAct } from '../../../kit/acts/use-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import type { PoliciesView } from '../wire.ts';
import { faultPlaces, proposedTexts } from './proposed-texts.ts';
import { policiesText as text } from './text.ts';

/** The whole set as it would be, proposed to a second person; a fault is shown where it stands. */
export function ProposePart(props: {
  readonly view: PoliciesView;
  readonly onDone: () => void;
  readonly onPlace: (file: string, line: number) => void;
}) {
  const { t } = useWords();
  const may = useMay();
  const { staff } = useRoom();
  const store = proposedTexts(staff.id);
  const draft = useStore(store);
  const act = useAct();
  const { view } = props;
  const changed = Object.keys(draft.texts);
  const moved = draft.base !== null && draft.base !== view.hash;
  const files = view.files.map(({ name, text: now }) => ({ name, text: draft.texts[name] ?? now }));
  const propose = () =>
    act.send(
      { path: '/api/oversight/policies/adopt-policies', body: { files, base: view.hash } },
      {
        onTaken() {
          store.set({ base: null, texts: {} });
          props.onDone();
        },
      },
    );
  const faults = act.outcome.kind === 'refused' ? faultPlaces(act.outcome.detail) : [];
  return (
    <footer className="propose">
      <div className="act-row">
        <ActionButton
          strong
          label={t(text.propose)}
          refusal={
            may('oversight/policies/AdoptPolicies', text.giver) ??
            (changed.length === 0 ? t(text.nothing) : null)
          }
          sayRefusal
          onPress={propose}
        />
        <span className="form-hint">{t(actText.second)}</span>
      </div>
      {moved ? <p className="act-trouble">{t(text.moved)}</p> : null}
      <ActStatus act={act} />
      <ul className="faults">
        {faults.map(({ file, line, what }) => (
          <li key={`${file}${line}${what}`} className="act-trouble">
            <strong>{t(text.fault)}:</strong> {line === null ? file : t(text.at, { file, line })} {what}{' '}
            <ActionButton label={t(text.showLine)} onPress={() => props.onPlace(file, line ?? 1)} />
          </li>
        ))}
      </ul>
    </footer>
  );
}
