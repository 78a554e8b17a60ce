import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { Part } from '../../../kit/room/values.tsx';
import type { BoatView } from '../board-wire.ts';
import { safeguardingOutcomeText, safeguardingText } from '../text.ts';
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
  const { kind, count, side, dueAt, again, done } = props.asked;
  const isLate = done === undefined && Date.parse(dueAt) < Date.now();
  return (
    <span className={isLate ? 'overdue' : undefined}>
      {n(count)} · {t(safeguardingText[kind])} · <span className="state-badge">{side.toUpperCase()}</span>{' '}
      {t(text.promiseDue, { at: formatUtcMinute(Date.parse(dueAt)) })}
      {again.map(({ contact, count: met }) => (
        <span key={contact} className="quiet">
          {' '}
          · {t(text.metAgain, { count: n(met) })}
        </span>
      ))}
    </span>
  );
}

/** Who has them, as somebody said; else the two ways to say it. */
function Ended(props: { readonly boat: string; readonly asked: Asked }) {
  const { t } = useWords();
  const quick = useQuickAct();
  const may = useMayRescue();
  const { task, done } = props.asked;
  if (done !== undefined) {
    const outcome = t(safeguardingOutcomeText[done.outcome]);
    const said = { outcome, at: formatUtcMinute(Date.parse(done.at)), by: done.by };
    return <span className="quiet">{t(text.endedBy, said)}</span>;
  }
  const end = (outcome: SafeguardingOutcome) =>
    quick.send(rescueOrder('EndSafeguarding', { boat: props.boat, task, outcome }));
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
