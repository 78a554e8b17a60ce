import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { Part } from '../../../kit/room/values.tsx';
import type { BoatView } from '../board-wire.ts';
import { unseenRecalls } from '../boat-recalled.ts';
import type { RecalledEvidence } from '../events-recall.ts';
import { contactKindText, coordinatorText } from '../text.ts';
import { rescueOrder } from './orders.ts';
import { claimedKindText, recallReasonText, recallText as text } from './text-recalls.ts';
import { useMayRescue, useQuickAct } from './use-quick-act.ts';

/** Records on which the boat stood and that their origin recalled: why its figure fell, and who has seen it. */
export function RecalledPart(props: { readonly boat: BoatView }) {
  const { t } = useWords();
  const { boat } = props;
  const { recalls = [] } = boat;
  if (recalls.length === 0) return null;
  return (
    <Part title={t(text.title)}>
      <p className="quiet">{t(text.lead)}</p>
      <ul className="reasons">
        {recalls.map((recall) => (
          <li key={`${recall.contact} ${recall.at}`}>
            <RecalledLine boat={boat.boat} recall={recall} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function RecalledLine(props: { readonly boat: string; readonly recall: RecalledEvidence }) {
  const words = useWords();
  const { t } = words;
  const quick = useQuickAct();
  const may = useMayRescue();
  const { boat, recall } = props;
  const { contact, seen } = recall;
  return (
    <>
      <p>
        <strong>{t(contactKindText[recall.kind])}</strong> · {recalledWords(recall, words)}
      </p>
      <p className="quiet">{spokeWords(recall, words)}</p>
      {recall.sinceClosing ? <p>{t(text.sinceClosing)}</p> : null}
      {seen === null ? (
        <ActionButton
          label={t(text.acknowledge)}
          refusal={may('AcknowledgeRecall')}
          onPress={() => quick.send(rescueOrder('AcknowledgeRecall', { boat, contact }))}
        />
      ) : (
        <p className="quiet">{t(text.acknowledged, { by: seen.by, at: minute(seen.at) })}</p>
      )}
    </>
  );
}

/** What went and nobody has acknowledged: in sight whatever tab is open, since a figure fell by it. */
export function RecallNotice(props: { readonly boat: BoatView }) {
  const words = useWords();
  const unseen = unseenRecalls(props.boat);
  if (unseen.length === 0) return null;
  return (
    <section className="boat-stands is-waiting" role="alert">
      {unseen.map((recall) => (
        <p key={`${recall.contact} ${recall.at}`}>
          <strong>{words.t(contactKindText[recall.kind])}</strong> · {recalledWords(recall, words)}.{' '}
          {spokeWords(recall, words)}
        </p>
      ))}
    </section>
  );
}

/** The other side has recalled the boat itself: said above everything else, with what is to be done. */
export function RecalledBoat(props: { readonly boat: BoatView }) {
  const { t } = useWords();
  const quick = useQuickAct();
  const may = useMayRescue();
  const { boat, recalled } = props.boat;
  if (recalled === undefined) return null;
  const origin = originWords(recalled.origin, t);
  const reason = t(recallReasonText[recalled.reason]);
  return (
    <section className="boat-stands is-waiting" role="alert">
      <p>
        <strong>{t(text.boat, { origin, at: minute(recalled.at), reason })}</strong>
      </p>
      <p>{t(text.boatNext, { origin })}</p>
      <ActionButton
        label={t(text.acknowledge)}
        refusal={may('AcknowledgeRecall')}
        onPress={() => quick.send(rescueOrder('AcknowledgeRecall', { boat, contact: null }))}
      />
    </section>
  );
}

/** `Recalled by France at 02:14 UTC: passed on in error`. */
export function recalledWords(
  recall: Pick<RecalledEvidence, 'origin' | 'at' | 'reason'>,
  { t }: Words,
): string {
  const origin = originWords(recall.origin, t);
  return t(text.recalled, { origin, at: minute(recall.at), reason: t(recallReasonText[recall.reason]) });
}

/** Of what it spoke, in kind alone. */
function spokeWords({ claimed }: RecalledEvidence, { t }: Words): string {
  if (claimed.length === 0) return t(text.spokeOfNothing);
  return t(text.spoke, { kinds: claimed.map((kind) => t(claimedKindText[kind])).join(', ') });
}

/** The state by its name; a further node by its own. */
export function originWords(origin: string, t: Words['t']): string {
  return origin === 'fr' || origin === 'uk' ? t(coordinatorText[origin]) : origin.toUpperCase();
}

function minute(at: string): string {
  return formatUtcMinute(Date.parse(at));
}
