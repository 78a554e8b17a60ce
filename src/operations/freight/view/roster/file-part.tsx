import { useState } from 'react';
import { ActionButton } from '../../../../kit/elements/action-button.tsx';
import { Segmented } from '../../../../kit/elements/segmented.tsx';
import { ActForm } from '../../../../kit/forms/act-form.tsx';
import { TextField } from '../../../../kit/forms/fields.tsx';
import { useForm } from '../../../../kit/forms/use-form.ts';
import { useWords } from '../../../../kit/i18n/language.tsx';
import { useResource } from '../../../../kit/resource.ts';
import { ResourceNotice } from '../../../../kit/room/resource-notice.tsx';
import { useMay } from '../../../../kit/room/room-context.tsx';
import { Part } from '../../../../kit/room/values.tsx';
import { saveBytes, saveFile } from '../../../../kit/save-file.ts';
import type { PassageFileAnswer } from '../../file/answer-wire.ts';
import { missingText } from '../../file/missing.ts';
import { type Scheme, schemes } from '../../file/wire.ts';
import { fileViewText as text } from './file-text.ts';

/** Makes the penalty and evidence file of a passage from the book as it stands, and saves it. */
export function FilePart(props: { readonly passage: string }) {
  const { t } = useWords();
  const may = useMay();
  const [scheme, setScheme] = useState<Scheme>('uk');
  const [asked, setAsked] = useState<string | null>(null);
  const { passage } = props;
  const query = new URLSearchParams({ passage, scheme });
  const path = `/api/operations/freight/passage-file?${query.toString()}`;
  // Made once when asked for: it is the file of that moment, and is not to change under the eye.
  const made = useResource<PassageFileAnswer>(asked === path ? path : null, 86_400);
  return (
    <Part title={t(text.title)}>
      <p className="quiet">{t(text.decidesNothing)}</p>
      <div className="table-tools">
        <Segmented
          label={t(text.scheme)}
          value={scheme}
          choices={schemes.map((value) => ({ value, label: t(text[value]) }))}
          onChange={setScheme}
        />
        <ActionButton
          label={t(text.make)}
          refusal={may('operations/freight/makeFile', text.giver)}
          sayRefusal
          onPress={() => (asked === path ? made.again() : setAsked(path))}
        />
      </div>
      {asked === path ? <ResourceNotice of={made} /> : null}
      {made.value === null ? null : <Made answer={made.value} />}
      <WithPhotos passage={passage} scheme={scheme} />
    </Part>
  );
}

/** The same file with its photos: each is opened for this person, on record, for a reason that they give. */
function WithPhotos(props: { readonly passage: string; readonly scheme: Scheme }) {
  const { t } = useWords();
  const may = useMay();
  const { passage, scheme } = props;
  const [answer, setAnswer] = useState<PassageFileAnswer | null>(null);
  const form = useForm({
    draft: null,
    personal: ['note'],
    initial: { note: '' },
    checks: { note: (value) => (value.trim().length < 3 ? text.noteNeeded : null) },
  });
  return (
    <>
      <ActForm<'note', PassageFileAnswer>
        title={t(text.withPhotos)}
        submit={t(text.makeWithPhotos)}
        form={form}
        refusal={may('operations/freight/makeFile', text.giver)}
        order={() => ({
          path: '/api/operations/freight/passage-file-photos',
          body: { passage, scheme, note: form.values.note.trim() },
        })}
        onTaken={setAnswer}
      >
        <p className="quiet">{t(text.photosOpened)}</p>
        <TextField form={form} name="note" label={t(text.note)} />
      </ActForm>
      {answer === null || answer.file.passage !== passage || answer.file.scheme !== scheme ? null : (
        <Made answer={answer} />
      )}
    </>
  );
}

function Made(props: { readonly answer: PassageFileAnswer }) {
  const { t } = useWords();
  const { file, signed, pdf } = props.answer;
  const { entries, elements, missing } = file;
  return (
    <>
      <p role="status">
        {t(text.made, {
          entries: entries.length,
          elements: elements.length,
          missing: missing.length,
        })}
      </p>
      {signed === null ? <p className="notice is-trouble">{t(text.unsigned)}</p> : null}
      {pdf === null ? <p className="quiet">{t(text.noPdf)}</p> : null}
      <ul className="plain-list">
        {missing.map(({ code, about }) => (
          <li key={`${code} ${about ?? ''}`}>
            {about === null ? '' : `${about}: `}
            {t(missingText[code])}
          </li>
        ))}
      </ul>
      <Saves answer={props.answer} />
    </>
  );
}

function Saves(props: { readonly answer: PassageFileAnswer }) {
  const { t } = useWords();
  const { file, canonical, hashes, signed, pages, pdf } = props.answer;
  // Two files of one passage are told apart by what stands in them: the hash that the signed list gives of the whole.
  const whole = hashes.parts.find(({ part }) => part === 'file')?.sha256 ?? '';
  const name = `${file.passage}-${file.scheme}-${whole.slice(0, 12)}`;
  const page = (language: 'en' | 'fr') => saveFile(pages[language], `${name}-${language}.html`, 'text/html');
  const print = (language: 'en' | 'fr') => {
    if (pdf !== null) saveBytes(pdf[language], `${name}-${language}.pdf`, 'application/pdf');
  };
  const noPdf = pdf === null ? t(text.noPdf) : null;
  return (
    <div className="table-tools">
      <ActionButton
        label={t(text.data)}
        onPress={() => saveFile(canonical, `${name}.json`, 'application/json')}
      />
      <ActionButton
        label={t(text.hashes)}
        onPress={() => saveFile(JSON.stringify(signed ?? hashes), `${name}-hashes.json`, 'application/json')}
      />
      <ActionButton label={t(text.pageEn)} onPress={() => page('en')} />
      <ActionButton label={t(text.pageFr)} onPress={() => page('fr')} />
      <ActionButton label={t(text.pdfEn)} refusal={noPdf} onPress={() => print('en')} />
      <ActionButton label={t(text.pdfFr)} refusal={noPdf} onPress={() => print('fr')} />
    </div>
  );
}
