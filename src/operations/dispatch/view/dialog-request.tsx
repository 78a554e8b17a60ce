import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen, listed, neededMoment, neededPlain } from '../../../kit/forms/checks.ts';
import { ChecksField, LongField, SelectField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { momentOrNull } from '../../../kit/forms/moment-text.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
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
import { findings, requestLanguages, supportCalls, topics } from '../words-request.ts';
import { useDispatch } from './dispatch-context.tsx';
import { dispatchOrder, newName } from './orders.ts';
import { RoomChoice, RoomDialog } from './room-dialog.tsx';
import { requestsText as text } from './text-request.ts';

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
          until: momentOrNull(values.until, now, 'next') ?? '',
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
      <MomentField form={form} name="until" toward="next" label={t(text.untilForm)} />
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
    checks: { boat: chosen, topic: chosen, lines: neededPlain, language: chosen },
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
    checks: { finding: chosen, lines: neededPlain, language: chosen },
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

/** A request is refused with its reason. */
export function RefuseRequestDialog({ request: { request } }: OfRequest) {
  const { t } = useWords();
  return (
    <RoomChoice
      title={t(text.refuseTitle)}
      submit={t(text.refuseIt)}
      right="RefuseRequest"
      label={t(text.reason)}
      terms={requestRefusalText}
      order={(reason) => dispatchOrder('RefuseRequest', { request, reason })}
    />
  );
}

/** Support ends with its reason. */
export function EndSupportDialog({ request: { request } }: OfRequest) {
  const { t } = useWords();
  return (
    <RoomChoice
      title={t(text.endTitle)}
      submit={t(text.endIt)}
      right="EndSupport"
      label={t(text.reason)}
      terms={requestEndText}
      order={(reason) => dispatchOrder('EndSupport', { request, reason })}
    />
  );
}

/** A request is withdrawn with its reason. */
export function WithdrawRequestDialog({ request: { request } }: OfRequest) {
  const { t } = useWords();
  return (
    <RoomChoice
      title={t(text.withdrawTitle)}
      submit={t(text.withdrawIt)}
      right="WithdrawRequest"
      label={t(text.reason)}
      terms={withdrawalText}
      order={(reason) => dispatchOrder('WithdrawRequest', { request, reason })}
    />
  );
}
