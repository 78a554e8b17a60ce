import type { z } from 'zod';
import type { Order } from '../../../kit/acts/send-act.ts';
import type { acknowledgeAlarmSchema, shelveAlarmSchema, unshelveAlarmSchema } from '../events-alarm.ts';
import type {
  prepareHandoverSchema,
  signHandoverSchema,
  withdrawHandoverSchema,
} from '../events-handover.ts';
import type { declareMajorIncidentSchema, standDownSchema, updateMethaneSchema } from '../events-incident.ts';
import type {
  answerHelpSchema,
  callForHelpSchema,
  endHelpSchema,
  relieveWatchSchema,
  reportConditionsSchema,
  reportStrengthSchema,
} from '../events-watch.ts';

/** Every act of the room with the fields it takes: what does not fit its schema does not compile. */
interface Schemas {
  readonly AcknowledgeAlarm: typeof acknowledgeAlarmSchema;
  readonly ShelveAlarm: typeof shelveAlarmSchema;
  readonly UnshelveAlarm: typeof unshelveAlarmSchema;
  readonly ReportStrength: typeof reportStrengthSchema;
  readonly RelieveWatch: typeof relieveWatchSchema;
  readonly CallForHelp: typeof callForHelpSchema;
  readonly AnswerHelp: typeof answerHelpSchema;
  readonly EndHelp: typeof endHelpSchema;
  readonly ReportConditions: typeof reportConditionsSchema;
  readonly PrepareHandover: typeof prepareHandoverSchema;
  readonly SignHandover: typeof signHandoverSchema;
  readonly WithdrawHandover: typeof withdrawHandoverSchema;
  readonly DeclareMajorIncident: typeof declareMajorIncidentSchema;
  readonly UpdateMethane: typeof updateMethaneSchema;
  readonly StandDown: typeof standDownSchema;
}
export type WatchAct = keyof Schemas;

/** One order of this room: its address is made of its name, as the node makes it. */
export function watchOrder<Name extends WatchAct>(name: Name, fields: z.input<Schemas[Name]>): Order {
  const kebab = name.replaceAll(
    /[A-Z]/g,
    (letter, at: number) => (at === 0 ? '' : '-') + letter.toLowerCase(),
  );
  return { path: `/api/operations/watch/${kebab}`, body: fields };
}

/** The right that an act asks for, by its whole name. */
export function watchAction(name: WatchAct): string {
  return `operations/watch/${name}`;
}

/** A new id of the room: random, and says nothing. */
export function newId(kind: 'h' | 'i' | 's'): string {
  return `${kind}-${crypto.randomUUID().replaceAll('-', '')}`;
}
