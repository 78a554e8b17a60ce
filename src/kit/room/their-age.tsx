import type { ReactNode } from 'react';
import { isFresh, theirAgeSeconds, unheardSince } from '../../kernel/link-standing.ts';
import type { Text } from '../../kernel/text.ts';
import { formatAge } from '../i18n/age.ts';
import { useWords } from '../i18n/language.tsx';
import { useStore } from '../store.ts';
import { useRoom } from './room-context.tsx';

const text = {
  old: { en: '{age} old', fr: 'date de {age}' },
  never: { en: 'not heard yet', fr: 'rien reçu encore' },
  title: {
    en: '{side} is not heard now: what they have done since is not here.',
    fr: '{side} n’est plus reçu : ce qu’ils ont fait depuis n’est pas ici.',
  },
} as const satisfies Record<string, Text>;

/**
 * How old what is known of a side is, in words, where it is not fresh: read from the link by which that side is heard, this
 * direction alone. Null: fresh, this node's own, or no other node stands beside it.
 */
export function useSideAge(): (side: string | null) => string | null {
  const { t, language } = useWords();
  const { links, clock, staff } = useRoom();
  const now = useStore(clock);
  return (side) => {
    if (side === null || side === staff.state) return null;
    const link = links().find(({ peer, state }) => peer === side && state !== 'not_configured');
    if (link === undefined || isFresh(link, now)) return null;
    const age = theirAgeSeconds(link, now);
    return age === null ? t(text.never) : t(text.old, { age: formatAge(age, language) });
  };
}

/** Since when nothing of this node reaches a side, milliseconds; null: it does, or there is no other node. */
export function useUnheardSince(): (side: string) => number | null {
  const { links, clock } = useRoom();
  const now = useStore(clock);
  return (side) => {
    const link = links().find(({ peer }) => peer === side);
    return link === undefined ? null : unheardSince(link, now);
  };
}

/** Whose it is, with its age at the item where that side is not heard: by word, not by colour alone. */
export function SideBadge(props: { readonly side: string | null; readonly title?: string }) {
  const { t } = useWords();
  const ageOf = useSideAge();
  const { side } = props;
  if (side === null) return <span className="absent">–</span>;
  const age = ageOf(side);
  if (age === null)
    return (
      <span className="state-badge" {...(props.title === undefined ? {} : { title: props.title })}>
        {side.toUpperCase()}
      </span>
    );
  return (
    <span className="their-age" title={t(text.title, { side: side.toUpperCase() })}>
      <span className="state-badge">{side.toUpperCase()}</span> <em className="age-stale">{age}</em>
    </span>
  );
}

/** Anything that a side last said: greyed where that side is not heard. Its age stands beside, at the badge. */
export function OfSide(props: { readonly side: string | null; readonly children: ReactNode }) {
  const ageOf = useSideAge();
  return ageOf(props.side) === null ? (
    <>{props.children}</>
  ) : (
    <span className="theirs-stale">{props.children}</span>
  );
}
