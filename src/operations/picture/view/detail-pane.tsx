import type { ReactNode } from 'react';
import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useStore } from '../../../kit/store.ts';
import { formatLatitude } from '../../../kit/position-format.ts';
import { detailText } from '../text.ts';
import { DetailDetection } from './detail-detection.tsx';
import { DetailSource } from './detail-source.tsx';
import { DetailTrack } from './detail-track.tsx';
import { useMissingPicture, usePicture } from './desk-context.tsx';
import { Field, Fields, PositionValue, Section } from './fields.tsx';
import { toggleFollow } from './open-item.ts';
import type { Selection } from './selection.ts';

/** Everything known about the opened item; `above` stands over it. */
export function DetailPane(props: { readonly above?: ReactNode }) {
  const { t } = useWords();
  const { desk } = usePicture();
  const selection = useStore(desk.selection);
  return (
    <aside className="pane pane-detail" aria-label={t(detailText.region)} tabIndex={-1}>
      {props.above}
      {selection === null ? (
        <p className="quiet-note">{t(detailText.nothing)}</p>
      ) : (
        <>
          <Tools selection={selection} closable={props.above === undefined} />
          <div className="detail-scroll" tabIndex={0} role="group" aria-label={t(detailText.region)}>
            <Body selection={selection} />
          </div>
        </>
      )}
    </aside>
  );
}

function Tools(props: { readonly selection: Selection; readonly closable: boolean }) {
  const { t } = useWords();
  const { desk } = usePicture();
  const following = useStore(desk.following);
  const { selection, closable } = props;
  if (!closable && selection.kind !== 'track') return null;
  return (
    <div className="detail-tools">
      {selection.kind === 'track' ? (
        <ActionButton
          label={t(following === selection.id ? detailText.unfollow : detailText.follow)}
          hint="f"
          pressed={following === selection.id}
          onPress={() => toggleFollow(desk)}
        />
      ) : null}
      <span className="stretch" />
      {closable ? (
        <ActionButton quiet label={t(detailText.close)} hint="Esc" onPress={() => desk.selection.set(null)} />
      ) : null}
    </div>
  );
}

function Body(props: { readonly selection: Selection }) {
  const { t, language } = useWords();
  const { picture, desk } = usePicture();
  const health = useStore(desk.live.health);
  const { selection } = props;
  switch (selection.kind) {
    case 'track': {
      const track = picture.tracks.get(selection.id);
      return track === undefined ? (
        <Gone />
      ) : (
        <DetailTrack track={track} vessel={picture.vessels.get(selection.id)} />
      );
    }
    case 'detection': {
      const detection = picture.detections.get(selection.id);
      // Keyed: what was said about one detection must not stand under the next.
      return detection === undefined ? (
        <Gone />
      ) : (
        <DetailDetection key={detection.id} detection={detection} />
      );
    }
    case 'source': {
      const source = health?.sources.find((one) => one.source === selection.id);
      return source === undefined ? <Gone /> : <DetailSource source={source} />;
    }
    case 'place':
      return (
        <>
          <h2 className="detail-title">{selection.id || formatLatitude(selection.lat, language)}</h2>
          <Section title={t(detailText.place)}>
            <Fields>
              <Field name={t(detailText.position)}>
                <PositionValue lat={selection.lat} lon={selection.lon} />
              </Field>
            </Fields>
          </Section>
        </>
      );
  }
}

function Gone() {
  const { t } = useWords();
  return <p className="quiet-note">{t(useMissingPicture() ?? detailText.gone)}</p>;
}
