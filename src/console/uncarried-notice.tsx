import type { LinkStanding, UncarriedView } from '../kernel/link-standing.ts';
import { formatAge } from '../kit/i18n/age.ts';
import { formatUtcMinute } from '../kit/i18n/format.ts';
import { useWords } from '../kit/i18n/language.tsx';
import { useStore } from '../kit/store.ts';
import { useDesk } from '../operations/picture/view/desk-context.tsx';
import { uncarriedSteps as steps, uncarriedText as text } from './uncarried-text.ts';

/** So long it stands as a notice: a day's watches. After that the link still counts it. Ours. */
const noticeMilliseconds = 24 * 3_600_000;

/** Records of ours that could not go to a peer: what the peer does not know, since when, and what a person does about it. */
export function UncarriedNotices() {
  const desk = useDesk();
  const health = useStore(desk.live.health);
  const now = useStore(desk.clock);
  return (health?.links ?? []).map(({ peer, uncarried }: LinkStanding) => {
    const fresh = uncarried?.latest.filter(({ at }) => now - at < noticeMilliseconds) ?? [];
    return fresh.length === 0 ? null : (
      <UncarriedNotice
        key={peer}
        side={peer.toUpperCase()}
        fresh={fresh}
        count={uncarried?.count ?? fresh.length}
        now={now}
      />
    );
  });
}

interface Found {
  readonly side: string;
  readonly fresh: UncarriedView['latest'];
  /** Of all that ever stayed. */
  readonly count: number;
  readonly now: number;
}

function UncarriedNotice({ side, fresh, count, now }: Found) {
  const { t, n, language } = useWords();
  return (
    <section className="notice is-trouble" aria-label={t(text.title, { side })}>
      <p role="status">
        <strong>{t(text.title, { side })}</strong> {t(text.consequence, { side })}
      </p>
      <details>
        <summary>{t(text.summary)}</summary>
        <table className="plain-table">
          <caption className="unseen">{t(text.title, { side })}</caption>
          <thead>
            <tr>
              <th scope="col">{t(text.turn)}</th>
              <th scope="col">{t(text.age)}</th>
            </tr>
          </thead>
          <tbody>
            {fresh.map(({ at }, index) => (
              <tr key={index}>
                <td className="figures">{formatUtcMinute(at)} UTC</td>
                <td className="figures">{formatAge(Math.max(0, now - at) / 1000, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {fresh.length < count ? <p>{t(text.listed, { listed: n(fresh.length), count: n(count) })}</p> : null}
        <ol>
          <li>{t(steps.look)}</li>
          <li>{t(steps.tell, { side })}</li>
          <li>{t(steps.mend)}</li>
        </ol>
      </details>
    </section>
  );
}
