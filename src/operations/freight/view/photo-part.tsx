import { useEffect } from 'react';
import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useNudge, useResource } from '../../../kit/resource.ts';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { PictureHash, SealedPicture, SealedPictures } from '../../../kit/room/sealed-picture.tsx';
import type { PhotoShown, PhotosAnswer } from '../wire.ts';
import { photoText as text } from './text-forms.ts';

/** Photos of a passage's controls. */
export function PhotoPart({ passage }: { readonly passage: string }) {
  const { onNews } = useRoom();
  const photos = useResource<PhotosAnswer>(`/api/operations/freight/passages/${passage}/photos`);
  const nudge = useNudge(photos);
  useEffect(() => onNews('freight', nudge), [onNews, nudge]);
  return (
    <SealedPictures
      of={photos}
      text={text}
      rows={(answer) => answer.photos.map((photo) => [photo.photo, <PhotoRow photo={photo} />])}
    />
  );
}

function PhotoRow({ photo }: { readonly photo: PhotoShown }) {
  const { t, n } = useWords();
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
      <PictureHash sha256={sha256} />
      <SealedPicture
        subject={subject}
        reason="investigation"
        alt={t(text.alt, { control })}
        text={text}
        widthPixels={440}
      />
    </>
  );
}
