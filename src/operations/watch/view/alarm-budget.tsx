import { useWords } from '../../../kit/i18n/language.tsx';
import { budgetText } from '../text.ts';
import type { BudgetView } from '../wire.ts';
import { budgetPanelText as text } from './text.ts';

/** How often this desk was interrupted beside what it may be: in one line, and said openly where it is too much. */
export function BudgetStrip(props: { readonly budget: BudgetView }) {
  const { t, n } = useWords();
  const { budget } = props;
  const { limits, exceeded } = budget;
  const isOver = exceeded.worst || exceeded.mean;
  return (
    <section className={isOver ? 'budget is-over' : 'budget'} aria-label={t(text.span)}>
      <h3>{t(text.span)}</h3>
      <span className="figures">
        {t(text.total, { count: n(budget.interruptions), life: n(budget.forLife) })}
      </span>
      <span className={exceeded.worst ? 'figures overdue' : 'figures'}>
        {t(text.worst, { worst: n(budget.worst10Minutes), limit: n(limits.worst10Minutes) })}
      </span>
      <span className={exceeded.mean ? 'figures overdue' : 'figures'}>
        {t(text.mean, { mean: n(budget.meanPer10Minutes, 1), limit: n(limits.meanPer10Minutes) })}
      </span>
      {budget.held === 0 ? null : <span>{t(budgetText.held, { count: budget.held })}</span>}
      {isOver ? <strong>{t(budgetText.exceeded)}</strong> : null}
    </section>
  );
}
