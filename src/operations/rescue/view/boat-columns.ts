import { formatUtcStamp } from '../../../kit/i18n/format.ts';
import { useRoom } from '../../../kit/room/room-context.tsx';
import type { Column } from '../../../kit/table/column.ts';
import { moments, numbers, words } from '../../../kit/table/columns.tsx';
import { lastTouch } from './last-touch.ts';
import { nextWords } from './next-words.ts';
import { contactName, coordinatorBadge, newestPosition, positionWords, rangeWords } from './phrases.ts';
import { phaseText } from '../text.ts';
import { rescueText as text } from './text.ts';
import { type Standing } from './thought.ts';

/** The board as a table: for the search of the queue, the export and the print. */
export function useBoatColumns(): readonly Column<Standing>[] {
  const { staff } = useRoom();
  return [
    numbers({ key: 'rank', head: text.rank }, ({ rank }) => rank),
    words({ key: 'reference', head: text.reference }, ({ boat }) => boat.reference),
    words({ key: 'phase', head: text.phase }, ({ boat }, { t }) => t(phaseText[boat.phase])),
    words({ key: 'coordinator', head: text.coordinator }, ({ boat }) => coordinatorBadge(boat.coordinator)),
    words({ key: 'next', head: text.next }, (standing, said) => nextWords(standing, said)),
    words({ key: 'due', head: text.due }, ({ next }) =>
      next === null || next.dueAt === null ? '–' : formatUtcStamp(Date.parse(next.dueAt)),
    ),
    words({ key: 'claimed', head: text.claimed }, ({ people }, said) =>
      people.claimed === null ? '–' : rangeWords(people.claimed, said),
    ),
    words({ key: 'unaccounted', head: text.unaccounted }, ({ people }, said) =>
      people.unaccounted === null ? '–' : rangeWords(people.unaccounted, said),
    ),
    words({ key: 'position', head: text.position }, ({ boat }, said) => {
      const newest = newestPosition(boat);
      return newest === null ? '–' : positionWords(newest.position, said);
    }),
    words({ key: 'units', head: text.unitsAndSources }, ({ boat }, said) =>
      [
        ...boat.tasks.map(({ unit }) => unit),
        ...boat.links.map(({ facts }) => `${contactName(facts, said)} ${facts.place ?? ''}`),
        ...boat.hulls.map(({ mark }) => mark),
      ].join(', '),
    ),
    moments({ key: 'last', head: text.lastSaid }, staff.state, ({ boat }) => boat.lastEntryAt),
    words({ key: 'by', head: text.by }, ({ boat }) => lastTouch(boat).by),
  ];
}
