import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { formatAge } from '../../../kit/i18n/age.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { exclusions, optionReasons, unknownText, whyNobodyText } from '../recommend-reasons.ts';
import { taskKindText, urgencyText } from '../text.ts';
import type { ExcludedUnit, Need, RecommendationView, RecommendedUnit } from '../wire.ts';
import { useDispatch } from './dispatch-context.tsx';
import { actsText as text } from './text-acts.ts';
import { boatName, minuteOf } from './unit-words.ts';
import type { TaskOrder } from './use-task-order.ts';

/**
 * Which units could go, each with what speaks against it before what speaks for it; and of each other why it is not
 * proposed. A person chooses, also one that is not proposed.
 */
export function Recommendation(props: { readonly order: TaskOrder }) {
  const words = useWords();
  const { t } = words;
  const { recommendation, form } = props.order;
  const { value } = recommendation;
  if (form.values.boat === '') return null;
  return (
    <div className="recommendation">
      <ResourceNotice of={recommendation} />
      {value === null ? null : (
        <>
          <p className="quiet">{t(text.neverOrder)}</p>
          <p>
            <strong>{t(text.need)}:</strong> {needWords(value.need, words)}
          </p>
          <Unknowns view={value} />
          <WhyNobody view={value} />
          <Options order={props.order} options={value.options} />
          <Excluded order={props.order} excluded={value.excluded} />
        </>
      )}
    </div>
  );
}

function needWords(need: Need, { t, n }: Words): string {
  return [
    t(taskKindText[need.kind]),
    t(urgencyText[need.urgency]),
    ...(need.persons === null ? [] : [t(text.needPersons, { count: need.persons })]),
    ...(need.personsInWater ? [t(text.inWater)] : []),
    t(text.needPlace, { at: minuteOf(need.placeAt), km: kilometres(need.withinMetres, n) }),
  ].join(' · ');
}

function kilometres(metres: number, n: Words['n']): string {
  return n(metres / 1000, metres < 10_000 ? 1 : 0);
}

function Unknowns(props: { readonly view: RecommendationView }) {
  const { t } = useWords();
  const { unknown } = props.view;
  if (unknown.length === 0) return null;
  return <p className="doubt">{unknown.map((one) => t(unknownText[one])).join(' · ')}</p>;
}

function WhyNobody(props: { readonly view: RecommendationView }) {
  const { t } = useWords();
  const { whyNobody } = props.view;
  if (whyNobody === null) return null;
  return (
    <section className="reason-lines is-against">
      <h4>{t(text.whyNobody)}</h4>
      <ul className="reasons">
        {whyNobody.map(({ code, units }) => (
          <li key={code}>{t(whyNobodyText[code], { units })}</li>
        ))}
      </ul>
    </section>
  );
}

function Options(props: { readonly order: TaskOrder; readonly options: readonly RecommendedUnit[] }) {
  const { t } = useWords();
  const { form } = props.order;
  const error = form.errors.unit;
  if (props.options.length === 0) return null;
  return (
    <fieldset className="form-field options">
      <legend>{t(text.options)}</legend>
      {props.options.map((option) => (
        <Option key={option.unit} order={props.order} option={option} />
      ))}
      {error === undefined ? null : <p className="form-error">{t(error)}</p>}
    </fieldset>
  );
}

function Option(props: { readonly order: TaskOrder; readonly option: RecommendedUnit }) {
  const words = useWords();
  const { t, language } = words;
  const { now } = useDispatch();
  const { option } = props;
  const age = formatAge((Date.parse(option.arrivesAt) - now) / 1000, language);
  const reasons = (list: RecommendedUnit['reasonsFor']) =>
    list.map(({ code, figures }) => t(optionReasons[code], figures)).join(' · ');
  return (
    <div className="option">
      <UnitRadio order={props.order} unit={option.unit}>
        <strong>
          {t(text.option, { rank: option.rank, unit: option.callName, side: option.side.toUpperCase() })}
        </strong>{' '}
        <span className="figures">{t(text.arrives, { age, at: minuteOf(option.arrivesAt) })}</span>
      </UnitRadio>
      <p className={option.reasonsAgainst.length === 0 ? 'quiet' : 'option-against'}>
        {t(text.against)}: {reasons(option.reasonsAgainst) || t(text.nothingAgainst)}
      </p>
      <p>
        {t(text.for)}: {reasons(option.reasonsFor) || t(text.nothingAgainst)}
      </p>
    </div>
  );
}

function UnitRadio(props: {
  readonly order: TaskOrder;
  readonly unit: string;
  readonly children: React.ReactNode;
}) {
  const { form } = props.order;
  return (
    <label>
      <input
        type="radio"
        name="unit"
        value={props.unit}
        checked={form.values.unit === props.unit}
        onChange={() => form.set('unit', props.unit)}
      />{' '}
      <span>{props.children}</span>
    </label>
  );
}

function Excluded(props: { readonly order: TaskOrder; readonly excluded: readonly ExcludedUnit[] }) {
  const { t } = useWords();
  const { boats, tasks, desk, may } = useDispatch();
  const { excluded, order } = props;
  if (excluded.length === 0) return null;
  const reasonWords = ({ code, figures }: ExcludedUnit['reasons'][number]): string => {
    const boat = typeof figures['boat'] === 'string' ? { boat: boatName(boats, figures['boat']) } : {};
    return t(exclusions[code], { ...figures, ...boat });
  };
  const canDivert = ({ reasons }: ExcludedUnit): boolean =>
    reasons.some(({ code }) => code === 'committed_divertible') && tasks.size > 0;
  const hasChosen = excluded.some(({ unit }) => unit === order.form.values.unit);
  return (
    <details open={hasChosen || undefined}>
      <summary>{t(text.excluded, { count: excluded.length })}</summary>
      {excluded.map((one) => (
        <div key={one.unit} className="option">
          <UnitRadio order={order} unit={one.unit}>
            {t(text.excludedUnit, { unit: one.callName, side: one.side.toUpperCase() })}
          </UnitRadio>
          <p className="option-against">{one.reasons.map(reasonWords).join(' · ')}</p>
          {canDivert(one) ? (
            <ActionButton
              quiet
              label={t(text.divert)}
              refusal={may('DivertUnit')}
              onPress={() =>
                desk.dialog.set({ kind: 'divert', unit: one.unit, boat: order.form.values.boat })
              }
            />
          ) : null}
        </div>
      ))}
    </details>
  );
}
