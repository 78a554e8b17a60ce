import { ActStatus } from '../../../kit/acts/act-status.tsx';
import { useAct } from '../../../kit/acts/use-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { termOf } from '../../../kit/room/terms.ts';
import { Part } from '../../../kit/room/values.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { moments, words } from '../../../kit/table/columns.tsx';
import { PlainTable } from '../../../kit/table/plain-table.tsx';
import { myText as text, wayText } from './text.ts';

/** `GET /api/session/mine`. */
interface MySession {
  readonly id: string;
  readonly current: boolean;
  readonly startedAt: string;
  readonly lastUsedAt: string;
  readonly endsAt: string;
  readonly way: string;
  /** The browser as it named itself, shortened. */
  readonly device: string;
  /** A new way in was added then, and this is the first session since. */
  readonly newWayAt?: string | null;
}

/** Where I am signed in; any but this one can be ended from here. */
export function MySessions() {
  const { t } = useWords();
  const { staff } = useRoom();
  const sessions = useResource<readonly MySession[]>('/api/session/mine');
  const act = useAct();
  const revoke = (id: string) =>
    act.send({ path: '/api/session/revoke', body: { id } }, { onTaken: sessions.again });
  const columns: readonly Column<MySession>[] = [
    words({ key: 'device', head: text.device }, ({ device, current }) =>
      current ? `${device} (${t(text.thisOne)})` : device,
    ),
    words({ key: 'way', head: text.way }, ({ way }) => t(termOf(wayText, way))),
    moments({ key: 'started', head: text.started }, staff.state, ({ startedAt }) => startedAt),
    moments({ key: 'used', head: text.used }, staff.state, ({ lastUsedAt }) => lastUsedAt),
    moments({ key: 'ends', head: text.endsAt }, staff.state, ({ endsAt }) => endsAt),
    moments({ key: 'newWay', head: text.newWayAt }, staff.state, ({ newWayAt }) => newWayAt ?? null),
    {
      ...words({ key: 'revoke', head: text.revoke }, () => ''),
      cell: ({ id, current }) => (
        <ActionButton
          label={t(text.revoke)}
          refusal={current ? t(text.revokeOwn) : null}
          onPress={() => revoke(id)}
        />
      ),
    },
  ];
  return (
    <Part title={t(text.sessions)}>
      <ResourceNotice of={sessions} />
      {sessions.value === null ? null : (
        <PlainTable
          label={t(text.sessions)}
          columns={columns}
          rows={sessions.value}
          rowKey={({ id }) => id}
          empty={t(text.noSessions)}
        />
      )}
      <ActStatus act={act} />
    </Part>
  );
}

/** `GET /api/session/credentials`. */
interface MyCredential {
  readonly credential: string;
  readonly way: string;
  readonly enrolledAt: string;
}

/** My ways of signing in; a lost key is given up from here, and my other sessions end. */
export function MyCredentials() {
  const { t } = useWords();
  const held = useResource<readonly MyCredential[]>('/api/session/credentials', 300);
  const act = useAct();
  const giveUp = (credential: string) =>
    act.send({ path: '/api/session/revoke-credential', body: { credential } }, { onTaken: held.again });
  // A node of the demonstration alone knows none, and says so by having no such list.
  if (held.trouble?.kind === 'refused') return null;
  return (
    <Part title={t(text.credentials)}>
      <ResourceNotice of={held} />
      {held.value?.length === 0 ? <p className="quiet">{t(text.noCredentials)}</p> : null}
      {(held.value ?? []).map(({ credential, way, enrolledAt }) => (
        <div key={credential} className="act-row">
          {t(termOf(wayText, way))} <Moment at={enrolledAt} />
          <ActionButton
            label={t(text.giveUp)}
            title={t(text.giveUpHint)}
            onPress={() => giveUp(credential)}
          />
        </div>
      ))}
      <ActStatus act={act} />
    </Part>
  );
}
