import type { Words } from '../../../kit/i18n/language.tsx';
import { roleText } from '../../../kit/room/terms.ts';
import { coordinatorBadge } from './phrases.ts';
import { rescueText as text } from './text.ts';
import { type Standing } from './thought.ts';

/** What must be done next for a boat, and whose it is where that is not the watch of the side that coordinates. */
export function nextWords({ next, boat }: Standing, { t }: Words): string {
  if (next === null) return t(text.nothingNext);
  const whose = [
    ...(next.side === boat.coordinator ? [] : [coordinatorBadge(next.side)]),
    ...(next.role === 'watch_officer' ? [] : [t(roleText[next.role])]),
  ];
  return [t(next.text), ...whose].join(' · ');
}
