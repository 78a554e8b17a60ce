import type { Instant } from '../../../kernel/time.ts';
import { formatAge } from '../../../kit/i18n/age.ts';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { useSideAge } from '../../../kit/room/their-age.tsx';
import { originWords } from './boat-recalls.tsx';
import { recallText } from './text-recalls.ts';
import { ageWords, coordinatorBadge, rangeWords } from './phrases.ts';
import { nextWords } from './next-words.ts';
import { outcomeText, phaseText } from '../text.ts';
import { rescueText as text } from './text.ts';
import { type People, type Standing } from './thought.ts';

/** One boat in the queue: what it is, what must be done and until when, who is missing. */
export function BoatRow(props: { readonly standing: Standing; readonly now: Instant }) {
  const words = useWords();
  const { t, n } = words;
  const { standing, now } = props;
  const { boat, rank } = standing;
  const grave = boat.phase === 'distress' && boat.status === 'open';
  const danger = standing.why === null ? null : t(standing.why);
  return (
    <div className={grave ? 'boat-row is-grave' : 'boat-row'}>
      <p className="boat-row-head">
        <span className="figures quiet">{rank === null ? '–' : n(rank)}</span>
        <strong className="figures">{boat.reference}</strong>
        <PhaseMark phase={boat.phase} />
        <span className="state-badge">{coordinatorBadge(boat.coordinator)}</span>
        {boat.recalled === undefined ? null : (
          <em className="age-stale">
            {t(recallText.badge, { origin: originWords(boat.recalled.origin, t) })}
          </em>
        )}
        <TheirsSince coordinator={boat.coordinator} />
        <span className="stretch" />
        <span className="figures row-age" title={t(text.lastSaid)}>
          {ageWords(boat.lastEntryAt, now, words)}
        </span>
      </p>
      <p className="boat-row-next">
        <span className="row-title">
          {boat.closure === null ? nextWords(standing, words) : endWords(boat.closure, words)}
        </span>
        <Due standing={standing} now={now} words={words} />
      </p>
      <p className="boat-row-people figures">
        <span>{peopleWords(standing.people, words)}</span>
        {standing.isAlone && boat.status === 'open' ? <span>· {t(text.nobodyGoing)}</span> : null}
        {/* Last: on a narrow row its words give way, and that nobody is going does not. */}
        {danger === null || danger === t(phaseText[boat.phase]) ? null : <span>· {danger}</span>}
      </p>
    </div>
  );
}

/** Of a boat that the other side coordinates, or both: how old their word of it is, where they are not heard now. */
function TheirsSince(props: { readonly coordinator: Standing['boat']['coordinator'] }) {
  const { staff } = useRoom();
  const ageOf = useSideAge();
  const other = staff.state === 'fr' ? 'uk' : 'fr';
  const age = props.coordinator === staff.state ? null : ageOf(other);
  return age === null ? null : (
    <em className="age-stale quiet">
      {other.toUpperCase()} {age}
    </em>
  );
}

/** How a closed boat ended, and when. */
function endWords({ outcome, at }: NonNullable<Standing['boat']['closure']>, { t }: Words): string {
  return `${t(outcomeText[outcome])} · ${formatUtcMinute(Date.parse(at))} UTC`;
}

/** The phase by word and by shape: one, two or three bars. */
export function PhaseMark(props: { readonly phase: Standing['boat']['phase'] }) {
  const { t } = useWords();
  const bars = { uncertainty: '▪', alert: '▪▪', distress: '▪▪▪' }[props.phase];
  return (
    <span className={`phase phase-${props.phase}`}>
      <span aria-hidden="true">{bars}</span> {t(phaseText[props.phase])}
    </span>
  );
}

/** What has been due for less than this is due at once: a clock that says "0 s" says nothing. */
const atOnceSeconds = 10;

function Due(props: { readonly standing: Standing; readonly now: Instant; readonly words: Words }) {
  const { t, language } = props.words;
  const at = props.standing.next?.dueAt ?? null;
  if (at === null) return null;
  const due = Date.parse(at);
  const seconds = (due - props.now) / 1000;
  const said =
    Math.abs(seconds) < atOnceSeconds
      ? t(text.atOnce)
      : seconds < 0
        ? t(text.overdue, { age: formatAge(-seconds, language) })
        : seconds < 3600
          ? t(text.left, { age: formatAge(seconds, language) })
          : `${formatUtcMinute(due)} UTC`;
  return <span className={seconds < atOnceSeconds ? 'figures overdue' : 'figures'}>{said}</span>;
}

/** `33 aboard · 3 unaccounted`: always said, also where it is not known. */
export function peopleWords(people: People, words: Words): string {
  const { t } = words;
  const aboard =
    people.claimed === null
      ? t(text.countUnknown)
      : t(text.aboard, { count: rangeWords(people.claimed, words) });
  const { unaccounted } = people;
  if (unaccounted === null) return aboard;
  // A wrong link makes people whole on paper: never said without what contradicts it. PROBLEM F3.
  const all = people.isContradicted ? text.allDoubted : text.allThere;
  const missing = unaccounted.max === 0 ? t(all) : t(text.missing, { count: rangeWords(unaccounted, words) });
  return `${aboard} · ${missing}`;
}
