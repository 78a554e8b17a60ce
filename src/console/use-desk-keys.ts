import type { RefObject } from 'react';
import type { ListControl } from '../kit/elements/held-list.tsx';
import { type KeyBindings, useKeys } from '../kit/elements/keys.ts';
import { openArea } from '../operations/picture/view/area-open.ts';
import type { Desk } from '../operations/picture/view/desk.ts';
import { toggleFollow } from '../operations/picture/view/open-item.ts';
import { stepMilliseconds, stepTime } from '../operations/picture/view/time-control.tsx';

export interface DeskKeys {
  readonly desk: Desk;
  readonly list: RefObject<ListControl | null>;
  /** The list of "seen here", while it is open. */
  readonly areaList: RefObject<ListControl | null>;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly wall: boolean;
  /** False in another room: the keys of the picture rest, those of every screen stay. */
  readonly inPicture: boolean;
  /** False: single letters do nothing, for those whose input aid types by itself (WCAG 2.2, 2.1.4). */
  readonly single: boolean;
  onWall(wall: boolean): void;
  onSheet(): void;
  onSwitch(): void;
  onAcknowledge(): void;
  /** Proposes a task for the opened boat; null in every other room. */
  readonly onTask: (() => void) | null;
  /** Null where the post may not break the glass. */
  readonly onGlass: (() => void) | null;
}

/** The keys of the whole desk. In wall mode only Escape does anything. */
export function useDeskKeys(keys: DeskKeys): void {
  useKeys(
    keys.wall
      ? { Escape: () => keys.onWall(false) }
      : { ...(keys.single ? everywhere(keys) : {}), ...(keys.inPicture ? inPicture(keys) : {}) },
  );
}

/** Keys of every screen. The alarm line stays in every room, and so does its key. */
function everywhere(keys: DeskKeys): KeyBindings {
  const { onGlass, onTask } = keys;
  return {
    ...(onTask === null
      ? {}
      : { t: () => (document.querySelector('dialog[open]') === null ? onTask() : false) }),
    a: () => keys.onAcknowledge(),
    g: () => keys.onSwitch(),
    '?': () => keys.onSheet(),
    ...(onGlass === null ? {} : { b: onGlass }),
  };
}

function inPicture(keys: DeskKeys): KeyBindings {
  return { ...(keys.single ? deskBindings(keys) : {}), Escape: () => escape(keys) };
}

function deskBindings(keys: DeskKeys): KeyBindings {
  const { desk, search } = keys;
  return {
    '/': () => search.current?.focus(),
    j: () => listInUse(keys)?.move(1),
    k: () => listInUse(keys)?.move(-1),
    m: () => desk.measuring.update((on) => !on),
    f: () => toggleFollow(desk),
    s: () => openArea(desk),
    '+': () => desk.map.get()?.zoomBy(1),
    '=': () => desk.map.get()?.zoomBy(1),
    '-': () => desk.map.get()?.zoomBy(-1),
    '[': () => stepTime(desk, -stepMilliseconds),
    ']': () => stepTime(desk, stepMilliseconds),
    l: () => desk.travel.live(),
    ' ': (event) => playOrPause(desk, event),
  };
}

/** The list of "seen here" while it is open, unless the focus stands in the lists at the left. */
function listInUse({ desk, list, areaList }: DeskKeys): ListControl | null {
  const atLeft = document.activeElement?.closest('.pane-queue') != null;
  return desk.area.state.get() === null || atLeft ? list.current : areaList.current;
}

/** Space presses a focused button, as everywhere; elsewhere it plays. */
function playOrPause(desk: Desk, event: KeyboardEvent): boolean {
  const target = event.target;
  if (target instanceof HTMLElement && target.closest('button, summary, input, select, a') !== null)
    return false;
  const time = desk.travel.time.get();
  desk.travel.setPlay(time.mode === 'past' && time.play !== 0 ? 0 : 10);
  return true;
}

/** Leaves one thing at a time, the innermost first; never does harm. */
function escape({ desk }: DeskKeys): boolean {
  // An open sheet closes itself and gives the focus back.
  if (document.querySelector('dialog[open]') !== null) return false;
  if (desk.measuring.get()) desk.measuring.set(false);
  else if (desk.following.get() !== null) desk.following.set(null);
  else if (desk.selection.get() !== null) desk.selection.set(null);
  else desk.area.close();
  return true;
}
