import { useId } from 'react';
import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen } from '../../../kit/forms/checks.ts';
import { SelectField } from '../../../kit/forms/fields.tsx';
import { type Form, useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { type Resource, useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { joinGradeText, joinReasonText, partReasonText } from '../text-terms.ts';
import type { PassageView, SimilarAnswer } from '../wire.ts';
import { joinGrades, joinReasons, partReasons } from '../words.ts';
import { freightOrder } from './orders.ts';
import { passageName } from './phrases.ts';
import { RoomDialog } from './room-dialog.tsx';
import { SimilarList } from './similar-list.tsx';
import { actsText, joinText as text } from './text.ts';

interface OfPassage {
  readonly passage: PassageView;
}

/** A person says that two entries are one vehicle on one journey; what speaks against each comes first. */
export function JoinDialog({ passage }: OfPassage) {
  const words = useWords();
  const { t } = words;
  const similar = useResource<SimilarAnswer>(`/api/operations/freight/passages/${passage.passage}/similar`);
  const form = useForm({
    draft: null,
    initial: { other: '', grade: '', reason: '' },
    checks: { other: chosen, grade: chosen, reason: chosen },
  });
  const { values } = form;
  const found = similar.value?.similar ?? [];
  return (
    <RoomDialog
      title={t(actsText.joinTitle)}
      submit={t(actsText.joinIt)}
      right="JoinPassages"
      form={form}
      lacks={similar.value !== null && found.length === 0 ? t(text.none) : null}
      order={() =>
        freightOrder('JoinPassages', {
          passage: passage.passage,
          other: values.other,
          grade: memberOf(joinGrades, values.grade, 'probable'),
          reason: memberOf(joinReasons, values.reason, 'other'),
        })
      }
      undo={() =>
        freightOrder('PartPassages', {
          passage: passage.passage,
          other: values.other,
          reason: 'joined_by_mistake',
        })
      }
      first={<p>{t(text.why)}</p>}
    >
      <Which form={form} similar={similar} />
      <div className="beside-columns">
        <SelectField
          form={form}
          name="grade"
          label={t(text.grade)}
          choices={choicesOf(joinGradeText, words)}
        />
        <SelectField
          form={form}
          name="reason"
          label={t(text.reason)}
          choices={choicesOf(joinReasonText, words)}
        />
      </div>
    </RoomDialog>
  );
}

function Which({
  form,
  similar,
}: {
  readonly form: Form<'other' | 'grade' | 'reason'>;
  readonly similar: Resource<SimilarAnswer>;
}) {
  const words = useWords();
  const { t } = words;
  const name = useId();
  const { values } = form;
  return (
    <>
      <ResourceNotice of={similar} />
      <fieldset className="form-field">
        <legend>{t(text.which)}</legend>
        {similar.value === null ? null : (
          <SimilarList
            similar={similar.value.similar}
            isCut={similar.value.isCut}
            none={t(text.none)}
            choice={({ passage: row }) => (
              <input
                type="radio"
                name={name}
                aria-label={passageName(row, words)}
                checked={values.other === row.passage}
                onChange={() => form.set('other', row.passage)}
              />
            )}
          />
        )}
        {form.errors.other === undefined ? null : <p className="form-error">{t(form.errors.other)}</p>}
      </fieldset>
    </>
  );
}

/** Takes an entry out of the group again. */
export function PartDialog({ passage }: OfPassage) {
  const words = useWords();
  const { t } = words;
  const others = passage.group.filter((id) => id !== passage.passage);
  const form = useForm({
    draft: null,
    initial: { other: others.length === 1 ? (others[0] ?? '') : '', reason: '' },
    checks: { other: chosen, reason: chosen },
  });
  return (
    <RoomDialog
      title={t(actsText.partTitle)}
      submit={t(actsText.partIt)}
      right="PartPassages"
      form={form}
      order={() =>
        freightOrder('PartPassages', {
          passage: passage.passage,
          other: form.values.other,
          reason: memberOf(partReasons, form.values.reason, 'other'),
        })
      }
    >
      <SelectField
        form={form}
        name="other"
        label={t(text.which)}
        choices={others.map((value) => ({ value, label: value }))}
      />
      <SelectField
        form={form}
        name="reason"
        label={t(text.reason)}
        choices={choicesOf(partReasonText, words)}
      />
    </RoomDialog>
  );
}
