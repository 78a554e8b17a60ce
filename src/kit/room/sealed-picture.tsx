import { type ReactNode, useState } from 'react';
import type { OpeningReason } from '../../kernel/vault.ts';
import type { Text } from '../../kernel/text.ts';
import { useWords } from '../i18n/language.tsx';
import { textsBySubject } from '../open-vault.ts';
import type { Resource } from '../resource.ts';
import { ResourceNotice } from './resource-notice.tsx';
import { useMay } from './room-context.tsx';
import { LongId, Part } from './values.tsx';
import { VaultOpening } from './vault-opening.tsx';

/** What a room says of its list of pictures: its name, that there is none, that there are more than are shown. */
interface ListWords {
  readonly listed: Text;
  readonly none: Text;
  readonly cut: Text;
}

/** A list of sealed pictures as the node gives it: `isCut` where there are more than it lists. */
export function SealedPictures<Answer extends { readonly isCut: boolean }>(props: {
  readonly of: Resource<Answer>;
  readonly text: ListWords;
  /** One row a picture, by its key. */
  readonly rows: (answer: Answer) => readonly (readonly [key: string, row: ReactNode])[];
}) {
  const { t } = useWords();
  const { of, text } = props;
  const { value } = of;
  const rows = value === null ? [] : props.rows(value);
  return (
    <Part title={t(text.listed)}>
      <ResourceNotice of={of} />
      {value !== null && rows.length === 0 ? <p className="quiet">{t(text.none)}</p> : null}
      <ul className="plain-list">
        {rows.map(([key, row]) => (
          <li key={key} className="option">
            {row}
          </li>
        ))}
      </ul>
      {value?.isCut === true ? <p className="notice is-trouble">{t(text.cut)}</p> : null}
    </Part>
  );
}

/** What a room says of the opening of a picture. */
interface OpeningWords {
  readonly open: Text;
  readonly openHint: Text;
  readonly noVault: Text;
  readonly gone: Text;
}

/** One sealed picture: shown only by an opening of the vault, which is written down. */
export function SealedPicture(props: {
  readonly subject: string;
  readonly reason: OpeningReason;
  /** What the picture is of, for whoever cannot see it. */
  readonly alt: string;
  readonly text: OpeningWords;
  /** CSS pixels; left out: as wide as the picture is, and never wider than its place. */
  readonly widthPixels?: number;
}) {
  const { t } = useWords();
  const may = useMay();
  // Undefined: not opened; null: opened, and nothing was there.
  const [image, setImage] = useState<string | null | undefined>(undefined);
  const { subject, text } = props;
  if (image === null) return <p className="notice is-trouble">{t(text.gone)}</p>;
  if (image !== undefined)
    return (
      <img
        className="sealed-picture"
        width={props.widthPixels}
        alt={props.alt}
        src={`data:image/jpeg;base64,${image}`}
      />
    );
  return (
    <VaultOpening
      label={t(text.open)}
      hint={t(text.openHint)}
      refusal={may('operations/vault/open', text.noVault)}
      subjects={[subject]}
      kinds={['image']}
      reason={props.reason}
      onOpened={(opened) => setImage(textsBySubject(opened, 'image').get(subject) ?? null)}
    />
  );
}

/** What was kept beside the picture, so that anybody can see later that it is still the same. */
export function PictureHash({ sha256 }: { readonly sha256: string }) {
  return (
    <p className="quiet">
      SHA-256 <LongId id={sha256} />
    </p>
  );
}
