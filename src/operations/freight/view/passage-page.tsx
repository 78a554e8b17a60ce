import { useState } from 'react';
import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { type Opened, textsBySubject } from '../../../kit/open-vault.ts';
import { useMay } from '../../../kit/room/room-context.tsx';
import { Part, Values } from '../../../kit/room/values.tsx';
import { VaultOpening } from '../../../kit/room/vault-opening.tsx';
import { riskTogether } from '../life-risk.ts';
import {
  careText,
  directionText,
  formText,
  meetingText,
  nextText,
  sidesText,
  standingText,
} from '../text-terms.ts';
import type { PassageView } from '../wire.ts';
import { ControlList } from './control-list.tsx';
import { PassageActs } from './passage-acts.tsx';
import { countWords, plateHint } from './phrases.ts';
import { PhotoPart } from './photo-part.tsx';
import { FilePart } from './roster/file-part.tsx';
import { SeenPart } from './seen-part.tsx';
import { freightText, passageText as text } from './text.ts';

interface OfPassage {
  readonly passage: PassageView;
}

/** One passage: life risk on top, then what can be done, its controls, and everything that was said of it. */
export function PassagePage(props: OfPassage & { readonly others: readonly PassageView[] }) {
  const { t } = useWords();
  const { passage, others } = props;
  return (
    <>
      <LifeRisk passage={passage} others={others} />
      <PassageActs passage={passage} risk={riskTogether([passage, ...others].map(({ risk }) => risk))} />
      <ControlList passage={passage} others={others} />
      <PhotoPart passage={passage.passage} />
      <Met passage={passage} />
      <Care passage={passage} />
      <Part title={t(text.vehicle)}>
        <VehicleValues passage={passage} />
      </Part>
      <Plates passage={passage} />
      <SeenPart passage={passage.passage} />
      <FilePart passage={passage.passage} />
    </>
  );
}

/** Red and first: somebody needs help. Also where it was an entry joined to this one that counted them. */
function LifeRisk(props: OfPassage & { readonly others: readonly PassageView[] }) {
  const words = useWords();
  const { t } = words;
  const all = [props.passage, ...props.others];
  const { medical, children } = riskTogether(all.map(({ risk }) => risk));
  if (!medical && !children) return null;
  const counts = all.flatMap((one) => [
    ...one.controls.flatMap(({ found }) => found ?? []),
    ...one.met.map(({ found }) => found),
  ]);
  return (
    <div role="alert" className="notice is-trouble">
      {medical ? <strong className="overdue">{t(text.lifeMedical)}</strong> : null}{' '}
      {children ? <strong className="overdue">{t(text.lifeChildren)}</strong> : null}{' '}
      {counts.map((found) => (
        <span key={JSON.stringify(found)}>{countWords(found, words)} </span>
      ))}
    </div>
  );
}

function VehicleValues({ passage }: OfPassage) {
  const { t } = useWords();
  const { form, sides, vehicleBefore, place, lane, direction, arrivedAt, leftAt, next, standing } = passage;
  const before = vehicleBefore.map((one) =>
    t(text.named, {
      name: t(text.earlier),
      value: `${t(formText[one.form])}, ${t(sidesText[one.sides])}`,
    }),
  );
  return (
    <Values
      none="–"
      rows={[
        [t(freightText.state), t(standingText[standing])],
        [t(text.vehicle), [`${t(formText[form])}, ${t(sidesText[sides])}`, ...before].join(' · ')],
        [t(freightText.place), lane === null ? place : `${place} · ${lane}`],
        [t(text.direction), t(directionText[direction])],
        [t(text.arrived), <Moment key="arrived" at={arrivedAt} />],
        [t(text.next), next === null ? null : t(nextText[next])],
        [t(text.left), leftAt === null ? null : <Moment key="left" at={leftAt} />],
      ]}
    />
  );
}

/** Plates by their last two signs; the plates themselves only by an opening of the vault, which is written down. */
function Plates({ passage }: OfPassage) {
  const { t } = useWords();
  const may = useMay();
  const [shown, setShown] = useState<ReadonlyMap<string, string>>(new Map());
  const { plates } = passage;
  const read = (opened: Opened) => setShown(textsBySubject(opened, 'plate'));
  return (
    <Part
      title={t(text.plates)}
      tools={
        plates.length === 0 ? null : (
          <VaultOpening
            label={t(text.openPlate)}
            hint={t(text.openPlateHint)}
            refusal={may('operations/vault/open', text.noVault)}
            subjects={plates.map(({ subject }) => subject)}
            kinds={['plate']}
            reason="investigation"
            onOpened={read}
          />
        )
      }
    >
      {plates.length === 0 ? <p className="quiet">{t(text.noPlate)}</p> : null}
      <Values
        none="–"
        rows={plates.map((plate) => [
          t(text[plate.on]),
          <span key={plate.subject} className="figures">
            {shown.get(plate.subject) ?? plateHint(plate)}{' '}
            <span className="quiet">
              {plate.shape} · {plate.by}
            </span>
          </span>,
        ])}
      />
    </Part>
  );
}

function Met({ passage: { met } }: OfPassage) {
  const words = useWords();
  if (met.length === 0) return null;
  return (
    <Part title={words.t(text.met)}>
      <ul className="plain-list">
        {met.map((one) => (
          <li key={one.met}>
            <Moment at={one.metAt} /> {words.t(meetingText[one.source])} · {countWords(one.found, words)}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Care({ passage: { care } }: OfPassage) {
  const { t, n } = useWords();
  if (care.length === 0) return null;
  return (
    <Part title={t(text.care)}>
      <ul className="plain-list">
        {care.map(({ task, kind, count, dueAt }) => (
          <li key={task}>
            {t(text.careDue, {
              kind: t(careText[kind]),
              count: n(count),
              due: `${dueAt.slice(11, 16)} UTC`,
            })}
          </li>
        ))}
      </ul>
    </Part>
  );
}
