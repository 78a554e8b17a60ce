import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import { SideBadge } from '../../../kit/room/their-age.tsx';
import { Part, Values } from '../../../kit/room/values.tsx';
import { compensationText, gapCauseText, gapDecisionText, gapLossText } from '../text.ts';
import type { Compensation, GapView } from '../wire.ts';
import { useDispatch } from './dispatch-context.tsx';
import { GapOutline } from './gap-outline.tsx';
import { decisionWords } from './gap-words.ts';
import { dispatchOrder } from './orders.ts';
import { Receipts, useReceiptLack } from './receipts.tsx';
import { gapsText as text } from './text.ts';
import { moreActsText } from './text-acts.ts';
import { ActRow } from './unit-acts.tsx';
import { costWords } from './unit-words.ts';

/** One gap: who bears it, what is offered in its place at what cost, where and when. */
export function GapPage(props: { readonly gap: GapView }) {
  const words = useWords();
  const { t, language } = words;
  const { gap } = props;
  return (
    <>
      <p className="alarm-page-act">
        <strong>{decisionWords(gap, words)}</strong>
      </p>
      <Receipts of={gap} />
      <GapActs gap={gap} />
      <Compensations gap={gap} />
      <Part title={t(text.area)}>
        <GapOutline area={gap.area} />
        <Values
          none="–"
          rows={[
            [t(text.from), <Moment key="from" at={gap.from} />],
            [t(text.to), <Moment key="to" at={gap.to} />],
            [t(text.cause), t(gapCauseText[gap.cause])],
            [t(text.loses), gap.loses.map((one) => t(gapLossText[one])).join(', ')],
            ...gap.area.map(
              (corner, n) => [t(text.corner, { n: n + 1 }), formatPosition(corner, language)] as const,
            ),
          ]}
        />
      </Part>
      <Part title={t(text.decisions)}>
        <ul className="plain-list">
          {gap.decisions.map((decision) => (
            <li key={decision.at}>
              <Moment at={decision.at} seconds /> {t(gapDecisionText[decision.reason])} · {decision.by}
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

function GapActs(props: { readonly gap: GapView }) {
  const { desk, send } = useDispatch();
  const lackOf = useReceiptLack();
  const { gap } = props;
  const lacks = gap.closed === null ? null : moreActsText.gapClosed;
  const form = (kind: 'compensate' | 'decide' | 'close_gap') => () => desk.dialog.set({ kind, gap: gap.gap });
  return (
    <ActRow
      keys
      acts={[
        {
          key: 'n',
          label: moreActsText.decide,
          right: 'AcceptGap',
          lacks,
          strong: true,
          run: form('decide'),
        },
        {
          key: 'k',
          label: moreActsText.receive,
          right: 'ReceiveGap',
          lacks: lacks ?? lackOf(gap),
          run: () => send(dispatchOrder('ReceiveGap', { gap: gap.gap })),
        },
        { key: 'o', label: moreActsText.offer, right: 'CompensateGap', lacks, run: form('compensate') },
        { key: 'x', label: moreActsText.closeGap, right: 'CloseGap', lacks, run: form('close_gap') },
      ]}
    />
  );
}

function Compensations(props: { readonly gap: GapView }) {
  const { t } = useWords();
  const { gap } = props;
  if (gap.compensations.length === 0) return null;
  return (
    <Part title={t(text.compensations)}>
      <table className="plain-table">
        <caption className="unseen">{t(text.compensations)}</caption>
        <tbody>
          {gap.compensations.map((offer) => (
            <OfferRow key={offer.compensation} gap={gap} offer={offer} />
          ))}
        </tbody>
      </table>
    </Part>
  );
}

function OfferRow(props: { readonly gap: GapView; readonly offer: Compensation }) {
  const words = useWords();
  const { t } = words;
  const { units, may, send } = useDispatch();
  const { gap, offer } = props;
  const { compensation, kind, side, unit, cost, withdrawn } = offer;
  const isTaken = gap.decisions.at(-1)?.taken.includes(compensation) === true;
  return (
    <tr>
      <th scope="row">
        {t(compensationText[kind])}
        {unit === null ? '' : ` · ${units.get(unit)?.fields.callName ?? unit}`}
      </th>
      <td>
        <SideBadge side={side} />
      </td>
      <td className="figures">{costWords(cost, words)}</td>
      <td>
        {withdrawn !== null ? (
          <span className="quiet">{t(text.withdrawn)}</span>
        ) : isTaken ? (
          <strong>{t(text.taken)}</strong>
        ) : (
          <ActionButton
            quiet
            label={t(moreActsText.withdraw)}
            refusal={may('WithdrawCompensation')}
            onPress={() => send(dispatchOrder('WithdrawCompensation', { gap: gap.gap, compensation }))}
          />
        )}
      </td>
    </tr>
  );
}
