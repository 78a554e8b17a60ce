import { useMemo } from 'react';
import { actText } from '../../../kit/acts/text.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Sheet } from '../../../kit/elements/sheet.tsx';
import { ActForm } from '../../../kit/forms/act-form.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { formatUtcMinute } from '../../../kit/i18n/format.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import type { BoatView } from '../board-wire.ts';
import { identificationText, outcomeText } from '../text.ts';
import { type IdentificationKind, identificationKinds, type Outcome, outcomes } from '../wire.ts';
import { memberOf } from './dialog-link.tsx';
import { Findings } from './findings.tsx';
import { LastTouched } from './last-touched.tsx';
import { contactName } from './phrases.ts';
import { useRescue } from './rescue-context.tsx';
import { actsText as text } from './text-acts.ts';
import { giverText } from './text.ts';
import { type ClosingAsked, closingFindings } from './thought.ts';
import { useBoatProposals, type WaitingProposal } from './use-proposals.ts';

/** The second person's side of a closing: the same list as the first had, what is named as evidence, then the decision. */
export function DecideDialog(props: { readonly boat: BoatView; readonly proposal: string }) {
  const { t } = useWords();
  const { desk } = useRescue();
  const { boat } = props;
  const proposal = useBoatProposals(boat).find((one) => one.proposal === props.proposal);
  return (
    <Sheet title={t(text.decideTitle, { reference: boat.reference })} onClose={() => desk.dialog.set(null)}>
      <div className="sheet-body sheet-wide">
        {proposal === undefined ? <p>{t(text.decideGone)}</p> : <Decide boat={boat} proposal={proposal} />}
      </div>
    </Sheet>
  );
}

function Decide(props: { readonly boat: BoatView; readonly proposal: WaitingProposal }) {
  const { t } = useWords();
  const room = useRoom();
  const may = useMay();
  const { desk, act } = useRescue();
  const { boat, proposal } = props;
  const { fields } = proposal;
  const asked = useMemo(() => askedIn(fields), [fields]);
  const findings = useMemo(() => closingFindings(boat, asked), [boat, asked]);
  const form = useForm({ draft: null, initial: {}, checks: {} });
  const lacks = proposal.mine ? text.decideMine : proposal.mayApprove ? null : text.decideNot;
  const against = findings.length === 0 ? null : t(text.closeRefused, { count: findings.length });
  return (
    <>
      <h3>{t(text.closeAgainst)}</h3>
      <Findings boat={boat} findings={findings} none={t(text.closeClear)} />
      <LastTouched boats={[boat]} />
      <Named boat={boat} asked={asked} proposal={proposal} />
      <ActForm
        title={t(text.decideTitle, { reference: boat.reference })}
        submit={t(text.decideIt)}
        form={form}
        grave
        refusal={
          may('oversight/approvals/ApproveAct', giverText.watch) ?? (lacks === null ? against : t(lacks))
        }
        order={() => ({
          path: '/api/oversight/approvals/approve-act',
          body: { proposal: proposal.proposal },
        })}
        act={act}
        onTaken={() => {
          desk.link.nudge();
          desk.dialog.set(null);
        }}
      >
        <p className="act-row">
          <ActionButton
            label={t(text.decideRefuse)}
            onPress={() => {
              desk.dialog.set(null);
              room.goTo('approvals');
            }}
          />
        </p>
      </ActForm>
    </>
  );
}

/** How it is said to have ended and what shows it, as the first person put it. */
function Named(props: {
  readonly boat: BoatView;
  readonly asked: ClosingAsked;
  readonly proposal: WaitingProposal;
}) {
  const words = useWords();
  const { t } = words;
  const { boat, asked, proposal } = props;
  const nameOf = (contact: string) => {
    const facts = boat.links.find((link) => link.contact === contact)?.facts;
    return facts === undefined ? contact : contactName(facts, words);
  };
  return (
    <>
      <h3>{t(text.decideSaid)}</h3>
      <ul className="reasons reason-lines">
        <li>
          <strong>{t(outcomeText[asked.outcome])}</strong>
        </li>
        {asked.identification.length === 0 ? <li className="quiet">{t(text.noIdentification)}</li> : null}
        {asked.identification.map(({ kind, contact }) => (
          <li key={`${kind} ${contact}`}>
            {t(identificationText[kind])} ({nameOf(contact)})
          </li>
        ))}
      </ul>
      <p className="quiet figures">
        {t(text.decideBy, { by: proposal.by, at: formatUtcMinute(Date.parse(proposal.at)) })}{' '}
        {t(actText.second)}
      </p>
    </>
  );
}

/** The closing as it was proposed; what cannot be read names nothing, and then the list says so. */
function askedIn(fields: WaitingProposal['fields']): ClosingAsked {
  return {
    outcome: memberOf<Outcome>(outcomes, fields['outcome'] ?? '', 'rescued'),
    identification: listIn(fields['identification'] ?? '[]').flatMap((one) => {
      const kind = identificationKinds.find((name) => name === memberIn(one, 'kind'));
      const contact = memberIn(one, 'contact');
      return kind === undefined || contact === null
        ? []
        : [{ kind: kind satisfies IdentificationKind, contact }];
    }),
  };
}

function listIn(said: string): readonly unknown[] {
  try {
    const list: unknown = JSON.parse(said);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

function memberIn(value: unknown, name: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' ? found : null;
}
