import { formatAge } from '../../../kit/i18n/age.ts';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { useUnheardSince } from '../../../kit/room/their-age.tsx';
import {
  clockSecondsMax,
  deafSince,
  isFresh,
  type LinkFault,
  type LinkStanding,
  theirAgeSeconds,
  unheardSince,
} from '../../../kernel/link-standing.ts';
import { useRescue } from './rescue-context.tsx';
import { checklist, linkFaultText, linkText as text } from './text-link.ts';

/** How the link with the other side fails, which way and since when, with what to do by telephone. Nothing while all is well. */
export function LinkNotice() {
  const words = useWords();
  const { links } = useRoom();
  const { now } = useRescue();
  const failing = links().filter((link) => fails(link, now));
  if (failing.length === 0) return null;
  return (
    <section className="notice is-trouble" aria-label={words.t(text.checklist)}>
      {failing.map((link) => (
        <p key={link.peer} role="status" className="figures">
          {linkWords(link, words, now)}
        </p>
      ))}
      <details>
        <summary>{words.t(text.checklist)}</summary>
        <ol>
          {checklist.map((line) => (
            <li key={line.en}>{words.t(line)}</li>
          ))}
        </ol>
      </details>
    </section>
  );
}

function fails(link: LinkStanding, now: number): boolean {
  if (link.state === 'not_configured') return false;
  if (link.clockDoubted === true || (link.waiting?.unruled ?? 0) > 0) return true;
  return !isFresh(link, now) || unheardSince(link, now) !== null;
}

/** Both directions in sentences: how old theirs is, which way fails since when and why, what waits. */
function linkWords(link: LinkStanding, words: Words, now: number): string {
  const { t, n, language } = words;
  const { heard, pending = 0, clockSeconds } = link;
  const side = link.peer.toUpperCase();
  const age = theirAgeSeconds(link, now);
  const [isDeaf, isUnheard] = [deafSince(link, now) !== null, unheardSince(link, now) !== null];
  return [
    age === null ? t(text.nothingYet, { side }) : t(text.theirAge, { side, age: formatAge(age, language) }),
    ...directionWords(link, words, now),
    ...(isDeaf !== isUnheard && heard !== 'unknown' ? [t(text.oneWay)] : []),
    ...(isUnheard && pending > 0 ? [t(text.pending, { count: pending })] : []),
    ...(clockSeconds !== null && Math.abs(clockSeconds) > clockSecondsMax
      ? [t(text.clock, { seconds: n(clockSeconds) })]
      : []),
    ...(link.clockDoubted === true ? [t(text.clockDoubted)] : []),
    ...reasonWords(link, words),
  ].join(' ');
}

/** Of each direction that fails: whether the line is down, or stands and brings nothing more, and since when. */
function directionWords(link: LinkStanding, { t }: Words, now: number): readonly string[] {
  const [deaf, unheard] = [deafSince(link, now), unheardSince(link, now)];
  const at = (since: number) => ({ at: formatUtcMinute(since) });
  return [
    ...(deaf === null ? [] : [t(link.state === 'down' ? text.deafSince : text.stoppedSince, at(deaf))]),
    ...(unheard === null
      ? []
      : [t(link.heard === 'down' ? text.unheardSince : text.stuckSince, at(unheard))]),
  ];
}

/** Why, as far as this node knows, and whom to tell. */
function reasonWords({ fault, refused = [], waiting }: LinkStanding, { t }: Words): readonly string[] {
  const unruled = waiting?.unruled ?? 0;
  const isForEngineers = refused.length > 0 || (fault != null && !ofTheLine.includes(fault));
  return [
    ...(fault == null ? [] : [t(linkFaultText[fault])]),
    ...refused.map((one) => t(text.refused, { count: one.count, why: t(one.text) })),
    ...(isForEngineers ? [t(text.engineers)] : []),
    ...(unruled === 0 ? [] : [t(text.unruled, { count: unruled })]),
  ];
}

/** What a line that is cut or poor does; everything else is of a node. */
const ofTheLine: readonly string[] = ['unreachable', 'cut_off'] satisfies readonly LinkFault[];

/** True where nothing of this node reaches a side: what is proposed to it does not arrive. */
export function useIsUnheard(): (side: string) => boolean {
  const since = useUnheardSince();
  return (side) => since(side) !== null;
}

/** How old what is known of the other side is, where that is not fresh; null: it is, or there is no other node. */
export function useTheirAge(): (side: string) => string | null {
  const { t, language } = useWords();
  const { links } = useRoom();
  const { now } = useRescue();
  return (side) => {
    const link = links().find(({ peer, state }) => peer === side && state !== 'not_configured');
    if (link === undefined || isFresh(link, now)) return null;
    const age = theirAgeSeconds(link, now);
    const of = { side: side.toUpperCase() };
    return age === null ? t(text.nothingYet, of) : t(text.theirAge, { ...of, age: formatAge(age, language) });
  };
}
