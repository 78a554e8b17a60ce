import { useState } from 'react';
import { ActDialog } from '../../../kit/acts/act-dialog.tsx';
import type { RoomActParts } from '../../../kit/acts/choice-dialog.tsx';
import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen, listed, needed, neededMoment, orNull, plainForm } from '../../../kit/forms/checks.ts';
import { ChecksField, LongField, SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { MomentField } from '../../../kit/forms/moment-field.tsx';
import { momentOrNull, writeMoment } from '../../../kit/forms/moment-text.ts';
import { formText } from '../../../kit/forms/text.ts';
import { type Form, useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { conditions } from '../../../kernel/label.ts';
import { tipKinds, tipKindText } from '../../../kernel/released-tip.ts';
import type { Text } from '../../../kernel/text.ts';
import { isShortName } from '../../../kernel/short-name.ts';
import { permitted } from '../events-tip.ts';
import { languageText } from '../text.ts';
import { europolInformation, europolSources, type Grade, ukInformation, ukSources } from '../grade.ts';
import { intelOrder, newReport, newTip } from './orders.ts';
import { gradeText, handlingText, intelText as text, permittedText, schemeText } from './text.ts';

const hourMilliseconds = 3_600_000;
const reportMax = 8_000;

type Field =
  | 'kind'
  | 'place'
  | 'from'
  | 'until'
  | 'scheme'
  | 'source'
  | 'information'
  | 'handling'
  | 'permits'
  | 'words'
  | 'language'
  | 'report'
  | 'conditions';

/** Says that a place has another form; an empty one is well. */
export function placeNameForm(value: string): Text | null {
  return value.trim() === '' || isShortName(value.trim()) ? null : formText.shortName;
}

/** The letters and figures of a scheme with their words. */
function gradeTerms(
  scheme: string,
): Readonly<Record<'source' | 'information', Readonly<Record<string, Text>>>> {
  return gradeText[memberOf(['4x4', '3x5x2'], scheme, '4x4')];
}

function letterForm(value: string, terms: Readonly<Record<string, Text>>): Text | null {
  return value in terms ? null : formText.chooseOne;
}

/** A tip as it is written: what was learned and its conditions are sealed, the rest stands beside. */
export function WriteDialog(props: RoomActParts) {
  const { t, language } = useWords();
  const now = useRoom().clock.get();
  // Drawn once: an order that is sent again, its answer being lost, writes the same tip.
  const [names] = useState<Names>(() => ({ tip: newTip(), report: newReport() }));
  const form = useForm<Field>({
    draft: 'intel.tip',
    initial: {
      kind: '',
      place: '',
      from: writeMoment(now),
      until: writeMoment(now + 12 * hourMilliseconds),
      scheme: '4x4',
      source: '',
      information: '',
      handling: '',
      permits: '',
      words: '',
      language,
      report: '',
      conditions: '',
    },
    personal: ['report', 'conditions'],
    checks: {
      kind: chosen,
      place: placeNameForm,
      from: neededMoment,
      until: neededMoment,
      // A scheme's own letters: what was chosen of the other means nothing here.
      source: (value, { scheme }) => letterForm(value, gradeTerms(scheme).source),
      information: (value, { scheme }) => letterForm(value, gradeTerms(scheme).information),
      words: plainForm,
      language: chosen,
      report: (value) => needed(value) ?? (value.length > reportMax ? formText.tooLong : null),
      conditions: (value, { handling }) =>
        listed(handling).some((code) => code === 'H3' || code === 'C') ? needed(value) : null,
    },
  });
  return (
    <ActDialog<Field>
      {...props}
      title={t(text.writeTitle)}
      submit={t(text.writeIt)}
      form={form}
      order={() => orderOf(form.values, names, now)}
    >
      <WriteFields form={form} />
    </ActDialog>
  );
}

function WriteFields({ form }: { readonly form: Form<Field> }) {
  const words = useWords();
  const { t } = words;
  const { source, information } = gradeTerms(form.values.scheme);
  const terms = (one: Readonly<Record<string, Text>>) => choicesOf(one, words);
  return (
    <>
      <LongField
        form={form}
        name="report"
        label={t(text.report)}
        hint={t(text.reportHint)}
        rows={5}
        autoFocus
      />
      <SelectField form={form} name="kind" label={t(text.kind)} choices={terms(tipKindText)} />
      <TextField form={form} name="place" label={t(text.place)} hint={t(text.placeHint)} optional />
      <MomentField form={form} name="from" label={t(text.from)} />
      <MomentField form={form} name="until" label={t(text.until)} />
      <SelectField form={form} name="scheme" label={t(text.scheme)} choices={terms(schemeText)} />
      <SelectField form={form} name="source" label={t(text.source)} choices={terms(source)} />
      <SelectField form={form} name="information" label={t(text.information)} choices={terms(information)} />
      <ChecksField
        form={form}
        name="handling"
        label={t(text.handling)}
        choices={terms(handlingText)}
        optional
      />
      <LongField
        form={form}
        name="conditions"
        label={t(text.conditions)}
        hint={t(text.conditionsHint)}
        rows={2}
        optional
      />
      <ChecksField
        form={form}
        name="permits"
        label={t(text.permits)}
        hint={t(text.permitsHint)}
        choices={terms(permittedText)}
        optional
      />
      <LongField form={form} name="words" label={t(text.words)} hint={t(text.wordsHint)} rows={2} optional />
      <SelectField form={form} name="language" label={t(text.language)} choices={terms(languageText)} />
    </>
  );
}

function gradeOf({ scheme, source, information }: Record<Field, string>): Grade {
  return scheme === '3x5x2'
    ? {
        scheme: '3x5x2',
        source: memberOf(ukSources, source, '2'),
        information: memberOf(ukInformation, information, 'D'),
      }
    : {
        scheme: '4x4',
        source: memberOf(europolSources, source, 'X'),
        information: memberOf(europolInformation, information, '4'),
      };
}

type Names = Readonly<Record<'tip' | 'report', string>>;

function orderOf(values: Record<Field, string>, names: Names, now: number) {
  const codes = listed(values.handling);
  const leave = listed(values.permits);
  const conditionsText = orNull(values.conditions);
  return intelOrder('WriteTip', {
    ...names,
    kind: memberOf(tipKinds, values.kind, 'group_to_cross'),
    place: orNull(values.place),
    from: momentOrNull(values.from, now) ?? '',
    until: momentOrNull(values.until, now) ?? '',
    grade: gradeOf(values),
    handling: conditions.filter((code) => codes.includes(code)),
    permits: permitted.filter((one) => leave.includes(one)),
    words: orNull(values.words),
    language: memberOf(['en', 'fr'], values.language, 'en'),
    text: values.report.trim(),
    ...(conditionsText === null ? {} : { conditionsText }),
  });
}
