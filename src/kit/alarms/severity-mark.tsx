import { useWords } from '../i18n/language.tsx';
import type { Severity } from './line-alarm.ts';
import { severityText } from './text.ts';

const shapes: Readonly<Record<Severity, string>> = {
  alarm: 'M8 1.5 15 14H1Z',
  warning: 'M8 1 15 8 8 15 1 8Z',
  caution: 'M2.5 2.5h11v11h-11Z',
};

/** Severity by shape first: triangle, diamond, square; filled while nobody has acknowledged it. */
export function SeverityMark(props: { readonly severity: Severity; readonly filled: boolean }) {
  const { t } = useWords();
  return (
    <svg
      className={`mark mark-${props.severity}`}
      viewBox="0 0 16 16"
      role="img"
      aria-label={t(severityText[props.severity])}
    >
      <path d={shapes[props.severity]} className={props.filled ? 'mark-filled' : 'mark-hollow'} />
    </svg>
  );
}
