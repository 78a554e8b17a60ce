import { useEffect, useState } from 'react';
import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { textsBySubject } from '../../../kit/open-vault.ts';
import { useNudge, useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useMay, useRoom } from '../../../kit/room/room-context.tsx';
import { LongId, Part } from '../../../kit/room/values.tsx';
import { VaultOpening } from '../../../kit/room/vault-opening.tsx';
import type { PhotoShown, PhotosAnswer } from '../wire.ts';
import { photoText as text } from './text-forms.ts';

/** Photos of a passage's controls. A picture is shown only by an opening of the vault, which is written down. */
export function PhotoPart({ passage }: { readonly passage: string }) {
  const { t } = useWords();
  const { onNews } = useRoom();
  const photos = useResource<PhotosAnswer>(`/api/operations/freight/passages/${passage}/photos`);
  const nudge = useNudge(photos);
  useEffect(() => onNews('freight', nudge), [onNews, nudge]);
  const { value } = photos;
  return (
    <Part title={t(text.title)}>
      <ResourceNotice of={photos} />
      {value?.photos.length === 0 ? <p className="quiet">{t(text.none)}</p> : null}
      <ul className="plain-list">
        {(value?.photos ?? []).map((photo) => (
          <li key={photo.photo} className="option">
            <PhotoRow photo={photo} />
          </li>
        ))}
      </ul>
      {value?.isCut === true ? <p className="notice is-trouble">{t(text.cut)}</p> : null}
    </Part>
  );
}

function PhotoRow({ photo }: { readonly photo: PhotoShown }) {
  const { t, n } = useWords();
  const may = useMay();
  // Undefined: not opened; null: opened, and nothing was there.
  const [image, setImage] = useState<string | null | undefined>(undefined);
  const { control, takenAt, subject, sha256, bytes, by, at } = photo;
  const said = [
    t(text.of, { control }),
    ...(takenAt === null ? [] : [t(text.taken, { at: takenAt })]),
    t(text.size, { kb: n(Math.ceil(bytes / 1_000)) }),
    by,
  ];
  return (
    <>
      <p>
        <Moment at={at} /> {said.join(' · ')}
      </p>
      <p className="quiet">
        SHA-256 <LongId id={sha256} />
      </p>
      {image === undefined ? (
        <VaultOpening
          label={t(text.open)}
          hint={t(text.openHint)}
          refusal={may('operations/vault/open', text.noVault)}
          subjects={[subject]}
          kinds={['image']}
          reason="investigation"
          onOpened={(opened) => setImage(textsBySubject(opened, 'image').get(subject) ?? null)}
        />
      ) : null}
      {image === null ? <p className="notice is-trouble">{t(text.gone)}</p> : null}
      {typeof image === 'string' ? (
        <img width={440} alt={t(text.alt, { control })} src={`data:image/jpeg;base64,${image}`} />
      ) : null}
    </>
  );
}
