import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { useWords } from '../kit/i18n/language.tsx';
import { switchText } from './room-text.ts';
import { mayEnter, type Room, type RoomId, rooms } from './rooms.ts';

export interface RoomSwitchProps {
  readonly room: RoomId;
  readonly actions: readonly string[];
  /** Proposals that this person may decide; null while it is not known. */
  readonly waiting: number | null;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onGo: (room: RoomId) => void;
  /** Further letters after `g` that the room in sight understands. */
  readonly letters: Readonly<Record<string, () => void>>;
}

/** Where one is, and where one may go: by pointer, or `g` and the letter that stands beside each room. */
export function RoomSwitch(props: RoomSwitchProps) {
  const { t, n } = useWords();
  const opener = useRef<HTMLButtonElement>(null);
  // Where the focus was when the list opened: it goes back there, so that `g` and a letter leave nothing out of place.
  const before = useRef<Element | null>(null);
  const here = rooms.find(({ id }) => id === props.room);
  const close = () => {
    props.onOpen(false);
    const back = before.current instanceof HTMLElement ? before.current : opener.current;
    if (back === document.body && document.activeElement instanceof HTMLElement)
      document.activeElement.blur();
    else back?.focus();
  };
  return (
    <div className="switch">
      <button
        ref={opener}
        type="button"
        className="act act-quiet"
        aria-expanded={props.open}
        title={`${t(switchText.open)}  g`}
        onClick={() => props.onOpen(!props.open)}
      >
        <strong>{here === undefined ? '' : t(here.name)}</strong>
        {props.waiting === null || props.waiting === 0 ? null : (
          <span className="switch-count figures">
            {n(props.waiting)}
            <span className="unseen"> {t(switchText.waiting, { count: props.waiting })}</span>
          </span>
        )}{' '}
        ▾
      </button>
      {props.open ? <RoomList {...props} before={before} onClose={close} /> : null}
    </div>
  );
}

function RoomList(
  props: RoomSwitchProps & { readonly before: RefObject<Element | null>; readonly onClose: () => void },
) {
  const { t } = useWords();
  const list = useRef<HTMLElement>(null);
  const { before } = props;
  useEffect(() => {
    before.current = document.activeElement;
    const current = list.current?.querySelector('[aria-current="page"]') ?? list.current?.querySelector('a');
    if (current instanceof HTMLElement) current.focus();
  }, [before]);
  const open = rooms.filter((room) => mayEnter(room, props.actions));
  const shut = rooms.filter((room) => !mayEnter(room, props.actions) && room.refusal !== null);
  const go = (id: RoomId) => {
    props.onOpen(false);
    props.onGo(id);
  };
  return (
    <nav
      ref={list}
      className="switch-list"
      aria-label={t(switchText.rooms)}
      onKeyDown={(event) => onListKey(event, { ...props, open, go })}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) props.onOpen(false);
      }}
    >
      <ul>
        {open.map((room) => (
          <li key={room.id}>
            <OpenRoom room={room} here={room.id === props.room} waiting={props.waiting} onGo={go} />
          </li>
        ))}
      </ul>
      {shut.length === 0 ? null : (
        <ul className="switch-shut" aria-label={t(switchText.closed)}>
          {shut.map((room) => (
            <ShutRoom key={room.id} room={room} />
          ))}
        </ul>
      )}
    </nav>
  );
}

function OpenRoom(props: {
  readonly room: Room;
  readonly here: boolean;
  readonly waiting: number | null;
  readonly onGo: (id: RoomId) => void;
}) {
  const { t } = useWords();
  const { room } = props;
  const counted = room.id === 'approvals' && props.waiting !== null && props.waiting > 0;
  return (
    <a
      href={`#/${room.id}`}
      className="switch-room"
      aria-current={props.here ? 'page' : undefined}
      onClick={(event) => {
        event.preventDefault();
        props.onGo(room.id);
      }}
    >
      <kbd>{room.key}</kbd>
      <span>{t(room.name)}</span>
      {counted ? (
        <span className="figures">{t(switchText.waiting, { count: props.waiting ?? 0 })}</span>
      ) : null}
    </a>
  );
}

/** A room one may not enter stays in its place, with who can let one in. */
function ShutRoom(props: { readonly room: Room }) {
  const { t } = useWords();
  const { room } = props;
  return (
    <li className="switch-room is-shut">
      <span />
      <span>{t(room.name)}</span>
      <span className="switch-reason">{room.refusal === null ? '' : t(room.refusal)}</span>
    </li>
  );
}

interface ListKeys extends Pick<RoomSwitchProps, 'letters' | 'onOpen'> {
  readonly open: readonly Room[];
  readonly go: (id: RoomId) => void;
  readonly onClose: () => void;
}

function onListKey(event: KeyboardEvent<HTMLElement>, keys: ListKeys): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const room = keys.open.find(({ key }) => key === event.key);
  const further = Object.hasOwn(keys.letters, event.key) ? keys.letters[event.key] : undefined;
  if (event.key === 'Escape') keys.onClose();
  else if (room !== undefined) keys.go(room.id);
  else if (further !== undefined) {
    keys.onClose();
    further();
  } else if (event.key === 'ArrowDown') step(event.currentTarget, 1);
  else if (event.key === 'ArrowUp') step(event.currentTarget, -1);
  else return;
  event.preventDefault();
}

function step(list: HTMLElement, by: number): void {
  const links = [...list.querySelectorAll('a')];
  const at = links.findIndex((link) => link === document.activeElement);
  links[(at + by + links.length) % links.length]?.focus();
}
