import { useId, useState } from 'react';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { useStore } from '../../../kit/store.ts';
import { silentSeconds } from '../camera/figures.ts';
import type { PictureForm } from '../camera/words.ts';
import { cameraText as text } from './camera-text.ts';
import type { StreamStanding } from './stream-player.ts';
import type { Shown } from './use-camera.ts';

interface StreamProps {
  readonly setVideo: (video: HTMLVideoElement | null) => void;
  readonly standing: StreamStanding;
}

interface BeforeProps {
  readonly camera: string;
  readonly images: readonly Shown[] | null;
  /** When the alarm was presented, UTC text. */
  readonly alarmAt: string;
}

/**
 * What was before: stepped through by the keys of the slider, from the image of the alarm's own moment on. Null: not
 * known yet; none: nothing is held.
 */
export function BeforePicture({ camera, images, alarmAt }: BeforeProps) {
  const { t } = useWords();
  const id = useId();
  const [picked, setPicked] = useState<string | null>(null);
  const all = images ?? [];
  const last = all.length - 1;
  // Older ones still come: an image is held by its moment, never by its place in the list.
  const wanted = picked ?? alarmAt;
  const at = Math.max(
    0,
    all.findLastIndex((one) => one.at !== null && one.at <= wanted),
  );
  const shown = all[at];
  const when = shown?.at?.slice(11, 19) ?? '';
  return (
    <figure className="camera-picture">
      <figcaption>
        {t(text.before)} {when === '' ? null : `· ${when} UTC`}
      </figcaption>
      {shown === undefined ? (
        <p className="camera-none">{t(images === null ? text.asking : text.nothingBefore)}</p>
      ) : (
        <img src={shown.url} alt={t(text.picture, { camera, when: `${when} UTC` })} />
      )}
      {last < 1 ? null : (
        <>
          <label className="unseen" htmlFor={id}>
            {t(text.position)}
          </label>
          <input
            id={id}
            type="range"
            min={0}
            max={last}
            value={at}
            aria-valuetext={`${when} UTC`}
            onChange={({ target }) => setPicked(all[Number(target.value)]?.at ?? null)}
          />
        </>
      )}
    </figure>
  );
}

/**
 * What is now, with its age; why there is none, where there is none. An old image stays, pale, and says how old it is,
 * also where nobody says why no new one comes.
 */
export function NowPicture(props: {
  readonly camera: string;
  readonly form: PictureForm;
  readonly viewing: string | null;
  readonly shown: Shown | null;
  readonly stream: StreamProps;
  /** Why there is no picture, or none any more; null: nothing is wrong. */
  readonly words: string | null;
}) {
  const { t } = useWords();
  const { camera, form, viewing, shown, stream } = props;
  const at = shown?.at ?? null;
  const seconds = useAgeSeconds(at);
  const isStill = seconds !== null && seconds >= silentSeconds;
  const words = props.words ?? (isStill ? t(text.standsStill, { seconds: silentSeconds }) : null);
  const alt = t(text.picture, { camera, when: t(text.now) });
  return (
    <figure className="camera-picture">
      <figcaption>
        {t(text.now)} <Age at={at} seconds={seconds} />
        {form === 'hls' ? <Behind standing={stream.standing} /> : null}
      </figcaption>
      {form === 'hls' && viewing !== null ? <Stream stream={stream} alt={alt} /> : null}
      {form !== 'hls' && shown !== null ? (
        <img className={words === null ? '' : 'is-old'} src={shown.url} alt={alt} />
      ) : null}
      {form !== 'hls' && shown === null && words === null ? (
        <p className="camera-none">{t(text.asking)}</p>
      ) : null}
      {words === null ? null : (
        <p className={shown === null && form !== 'hls' ? 'camera-none' : 'camera-trouble'} role="status">
          {words}
        </p>
      )}
    </figure>
  );
}

/** Whole seconds since the node had an image, by the node's clock; null: no image, or one without a moment. */
function useAgeSeconds(at: string | null): number | null {
  const now = useStore(useRoom().clock);
  return at === null ? null : Math.max(0, Math.round((now - Date.parse(at)) / 1_000));
}

/** When the node had the image, and how long ago; no age where it is of this moment. */
function Age({ at, seconds }: { readonly at: string | null; readonly seconds: number | null }) {
  if (at === null || seconds === null) return null;
  return <>{`· ${at.slice(11, 19)} UTC${seconds < 2 ? '' : ` · ${seconds} s`}`}</>;
}

/** Why no new picture of a stream comes, in words; null: one does. */
function streamWords(
  { phase, ageSeconds }: StreamStanding,
  t: ReturnType<typeof useWords>['t'],
): string | null {
  switch (phase) {
    case 'playing':
      return null;
    case 'loading':
      return t(text.streamLoading);
    case 'stalled':
    case 'troubled':
      return ageSeconds === null ? null : t(text.streamStalled, { seconds: ageSeconds });
    case 'unplayable':
      return t(text.noPlayer);
  }
}

/** The stream, pale once it stands still; its controls are the browser’s no more: a picture of now cannot be paused. */
function Stream({ stream, alt }: { readonly stream: StreamProps; readonly alt: string }) {
  const { t } = useWords();
  const { setVideo, standing } = stream;
  const words = streamWords(standing, t);
  return (
    <>
      <video
        ref={setVideo}
        className={standing.phase === 'playing' ? '' : 'is-old'}
        aria-label={alt}
        muted
        autoPlay
        playsInline
      />
      {words === null ? null : (
        <p className="camera-trouble" role="status">
          {words}
        </p>
      )}
    </>
  );
}

/** When the camera took what is drawn, and how far behind it is. */
function Behind({ standing: { takenAt, behindSeconds } }: Pick<StreamProps, 'standing'>) {
  const { t } = useWords();
  if (takenAt === null && behindSeconds === null) return null;
  const taken = takenAt === null ? '' : `· ${takenAt.slice(11, 19)} UTC `;
  return <>{taken + (behindSeconds === null ? '' : `· ${t(text.behind, { seconds: behindSeconds })}`)}</>;
}
