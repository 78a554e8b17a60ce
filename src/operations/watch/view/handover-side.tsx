import type { ReactNode } from 'react';
import type { Act } from '../../../kit/acts/use-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useKeys } from '../../../kit/elements/keys.ts';
import { TextField } from '../../../kit/forms/fields.tsx';
import { type Form, useForm } from '../../../kit/forms/use-form.ts';
import { useWords, type Words } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { LongId, Part } from '../../../kit/room/values.tsx';
import { handoverKindText } from '../text.ts';
import type { HandoverAnswer } from '../answer-wire.ts';
import type { HandoverView, SignatureView } from '../wire.ts';
import { minuteOf } from './figures.ts';
import type { HandoverStanding, Lack } from './handover-standing.ts';
import { newId, watchOrder } from './orders.ts';
import { keepSheet } from './prepared-sheets.ts';
import { handoverText as text } from './text-handover.ts';
import { useMayWatch } from './use-watch.ts';

export interface HandoverSideProps {
  readonly answer: HandoverAnswer;
  /** The sheet as of the moment at which it was asked for: what is prepared for signing. */
  readonly shown: HandoverAnswer;
  /** True: the prepared sheet itself is on the screen. */
  readonly isKept: boolean;
  readonly standing: HandoverStanding;
  readonly desk: string;
  readonly act: Act;
  readonly again: () => void;
}

/** The two signatures: what was done, what comes next, and for each button that may not be pressed who can. */
export function HandoverSide(props: HandoverSideProps) {
  const { t } = useWords();
  const { standing } = props;
  const { running } = standing;
  return (
    <aside className="handover-side" aria-label={t(text.steps)}>
      <Part title={t(text.steps)}>
        <Steps {...props} />
        {/* Elsewhere it is what shows that the sheet was read: whoever signs there must not read it here. */}
        {running === null || !props.isKept ? null : (
          <p className="quiet">
            {t(text.fingerprint)} <LongId id={running.sheetHash} />
          </p>
        )}
      </Part>
      <Earlier handovers={props.answer.handovers.filter((one) => one !== running)} />
    </aside>
  );
}

function Steps(props: HandoverSideProps) {
  const words = useWords();
  const { t } = words;
  const { standing } = props;
  const { running, lacks, next } = standing;
  const { form, isNeeded: needsFingerprint } = useFingerprint(props);
  const steps = useStepActs(props, form);
  const lackWords = (lack: Lack | null): string | null =>
    lack === null ? null : lackSaid(lack, props.desk, words);
  return (
    <ol className="handover-steps">
      <Step title={t(text.stepPrepare)} isNext={next === 'prepare'}>
        {running === null ? null : (
          <span className="figures">
            {t(text.preparedAt, { at: minuteOf(running.preparedAt), until: minuteOf(running.validUntil) })}
          </span>
        )}
        <StepAct
          label={t(text.prepare)}
          hint="p"
          isNext={next === 'prepare'}
          refusal={steps.refusal('PrepareHandover', lackWords(lacks.prepare))}
          onPress={steps.prepare}
        />
      </Step>
      <Step title={t(text.stepOutgoing)} isNext={next === 'outgoing'}>
        <Signed signature={running?.outgoing ?? null} />
        {lacks.outgoing === 'done' ? null : (
          <StepAct
            label={t(text.signOutgoing)}
            hint="s"
            isNext={next === 'outgoing'}
            refusal={steps.refusal('SignHandover', lackWords(lacks.outgoing))}
            onPress={() => steps.sign('outgoing')}
          />
        )}
      </Step>
      <Step title={t(text.stepIncoming)} isNext={next === 'incoming'}>
        {needsFingerprint && lacks.incoming === null ? (
          <TextField form={form} name="start" label={t(text.readIt)} figures />
        ) : null}
        <StepAct
          label={t(text.signIncoming)}
          hint="s"
          isNext={next === 'incoming'}
          refusal={steps.refusal('SignHandover', lackWords(lacks.incoming))}
          onPress={() => steps.sign('incoming')}
        />
      </Step>
      {running === null ? null : (
        <Withdraw refusal={steps.refusal('WithdrawHandover', null)} onPress={steps.withdraw} />
      )}
    </ol>
  );
}

function Withdraw(props: { readonly refusal: string | null; readonly onPress: () => void }) {
  const { t } = useWords();
  return (
    <li>
      <ActionButton quiet label={t(text.withdraw)} refusal={props.refusal} onPress={props.onPress} />
    </li>
  );
}

