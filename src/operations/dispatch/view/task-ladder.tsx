import { formatAge } from '../../../kit/i18n/age.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { Moment } from '../../../kit/elements/moment.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import { useRoom } from '../../../kit/room/room-context.tsx';
import { Values } from '../../../kit/room/values.tsx';
import {
  cancelReasonText,
  delayReasonText,
  diversionReasonText,
  outOfServiceText,
  proposalReasonText,
  stepText,
  taskKindText,
  taskRefusalText,
  taskResultText,
  urgencyText,
} from '../text.ts';
import { isOpen, rungOf, stepAt } from '../task.ts';
import type { TaskView } from '../wire.ts';
import { openSteps, type TaskStep } from '../words.ts';
import { Delivery } from './delivery.tsx';
import { useDispatch } from './dispatch-context.tsx';
import { tasksText as text } from './text.ts';
import { Clock } from './unit-columns.tsx';
import { boatName, minuteOf } from './unit-words.ts';

/** The ladder of one task: each step with its moment, the one that is awaited with its clock; how it ended. */
export function TaskLadder(props: { readonly task: TaskView }) {
  const { t } = useWords();
  const { now } = useDispatch();
  const { task } = props;
  const steps: readonly TaskStep[] = isOpen(task) ? openSteps : [...openSteps, task.step];
  const awaited = isOpen(task) ? openSteps[rungOf(task.step) + 1] : undefined;
  return (
    <>
      <ol className="ladder" aria-label={t(text.ladder)}>
        {steps.map((step) => (
          <Rung key={step} task={task} step={step} isAwaited={step === awaited} now={now} />
        ))}
      </ol>
      <Reached task={task} />
      <TaskSays task={task} />
      <TaskFacts task={task} />
    </>
  );
}

function Rung(props: {
  readonly task: TaskView;
  readonly step: TaskStep;
  readonly isAwaited: boolean;
  readonly now: number;
}) {
  const { t } = useWords();
  const { task, step, isAwaited } = props;
  const at = stepAt(task, step);
  const isPassed = at === null && rungOf(step) < rungOf(task.step) && isOpen(task);
  const state = at !== null ? 'is-done' : isAwaited ? 'is-awaited' : '';
  return (
    <li className={`rung ${state}`}>
      <span aria-hidden="true">{at !== null ? '■' : isAwaited ? '▷' : '□'}</span>
      <strong>{t(stepText[step])}</strong>
      {at === null ? null : <span className="figures">{minuteOf(at)}</span>}
      {isPassed ? <span className="quiet">{t(text.passed)}</span> : null}
      {isAwaited ? <span className="quiet">{t(text.waits)}</span> : null}
      {isAwaited && task.cancel === null && task.dueAt !== null ? (
        <Clock at={task.dueAt} now={props.now} />
      ) : null}
    </li>
  );
}

/** A task of the other side's unit is a request: whether it has reached that side's node, and why not. */
function Reached(props: { readonly task: TaskView }) {
  const { links } = useRoom();
  const { task } = props;
  const { side, unitSide, reached } = task;
  const isBeside = links().some(({ peer, state }) => state !== 'not_configured' && peer !== side);
  if (side === null || side === unitSide || !isBeside) return null;
  return <Delivery side={unitSide} delivered={reached} isOpen={isOpen(task)} />;
}

/** What was said of the task in words of the closed lists: refusal, result, stop, delays. */
function TaskSays(props: { readonly task: TaskView }) {
  const { t, language } = useWords();
  const { now, boats } = useDispatch();
  const { task } = props;
  const { cancel, refusal, failure, result, divertedTo, delays } = task;
  const isStopAsked = cancel !== null && cancel.acknowledged === null && isOpen(task);
  return (
    <ul className="plain-list">
      {isStopAsked ? (
        <li className="overdue">
          {t(text.cancelAsked, {
            age: formatAge((now - Date.parse(cancel.at)) / 1000, language),
            reason: t(cancelReasonText[cancel.reason]),
          })}
        </li>
      ) : null}
      {refusal === null ? null : <li>{t(text.refusedFor, { reason: t(taskRefusalText[refusal]) })}</li>}
      {failure === null ? null : <li>{t(text.failedFor, { reason: t(outOfServiceText[failure]) })}</li>}
      {result === null ? null : <li>{t(text.endedWith, { result: t(taskResultText[result]) })}</li>}
      {divertedTo === null ? null : (
        <li>
          {t(text.divertedTo, {
            boat: boatName(boats, divertedTo.boat),
            reason: t(diversionReasonText[divertedTo.reason]),
          })}
        </li>
      )}
      {task.calledOut ? <li>{t(text.calledOut)}</li> : null}
      {delays.map((delay) => (
        <li key={delay.at}>
          {t(text.delaySaid, { step: t(stepText[delay.step]), reason: t(delayReasonText[delay.reason]) })}
          {delay.expectedAt === null ? null : (
            <span className="figures"> · {t(text.expected, { at: minuteOf(delay.expectedAt) })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function TaskFacts(props: { readonly task: TaskView }) {
  const { t, n, language } = useWords();
  const { task } = props;
  const place = `${formatPosition(task.place, language)} (±${n(task.place.accuracyMetres)} m)`;
  return (
    <Values
      none="–"
      rows={[
        [t(text.urgency), `${t(urgencyText[task.urgency])} · ${t(taskKindText[task.kind])}`],
        [t(text.place), place],
        [t(text.onSceneBy), task.onSceneBy === null ? null : <Moment key="by" at={task.onSceneBy} />],
        [t(text.reason), t(proposalReasonText[task.reason])],
      ]}
    />
  );
}
