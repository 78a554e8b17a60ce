import { Component, type ReactNode, Suspense } from 'react';
import { ActionButton } from '../kit/elements/action-button.tsx';
import { useWords } from '../kit/i18n/language.tsx';
import { switchText } from './room-text.ts';
import { mayEnter, type RoomId, rooms } from './rooms.ts';

/** The room in sight, once it is loaded; or why it is not open to this post. */
export function RoomArea(props: { readonly room: RoomId; readonly actions: readonly string[] }) {
  const { t } = useWords();
  const room = rooms.find(({ id }) => id === props.room);
  if (room === undefined || !mayEnter(room, props.actions))
    return <p className="notice is-trouble">{t(room?.refusal ?? switchText.closed)}</p>;
  if (room.view === null) return null;
  const View = room.view;
  return (
    <LoadGuard key={room.id} said={<Failed />}>
      <Suspense fallback={<p className="quiet-note">{t(switchText.loading)}</p>}>
        <View />
      </Suspense>
    </LoadGuard>
  );
}

function Failed() {
  const { t } = useWords();
  return (
    <p className="notice is-trouble">
      {t(switchText.failed)} <ActionButton label="↻" onPress={() => location.reload()} />
    </p>
  );
}

/** A room that fails takes nothing else with it: the alarm line and the picture go on. React asks for a class here. */
class LoadGuard extends Component<
  { readonly children: ReactNode; readonly said: ReactNode },
  { readonly failed: boolean }
> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? this.props.said : this.props.children;
  }
}