/** Whoever did not prepare the sheet at this console proves which one they have read. */
function useFingerprint({ standing, isKept }: HandoverSideProps) {
  const { running, next } = standing;
  const isNeeded = next === 'incoming' && !isKept && running !== null;
  const form = useForm({
    draft: null,
    initial: { start: '' },
    checks: {
      start: (value) =>
        !isNeeded || value.trim().toLowerCase() === running.sheetHash.slice(0, 4) ? null : text.readItForm,
    },
  });
  return { form, isNeeded };
}

function Step(props: { readonly title: string; readonly isNext: boolean; readonly children: ReactNode }) {
  return (
    <li className={props.isNext ? 'is-next' : undefined}>
      <strong>{props.title}</strong>
      {props.children}
    </li>
  );
}

/** The button of one step; where it may not be pressed, the reason stands beneath. */
function StepAct(props: {
  readonly label: string;
  readonly hint: string;
  readonly isNext: boolean;
  readonly refusal: string | null;
  readonly onPress: () => void;
}) {
  return (
    <ActionButton
      strong={props.isNext}
      label={props.label}
      hint={props.hint}
      refusal={props.refusal}
      sayRefusal
      onPress={props.onPress}
    />
  );
}

/** The acts of the steps, and their keys: `p` prepares, `s` signs whichever part is next. */
function useStepActs(props: HandoverSideProps, form: Form<'start'>) {
  const may = useMayWatch();
  const { singleKeys } = useRoom();
  const { shown, standing, desk, act, again } = props;
  const { running, lacks, next } = standing;
  const onTaken = () => again();
  const refusal = (
    right: 'PrepareHandover' | 'SignHandover' | 'WithdrawHandover',
    lack: string | null,
  ): string | null => may(right) ?? lack;
  const prepare = () => {
    const { sheet, sheetHash, position: place } = shown;
    keepSheet(shown);
    const fields = { handover: newId('h'), desk, kind: sheet.kind, sheetAt: sheet.at, sheetHash, place };
    act.send(watchOrder('PrepareHandover', fields), { onTaken });
  };
  const sign = (part: 'outgoing' | 'incoming') => {
    if (running === null || (part === 'incoming' && !form.check())) return;
    const { handover, sheetHash } = running;
    act.send(watchOrder('SignHandover', { handover, part, sheetHash }), { onTaken });
  };
  const withdraw = () => {
    if (running !== null)
      act.send(watchOrder('WithdrawHandover', { handover: running.handover }), { onTaken });
  };
  const signKey = () => {
    if (next === 'prepare' || lacks[next] !== null || may('SignHandover') !== null) return;
    sign(next);
  };
  const prepareKey = () => {
    if (lacks.prepare === null && may('PrepareHandover') === null) prepare();
  };
  useKeys(singleKeys ? { p: prepareKey, s: signKey } : {});
  return { refusal, prepare, sign, withdraw };
}

function lackSaid(lack: Lack, desk: string, { t }: Words): string {
  const said = {
    other_desk: t(text.otherDesk, { desk }),
    prepare_first: t(text.prepareFirst),
    outgoing_first: t(text.outgoingFirst, { desk }),
    other_person: t(text.otherPerson),
    running: t(text.running),
    expired: t(text.expired),
    done: t(text.done),
  } as const satisfies Record<Lack, string>;
  return said[lack];
}

function Signed(props: { readonly signature: SignatureView | null }) {
  const { t } = useWords();
  const { signature } = props;
  if (signature === null) return null;
  const { at, by, desk } = signature;
  return <span className="figures">{t(text.signed, { at: minuteOf(at), by, desk })}</span>;
}

const phaseLabels = {
  prepared: text.phasePrepared,
  signed_by_one: text.phaseOne,
  done: text.phaseDone,
  withdrawn: text.phaseWithdrawn,
} as const;

function Earlier(props: { readonly handovers: readonly HandoverView[] }) {
  const { t } = useWords();
  if (props.handovers.length === 0) return null;
  return (
    <Part title={t(text.earlier)}>
      <ul className="plain-list">
        {props.handovers.slice(0, 8).map((one) => (
          <li key={one.handover} className="figures">
            {one.preparedAt.slice(0, 10)} {minuteOf(one.preparedAt)} · {t(handoverKindText[one.kind])} ·{' '}
            {t(phaseLabels[one.phase])}
            {one.outgoing === null ? '' : ` · ${one.outgoing.by}`}
            {one.incoming === null ? '' : ` → ${one.incoming.by}`}
          </li>
        ))}
      </ul>
    </Part>
  );
}
