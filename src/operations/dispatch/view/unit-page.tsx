import { Moment } from '../../../kit/elements/moment.tsx';
import { useWords } from '../../../kit/i18n/language.tsx';
import { Part, Values } from '../../../kit/room/values.tsx';
import { capabilityText, outOfServiceText, statusText, unitKindText } from '../text.ts';
import type { TaskView, UnitView } from '../wire.ts';
import { useDispatch } from './dispatch-context.tsx';
import { TaskActs } from './task-acts.tsx';
import { TaskLadder } from './task-ladder.tsx';
import { unitsText as text } from './text.ts';
import { UnitActs } from './unit-acts.tsx';
import { Clock, placeWords } from './unit-columns.tsx';
import { boatName, enduranceWords } from './unit-words.ts';

const knotsPerMetrePerSecond = 3_600 / 1_852;

/** One unit: its task with the ladder and the clock first, then what it is and what it did. */
export function UnitPage(props: { readonly unit: UnitView; readonly task: TaskView | undefined }) {
  const words = useWords();
  const { t } = words;
  const { boats } = useDispatch();
  const { unit, task } = props;
  return (
    <>
      <UnitActs unit={unit} />
      {unit.also.map((also) => (
        <p key={also.task} role="alert" className="boat-stands is-waiting">
          <strong>{t(text.alsoCommitted, { boat: boatName(boats, also.boat) })}</strong>{' '}
          <Moment at={also.proposedAt} seconds />
        </p>
      ))}
      <Part title={task === undefined ? t(text.task) : `${t(text.task)} · ${boatName(boats, task.boat)}`}>
        {task === undefined ? (
          <p className="quiet">{t(text.noTask)}</p>
        ) : (
          <>
            <TaskActs task={task} keys />
            <TaskLadder task={task} />
          </>
        )}
      </Part>
      <UnitFacts unit={unit} />
      <Part title={t(text.history)}>
        <ol className="timeline">
          {unit.statuses.toReversed().map((change) => (
            <li key={`${change.at} ${change.status}`}>
              <Moment at={change.at} seconds /> <strong>{t(statusText[change.status])}</strong>{' '}
              <span className="quiet">{change.by}</span>
            </li>
          ))}
        </ol>
      </Part>
    </>
  );
}

function UnitFacts(props: { readonly unit: UnitView }) {
  const words = useWords();
  const { t, n } = words;
  const { now } = useDispatch();
  const { unit } = props;
  const { fields, shift, outOfService, checkIn } = unit;
  const knots = (metresPerSecond: number) => n(metresPerSecond * knotsPerMetrePerSecond, 0);
  return (
    <Part title={t(unitKindText[fields.kind])}>
      <Values
        none="–"
        rows={[
          [t(text.status), t(statusText[unit.status])],
          [t(text.position), placeWords(unit, now, words)],
          [t(text.endurance), enduranceWords(unit, now, words)],
          [t(text.checkIn), checkIn === null ? null : <Clock key="check" at={checkIn.dueAt} now={now} />],
          [
            t(text.crew),
            shift === null ? null : t(text.crewOf, { crew: n(shift.crew), minimum: n(fields.crewMinimum) }),
          ],
          [
            t(text.shift),
            shift === null ? null : (
              <span key="shift">
                {t(text.until)} <Moment at={shift.until} />
              </span>
            ),
          ],
          [t(text.outReason), outOfService === null ? null : t(outOfServiceText[outOfService.reason])],
          [
            t(text.speed),
            t(text.knots, {
              cruise: knots(fields.cruiseMetresPerSecond),
              max: knots(fields.maxMetresPerSecond),
            }),
          ],
          [t(text.takes), n(fields.embarkPersons)],
          [t(text.sea), n(fields.seaStateMax)],
          [t(text.capabilities), fields.capabilities.map((one) => t(capabilityText[one])).join(', ')],
          [t(text.base), fields.base.port],
        ]}
      />
    </Part>
  );
}
