import type { LinkStanding, SetBack, SetBackAnswer } from '../kernel/link-standing.ts';
import { formatUtcMinute } from '../kit/i18n/format.ts';
import { useWords } from '../kit/i18n/language.tsx';
import { useResource } from '../kit/resource.ts';
import { useStore } from '../kit/store.ts';
import { useDesk } from '../operations/picture/view/desk-context.tsx';
import { SetBackResumption } from './set-back-resumption.tsx';
import { laneText, setBackSteps as steps, setBackText as text } from './set-back-text.ts';

/**
 * This node's book was set back: whom it can no longer tell anything, since when, the exact figures, and what a person
 * does. It stays until that is done: nothing here goes on by itself. As the picture's own stream tells it.
 */
export function SetBackNotices() {
  const desk = useDesk();
  const health = useStore(desk.live.health);
  return (health?.links ?? []).map(({ peer, setBack }: LinkStanding) =>
    setBack == null ? null : (
      <SetBackNotice key={peer} peer={peer} own={health?.node ?? ''} setBack={setBack} />
    ),
  );
}

const seeSetBack = 'oversight/records/seeSetBack';
const askEverySeconds = 15;

/** The same for whoever orders that the book goes on, and sees no picture: asked of the records, since no stream tells it. */
export function OfficeSetBackNotices(props: { readonly actions: readonly string[] }) {
  const may = props.actions.includes(seeSetBack);
  const { value } = useResource<SetBackAnswer>(
    may ? '/api/oversight/records/set-back' : null,
    askEverySeconds,
  );
  return (value?.peers ?? []).map(({ peer, setBack }) => (
    <SetBackNotice key={peer} peer={peer} own={value?.node ?? ''} setBack={setBack} />
  ));
}

interface Found {
  readonly peer: string;
  readonly own: string;
  readonly setBack: SetBack;
}

function SetBackNotice({ peer, own, setBack }: Found) {
  const { t } = useWords();
  const side = peer.toUpperCase();
  return (
    <section className="notice is-trouble" aria-label={t(text.title, { side })}>
      <p role="status">
        <strong>{t(text.title, { side })}</strong>{' '}
        {t(text.consequence, { side, at: formatUtcMinute(setBack.since) })}
      </p>
      <details>
        <summary>{t(text.summary)}</summary>
        <SetBackFigures side={side} lanes={setBack.lanes} />
        <ol>
          <li>{t(steps.tell)}</li>
          <li>{t(steps.restore)}</li>
          <li>
            {t(steps.ask, { side })}
            <br />
            <code>{giveBackLine(own, setBack)}</code>
          </li>
          <li>{t(steps.read, { side })}</li>
          <li>{t(steps.resume)}</li>
        </ol>
        {setBack.resumption == null ? null : <SetBackResumption view={setBack.resumption} />}
      </details>
    </section>
  );
}

function SetBackFigures(props: { readonly side: string; readonly lanes: SetBack['lanes'] }) {
  const { t, n } = useWords();
  const { side } = props;
  return (
    <table className="plain-table">
      <caption className="unseen">{t(text.title, { side })}</caption>
      <thead>
        <tr>
          <th scope="col">{t(text.lane)}</th>
          <th scope="col">{t(text.held, { side })}</th>
          <th scope="col">{t(text.made)}</th>
          <th scope="col">{t(text.agreed)}</th>
          <th scope="col">{t(text.lacking)}</th>
        </tr>
      </thead>
      <tbody>
        {props.lanes.map(({ lane, held, made, agreed }) => (
          <tr key={lane}>
            <td>{laneText[lane] === undefined ? lane : t(laneText[lane])}</td>
            <td className="figures">{n(held)}</td>
            <td className="figures">{n(made)}</td>
            <td className="figures">{n(agreed)}</td>
            <td className="figures">{n(Math.max(0, held - made))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the other side's engineer runs: everything after what both are known to have. */
function giveBackLine(own: string, { lanes }: SetBack): string {
  const after = ['life', 'work', 'bulk'].map((lane) => lanes.find((one) => one.lane === lane)?.agreed ?? 0);
  return `strait exchange give-back ${own} --after ${after.join(',')}`;
}
