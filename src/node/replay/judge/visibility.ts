import { gradeBands, type TipView } from '../../../kernel/released-tip.ts';
import { momentAt } from '../night.ts';
import type { EventOf } from '../scenario-events.ts';
import { fails, judged, type Judge } from './verdict.ts';

type Learned = EventOf<'intel'>;

/** What a tip must say where a field of the event is to be seen; what no scenario names is no reason to pass. */
const shows: Readonly<Record<string, (tip: TipView, event: Learned) => boolean>> = {
  shareable_tip: ({ words }, event) => words !== null && words === event.shareable_tip,
  grading_band: ({ band }) => gradeBands.includes(band),
};

/** Of the report nothing may be read back: neither as a field of its name, nor its text anywhere that the node shows. */
export const visibility: Judge<'visibility'> = (wanted, night) => {
  const event = night.scenario.events.find(({ id }) => id === wanted.event);
  const moment = momentAt(night, wanted.by);
  if (event?.type !== 'intel' || moment === null) return fails(`${wanted.event} is nothing that was learned`);
  const tip = moment.tips.find((one) => one.tip === night.names.tip(event.id));
  if (tip === undefined) return fails(`nothing of ${event.id} is shown by ${wanted.by}`);
  const shown = JSON.stringify(moment);
  const values: Readonly<Record<string, unknown>> = { ...event };
  return judged(
    [
      ...wanted.visible_fields.map((field) =>
        shows[field]?.(tip, event) === true ? null : `not shown: ${field}`,
      ),
      ...wanted.hidden_fields.map((field) => {
        const value = values[field];
        const isShown = field in tip || (typeof value === 'string' && value !== '' && shown.includes(value));
        return isShown ? `shown: ${field}` : null;
      }),
    ],
    `shown: ${wanted.visible_fields.join(', ')}; nowhere: ${wanted.hidden_fields.join(', ')}`,
  );
};
