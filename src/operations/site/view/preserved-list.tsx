import { useState } from 'react';
import { ActDialog } from '../../../kit/acts/act-dialog.tsx';
import { ActStatus } from '../../../kit/acts/act-status.tsx';
import { useAct } from '../../../kit/acts/use-act.ts';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { needed } from '../../../kit/forms/checks.ts';
import { LongField } from '../../../kit/forms/fields.tsx';
import { useForm } from '../../../kit/forms/use-form.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import type { Resource } from '../../../kit/resource.ts';
import { useMay } from '../../../kit/room/room-context.tsx';
import { PictureHash, SealedPicture, SealedPictures } from '../../../kit/room/sealed-picture.tsx';
import { saveBytes, saveFile } from '../../../kit/save-file.ts';
import { legalBasisText, preservingPurposeText } from '../camera/text.ts';
import type { PictureFileAnswer, PreservedAnswer, PreservedPicture } from '../camera/wire.ts';
import { preservedText as text } from './preserved-text.ts';
import { siteGiverText } from './text.ts';

/** Pictures preserved for an alarm. */
export function PreservedList({ pictures }: { readonly pictures: Resource<PreservedAnswer> }) {
  return (
    <SealedPictures
      of={pictures}
      text={text}
      rows={(answer) => answer.pictures.map((one) => [one.picture, <PictureRow picture={one} />])}
    />
  );
}

function PictureRow({ picture }: { readonly picture: PreservedPicture }) {
  const { t } = useWords();
  const { device, takenAt, purpose, basis, by, subject, sha256, keepUntil } = picture;
  const said = [
    device,
    t(preservingPurposeText[purpose]),
    t(legalBasisText[basis]),
    by,
    t(text.until, { at: keepUntil.slice(0, 10) }),
  ];
  return (
    <>
      <p>
        <Moment at={takenAt} seconds /> · {said.join(' · ')}
      </p>
      <PictureHash sha256={sha256} />
      <div className="site-acts">
        <SealedPicture
          subject={subject}
          reason="case_work"
          alt={t(text.alt, { camera: device, at: takenAt.slice(11, 19) })}
          text={text}
        />
        <PictureFile picture={picture} />
      </div>
    </>
  );
}

/** The picture with its manifest, as two files: why it is taken out is asked for first. */
function PictureFile({ picture }: { readonly picture: PreservedPicture }) {
  const { t } = useWords();
  const may = useMay();
  const act = useAct<PictureFileAnswer>();
  const [isOpen, setOpen] = useState(false);
  const form = useForm({
    draft: 'site.picture-file',
    initial: { note: '' },
    personal: ['note'],
    checks: { note: needed },
  });
  const refusal = may('operations/site/makePictureFile', siteGiverText);
  return (
    <>
      <ActionButton label={t(text.file)} refusal={refusal} sayRefusal onPress={() => setOpen(true)} />
      {isOpen ? (
        <ActDialog
          title={t(text.fileOf, { camera: picture.device })}
          submit={t(text.make)}
          form={form}
          refusal={refusal}
          order={() => ({
            path: '/api/operations/site/camera-picture-file',
            body: { picture: picture.picture, note: form.values.note.trim() },
          })}
          act={act}
          first={<p className="form-hint">{t(text.fileHint)}</p>}
          done={text.saved}
          onClose={() => setOpen(false)}
          onTaken={(value) => save(picture.picture, value as PictureFileAnswer)} // the answer to this very order
        >
          <LongField form={form} name="note" label={t(text.note)} rows={2} />
        </ActDialog>
      ) : (
        <ActStatus act={act} done={text.saved} />
      )}
    </>
  );
}

function save(name: string, { jpeg, manifest, canonical, sha256, signed }: PictureFileAnswer): void {
  saveBytes(jpeg, `${name}.jpg`, 'image/jpeg');
  const file = JSON.stringify({ manifest, canonical, sha256, signed }, null, 2);
  saveFile(file, `${name}.json`, 'application/json');
}
