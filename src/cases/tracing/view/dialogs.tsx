import type { ReactNode } from 'react';
import { ActDialog } from '../../../kit/acts/act-dialog.tsx';
import { ChoiceDialog, type RoomActParts } from '../../../kit/acts/choice-dialog.tsx';
import type { Order } from '../../../kit/acts/send-act.ts';
import { memberOf } from '../../../kit/forms/choices.ts';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import type { Text } from '../../../kernel/text.ts';
import { type Age, type Consenter, consenters } from '../events-tracing.ts';
import type { OwnRequest } from '../wire.ts';
import { ConsentField, consentForm } from './consent-field.tsx';
import { type FactField, factChecks, FactsFields, factsOf, factValues } from './facts-fields.tsx';
import { tracingOrder } from './orders.ts';
import { formText as text } from './text-acts.ts';
import { outcomeText } from './text.ts';
import type { RequestAct } from './why.ts';

/** One act on a request of one's own. */
export function RequestDialog(props: {
  readonly kind: RequestAct;
  readonly request: OwnRequest;
  readonly parts: RoomActParts;
}) {
  const { t } = useWords();
  const { kind, request, parts } = props;
  const of = { request: request.request };
  switch (kind) {
    case 'correct':
      return <CorrectDialog {...parts} request={request} />;
    case 'share':
      return (
        <ConsentDialog
          parts={parts}
          title={text.shareTitle}
          submit={text.shareSubmit}
          hint={text.told}
          seeker={request.seeker}
          order={(consent) => tracingOrder('ShareTracing', { ...of, consent })}
          undo={() => tracingOrder('WithholdTracing', of)}
        />
      );
    case 'withhold':
      return (
        <PlainDialog
          parts={parts}
          title={text.withholdTitle}
          submit={text.withholdSubmit}
          hint={text.withholdHint}
          order={() => tracingOrder('WithholdTracing', of)}
        />
      );
    case 'close':
      return (
        <ChoiceDialog
          {...parts}
          title={t(text.closeTitle)}
          submit={t(text.closeSubmit)}
          label={t(text.outcome)}
          terms={outcomeText}
          first={<p>{t(text.closeHint)}</p>}
          order={(outcome) => tracingOrder('CloseTracing', { ...of, outcome })}
          // What was shared would be withheld all the same: only the person’s word shares it again.
          {...(request.isShared ? {} : { undo: () => tracingOrder('ReopenTracing', of) })}
        />
      );
    case 'reopen':
      return (
        <PlainDialog
          parts={parts}
          title={text.reopenTitle}
          submit={text.reopenSubmit}
          hint={text.reopenHint}
          order={() => tracingOrder('ReopenTracing', of)}
        />
      );
  }
}

function CorrectDialog(props: RoomActParts & { readonly request: OwnRequest }) {
  const { request, ...parts } = props;
  const { t } = useWords();
  const now = useRoom().clock.get();
  const form = useForm<FactField>({
    draft: `tracing.correct.${request.request}`,
    initial: factValues(request),
    checks: factChecks(now),
  });
  return (
    <ActDialog<FactField>
      {...parts}
      title={t(text.correctTitle)}
      submit={t(text.correctSubmit)}
      form={form}
      first={<p>{t(text.correctHint)}</p>}
      order={() => tracingOrder('CorrectTracing', { request: request.request, ...factsOf(form.values, now) })}
    >
      <FactsFields form={form} autoFocus />
    </ActDialog>
  );
}

/** One act that asks only who agrees. */
export function ConsentDialog(props: {
  readonly parts: RoomActParts;
  readonly title: Text;
  readonly submit: Text;
  readonly hint: Text;
  readonly first?: ReactNode;
  readonly seeker: Age;
  readonly order: (consent: Consenter) => Order;
  readonly undo?: () => Order;
}) {
  const { t } = useWords();
  const { parts, title, submit, hint, first, seeker, order, undo } = props;
  const form = useForm<'consent'>({
    draft: null,
    initial: { consent: '' },
    checks: { consent: (value) => consentForm(value, seeker) },
  });
  return (
    <ActDialog<'consent'>
      {...parts}
      title={t(title)}
      submit={t(submit)}
      form={form}
      first={<FirstLines which={first} hint={hint} />}
      order={() => order(memberOf(consenters, form.values.consent, 'safeguarding'))}
      {...(undo === undefined ? {} : { undo })}
    >
      <ConsentField form={form} name="consent" seeker={seeker} />
    </ActDialog>
  );
}

/** One act that asks nothing, and says before it is sent what follows from it. */
export function PlainDialog(props: {
  readonly parts: RoomActParts;
  readonly title: Text;
  readonly submit: Text;
  readonly hint: Text;
  readonly first?: ReactNode;
  readonly order: () => Order;
}) {
  const { t } = useWords();
  const { parts, title, submit, hint, first, order } = props;
  const form = useForm<string>({ draft: null, initial: {} });
  return (
    <ActDialog<string>
      {...parts}
      title={t(title)}
      submit={t(submit)}
      form={form}
      first={<FirstLines which={first} hint={hint} />}
      order={order}
    >
      {null}
    </ActDialog>
  );
}

/** What stands above the fields: of which request or pair it is, and what follows from the act. */
export function FirstLines({ which, hint }: { readonly which: ReactNode; readonly hint: Text }) {
  const { t } = useWords();
  return (
    <div className="tracing-first">
      {which}
      <p>{t(hint)}</p>
    </div>
  );
}
