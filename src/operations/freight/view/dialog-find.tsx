import { useState } from 'react';
import { Sheet } from '../../../kit/elements/sheet.tsx';
import { ActForm } from '../../../kit/forms/act-form.tsx';
import { choicesOf, memberOf } from '../../../kit/forms/choices.ts';
import { chosen } from '../../../kit/forms/checks.ts';
import { SelectField, TextField } from '../../../kit/forms/fields.tsx';
import { type Form, useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { directionText } from '../text-terms.ts';
import type { SimilarAnswer } from '../wire.ts';
import { directions } from '../words.ts';
import { useFreight } from './freight-context.tsx';
import { SimilarList } from './similar-list.tsx';
import { actsText, freightText, openText as text, passageText } from './text.ts';

/** What is known of a vehicle by its plate as typed. The plate goes in the body of the question and is kept nowhere. */
export function FindDialog() {
  const { t } = useWords();
  const { filter, setDialog } = useFreight();
  const [found, setFound] = useState<SimilarAnswer | null>(null);
  const form = useForm({
    draft: null,
    personal: ['tractorPlate', 'trailerPlate'],
    initial: { tractorPlate: '', trailerPlate: '', place: filter.place, direction: '' },
    checks: {
      tractorPlate: (value, { trailerPlate }) =>
        value.trim() === '' && trailerPlate.trim() === '' ? text.oneNeeded : null,
      place: chosen,
      direction: chosen,
    },
  });
  const { values } = form;
  return (
    <Sheet title={t(actsText.find)} onClose={() => setDialog(null)}>
      <div className="sheet-body sheet-wide">
        <ActForm<keyof typeof values, SimilarAnswer>
          title={t(actsText.find)}
          submit={t(actsText.findIt)}
          form={form}
          refusal={null}
          order={() => ({
            path: '/api/operations/freight/plate-results',
            body: {
              place: values.place,
              direction: memberOf(directions, values.direction, 'to_uk'),
              ...(values.tractorPlate.trim() === '' ? {} : { tractorPlate: values.tractorPlate.trim() }),
              ...(values.trailerPlate.trim() === '' ? {} : { trailerPlate: values.trailerPlate.trim() }),
            },
          })}
          onTaken={setFound}
        >
          <Fields form={form} />
        </ActForm>
        {found === null ? null : (
          <SimilarList similar={found.similar} isCut={found.isCut} none={t(text.noResults)} />
        )}
      </div>
    </Sheet>
  );
}

function Fields({ form }: { readonly form: Form<'tractorPlate' | 'trailerPlate' | 'place' | 'direction'> }) {
  const words = useWords();
  const { t } = words;
  const { registers } = useFreight();
  return (
    <>
      <div className="beside-columns">
        <TextField
          form={form}
          name="tractorPlate"
          label={t(text.tractorPlate)}
          optional="silent"
          figures
          autoFocus
        />
        <TextField form={form} name="trailerPlate" label={t(text.trailerPlate)} optional="silent" figures />
      </div>
      <div className="beside-columns">
        <SelectField
          form={form}
          name="place"
          label={t(freightText.place)}
          choices={(registers.value?.places ?? []).map(({ place, name }) => ({
            value: place,
            label: name,
          }))}
        />
        <SelectField
          form={form}
          name="direction"
          label={t(passageText.direction)}
          choices={choicesOf(directionText, words)}
        />
      </div>
    </>
  );
}
