import { ActionButton } from '../../../kit/elements/action-button.tsx';
import { formatAge } from '../../../kit/i18n/age.ts';
import { useWords } from '../../../kit/i18n/language.tsx';
import { termOf } from '../../../kit/room/terms.ts';
import type { BoatView } from '../board-wire.ts';
import { rescueOrder } from './orders.ts';
import { useRescue } from './rescue-context.tsx';
import { taskStepText } from './text-terms.ts';
import { boatText as text } from './text-boat.ts';
import { useMayRescue, useQuickAct } from './use-quick-act.ts';

/** What dispatch did for this boat, each task with the clock of its step; and who coordinates on scene. */
export function BoatTasks(props: { readonly boat: BoatView }) {
  const { t, language } = useWords();
  const { now } = useRescue();
  const may = useMayRescue();
  const quick = useQuickAct();
  const { boat } = props;
  const name = (unit: string | null) =>
    quick.send(
      rescueOrder('NameOnScene', { boat: boat.boat, unit }),
      rescueOrder('NameOnScene', { boat: boat.boat, unit: boat.onScene }),
    );
  if (boat.tasks.length === 0) return <p className="quiet-note">{t(text.noTasks)}</p>;
  return (
    <div className="part">
      <table className="plain-table">
        <caption className="unseen">{t(text.tasks)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(text.unit)}</th>
            <th scope="col">{t(text.step)}</th>
            <th scope="col">{t(text.at)}</th>
            <th scope="col">{t(text.nameOnScene)}</th>
          </tr>
        </thead>
        <tbody>
          {boat.tasks.map(({ task, unit, step, at }) => (
            <tr key={task}>
              <td>{unit}</td>
              <td>{t(termOf(taskStepText, step))}</td>
              <td className="figures">{formatAge((now - Date.parse(at)) / 1000, language)}</td>
              <td>
                <ActionButton
                  quiet
                  label={t(boat.onScene === unit ? text.endOnScene : text.nameOnScene)}
                  refusal={may('NameOnScene')}
                  onPress={() => name(boat.onScene === unit ? null : unit)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
