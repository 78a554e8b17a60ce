import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { CopyButton } from '../../../kit/elements/copy-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { elementText } from '../../../kit/elements/text.ts';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import type { BoatView } from '../board-wire.ts';
import { isHeardOnly } from '../newest-place.ts';
import { BoatDisputes } from './boat-disputes.tsx';
import { RecalledBoat, RecallNotice } from './boat-recalls.tsx';
import { peopleWords, PhaseMark } from './boat-row.tsx';
import { CrossingLine } from './crossing-line.tsx';
import { lastTouch } from './last-touch.ts';
import { useTheirAge } from './link-notice.tsx';
import { accuracyWords, ageWords, coordinatorBadge, newestPosition, positionWords } from './phrases.ts';
import { useRescue } from './rescue-context.tsx';
import { coordinatorText, outcomeText } from '../text.ts';
import { boatText as text } from './text-boat.ts';
import { rescueText } from './text.ts';
import { standingOf } from './thought.ts';
import { useBoatProposals, type WaitingProposal } from './use-proposals.ts';

/** Reference, phase, coordinator, who is missing, where it last was: always in sight, whatever tab is open. */
export function BoatHead(props: { readonly boat: BoatView }) {
  const words = useWords();
  const { t, language } = words;
  const { now, standings } = useRescue();
  const { boat } = props;
  const standing = standingOf(standings, boat.boat);
  const newest = newestPosition(boat);
  return (
    <header className="boat-head">
      <p className="boat-head-line">
        <strong className="figures boat-reference">{boat.reference}</strong>
        <PhaseMark phase={boat.phase} />
        <span className="figures quiet">{t(text.since, { at: minute(boat.phaseSince) })}</span>
        <span className="stretch" />
        <span className="state-badge" title={t(coordinatorText[boat.coordinator])}>
          {coordinatorBadge(boat.coordinator)}
        </span>
      </p>
      {standing === null ? null : (
        <p className="figures">
          <strong>{peopleWords(standing.people, words)}</strong>
        </p>
      )}
      <p className="figures">
        {newest === null ? (
          t(rescueText.noPosition)
        ) : (
          <span className="with-copy">
            {positionWords(newest.position, words)}{' '}
            {isHeardOnly(newest.position) ? null : (
              <CopyButton
                value={formatPosition(newest.position, language)}
                label={`${t(elementText.copy)} ${formatPosition(newest.position, language)}`}
              />
            )}
            <span className="quiet">
              ± {accuracyWords(newest.position.accuracyMetres, words)} ·{' '}
              {t(rescueText.ago, { age: ageWords(newest.position.at, now, words) })}
            </span>
          </span>
        )}
      </p>
      {boat.status === 'open' ? <CrossingLine boat={boat} /> : null}
      <p className="quiet figures">
        {t(text.lastRecord, { age: ageWords(boat.lastEntryAt, now, words), by: lastTouch(boat).by })}
        {boat.onScene === null ? '' : ` · ${t(text.onScene, { unit: boat.onScene })}`}
      </p>
      <TheirAge />
      <RecalledBoat boat={boat} />
      <RecallNotice boat={boat} />
      <BoatDisputes boat={boat} />
      <HowItStands boat={boat} />
      <Proposals boat={boat} />
    </header>
  );
}

/** While the other side is not heard, what it did since is not here: said on every boat. */
function TheirAge() {
  const { staff } = useRoom();
  const theirAge = useTheirAge();
  const said = theirAge(staff.state === 'fr' ? 'uk' : 'fr');
  return said === null ? null : <p className="age-stale">{said}</p>;
}

function minute(at: string): string {
  return formatUtcMinute(Date.parse(at));
}

function HowItStands(props: { readonly boat: BoatView }) {
  const { t } = useWords();
  const { desk, board } = useRescue();
  const { closure, mergedInto } = props.boat;
  const into = mergedInto === null ? undefined : board.boats.get(mergedInto);
  return (
    <>
      {closure === null ? null : (
        <p className="boat-stands">
          {t(text.closedAs, {
            outcome: t(outcomeText[closure.outcome]),
            at: minute(closure.at),
            by: closure.by,
          })}
        </p>
      )}
      {into === undefined ? null : (
        <p className="boat-stands">
          {t(text.mergedInto, { reference: into.reference })}{' '}
          <ActionButton
            quiet
            label={t(text.openMerged, { reference: into.reference })}
            onPress={() => desk.boat.set(into.boat)}
          />
        </p>
      )}
    </>
  );
}

/** What waits for a second person about this boat, with the way to decide it. */
function Proposals(props: { readonly boat: BoatView }) {
  const { t } = useWords();
  const room = useRoom();
  const { desk } = useRescue();
  const isFree = useStore(desk.dialog) === null;
  const { boat } = props.boat;
  const proposals = useBoatProposals(props.boat);
  const decide = ({ command, proposal }: WaitingProposal) =>
    command === 'CloseBoat' ? desk.dialog.set({ kind: 'decide', boat, proposal }) : room.goTo('approvals');
  const [first] = proposals;
  useKeys(room.singleKeys && isFree && first !== undefined ? { d: () => decide(first) } : {});
  return proposals.map((proposal) => (
    <p key={proposal.proposal} className="boat-stands is-waiting">
      {t(proposal.command === 'CloseBoat' ? text.proposedClosing : text.proposedSuspending, {
        by: proposal.by,
        at: minute(proposal.at),
      })}{' '}
      <ActionButton
        label={t(text.decide)}
        {...(proposal === first ? { hint: 'd' } : {})}
        onPress={() => decide(proposal)}
      />
    </p>
  ));
}
