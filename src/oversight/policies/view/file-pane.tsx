import { useEffect, useRef, useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Segmented } from '../../../kit/elements/segmented.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { changedParts, diffLines, type DiffLine } from '../../../kit/line-diff.ts';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { RoomAside } from '../../../kit/room/room-frame.tsx';
import { useStore } from '../../../kit/store.ts';
import type { PolicyFile } from '../wire.ts';
import { proposedTexts, withText } from './proposed-texts.ts';
import { policiesText as text } from './text.ts';

type Shown = 'inForce' | 'proposed' | 'difference';

/** One file: the text in force, the text proposed for it, and what would change. */
export function FilePane(props: {
  readonly file: PolicyFile;
  readonly base: string;
  /** A line of the proposed text to be shown, where a fault stands. */
  readonly line: number | null;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { staff } = useRoom();
  const { file, line } = props;
  const draft = useStore(proposedTexts(staff.id));
  const proposed = draft.texts[file.name] ?? file.text;
  const [shown, setShown] = useState<Shown>(line === null ? 'inForce' : 'proposed');
  useEffect(() => {
    if (line !== null) setShown('proposed');
  }, [line]);
  const choices = (['inForce', 'proposed', 'difference'] as const).map((value) => ({
    value,
    label: t(text[value]),
  }));
  return (
    <RoomAside title={file.name} wide onClose={props.onClose}>
      <Segmented label={file.name} value={shown} choices={choices} onChange={setShown} />
      {shown === 'inForce' ? <NumberedText text={file.text} /> : null}
      {shown === 'proposed' ? <Editor file={file} proposed={proposed} base={props.base} line={line} /> : null}
      {shown === 'difference' ? <Difference before={file.text} after={proposed} /> : null}
    </RoomAside>
  );
}

function NumberedText(props: { readonly text: string }) {
  return (
    <ol className="code-lines">
      {props.text.split('\n').map((line, n) => (
        // A line has no name but its number.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={n}>
          <code>{line}</code>
        </li>
      ))}
    </ol>
  );
}

function Editor(props: {
  readonly file: PolicyFile;
  readonly proposed: string;
  readonly base: string;
  readonly line: number | null;
}) {
  const { t } = useWords();
  const { staff } = useRoom();
  const may = useMay();
  const area = useRef<HTMLTextAreaElement>(null);
  const store = proposedTexts(staff.id);
  const { file, proposed, line } = props;
  const refusal = may('oversight/policies/AdoptPolicies', text.giver);
  useEffect(() => {
    if (line !== null && area.current !== null) selectLine(area.current, line);
  }, [line]);
  const change = (next: string) =>
    store.update((draft) => withText(draft, file, { text: next, base: props.base }));
  return (
    <>
      {refusal === null ? null : <p className="act-reason">{refusal}</p>}
      <textarea
        ref={area}
        className="input input-code policy-editor"
        aria-label={`${t(text.proposed)}: ${file.name}`}
        readOnly={refusal !== null}
        spellCheck={false}
        value={proposed}
        onChange={(event) => change(event.target.value)}
      />
      <ActionButton
        label={t(text.dropChange)}
        refusal={proposed === file.text ? t(text.noDifference) : null}
        onPress={() => change(file.text)}
      />
    </>
  );
}

/** The line takes the selection, and the eye with it. */
function selectLine(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
}

/** What would change, told by sign and word as well as by shade. */
export function Difference(props: { readonly before: string; readonly after: string }) {
  const { t } = useWords();
  const lines = diffLines(props.before, props.after);
  const count = (kind: DiffLine['kind']) => lines.filter((line) => line.kind === kind).length;
  if (count('gone') + count('new') === 0) return <p className="quiet">{t(text.noDifference)}</p>;
  return (
    <>
      <p>{t(text.lines, { gone: count('gone'), come: count('new') })}</p>
      <ol className="diff">
        {changedParts(lines).map((line, n) => (
          // A line of a comparison has no name but its place.
          // oxlint-disable-next-line react/no-array-index-key
          <DiffRow key={n} line={line} />
        ))}
      </ol>
    </>
  );
}

const signs = { same: ' ', gone: '−', new: '+' } as const;

function DiffRow(props: { readonly line: DiffLine | null }) {
  const { t } = useWords();
  const { line } = props;
  if (line === null) return <li className="diff-left-out">…</li>;
  const said = line.kind === 'gone' ? t(text.gone) : line.kind === 'new' ? t(text.come) : null;
  return (
    <li className={`diff-line is-${line.kind}`}>
      <span className="figures">{line.before ?? ''}</span>
      <span className="figures">{line.after ?? ''}</span>
      <span aria-hidden="true">{signs[line.kind]}</span>
      {said === null ? null : <span className="unseen">{said}</span>}
      <code>{line.text}</code>
    </li>
  );
}
