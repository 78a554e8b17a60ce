import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen, listed, needed, neededMoment } from '../../../kit/forms/checks.ts';
import { ChecksField, LongField, SelectField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { Text } from '../../../kernel/text.ts';
import { couldFindAPerson, plainWords } from '../../../kernel/plain-words.ts';
import {
  findingText,
  requestEndText,
  requestLanguageText,
  requestRefusalText,
  supportCallsText,
  topicText,
  withdrawalText,
} from '../text-request.ts';
import type { RequestView } from '../wire-request.ts';
import {
  findings,
  requestEnds,
  requestLanguages,
  requestRefusalReasons,
  supportCalls,
  topics,
  withdrawalReasons,
} from '../words-request.ts';
import { useDispatch } from './dispatch-context.tsx';
import { momentOf } from './moment-of.ts';
import { dispatchOrder, newName } from './orders.ts';
import { RoomDialog } from './room-dialog.tsx';
import { requestsText as text } from './text-request.ts';

/** Lines that name nobody: said before they are sent, as the node would. */
function plainForm(value: string): Text | null {
  if (value.trim() === '') return needed(value);
  if (couldFindAPerson(value)) return text.couldFind;
  return plainWords.safeParse(value.trim()).success ? null : text.tooLong;
}

function useOpenBoats() {
  const { boats } = useDispatch();
  return [...boats.values()]
    .filter(({ isOpen }) => isOpen)
    .map(({ boat, reference }) => ({ value: boat, label: reference }));
}

/** Asks the other side to take calls or boats over for a time. */
export function SupportDialog() {
  const words = useWords();
  const { t } = words;
  const { now } = useDispatch();
  const open = useOpenBoats();
  const form = useForm({
    draft: 'dispatch.support',
    initial: { calls: 'new_calls', boats: '', until: '' },
    checks: {
      calls: chosen,
      boats: (value, values) => (values.calls === 'none' && value.trim() === '' ? text.nothingAsked : null),
      until: neededMoment,
    },
  });
  const { values } = form;
  return (
    <RoomDialog
      title={t(text.askSupportTitle)}
      submit={t(text.ask)}
      right="AskSupport"
      form={form}
      first={<p className="quiet">{t(text.nobodyAssumes)}</p>}
      order={() =>
        dispatchOrder('AskSupport', {
          request: newName('q'),
          calls: memberOf(supportCalls, values.calls, 'new_calls'),
          boats: listed(values.boats).slice(0, 20),
          until: momentOf(values.until, now) ?? '',
        })
      }
    >
      <SelectField
        form={form}
        name="calls"
        label={t(text.whichCalls)}
        choices={choicesOf(supportCallsText, words)}
      />
      <ChecksField form={form} name="boats" label={t(text.whichBoats)} choices={open} />
      <MomentField form={form} name="until" label={t(text.untilForm)} />
    </RoomDialog>
  );
}

/** Asks the other side what it knows of a boat, in words that name nobody. */
export function InformationDialog(props: { readonly boat: string | null }) {
  const words = useWords();
  const { t, language } = words;
  const open = useOpenBoats();
  const form = useForm({
    draft: null,
    initial: { boat: props.boat ?? '', topic: '', lines: '', language: language as string },
    checks: { boat: chosen, topic: chosen, lines: plainForm, language: chosen },
  });
  const { values } = form;
  return (
    <RoomDialog
      title={t(text.askInformationTitle)}
      submit={t(text.ask)}
      right="AskInformation"
      form={form}
      first={<p>{t(text.nameNobody)}</p>}
      order={() =>
        dispatchOrder('AskInformation', {
          request: newName('q'),
          boat: values.boat,
          topic: memberOf(topics, values.topic, 'other'),
          lines: values.lines.trim(),
          language: memberOf(requestLanguages, values.language, 'en'),
        })
      }
    >
      <SelectField form={form} name="boat" label={t(text.boat)} choices={open} />
      <SelectField form={form} name="topic" label={t(text.topic)} choices={choicesOf(topicText, words)} />
      <LongField form={form} name="lines" label={t(text.words)} rows={3} />
      <SelectField
        form={form}
        name="language"
        label={t(text.language)}
        choices={choicesOf(requestLanguageText, words)}
      />
    </RoomDialog>
  );
}

interface OfRequest {
  readonly request: RequestView;
}

/** Answers what is known, in the answerer's own words; the question keeps its own. */
export function ReplyDialog({ request: { request, information } }: OfRequest) {
  const words = useWords();
  const { t, language } = words;
  const form = useForm({
    draft: null,
    initial: { finding: '', lines: '', language: language as string },
    checks: { finding: chosen, lines: plainForm, language: chosen },
  });
  const { values } = form;
  return (
    <RoomDialog
      title={t(text.replyTitle)}
      submit={t(text.replyIt)}
      right="AnswerInformation"
      form={form}
      first={
        <>
          {information === null ? null : (
            <blockquote lang={information.language}>{information.lines}</blockquote>
          )}
          <p>{t(text.nameNobody)}</p>
        </>
      }
      order={() =>
        dispatchOrder('AnswerInformation', {
          request,
          finding: memberOf(findings, values.finding, 'not_known'),
          lines: values.lines.trim(),
          language: memberOf(requestLanguages, values.language, 'en'),
        })
      }
    >
      <SelectField
        form={form}
        name="finding"
        label={t(text.finding)}
        choices={choicesOf(findingText, words)}
      />
      <LongField form={form} name="lines" label={t(text.words)} rows={3} />
      <SelectField
        form={form}
        name="language"
        label={t(text.language)}
        choices={choicesOf(requestLanguageText, words)}
      />
    </RoomDialog>
  );
}

/** Refuses, ends or withdraws: each with its reason from its own list. */
export function RequestReasonDialog(
  props: OfRequest & { readonly kind: 'refuse_request' | 'end_support' | 'withdraw_request' },
) {
  const words = useWords();
  const { t } = words;
  const form = useForm({ draft: null, initial: { reason: '' }, checks: { reason: chosen } });
  const { request } = props.request;
  const { reason } = form.values;
  const of = {
    refuse_request: {
      title: text.refuseTitle,
      submit: text.refuseIt,
      right: 'RefuseRequest',
      choices: requestRefusalText,
      order: () =>
        dispatchOrder('RefuseRequest', { request, reason: memberOf(requestRefusalReasons, reason, 'other') }),
    },
    end_support: {
      title: text.endTitle,
      submit: text.endIt,
      right: 'EndSupport',
      choices: requestEndText,
      order: () =>
        dispatchOrder('EndSupport', { request, reason: memberOf(requestEnds, reason, 'relieved') }),
    },
    withdraw_request: {
      title: text.withdrawTitle,
      submit: text.withdrawIt,
      right: 'WithdrawRequest',
      choices: withdrawalText,
      order: () =>
        dispatchOrder('WithdrawRequest', {
          request,
          reason: memberOf(withdrawalReasons, reason, 'no_longer_needed'),
        }),
    },
  }[props.kind];
  return (
    <RoomDialog
      title={t(of.title)}
      submit={t(of.submit)}
      right={of.right as 'RefuseRequest' | 'EndSupport' | 'WithdrawRequest'}
      form={form}
      order={of.order}
    >
      <SelectField
        form={form}
        name="reason"
        label={t(text.reason)}
        choices={choicesOf(of.choices as Readonly<Record<string, Text>>, words)}
      />
    </RoomDialog>
  );
}
