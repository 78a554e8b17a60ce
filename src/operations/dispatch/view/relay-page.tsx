import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { formatAge } from '../../../kit/i18n/age.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { SideBadge } from '../../../kit/room/their-age.tsx';
import { Part, Values } from '../../../kit/room/values.tsx';
import { relayIntentionText, taskRefusalText } from '../text.ts';
import type { RelayUnit, RelayView } from '../wire.ts';
import { useDispatch } from './dispatch-context.tsx';
import { dispatchOrder } from './orders.ts';
import { Receipts, useReceiptLack } from './receipts.tsx';
import { RelayStanding, travelWords } from './relay-standing.tsx';
import { relaysText as text, roomText } from './text.ts';
import { moreActsText } from './text-acts.ts';
import { boatName, minuteOf } from './unit-words.ts';
import { ActRow } from './unit-acts.tsx';

/** One mayday relay: who was called and what each said, then the nearest of both states with their travel times. */
export function RelayPage(props: { readonly relay: RelayView }) {
  const { t } = useWords();
  const { relay } = props;
  return (
    <>
      <p className="alarm-page-act">
        <RelayStanding relay={relay} />
      </p>
      <Receipts of={relay} />
      <RelayActs relay={relay} />
      <Nearest relay={relay} />
      <Part title={t(text.called)}>
        <table className="plain-table">
          <caption className="unseen">{t(text.called)}</caption>
          <tbody>
            {relay.units.map((unit) => (
              <CalledRow key={unit.unit} relay={relay} unit={unit} />
            ))}
          </tbody>
        </table>
      </Part>
      <RelayFacts relay={relay} />
    </>
  );
}

function RelayActs(props: { readonly relay: RelayView }) {
  const { desk, send } = useDispatch();
  const lackOf = useReceiptLack();
  const { relay } = props;
  const lacks = relay.ended === null ? null : moreActsText.relayOver;
  return (
    <ActRow
      keys
      acts={[
        {
          key: 'n',
          label: moreActsText.answer,
          right: 'AcknowledgeRelay',
          lacks: null,
          strong: true,
          run: () => desk.dialog.set({ kind: 'answer', relay: relay.relay, unit: null }),
        },
        {
          key: 'k',
          label: moreActsText.receive,
          right: 'ReceiveRelay',
          lacks: lackOf(relay),
          strong: lackOf(relay) === null,
          run: () => send(dispatchOrder('ReceiveRelay', { relay: relay.relay })),
        },
        {
          key: 'c',
          label: moreActsText.call,
          right: 'CallUnits',
          lacks,
          run: () => desk.dialog.set({ kind: 'call', relay: relay.relay }),
        },
        {
          key: 'x',
          label: moreActsText.endRelay,
          right: 'EndRelay',
          lacks,
          run: () => desk.dialog.set({ kind: 'end_relay', relay: relay.relay }),
        },
      ]}
    />
  );
}

function RelayFacts(props: { readonly relay: RelayView }) {
  const { t, n, language } = useWords();
  const room = useRoom();
  const { boats } = useDispatch();
  const { relay } = props;
  const { boat } = relay;
  return (
    <Part title={t(text.place)}>
      <Values
        none={t(roomText.notKnown)}
        rows={[
          [
            t(text.place),
            `${formatPosition(relay.position, language)} (±${n(relay.position.accuracyMetres)} m)`,
          ],
          [t(text.persons), relay.persons === null ? null : n(relay.persons)],
          [t(text.sent), <Moment key="sent" at={relay.sent.at} seconds />],
          [t(text.stations), relay.stations.join(', ')],
        ]}
      />
      {boat === null ? null : (
        <ActionButton
          quiet
          label={`${t(roomText.open)} ${boatName(boats, boat)}`}
          onPress={() => room.openRecord(`boat/${boat}`)}
        />
      )}
    </Part>
  );
}

/** The nearest of each state, soonest first; who has not been called can be called by one press. */
function Nearest(props: { readonly relay: RelayView }) {
  const words = useWords();
  const { t } = words;
  const { may, send } = useDispatch();
  const { relay } = props;
  if (relay.nearest.length === 0) return null;
  const known = new Map(relay.units.map((unit) => [unit.unit, unit]));
  return (
    <Part title={t(text.nearest)}>
      <table className="plain-table">
        <caption className="unseen">{t(text.nearest)}</caption>
        <tbody>
          {relay.nearest.map(({ unit, callName, side, travelSeconds }) => (
            <tr key={unit}>
              <th scope="row">{callName}</th>
              <td>
                <SideBadge side={side} />
              </td>
              <td className="figures">{travelWords(travelSeconds, words)}</td>
              <td>
                {known.has(unit) ? (
                  <AnswerWords unit={known.get(unit)} />
                ) : (
                  <ActionButton
                    label={t(moreActsText.callOne)}
                    refusal={may('CallUnits')}
                    onPress={() => send(dispatchOrder('CallUnits', { relay: relay.relay, units: [unit] }))}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

function CalledRow(props: { readonly relay: RelayView; readonly unit: RelayUnit }) {
  const { t, language } = useWords();
  const { desk, units, may, now } = useDispatch();
  const { unit } = props;
  const called =
    unit.called === null
      ? t(text.heardIt)
      : t(text.calledAt, { age: formatAge((now - Date.parse(unit.called.at)) / 1000, language) });
  return (
    <tr>
      <th scope="row">{units.get(unit.unit)?.fields.callName ?? unit.unit}</th>
      <td className="figures">{called}</td>
      <td>
        <AnswerWords unit={unit} />
      </td>
      <td>
        <ActionButton
          quiet
          label={t(moreActsText.answerOne)}
          refusal={may('AcknowledgeRelay')}
          onPress={() => desk.dialog.set({ kind: 'answer', relay: props.relay.relay, unit: unit.unit })}
        />
      </td>
    </tr>
  );
}

function AnswerWords(props: { readonly unit: RelayUnit | undefined }) {
  const { t } = useWords();
  const answer = props.unit?.answer ?? null;
  if (answer === null) return <strong>{t(text.silent)}</strong>;
  const { intention, reason, arrivesAt } = answer;
  return (
    <span>
      {t(relayIntentionText[intention])}
      {reason === null ? '' : ` · ${t(taskRefusalText[reason])}`}
      {arrivesAt === null ? '' : ` · ${t(text.arrives, { at: minuteOf(arrivesAt) })}`}
    </span>
  );
}
