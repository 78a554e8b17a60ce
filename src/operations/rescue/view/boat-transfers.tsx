import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { Part } from '../../../kit/room/values.tsx';
import type { Instant } from '../../../kernel/time.ts';
import type { BoatView } from '../board-wire.ts';
import type { Transfer } from '../boat-state.ts';
import { rescueOrder } from './orders.ts';
import { ageWords } from './phrases.ts';
import { useRescue } from './rescue-context.tsx';
import { useIsUnheard } from './link-notice.tsx';
import { boatText as text } from './text-boat.ts';
import { linkText } from './text-link.ts';
import { transferReasonText, transferRefusalText } from '../text.ts';
import { useMayRescue, useQuickAct } from './use-quick-act.ts';

/** Who has it, what was proposed and how it was answered. Nobody is released before acceptance, and that is said. */
export function BoatTransfers(props: { readonly boat: BoatView }) {
  const { t } = useWords();
  const { boat } = props;
  const newestFirst = boat.transfers.toReversed();
  return (
    <>
      {boat.coordinator === 'both' ? <Settle boat={boat} /> : null}
      {newestFirst.length === 0 ? <p className="quiet-note">{t(text.noTransfers)}</p> : null}
      {newestFirst.map((transfer) => (
        <OneTransfer key={transfer.transfer} boat={boat} transfer={transfer} />
      ))}
      {boat.assumed.length === 0 ? null : (
        <ul className="part reasons">
          {boat.assumed.map(({ to, at, by }) => (
            <li key={at}>
              {t(text.assumed, { by, at: formatUtcMinute(Date.parse(at)), to: to.toUpperCase() })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function OneTransfer(props: { readonly boat: BoatView; readonly transfer: Transfer }) {
  const words = useWords();
  const { t } = words;
  const { staff } = useRoom();
  const { now } = useRescue();
  const { boat, transfer } = props;
  // Whoever reads or answers it has had it: that nobody noted its arrival is then no news.
  const isThere =
    staff.state === transfer.to || (transfer.status !== 'open' && transfer.status !== 'withdrawn');
  const delivered =
    transfer.deliveredAt === null
      ? null
      : t(text.transferDelivered, { at: formatUtcMinute(Date.parse(transfer.deliveredAt)) });
  return (
    <Part title={`${transfer.from.toUpperCase()} → ${transfer.to.toUpperCase()}`}>
      <p>
        <strong>{transferWords(transfer, words, now)}</strong>
      </p>
      <p className="quiet figures">
        {t(transferReasonText[transfer.reason])} · {formatUtcMinute(Date.parse(transfer.proposedAt))} UTC ·{' '}
        {transfer.proposedBy}
        {delivered === null ? '' : ` · ${delivered}`}
      </p>
      {transfer.deliveredAt === null && !isThere ? <NotDelivered to={transfer.to} /> : null}
      {transfer.status === 'accepted' || transfer.status === 'withdrawn' ? null : (
        <TransferActs boat={boat} transfer={transfer} />
      )}
    </Part>
  );
}

/** Nobody there has read it: said apart, and what to do while the link does not carry it. */
function NotDelivered(props: { readonly to: Transfer['to'] }) {
  const { t } = useWords();
  const isUnheard = useIsUnheard();
  const { to } = props;
  return (
    <p className="age-stale">
      {t(text.transferNotDelivered)}
      {isUnheard(to) ? ` · ${t(linkText.byTelephone, { side: to.toUpperCase() })}` : null}
    </p>
  );
}

/** How a transfer stands, in one sentence that names who is responsible. */
export function transferWords(transfer: Transfer, words: Words, now: Instant): string {
  const { t } = words;
  const sides = { from: transfer.from.toUpperCase(), to: transfer.to.toUpperCase() };
  switch (transfer.status) {
    case 'open':
      return t(text.transferOpen, { ...sides, age: ageWords(transfer.proposedAt, now, words) });
    case 'assisted':
      return t(text.transferAssisted, sides);
    case 'accepted':
      return t(text.transferAccepted, sides);
    case 'withdrawn':
      return t(text.transferWithdrawn, sides);
    case 'refused':
      return t(text.transferRefused, { ...sides, why: t(transferRefusalText[transfer.refusal ?? 'other']) });
  }
}

function TransferActs(props: { readonly boat: BoatView; readonly transfer: Transfer }) {
  const { t } = useWords();
  const { staff } = useRoom();
  const { desk } = useRescue();
  const may = useMayRescue();
  const quick = useQuickAct();
  const { boat, transfer } = props;
  const of = { boat: boat.boat, transfer: transfer.transfer };
  const notTheirs =
    staff.state === transfer.to ? null : t(text.onlyOther, { side: transfer.to.toUpperCase() });
  const notOurs =
    staff.state === transfer.from ? null : t(text.onlyProposer, { side: transfer.from.toUpperCase() });
  return (
    <>
      <div className="act-row">
        <ActionButton
          strong
          label={t(text.accept)}
          refusal={may('AcceptTransfer') ?? notTheirs}
          onPress={() => quick.send(rescueOrder('AcceptTransfer', of))}
        />
        {transfer.status === 'refused' ? null : (
          <ActionButton
            label={t(text.refuse)}
            refusal={may('RefuseTransfer') ?? notTheirs}
            onPress={() => desk.dialog.set({ kind: 'refuse_transfer', ...of })}
          />
        )}
        <ActionButton
          label={t(text.assist)}
          refusal={may('AssistWithoutTransfer') ?? notTheirs}
          onPress={() => quick.send(rescueOrder('AssistWithoutTransfer', of))}
        />
        <ActionButton
          label={t(text.withdraw)}
          refusal={may('WithdrawTransfer') ?? notOurs}
          onPress={() => quick.send(rescueOrder('WithdrawTransfer', of))}
        />
        {notOurs === null ? <TreatAsTheirs boat={boat} to={transfer.to} /> : null}
      </div>
      {notTheirs === null ? null : <p className="act-reason">{notTheirs}</p>}
      {notOurs === null ? null : <p className="act-reason">{notOurs}</p>}
    </>
  );
}

/** Whoever holds the other side to be in charge may say so: refused until it has accepted, and on record. PROBLEM F4. */
function TreatAsTheirs(props: { readonly boat: BoatView; readonly to: Transfer['to'] }) {
  const { t } = useWords();
  const may = useMayRescue();
  const quick = useQuickAct();
  const { boat, to } = props;
  return (
    <ActionButton
      label={t(text.treatAsTheirs, { side: to.toUpperCase() })}
      refusal={may('TreatAsTransferred')}
      onPress={() => quick.send(rescueOrder('TreatAsTransferred', { boat: boat.boat, to }))}
    />
  );
}

/** Both sides coordinate, after a merge or by agreement: one takes it when each side has said so. */
function Settle(props: { readonly boat: BoatView }) {
  const { t } = useWords();
  const may = useMayRescue();
  const quick = useQuickAct();
  const { boat } = props;
  const { settling } = boat;
  return (
    <Part title="FR+UK">
      <p>{t(text.bothCoordinate)}</p>
      {settling === null ? null : (
        <p>
          <strong>
            {t(text.settling, { side: settling.side.toUpperCase(), to: settling.to.toUpperCase() })}
          </strong>
        </p>
      )}
      <div className="act-row">
        {(['fr', 'uk'] as const).map((to) => (
          <ActionButton
            key={to}
            label={t(text.settleTo, { side: to.toUpperCase() })}
            refusal={may('SettleCoordinator')}
            onPress={() => quick.send(rescueOrder('SettleCoordinator', { boat: boat.boat, to }))}
          />
        ))}
      </div>
    </Part>
  );
}
