import { useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { type Language, languages, type Text } from '../../kernel/text.ts';
import { ActionButton } from '../elements/action-button.tsx';
import { CopyButton } from '../elements/copy-button.tsx';
import { useWords, wordsOf } from '../i18n/language.tsx';
import { useRoom } from '../room/room-context.tsx';
import { tableText } from '../room/text.ts';
import { saveFile } from '../save-file.ts';
import { markingLine, type SheetHead, sheetLines } from './table-sheet.tsx';

export interface TextExportProps {
  /** The report's own name in a file: `handover`. */
  readonly name: string;
  readonly title: Text;
  readonly marking: Text;
  /** The report in both languages; lines that begin with `# ` are headings. */
  readonly text: Text;
  readonly askedAt: number | null;
  /** Further lines of the head, the same in both languages: a fingerprint, a reference. */
  readonly more?: readonly (readonly [Text, string])[];
  /** True: offers to copy it in the reader's language too. */
  readonly copy?: boolean;
}

/** Takes a report out of the screen in both languages: as a text file, on paper, or into the clipboard. */
export function TextExports(props: TextExportProps) {
  const { t, language } = useWords();
  const room = useRoom();
  const [printed, setPrinted] = useState<SheetHead | null>(null);
  const head = (): SheetHead => ({
    title: '',
    marking: props.marking,
    demonstration: room.demonstration,
    filter: '',
    position: room.journalHead(),
    author: room.author,
    askedAt: props.askedAt,
    exportedAt: room.clock.get(),
    count: 0,
    withheld: false,
  });
  useEffect(() => {
    // The printer reads the page at once: the report must stand before it does.
    const before = () => flushSync(() => setPrinted(head()));
    const after = () => setPrinted(null);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  });
  const save = () => {
    const whole = languages.map((one) => reportText(props, head(), one)).join('\n\n');
    saveFile(whole, fileName(props.name, room.clock.get()), 'text/plain');
  };
  return (
    <>
      {props.copy === true ? <CopyButton value={props.text[language]} label={t(tableText.copy)} /> : null}
      <ActionButton quiet label={t(tableText.save)} onPress={save} />
      <ActionButton quiet label={t(tableText.print)} onPress={() => window.print()} />
      {printed === null ? null : createPortal(<TextPrint report={props} head={printed} />, document.body)}
    </>
  );
}

/** One language of the report as a file: marking, head, then its own lines. */
export function reportText(report: TextExportProps, head: SheetHead, language: Language): string {
  const words = wordsOf(language);
  return [
    markingLine(head, words),
    report.title[language],
    ...headLines(report, head, language).map(([name, value]) => `${name}: ${value}`),
    '',
    report.text[language],
    '',
    markingLine(head, words),
  ].join('\n');
}

function headLines(
  report: TextExportProps,
  head: SheetHead,
  language: Language,
): readonly (readonly [string, string])[] {
  const [, ...lines] = sheetLines(head, wordsOf(language)); // a report has no count of rows
  return [...(report.more ?? []).map(([name, value]) => [name[language], value] as const), ...lines];
}

function TextPrint(props: { readonly report: TextExportProps; readonly head: SheetHead }) {
  const { report, head } = props;
  return (
    <section className="print-sheet">
      {languages.map((language) => (
        <article key={language} lang={language}>
          <p className="print-marking">{markingLine(head, wordsOf(language))}</p>
          <h1>Strait · {report.title[language]}</h1>
          <dl>
            {headLines(report, head, language).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {report.text[language].split('\n').map((line, n) => (
            // The order of a printed report never changes.
            // oxlint-disable-next-line react/no-array-index-key
            <PrintLine key={n} line={line} />
          ))}
        </article>
      ))}
    </section>
  );
}

function PrintLine(props: { readonly line: string }) {
  return props.line.startsWith('# ') ? <h2>{props.line.slice(2)}</h2> : <p>{props.line}</p>;
}

/** `strait-handover-20270908-0214Z.txt`: sortable, and the same in both languages. */
function fileName(name: string, at: number): string {
  const stamp = new Date(at).toISOString().slice(0, 16).replaceAll(/[-:]/g, '').replace('T', '-');
  return `strait-${name}-${stamp}Z.txt`;
}
