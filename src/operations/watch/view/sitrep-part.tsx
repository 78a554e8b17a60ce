import { useState } from 'react';
import { useWords } from '../../../kit/i18n/language.tsx';
import { useResource } from '../../../kit/resource.ts';
import { ResourceNotice } from '../../../kit/room/resource-notice.tsx';
import { useBoatNames } from '../../../kit/room/room-context.tsx';
import { Part } from '../../../kit/room/values.tsx';
import { TextExports } from '../../../kit/table/text-exports.tsx';
import type { SitrepAnswer } from '../answer-wire.ts';
import { BothLanguages } from './both-languages.tsx';
import { commonText } from './text.ts';
import { incidentText as text } from './text-watch.ts';

/** The situation report of one boat as of now, by its reference: both languages from the same record. */
export function SitrepPart() {
  const { t } = useWords();
  const boats = [...useBoatNames().values()].toSorted(
    (one, other) =>
      Number(other.isOpen) - Number(one.isOpen) || one.reference.localeCompare(other.reference, 'en'),
  );
  const [boat, setBoat] = useState('');
  const asked = useResource<SitrepAnswer>(
    boat === '' ? null : `/api/operations/watch/sitrep?boat=${encodeURIComponent(boat)}`,
    30,
  );
  const reference = boats.find((one) => one.boat === boat)?.reference ?? '';
  return (
    <Part
      title={t(text.sitrep)}
      tools={
        <select
          className="input"
          aria-label={t(text.sitrepBoat)}
          value={boat}
          onChange={(event) => setBoat(event.target.value)}
        >
          <option value="">{t(text.sitrepBoat)}</option>
          {boats.map((one) => (
            <option key={one.boat} value={one.boat}>
              {one.reference}
            </option>
          ))}
        </select>
      }
    >
      {boat === '' ? <p className="quiet">{t(text.sitrepNone)}</p> : <ResourceNotice of={asked} />}
      {asked.value === null ? null : (
        <>
          <div className="table-tools">
            <span className="stretch" />
            <TextExports
              name={`sitrep-${reference.toLowerCase()}`}
              title={{ en: `SITREP ${reference}`, fr: `SITREP · ${reference}` }}
              marking={commonText.marking}
              text={asked.value.text}
              askedAt={asked.at}
              copy
            />
          </div>
          <BothLanguages text={asked.value.text} />
        </>
      )}
    </Part>
  );
}
