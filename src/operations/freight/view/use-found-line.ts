import { useEffect, useMemo } from 'react';
import type { LineAlarm } from '../../../kit/alarms/line-alarm.ts';
import { formatAge } from '../../../kit/i18n/age.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { deskOwner } from '../../../kit/room/desk-owner.ts';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import type { FoundAnswer } from '../wire.ts';
import { foundLinkOf } from './found-link.ts';
import { openedPassageOf } from './opened-passage.ts';
import { foundLineText as text } from './text-found.ts';

/** People found in vehicles to whom nobody has come, for a post that works in freight. */
export interface FoundLine {
  readonly alarms: readonly LineAlarm[];
  /** Of how many vehicles. */
  readonly vehicles: number;
  readonly isCut: boolean;
  /** How old what is shown is, seconds; null: fresh. */
  readonly oldSeconds: number | null;
}

type Found = FoundAnswer['found'][number];
const oldAfterMilliseconds = 30_000;
const nothing: FoundLine = { alarms: [], vehicles: 0, isCut: false, oldSeconds: null };

/**
 * Each vehicle with hurt people or children calls until help is noted on its passage: no post can press it away. A post
 * that is told of them by the watch already is not told twice. `now` in milliseconds.
 */
export function useFoundLine(now: number): FoundLine {
  const words = useWords();
  const { staff, onNews, goTo } = useRoom();
  const owner = deskOwner(staff);
  const link = useMemo(() => foundLinkOf(owner), [owner]);
  const isWanted =
    staff.actions.includes('operations/freight/see') &&
    !staff.actions.includes('operations/watch/seeProtected');
  useEffect(() => (isWanted ? link.hold() : undefined), [link, isWanted]);
  useEffect(() => (isWanted ? onNews('freight', () => link.nudge()) : undefined), [link, isWanted, onNews]);
  const answer = useStore(link.held);
  const { at, trouble } = useStore(link.standing);
  if (!isWanted || answer === null) return nothing;
  const ageMilliseconds = at === null ? 0 : Date.now() - at;
  const isOld = ageMilliseconds > oldAfterMilliseconds || (at !== null && trouble !== null);
  const open = (passage: string) => () => {
    openedPassageOf(owner).set(passage);
    goTo('freight');
  };
  return {
    alarms: answer.found.map((found) => lineAlarm(found, { now, words, open: open(found.passage) })),
    vehicles: new Set(answer.found.map(({ passage }) => passage)).size,
    isCut: answer.isCut,
    oldSeconds: isOld ? ageMilliseconds / 1000 : null,
  };
}

interface Around {
  readonly now: number;
  readonly words: Words;
  readonly open: () => void;
}

function lineAlarm(found: Found, { now, words, open }: Around): LineAlarm {
  const { t, language } = words;
  const { key, help, place, lane, since, actBefore } = found;
  const what = t(found.consequence);
  const leftMilliseconds = Date.parse(actBefore) - now;
  const age = formatAge(Math.abs(leftMilliseconds) / 1000, language);
  return {
    key,
    severity: help === 'medical' ? 'alarm' : 'warning',
    life: help === 'medical',
    what: lane === null ? t(text.atPlace, { place, what }) : t(text.at, { place, lane, what }),
    say: t(found.act),
    left: t(leftMilliseconds >= 0 ? text.left : text.over, { age }),
    since: Date.parse(since),
    more: 0,
    acknowledged: false,
    open,
    acknowledge: () => undefined,
    refusal: t(text.endsWithHelp),
    endsByAct: true,
  };
}
