import { ActStatus } from '../../../kit/acts/act-status.tsx';
import { actText } from '../../../kit/acts/text.ts';
import { useAct } from '../../../kit/acts/use-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { ActForm } from '../../../kit/forms/act-form.tsx';
import { needed } from '../../../kit/forms/checks.ts';
import { SelectField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { formatAge } from '../../../kit/i18n/age.ts';
import { formatUtcStamp } from '../../../kit/i18n/format.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { useBoatNames, useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { markingText, purposeText, stateText, termOf } from '../../../kit/room/terms.ts';
import { Part, Values } from '../../../kit/room/values.tsx';
import { useStore } from '../../../kit/store.ts';
import type { DecidedView, WaitingView } from '../wire.ts';
import { parseUtc } from '../../../kernel/time.ts';
import { refusalReasons } from '../../../kernel/proposal.ts';
import type { Text } from '../../../kernel/text.ts';
import { approvalText as text, fieldText, outcomeText, refusalReasonText } from './text.ts';

const soonMilliseconds = 12 * 3600 * 1000;

/** One proposal: what speaks against it first, then for it, then the act in full, then the decision. */
export function ProposalDetail(props: { readonly proposal: WaitingView; readonly onDecided: () => void }) {
  const { t } = useWords();
  const { proposal } = props;
  const against = useAgainst(proposal);
  const boat = boatOf(proposal.fields);
  const tip = tipOf(proposal);
  return (
    <>
      <Part title={t(text.against)}>
        <ul className="reasons">
          {against.length === 0 && boat === null && tip === null ? (
            <li className="quiet">{t(text.nothingAgainst)}</li>
          ) : null}
          {against.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        {boat === null ? null : <OnTheBoat boat={boat} />}
        {tip === null ? null : <OnTheTip tip={tip} />}
      </Part>
      <Part title={t(text.for)}>
        <ul className="reasons">
          <li>{t(proposal.why)}</li>
          <li>{t(text.proposedBy, { by: proposal.by, at: formatUtcStamp(Date.parse(proposal.at)) })}</li>
        </ul>
      </Part>
      <TheAct proposal={proposal} />
      <Decision proposal={proposal} onDecided={props.onDecided} />
    </>
  );
}

/** A rescue is judged where its evidence lies: this room says nothing for it. */
function OnTheBoat(props: { readonly boat: string }) {
  const { t } = useWords();
  const room = useRoom();
  const name = useBoatNames().get(props.boat)?.reference ?? props.boat;
  return (
    <>
      <p>{t(text.againstOnBoat)}</p>
      <p className="act-row">
        <ActionButton
          label={t(text.openBoat, { boat: name })}
          onPress={() => room.openRecord(`boat/${props.boat}`)}
        />
      </p>
    </>
  );
}

/** A release is judged beside what was learned, and an amended one beside the text that it replaces: both stand there. */
function OnTheTip(props: { readonly tip: string }) {
  const { t } = useWords();
  const room = useRoom();
  return (
    <>
      <p>{t(text.againstOnTip)}</p>
      <p className="act-row">
        <ActionButton label={t(text.openTip)} onPress={() => room.openRecord(`intel_tip/${props.tip}`)} />
      </p>
    </>
  );
}

/** What stands against approving, in words: authorship first, then what the post lacks, then the time. */
function useAgainst(proposal: WaitingView): readonly string[] {
  const { t, language } = useWords();
  const now = useStore(useRoom().clock);
  const left = Date.parse(proposal.lapsesAt) - now;
  const { mine, mayApprove, missing, authorLacks } = proposal;
  return [
    ...(mine ? [t(text.author)] : []),
    ...(authorLacks ? [t(mine ? text.yourLack : text.authorLacks)] : []),
    ...(!mine && !mayApprove && !authorLacks
      ? [missing === null ? t(text.missingPlain) : t(text.missing, { missing })]
      : []),
    ...(left < soonMilliseconds ? [t(text.soon, { left: formatAge(left / 1000, language) })] : []),
  ];
}

function TheAct(props: {
  readonly proposal: Pick<WaitingView, 'context' | 'command' | 'fields' | 'terms' | 'lapsesAt' | 'proposal'>;
}) {
  const { t } = useWords();
  const { proposal } = props;
  const fields = Object.entries(proposal.fields).map(
    ([name, value]) =>
      [
        t(termOf(fieldText, name)),
        <FieldValue key={name} value={value} words={proposal.terms[name] ?? houseWords(name, value)} />,
      ] as const,
  );
  return (
    <Part title={t(text.fields)}>
      <Values
        none={t(text.none)}
        rows={[
          [t(text.act), `${proposal.context} · ${proposal.command}`],
          ...fields,
          [t(text.lapses), <Moment key="lapses" at={proposal.lapsesAt} />],
        ]}
      />
    </Part>
  );
}

function Decision(props: { readonly proposal: WaitingView; readonly onDecided: () => void }) {
  const { t } = useWords();
  const may = useMay();
  const act = useAct();
  const { proposal } = props;
  const { mine, mayApprove, authorLacks } = proposal;
  const path = (name: string) => `/api/oversight/approvals/${name}`;
  const send = (name: string) =>
    act.send({ path: path(name), body: { proposal: proposal.proposal } }, { onTaken: props.onDecided });
  const lacking = authorLacks ? text.authorLacks : text.missingPlain;
  const whyNot = mine ? t(text.authorShort) : mayApprove ? null : t(lacking);
  return (
    <div className="part decision">
      <p className="form-hint">{t(text.approveHint)}</p>
      <p className="form-hint">{t(actText.grave)}</p>
      <div className="act-row">
        <ActionButton
          strong
          label={t(text.approve)}
          refusal={may('oversight/approvals/ApproveAct', text.noRight) ?? whyNot}
          sayRefusal
          onPress={() => send('approve-act')}
        />
        {mine ? (
          <ActionButton
            label={t(text.withdraw)}
            refusal={may('oversight/approvals/WithdrawProposal', text.noRight)}
            onPress={() => send('withdraw-proposal')}
          />
        ) : null}
      </div>
      <ActStatus act={act} />
      {mine ? null : <RefuseForm proposal={proposal} onDecided={props.onDecided} />}
    </div>
  );
}

function RefuseForm(props: { readonly proposal: WaitingView; readonly onDecided: () => void }) {
  const { t } = useWords();
  const may = useMay();
  const { proposal } = props.proposal;
  const form = useForm({
    draft: `approvals.refuse.${proposal}`,
    initial: { reason: '' },
    checks: { reason: needed },
  });
  return (
    <ActForm
      title={t(text.refuse)}
      submit={t(text.refuse)}
      plain
      form={form}
      refusal={may('oversight/approvals/RefuseAct', text.noRight)}
      order={() => ({
        path: '/api/oversight/approvals/refuse-act',
        body: { proposal, reason: form.values.reason },
      })}
      onTaken={props.onDecided}
    >
      <SelectField
        form={form}
        name="reason"
        label={t(text.reason)}
        choices={refusalReasons.map((value) => ({ value, label: t(refusalReasonText[value]) }))}
      />
    </ActForm>
  );
}

/** A proposal that was decided: by whom, when, why. */
export function DecidedDetail(props: { readonly proposal: DecidedView }) {
  const words = useWords();
  const { t } = words;
  const { proposal } = props;
  return (
    <>
      <Values
        none={t(text.none)}
        rows={[
          [t(text.outcome), t(outcomeText[proposal.outcome])],
          [t(text.decidedBy), proposal.decidedBy],
          [t(text.decidedAt), <Moment key="decided" at={proposal.decidedAt} />],
          [t(text.because), reasonWords(proposal.reason, words)],
          [t(text.by), proposal.by],
          [t(text.at), <Moment key="at" at={proposal.at} />],
        ]}
      />
      <TheAct proposal={proposal} />
    </>
  );
}

function reasonWords(reason: string | null, { t }: Words): string | null {
  return reason === null ? null : t(termOf(refusalReasonText, reason));
}

/** Whom or what an act is about: a boat by its reference, anything else as the act names it. */
export function Subject(props: { readonly fields: WaitingView['fields'] }) {
  const boat = boatOf(props.fields);
  return boat === null ? subjectOf(props.fields) : <BoatName boat={boat} />;
}

/** Apart: only whoever is shown a boat’s proposal asks for the names of boats. */
function BoatName(props: { readonly boat: string }) {
  return useBoatNames().get(props.boat)?.reference ?? props.boat;
}

function boatOf(fields: WaitingView['fields']): string | null {
  return fields['boat'] ?? null;
}

function tipOf({ context, fields }: Pick<WaitingView, 'context' | 'fields'>): string | null {
  return context === 'inquiry/intel' ? (fields['tip'] ?? null) : null;
}

/** Whom or what an act is about, by the first of its fields that names one. */
export function subjectOf(fields: Readonly<Record<string, string>>): string {
  const named = ['boat', 'staff', 'holder', 'subject', 'post', 'base', 'row', 'tip', 'record'].map(
    (name) => fields[name],
  );
  return named.find((value) => value !== undefined) ?? '–';
}

const houseLists: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  purpose: purposeText,
  peer: stateText,
};

/** Words of the lists that are the same in every room; undefined: no such list, or none of it. */
function houseWords(name: string, value: string): Text | undefined {
  const list = houseLists[name];
  return list !== undefined && Object.hasOwn(list, value) ? list[value] : undefined;
}

/** A field of an act as a reader takes it: codes and markings in words, moments in both clocks, lists without their signs. */
function FieldValue(props: { readonly value: string; readonly words: Text | undefined }) {
  const { t } = useWords();
  const { value, words } = props;
  if (words !== undefined) return t(words);
  if (parseUtc(value) !== null) return <Moment at={value} />;
  if (value === 'null') return <span className="quiet">{t(text.none)}</span>;
  if (Object.hasOwn(markingText, value)) return t(termOf(markingText, value));
  const list = listOf(value);
  if (list === null) return <span className="long-id">{value}</span>;
  return list.length === 0 ? <span className="quiet">{t(text.none)}</span> : list.join(', ');
}

function listOf(value: string): readonly string[] | null {
  if (!value.startsWith('[')) return null;
  try {
    const read: unknown = JSON.parse(value);
    return Array.isArray(read) && read.every((one) => typeof one === 'string') ? read : null;
  } catch {
    return null;
  }
}
