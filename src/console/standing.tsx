import { isFresh, type LinkStanding, theirAgeSeconds, unheardSince } from '../kernel/link-standing.ts';
import { formatAge } from '../kit/i18n/age.ts';
import { formatUtcMinute } from '../kit/i18n/format.ts';
import { useWords } from '../kit/i18n/language.tsx';
import { useStore } from '../kit/store.ts';
import { useDesk } from '../operations/picture/view/desk-context.tsx';
import type { OfficeLink } from './office-link.ts';
import { resumptionText } from './set-back-text.ts';
import { shellText } from './text.ts';
import { uncarriedText } from './uncarried-text.ts';

/** Link, feeds and store, always in sight with their age; a word changes before a colour does. */
export function PictureStanding() {
  const { t, language } = useWords();
  const desk = useDesk();
  const connection = useStore(desk.live.connection);
  const health = useStore(desk.live.health);
  const now = useStore(desk.clock);
  const lost = connection.state === 'lost';
  const link = lost
    ? t(shellText.lost, { age: formatAge((now - connection.since) / 1000, language) })
    : t(connection.state === 'live' ? shellText.live : shellText.connecting);
  const sources = health?.sources ?? [];
  const receiving = sources.filter((source) => source.state === 'receiving').length;
  const store = health === null ? t(shellText.unknown) : t(shellText[health.store.state]);
  return (
    <dl className="standing">
      <Item name={t(shellText.link)} value={link} state={lost ? 'alarm' : 'ok'} />
      {(health?.links ?? [])
        .filter((peer) => peer.state !== 'not_configured')
        .map((peer) => (
          <PeerItems key={peer.peer} link={peer} now={now} />
        ))}
      <Item
        name={t(shellText.feeds)}
        value={`${receiving}/${sources.length}`}
        state={receiving < sources.length ? 'warning' : 'ok'}
        minor
      />
      <Item
        name={t(shellText.store)}
        value={store}
        state={health?.store.state === 'down' ? 'alarm' : 'ok'}
        minor
      />
    </dl>
  );
}

/** Both directions of the link with one peer, each by itself: how old theirs is, and whether they hear us. */
function PeerItems(props: { readonly link: LinkStanding; readonly now: number }) {
  const { t, n, language } = useWords();
  const { link, now } = props;
  const side = link.peer.toUpperCase();
  const age = theirAgeSeconds(link, now);
  const since = (at: number | null) => (at === null ? '' : formatUtcMinute(at));
  const heard = age === null ? t(shellText.unknown) : formatAge(age, language);
  const unheard = unheardSince(link, now);
  const reach =
    unheard === null
      ? t(link.heard === 'up' ? shellText.hears : shellText.unknown)
      : t(link.heard === 'down' ? shellText.unheard : shellText.stuck, { at: since(unheard) });
  const waiting = link.pending ?? 0;
  const waits = waiting === 0 ? '' : ` · ${t(shellText.waits, { count: n(waiting) })}`;
  return (
    <>
      <Item
        name={`${side} →`}
        value={link.state === 'up' ? heard : t(shellText.peerDown, { at: since(link.since), age: heard })}
        state={isFresh(link, now) ? 'ok' : 'warning'}
      />
      <Item name={`→ ${side}`} value={`${reach}${waits}`} state={unheard === null ? 'ok' : 'warning'} />
      <NotTaken link={link} />
      {link.uncarried === undefined || link.uncarried.count === 0 ? null : (
        <Item
          name={`→ ${side}`}
          value={t(uncarriedText.counted, { count: n(link.uncarried.count) })}
          state="ok"
          minor
        />
      )}
      {(link.declared ?? []).map(({ after, upTo }) => (
        <Item
          key={upTo}
          name={side}
          value={t(resumptionText.declared, { after: n(after + 1), upTo: n(upTo) })}
          state="ok"
          minor
        />
      ))}
    </>
  );
}

/** How much of theirs came and stands in no record here: refused, or waiting for rules or for a newer version. */
function NotTaken({ link }: { readonly link: LinkStanding }) {
  const { t, n } = useWords();
  const refused = (link.refused ?? []).reduce((sum, { count }) => sum + count, 0);
  const { unruled = 0, unknown = 0 } = link.waiting ?? {};
  const count = refused + unruled + unknown;
  if (count === 0) return null;
  const values = { refused: n(refused), unruled: n(unruled), unknown: n(unknown) };
  return (
    <Item
      name={`${link.peer.toUpperCase()} →`}
      value={t(shellText.notOnRecord, { count: n(count) })}
      title={t(shellText.notOnRecordBy, values)}
      state="ok"
      minor
    />
  );
}

/** The link alone: a post without the picture has no feeds to watch. */
export function OfficeStanding(props: { readonly link: OfficeLink }) {
  const { t, language } = useWords();
  const lostAt = useStore(props.link.lostAt);
  const now = useStore(props.link.clock);
  const live = useStore(props.link.live);
  // A stream that is silent is a lost line, whatever the last question brought: an answer may hang as long as it likes.
  const lostSince = live.state === 'lost' ? Math.min(live.since, lostAt ?? live.since) : lostAt;
  const value =
    lostSince === null
      ? t(live.state === 'live' ? shellText.live : shellText.up)
      : t(shellText.lost, { age: formatAge((now - lostSince) / 1000, language) });
  return (
    <dl className="standing">
      <Item name={t(shellText.link)} value={value} state={lostSince === null ? 'ok' : 'warning'} />
    </dl>
  );
}

function Item(props: {
  readonly name: string;
  readonly value: string;
  readonly state: 'ok' | 'warning' | 'alarm';
  /** What it is made of, for whoever points at it. */
  readonly title?: string;
  /** Gives way on a narrow screen while nothing is wrong with it. */
  readonly minor?: boolean;
}) {
  return (
    <div className={`standing-item is-${props.state}${props.minor === true ? ' is-minor' : ''}`}>
      <dt>{props.name}</dt>
      <dd className="figures" {...(props.title === undefined ? {} : { title: props.title })}>
        {props.value}
      </dd>
    </div>
  );
}
