import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay } from '../../../kit/room/room-context.tsx';
import { Part, Values } from '../../../kit/room/values.tsx';
import { stopReasonText, stopRefusedText } from '../text.ts';
import type { StopView } from '../wire.ts';
import { siteGiverText, siteText as text } from './text.ts';

interface StopProps {
  readonly order: (name: string, body: object) => void;
}

/** Requests to stop trains for one alarm: each rung with who said so and when. Nobody assumes. */
export function StopList({ stops, order }: StopProps & { readonly stops: readonly StopView[] }) {
  const { t } = useWords();
  if (stops.length === 0) return null;
  return (
    <Part title={t(text.stops)}>
      {stops.map((one) => (
        <Stop key={one.stop} one={one} order={order} />
      ))}
    </Part>
  );
}

function Stop({ one, order }: StopProps & { readonly one: StopView }) {
  const { t } = useWords();
  const mayDo = useMay();
  const { stop, track, reason, proposed, delivered, accepted, refused, stopped, ended } = one;
  const said = (at: string | undefined) => (at === undefined ? null : <Moment at={at} seconds />);
  const refusal = (name: string, own: string | null): string | null =>
    mayDo(`operations/site/${name}`, siteGiverText) ?? (ended === null ? own : t(text.stopOver));
  const taken = (done: unknown) => (done === null ? null : t(text.taken));
  return (
    <>
      <Values
        none="–"
        rows={[
          [t(text.track), `${track} · ${t(stopReasonText[reason])}`],
          [t(text.proposed), said(proposed.at)],
          [t(text.delivered), said(delivered?.at)],
          [t(text.accept), said(accepted?.at)],
          [t(text.refused), refused === null ? null : t(stopRefusedText[refused.reason])],
          [t(text.stopped), said(stopped?.at)],
        ]}
      />
      <div className="site-acts">
        <ActionButton
          label={t(text.delivered)}
          refusal={refusal('NoteStopDelivered', taken(delivered))}
          onPress={() => order('note-stop-delivered', { stop })}
        />
        <ActionButton
          label={t(text.accept)}
          refusal={refusal('AcceptStop', taken(accepted))}
          onPress={() => order('accept-stop', { stop })}
        />
        <ActionButton
          label={t(text.stopped)}
          refusal={refusal('ConfirmTrainsStopped', accepted === null ? t(text.notAccepted) : taken(stopped))}
          onPress={() => order('confirm-trains-stopped', { stop })}
        />
        <ActionButton
          label={t(text.endStop)}
          refusal={refusal('EndStop', null)}
          onPress={() => order('end-stop', { stop, reason: 'track_clear' })}
        />
      </div>
    </>
  );
}
