import { formatAge } from '../kit/i18n/age.ts';
import { useWords } from '../kit/i18n/language.tsx';
import { useStore } from '../kit/store.ts';
import { useDesk } from '../operations/picture/view/desk-context.tsx';
import type { OfficeLink } from './office-link.ts';
import { shellText } from './text.ts';

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
          <Item
            key={peer.peer}
            name={`${t(shellText.neighbour)} ${peer.peer.toUpperCase()}`}
            value={t(peer.state === 'up' ? shellText.up : shellText.neighbourDown)}
            state={peer.state === 'up' ? 'ok' : 'warning'}
          />
        ))}
      <Item
        name={t(shellText.feeds)}
        value={`${receiving}/${sources.length}`}
        state={receiving < sources.length ? 'warning' : 'ok'}
      />
      <Item name={t(shellText.store)} value={store} state={health?.store.state === 'down' ? 'alarm' : 'ok'} />
    </dl>
  );
}

/** The link alone: a post without the picture has no feeds to watch. */
export function OfficeStanding(props: { readonly link: OfficeLink }) {
  const { t, language } = useWords();
  const lostAt = useStore(props.link.lostAt);
  const now = useStore(props.link.clock);
  const value =
    lostAt === null
      ? t(shellText.up)
      : t(shellText.lost, { age: formatAge((now - lostAt) / 1000, language) });
  return (
    <dl className="standing">
      <Item name={t(shellText.link)} value={value} state={lostAt === null ? 'ok' : 'warning'} />
    </dl>
  );
}

function Item(props: {
  readonly name: string;
  readonly value: string;
  readonly state: 'ok' | 'warning' | 'alarm';
}) {
  return (
    <div className={`standing-item is-${props.state}`}>
      <dt>{props.name}</dt>
      <dd className="figures">{props.value}</dd>
    </div>
  );
}
