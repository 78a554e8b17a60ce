import { formatUtcStamp } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { areaColumnText as column, areaText } from '../text-area.ts';
import { type AreaItem, assessmentWords } from './area-items.ts';
import { headLines, kindWords, markingLine, placeText, type SheetHead, sourceOf } from './area-sheet.ts';
import { mmsiOf } from './track-words.ts';

/** The sheet on paper: every row, also those that the screen does not draw. */
export function AreaPrint(props: { readonly head: SheetHead; readonly items: readonly AreaItem[] }) {
  const words = useWords();
  const { t } = words;
  const heads = [
    column.happened,
    column.name,
    column.mmsi,
    column.kind,
    column.position,
    column.source,
    column.assessment,
  ];
  return (
    <section className="print-sheet">
      <p className="print-marking">{markingLine(props.head, words)}</p>
      <h1>Strait · {t(areaText.title)}</h1>
      <dl>
        {headLines(props.head, words).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {props.items.length === 0 ? <p>{t(areaText.empty)}</p> : null}
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head.en} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.items.map((item) => (
            <tr key={item.key}>
              <td>{formatUtcStamp(item.at)}</td>
              <td>{item.kind === 'track' ? item.vessel?.name : ''}</td>
              <td>{item.kind === 'track' ? mmsiOf(item.id) : ''}</td>
              <td>{kindWords(item, words)}</td>
              <td>{placeText(item, words)}</td>
              <td>{sourceOf(item)}</td>
              <td>{item.kind === 'detection' ? assessmentWords(item.detection, t) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
