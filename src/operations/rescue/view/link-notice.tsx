import { formatAge } from '../../../kit/i18n/age.ts';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import {
  clockSecondsMax,
  isFresh,
  type LinkStanding,
  theirAgeSeconds,
} from '../../../kernel/link-standing.ts';
import { useRescue } from './rescue-context.tsx';
import { checklist, linkText as text } from './text-link.ts';

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
  return link.state !== 'not_configured' && (!isFresh(link, now) || link.heard === 'down');
}

/** Both directions in sentences: how old theirs is, which way fails since when, what waits. */
function linkWords(link: LinkStanding, { t, n, language }: Words, now: number): string {
  const { peer, state, since, heard, heardSince, pending = 0, clockSeconds } = link;
  const side = peer.toUpperCase();
  const age = theirAgeSeconds(link, now);
  const isDeaf = state === 'down';
  const isUnheard = heard === 'down';
  return [
    age === null ? t(text.nothingYet, { side }) : t(text.theirAge, { side, age: formatAge(age, language) }),
    ...(isDeaf && since !== null ? [t(text.deafSince, { at: formatUtcMinute(since) })] : []),
    ...(isUnheard && heardSince !== null ? [t(text.unheardSince, { at: formatUtcMinute(heardSince) })] : []),
    ...(isDeaf !== isUnheard && heard !== 'unknown' ? [t(text.oneWay)] : []),
    ...(isUnheard && pending > 0 ? [t(text.pending, { count: pending })] : []),
    ...(clockSeconds !== null && Math.abs(clockSeconds) > clockSecondsMax
      ? [t(text.clock, { seconds: n(clockSeconds) })]
      : []),
  ].join(' ');
}

/** True where a side does not hear this node: what is proposed to it does not arrive. */
export function useIsUnheard(): (side: string) => boolean {
  const { links } = useRoom();
  return (side) => links().some(({ peer, heard }) => peer === side && heard === 'down');
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
