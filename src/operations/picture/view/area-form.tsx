import { type FormEvent, useEffect, useId, useState } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { formatUtcStamp } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useStore } from '../../../kit/store.ts';
import { areaRefusalText, areaText } from '../text-area.ts';
import { type AreaAsk, readSpan, type ReadSpan, type Span } from './area-ask.ts';
import { takeExtent, takeZone } from './area-open.ts';
import { cornersWords } from './area-sheet.ts';
import { zonesOf } from './area-zones.ts';
import { useDesk } from './desk-context.tsx';

/** The question: an area and two moments. */
export function AreaForm(props: { readonly ask: AreaAsk }) {
  const words = useWords();
  const { t } = words;
  const desk = useDesk();
  return (
    <div className="area-form">
      <AreaChoice ask={props.ask} />
      <p className="beside figures area-corners">{cornersWords(props.ask.box, words)}</p>
      <ActionButton label={t(areaText.take)} onPress={() => takeExtent(desk)} />
      <SpanForm ask={props.ask} />
    </div>
  );
}

function AreaChoice(props: { readonly ask: AreaAsk }) {
  const { t } = useWords();
  const desk = useDesk();
  const id = useId();
  const zones = zonesOf(useStore(desk.charts));
  return (
    <div className="area-choice">
      <label htmlFor={id}>{t(areaText.area)}</label>
      <select
        id={id}
        className="input"
        value={props.ask.zone ?? ''}
        onChange={(event) => {
          const zone = zones.find(({ id }) => id === event.target.value);
          if (zone === undefined) takeExtent(desk);
          else takeZone(desk, zone);
        }}
      >
        <option value="">{t(areaText.extent)}</option>
        {zones.map(({ id, name }) => (
          <option key={id} value={id}>
            {t(areaText.around, { name: t(name) })}
          </option>
        ))}
      </select>
    </div>
  );
}

function SpanForm(props: { readonly ask: AreaAsk }) {
  const { t } = useWords();
  const desk = useDesk();
  const { ask } = props;
  const problemId = useId();
  const [typed, setTyped] = useState(() => written(ask));
  const [problem, setProblem] = useState<(ReadSpan & { kind: 'refused' }) | null>(null);
  useEffect(() => {
    // What was understood stands written out in full: date, time, seconds.
    setTyped(written({ from: ask.from, to: ask.to }));
    setProblem(null);
  }, [ask.from, ask.to]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const shown = desk.now();
    // The clock on the screen ticks by the second: the moment now shown may be later than its last tick, and has come.
    const read = readSpan(typed, { asked: ask, shown, clock: Math.max(shown, desk.clock.get()) });
    setProblem(read.kind === 'refused' ? read : null);
    if (read.kind === 'refused') return;
    setTyped(written(read.span));
    desk.area.look({ ...ask, ...read.span });
  };
  const fields = ['from', 'to'] as const;
  return (
    <form className="area-span" onSubmit={onSubmit}>
      {fields.map((field) => (
        <label key={field}>
          <span>{t(areaText[field])}</span>
          <input
            className="input figures"
            value={typed[field]}
            placeholder="hh:mm"
            aria-invalid={problem?.field === field}
            aria-describedby={problem?.field === field ? problemId : undefined}
            onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
          />
        </label>
      ))}
      <button type="submit" className="act">
        {t(areaText.look)}
      </button>
      <p id={problemId} role="status" className={problem === null ? 'unseen' : 'area-problem'}>
        {problem === null ? '' : t(areaRefusalText[problem.reason])}
      </p>
    </form>
  );
}

function written({ from, to }: Span): { readonly from: string; readonly to: string } {
  return { from: formatUtcStamp(from), to: formatUtcStamp(to) };
}
