import { type FormEvent, useState } from 'react';
import { Moment } from '../../../kit/elements/moment.tsx';
import { TextField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { stateText, termOf } from '../../../kit/room/terms.ts';
import { Part, Values } from '../../../kit/room/values.tsx';
import { keptReasonText, recallReasonText, releaseKindText, releaseText as text } from '../release-text.ts';
import type { ReleaseCounts, ReleaseToPeer, ReleaseView } from '../wire.ts';
import { orderRows, RecallPart } from './recall-part.tsx';

const place = /^p\.[\w-]{48}$/;

/** Why one record left or stayed; and, of the records that the asker may see, how many left and why the rest stayed. */
export function ReleasePane() {
  const { t } = useWords();
  const [asked, setAsked] = useState<string | null>(null);
  const path = asked === null ? null : `/api/oversight/policies/release/${encodeURIComponent(asked)}`;
  const told = useResource<ReleaseView>(path, 60);
  return (
    <div className="ask-pane">
      <AskRecord onAsk={setAsked} />
      <ResourceNotice of={told} />
      {asked === null ? <p className="quiet-note">{t(text.nothingAsked)}</p> : null}
      {asked === null || told.value === null
        ? null
        : told.value.peers.map((peer) => (
            <ToldOfPeer key={`${asked} ${peer.peer}`} record={asked} told={peer} onAsked={told.again} />
          ))}
      <Counts />
    </div>
  );
}

/** One place in one line. The question stands in no address of the page and no draft. */
function AskRecord(props: { readonly onAsk: (position: string) => void }) {
  const { t } = useWords();
  const form = useForm({
    draft: null,
    initial: { position: '' },
    checks: { position: (value) => (place.test(value.trim()) ? null : text.positionFault) },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (form.check()) props.onAsk(form.values.position.trim());
  };
  return (
    <form className="ask-line" noValidate onSubmit={onSubmit}>
      <TextField form={form} name="position" label={t(text.position)} hint={t(text.positionHint)} figures />
      <button type="submit" className="act act-strong">
        {t(text.ask)}
      </button>
    </form>
  );
}

function ToldOfPeer(props: {
  readonly record: string;
  readonly told: ReleaseToPeer;
  readonly onAsked: () => void;
}) {
  const { t } = useWords();
  const { told } = props;
  const { rule, instrument, sent } = told;
  return (
    <Part title={`${t(text.peer)} ${t(termOf(stateText, told.peer))}`}>
      <Values
        none={t(text.none)}
        rows={[
          [t(text.outcome), t(releaseKindText[told.kind])],
          [t(text.reason), told.reason === null ? null : t(keptReasonText[told.reason])],
          [t(text.rule), rule === null ? null : `${rule.id} (${rule.place}): ${t(rule.why)}`],
          [t(text.instrument), instrument === null ? null : `${t(instrument.name)} (${t(instrument.where)})`],
          [t(text.left), told.fields?.join(', ') ?? null],
          [t(text.stayed), told.withheld?.join(', ') ?? null],
          [t(text.madeAt), sent === null ? null : <Moment key="made" at={sent.madeAt} />],
          [t(text.arrived), sent === null ? null : t(sent.acknowledged ? text.yes : text.no)],
          [
            t(text.expiresAt),
            sent === null || sent.expiresAt === null ? null : <Moment key="until" at={sent.expiresAt} />,
          ],
          ...orderRows(told, t),
          ...told.recalls.map(
            (recall) => [t(text.recalled), <Recalled key={recall.madeAt} recall={recall} />] as const,
          ),
        ]}
      />
      <RecallPart record={props.record} told={told} onAsked={props.onAsked} />
    </Part>
  );
}

function Recalled(props: { readonly recall: ReleaseToPeer['recalls'][number] }) {
  const { t } = useWords();
  const { reason, madeAt, outcome, answeredAt } = props.recall;
  const answer =
    outcome === null ? text.noAnswer : outcome === 'honoured' ? text.honoured : text.unknownThere;
  return (
    <>
      <Moment at={madeAt} /> {t(recallReasonText[reason])}: {t(answer)}
      {answeredAt === null ? null : (
        <>
          {' '}
          <Moment at={answeredAt} />
        </>
      )}
    </>
  );
}

function Counts() {
  const { t, n } = useWords();
  const counts = useResource<ReleaseCounts>('/api/oversight/policies/release-counts', 300);
  if (counts.value === null) return <ResourceNotice of={counts} />;
  const { since, peers } = counts.value;
  return (
    <>
      {peers.map(({ peer, released, kept }) => (
        <Part key={peer} title={`${t(text.counts)} ${t(text.peer)} ${t(termOf(stateText, peer))}`}>
          <Values
            none={t(text.none)}
            rows={[
              [t(text.since), <Moment key="since" at={since} />],
              [t(text.countReleased), n(released)],
              ...kept.map(({ reason, count }) => [t(keptReasonText[reason]), n(count)] as const),
            ]}
          />
        </Part>
      ))}
    </>
  );
}
