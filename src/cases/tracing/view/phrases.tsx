import { Moment } from '../../../kit/elements/moment.tsx';
import { formatAge } from '../../../kit/i18n/age.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { SideBadge } from '../../../kit/room/their-age.tsx';
import { useStore } from '../../../kit/store.ts';
import { type OwnRequest, type PairView, mayBeInContact, type RequestFacts } from '../wire.ts';
import { ageText, partingText, soughtText, type Step, tracingText as text } from './text.ts';

/** A request as one names it on the telephone: its first figures, the same on both sides. */
export function shortName(request: string): string {
  return request.slice(0, 'trc-'.length + 6);
}

/** How long ago something was, in the reader's language. */
export function useAge(): (at: string) => string {
  const { language } = useWords();
  const now = useStore(useRoom().clock);
  return (at) => formatAge((now - Date.parse(at)) / 1000, language);
}

/** What may be known of another request, on two lines: whose, which, who seeks whom; how and when they were parted. */
export function FactsLines({ facts }: { readonly facts: RequestFacts }) {
  const { t } = useWords();
  const { staff } = useRoom();
  const { request, side, relation, seeker, parting, at } = facts;
  const age = useAge()(at);
  return (
    <>
      <p>
        <SideBadge side={side} /> <strong>{t(soughtText[relation])}</strong> · {t(ageText[seeker])} ·{' '}
        <span className="quiet figures">
          {shortName(request)} · {t(side === staff.state ? text.openedAgo : text.receivedAgo, { age })}
        </span>
      </p>
      <p>
        {t(partingText[parting.how])}
        {parting.boat === null ? null : <span className="figures"> · {parting.boat}</span>} ·{' '}
        <Moment at={parting.from} /> – <Moment at={parting.until} />
      </p>
    </>
  );
}

/** What is to be done next with a pair: what speaks against contact comes before everything else. */
export function stepOf(pair: PairView, request: OwnRequest): Step {
  const { link, other, agreed, declined, concern, told } = pair;
  const isAcross = other !== null && other.side !== request.side;
  if (concern !== null) return 'concern';
  if (declined !== null) return 'declined';
  if (other === null) return 'gone';
  if (link === null) return 'linkedThere';
  if (mayBeInContact(pair)) return isAcross ? 'contact' : 'contactHere';
  if (agreed === null) return 'ask';
  if (isAcross && !request.isShared) return 'untold';
  return told?.link == null ? 'waitLink' : 'waitAgreement';
}
