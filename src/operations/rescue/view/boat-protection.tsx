import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { Part } from '../../../kit/room/values.tsx';
import type { BoatView } from '../board-wire.ts';
import { isStillAsked, standingOf, untoldSince } from '../safeguarding-task.ts';
import { safeguardingOutcomeText, safeguardingText, withdrawalReasonText } from '../text.ts';
import type { SafeguardingOutcome } from '../wire.ts';
import { rescueOrder } from './orders.ts';
import { boatText as text } from './text-boat.ts';
import { useMayRescue, useQuickAct } from './use-quick-act.ts';

type Asked = BoatView['safeguarding'][number];

/** Children and injured people for whom the safeguarding desk was asked, until somebody says that they have them. */
export function BoatProtection(props: { readonly boat: BoatView }) {
  const { t } = useWords();
  const { boat } = props;
  if (boat.safeguarding.length === 0) return null;
  return (
    <Part title={t(text.safeguarding)}>
      <ul className="reasons">
        {boat.safeguarding.map((asked) => (
          <li key={asked.task} className="suggestion-line figures">
            <AskedWords asked={asked} />
            <span className="stretch" />
            <Ended boat={boat.boat} asked={asked} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function AskedWords(props: { readonly asked: Asked }) {
  const { t, n } = useWords();
  const { kind, side, dueAt, again, withdrawn = [] } = props.asked;
  const isLate = isStillAsked(props.asked) && Date.parse(dueAt) < Date.now();
  const count = standingOf(props.asked);
  return (
    <span className={isLate ? 'overdue' : count === 0 ? 'quiet' : undefined}>
      {count === 0 ? <s>{n(props.asked.count)}</s> : n(count)} · {t(safeguardingText[kind])} ·{' '}
      <span className="state-badge">{side.toUpperCase()}</span>{' '}
      {t(text.promiseDue, { at: formatUtcMinute(Date.parse(dueAt)) })}
      {again.map(({ contact, count: met }) => (
        <span key={contact} className="quiet">
          {' '}
          · {t(text.metAgain, { count: n(met) })}
        </span>
      ))}
      {withdrawn.map(({ count: taken, reason, at, by }, place) => (
        // Nothing but their order tells two of one moment apart.
        <span key={`${at} ${place}`}>
          {' '}
          ·{' '}
          {t(text.takenAway, {
            count: n(taken),
            by,
            at: formatUtcMinute(Date.parse(at)),
            reason: t(withdrawalReasonText[reason]),
          })}
        </span>
      ))}
    </span>
  );
}

/** Who has them, as somebody said, and that they are to be told what became of the count; else the two ways to say it. */
function Ended(props: { readonly boat: string; readonly asked: Asked }) {
  const { t } = useWords();
  const quick = useQuickAct();
  const may = useMayRescue();
  const { task, done, told } = props.asked;
  const end = (outcome: SafeguardingOutcome | 'told') =>
    quick.send(rescueOrder('EndSafeguarding', { boat: props.boat, task, outcome }));
  if (done !== undefined) {
    const outcome = t(safeguardingOutcomeText[done.outcome]);
    const said = { outcome, at: formatUtcMinute(Date.parse(done.at)), by: done.by };
    return (
      <>
        <span className="quiet">{t(text.endedBy, said)}</span>
        {told === undefined ? null : (
          <span className="quiet">
            {t(text.toldBy, { at: formatUtcMinute(Date.parse(told.at)), by: told.by })}
          </span>
        )}
        {untoldSince(props.asked) === null ? null : (
          <ActionButton
            label={t(text.toldOfIt)}
            refusal={may('EndSafeguarding')}
            onPress={() => end('told')}
          />
        )}
      </>
    );
  }
  if (!isStillAsked(props.asked)) return <span className="quiet">{t(text.superseded)}</span>;
  return (
    <>
      <ActionButton
        quiet
        label={t(text.handedOver)}
        refusal={may('EndSafeguarding')}
        onPress={() => end('handed_over')}
      />
      <ActionButton
        quiet
        label={t(text.seenTo)}
        refusal={may('EndSafeguarding')}
        onPress={() => end('seen_to')}
      />
    </>
  );
}
