import { useState } from 'react';
import type { ResumptionView } from '../kernel/link-standing.ts';
import {
  type ResumptionReason,
  resumptionReasons,
  type WithoutReason,
  withoutReasons,
  resumptionReasonText,
} from '../kernel/set-back.ts';
import { ActStatus } from '../kit/acts/act-status.tsx';
import { useAct } from '../kit/acts/use-act.ts';
import { ActionButton } from '../kit/elements/action-button.tsx';
import { useWords } from '../kit/i18n/language.tsx';
import { useMay } from '../kit/room/room-context.tsx';
import {
  peerStateText,
  resumptionRefusalText,
  resumptionText as text,
  withoutReasonText,
} from './set-back-text.ts';

const action = 'oversight/records/ResumeAfterSetBack';

/** How the book could go on, what is lacking for it, and the proposal by which two persons order it. */
export function SetBackResumption({ view }: { readonly view: ResumptionView }) {
  const { t, n } = useWords();
  const { after, upTo, head, peers, refused, isOrdered } = view;
  return (
    <section aria-label={t(text.title)}>
      <p>
        <strong>{t(text.title)}</strong>
      </p>
      <p>{t(text.stretch, { after: n(after), upTo: n(upTo), head: n(head) })}</p>
      <ul>
        {peers.map(({ peer, state, envelopes }) => (
          <li key={peer}>
            {peer.toUpperCase()}{' '}
            {peerStateText[state] === undefined ? state : t(peerStateText[state], { count: n(envelopes) })}
          </li>
        ))}
      </ul>
      <p role="status">
        {isOrdered ? t(text.ordered) : refused === null ? t(text.may) : t(resumptionRefusalText[refused])}
      </p>
      {isOrdered ? null : <ProposeResumption view={view} />}
    </section>
  );
}

function ProposeResumption({ view }: { readonly view: ResumptionView }) {
  const { t } = useWords();
  const may = useMay();
  const act = useAct();
  const [reason, setReason] = useState<ResumptionReason>('no_newer_backup');
  const [without, setWithout] = useState<Readonly<Record<string, WithoutReason>>>({});
  const [margin, setMargin] = useState(0);
  const { after, upTo, peers } = view;
  const lacking = peers.filter(({ state }) => state !== 'same' && state !== 'returned');
  const excused = lacking.flatMap(({ peer }) => {
    const why = without[peer];
    return why === undefined ? [] : [{ peer, why }];
  });
  const unknown = lacking.find(({ peer, state }) => state !== 'unheard' && without[peer] !== undefined);
  const body = { after, upTo: upTo + margin, reason, reference: null, without: excused };
  return (
    <div className="act-row">
      <ReasonChoice reason={reason} onReason={setReason} />
      {lacking.map(({ peer }) => (
        <WithoutPeer
          key={peer}
          side={peer.toUpperCase()}
          why={without[peer]}
          onWhy={(why) => {
            const { [peer]: _before, ...others } = without;
            setWithout(why === undefined ? others : { ...others, [peer]: why });
          }}
        />
      ))}
      {unknown === undefined ? null : (
        <label>
          {t(text.margin, { upTo, side: unknown.peer.toUpperCase() })}{' '}
          <input
            className="input"
            type="number"
            min={0}
            max={1_000_000}
            value={margin}
            onChange={({ target }) => setMargin(Math.max(0, Math.trunc(target.valueAsNumber) || 0))}
          />
        </label>
      )}
      <ActionButton
        strong
        label={t(text.propose)}
        refusal={
          may(action, text.giver) ?? refusalWords(view, { excused: excused.length, margin, unknown }, t)
        }
        sayRefusal
        onPress={() => act.send({ path: '/api/oversight/records/resume-after-set-back', body })}
      />
      <ActStatus act={act} />
    </div>
  );
}

function ReasonChoice(props: {
  readonly reason: ResumptionReason;
  readonly onReason: (reason: ResumptionReason) => void;
}) {
  const { t } = useWords();
  const choose = (value: string): void =>
    props.onReason(resumptionReasons.find((one) => one === value) ?? 'no_newer_backup');
  return (
    <label>
      {t(text.why)}{' '}
      <select className="input" value={props.reason} onChange={({ target }) => choose(target.value)}>
        {resumptionReasons.map((one) => (
          <option key={one} value={one}>
            {t(resumptionReasonText[one])}
          </option>
        ))}
      </select>
    </label>
  );
}

interface Chosen {
  readonly excused: number;
  readonly margin: number;
  readonly unknown: object | undefined;
}

/** What is still lacking once the person has said which peers cannot give back. */
function refusalWords(
  { refused, peers }: ResumptionView,
  { excused, margin, unknown }: Chosen,
  t: ReturnType<typeof useWords>['t'],
): string | null {
  const lacking = peers.filter(({ state }) => state !== 'same' && state !== 'returned').length;
  const isExcused = refused === 'peer_not_returned' || refused === 'peer_word_holed';
  if (isExcused && excused === lacking)
    return unknown !== undefined && margin === 0 ? t(resumptionRefusalText.margin_missing) : null;
  return refused === null ? null : t(resumptionRefusalText[refused]);
}

function WithoutPeer(props: {
  readonly side: string;
  readonly why: WithoutReason | undefined;
  readonly onWhy: (why: WithoutReason | undefined) => void;
}) {
  const { t } = useWords();
  return (
    <label>
      {t(text.cannot, { side: props.side })}{' '}
      <select
        className="input"
        value={props.why ?? ''}
        onChange={({ target }) => props.onWhy(withoutReasons.find((one) => one === target.value))}
      >
        <option value="">{t(text.awaited)}</option>
        {withoutReasons.map((one) => (
          <option key={one} value={one}>
            {t(withoutReasonText[one])}
          </option>
        ))}
      </select>
    </label>
  );
}
