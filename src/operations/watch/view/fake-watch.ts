import type { AlarmCondition } from '../../../kernel/alarm.ts';
import type { CommandDoor } from '../../../kernel/door.ts';
import type { DomainCommand } from '../../../kernel/decider.ts';
import type { ActorId } from '../../../kernel/ids.ts';
import { addSeconds, toUtc } from '../../../kernel/time.ts';
import {
  commandName,
  type Erased,
  type FakeAnswer,
  FakeBook,
  type FakeGiver,
  type FakeKind,
} from '../../../kit/fake-book.ts';
import { demandsOf } from '../alarm-demands.ts';
import { alarmEntry } from '../alarm-entries.ts';
import { alarmIdOf, alarmKeeper, type AlarmState, isStanding } from '../alarm-state.ts';
import type { AlarmHistoryView, HandoverAnswer, IncidentsView, SitrepAnswer } from '../answer-wire.ts';
import { courseOf, measureBudget } from '../budget.ts';
import {
  alarmCommands,
  callCommands,
  handoverCommands,
  incidentCommands,
  sideCommands,
} from '../commands.ts';
import { alarmDecider } from '../decide-alarm.ts';
import { callDecider } from '../decide-call.ts';
import { handoverDecider, type HandoverState } from '../decide-handover.ts';
import { incidentDecider, type IncidentState } from '../decide-incident.ts';
import { watchDecider, type WatchState } from '../decide-watch.ts';
import type { OfAlarm } from '../events-alarm.ts';
import { hashOfSheet, sheetOf } from '../handover-sheet.ts';
import {
  alarmRefusals,
  callRefusals,
  handoverRefusals,
  incidentRefusals,
  watchRefusals,
} from '../refusals.ts';
import { sheetReport } from '../sheet-text.ts';
import type { SheetSources } from '../sheet-wire.ts';
import {
  alarmView,
  byUrgency,
  conditionsViews,
  groupsOf,
  handoverView,
  helpViews,
  incidentView,
  mannersIn,
  strengthViews,
} from '../views.ts';
import { type AlarmsView, type DesksView, type HandoverKind, handoverKinds, type LoadView } from '../wire.ts';

const kind = (
  name: string,
  decider: unknown,
  doors: {
    readonly commands: Readonly<Record<string, CommandDoor>>;
    readonly refusals: FakeKind['refusals'];
  },
): FakeKind => ({
  kind: name,
  decider: decider as Erased, // its own kind's alone
  commands: Object.fromEntries(Object.entries(doors.commands).map(([act, { schema }]) => [act, schema])),
  keyOf: (fields) => String(fields[name === 'watch' ? 'side' : name]),
  refusals: doors.refusals,
});
const alarmKind = kind('alarm', alarmDecider, { commands: alarmCommands, refusals: alarmRefusals });
const kinds: readonly FakeKind[] = [
  alarmKind,
  kind('watch', watchDecider, { commands: sideCommands, refusals: watchRefusals }),
  kind('call', callDecider, { commands: callCommands, refusals: callRefusals }),
  kind('handover', handoverDecider, { commands: handoverCommands, refusals: handoverRefusals }),
  kind('incident', incidentDecider, { commands: incidentCommands, refusals: incidentRefusals }),
];

type Elsewhere = Pick<
  SheetSources,
  'boats' | 'contacts' | 'tasks' | 'transfers' | 'promises' | 'units' | 'safeguarding'
>;

/** What other rooms would tell the watch of an invented node. */
export interface FakeTold {
  readonly elsewhere: Elsewhere;
  readonly loads: readonly LoadView[];
  readonly sitrep: Omit<SitrepAnswer, 'position'> | null;
}
const nothing: FakeTold = {
  elsewhere: {
    boats: [],
    contacts: [],
    tasks: [],
    transfers: [],
    promises: [],
    units: [],
    safeguarding: [],
  },
  loads: [],
  sitrep: null,
};

interface FakeAsked {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** The watch of an invented node, in memory: orders go to the real deciders, the lists are the real views. */
export class FakeWatch {
  readonly #book = new FakeBook(kinds);
  #told = nothing;

  /** Gives one order by its name. */
  order(name: string, body: unknown, giver: FakeGiver): FakeAnswer | null {
    return this.#book.order(name, body, giver);
  }

  /** Raises an alarm as the keeper of the node does, so many seconds ago; gives its id. */
  raise(condition: AlarmCondition, secondsAgo = 0): string {
    const side = condition.side === 'both' ? 'uk' : condition.side;
    const alarm = alarmIdOf(condition.key, side);
    const at = toUtc(addSeconds(this.#book.now(), -secondsAgo));
    const said = { alarm, condition: { ...condition, side } };
    const command: DomainCommand = { type: 'RaiseAlarm', at, by: alarmKeeper, ...said };
    this.#book.give(alarmKind, alarm, command);
    return alarm;
  }

  /** Clears an alarm as the keeper does. */
  clearAlarm(alarm: string): void {
    const by: ActorId = alarmKeeper;
    const command = { type: 'ClearAlarm', at: toUtc(this.#book.now()), by, alarm };
    this.#book.give(alarmKind, alarm, command);
  }

  /** What other rooms tell the watch. */
  put(told: Partial<Omit<FakeTold, 'elsewhere'>> & { readonly elsewhere?: Partial<Elsewhere> }): void {
    const elsewhere = { ...this.#told.elsewhere, ...told.elsewhere };
    this.#told = { ...this.#told, ...told, elsewhere };
  }

  clear(): void {
    this.#book.clear();
    this.#told = nothing;
  }

  alarms(giver: FakeGiver): AlarmsView {
    const demands = demandsOf(this.#alarmEvents());
    const desk = { side: giver.side, roles: ['watch_officer'] };
    const at = this.#book.now();
    const manners = mannersIn(courseOf(demands, desk, at), at);
    const views = this.#book
      .all<AlarmState>('alarm')
      .filter(isStanding)
      .map((state) => alarmView(state, manners))
      .toSorted(byUrgency);
    const span = { from: addSeconds(at, -12 * 3_600), to: addSeconds(at, 1) };
    const budget = measureBudget(demands, span, desk);
    return { position: this.#book.place(), alarms: views, groups: groupsOf(views), budget, truncated: false };
  }

  desks(): DesksView {
    const watches = this.#book.all<WatchState>('watch');
    return {
      position: this.#book.place(),
      strengths: watches.flatMap(strengthViews),
      loads: this.#told.loads,
      help: watches.flatMap(helpViews),
      conditions: watches.flatMap(conditionsViews),
    };
  }

  handover(desk: string, form: HandoverKind, giver: FakeGiver): HandoverAnswer {
    const handovers = this.#book
      .all<HandoverState>('handover')
      .flatMap((state) => (state.phase === 'none' ? [] : [handoverView(state)]))
      .filter((one) => one.desk === desk);
    const { strengths, help, conditions } = this.desks();
    const sheet = sheetOf({
      ...this.#told.elsewhere,
      desk,
      side: giver.side,
      kind: form,
      now: toUtc(this.#book.now()),
      since: handovers.findLast((one) => one.phase === 'done')?.incoming?.at ?? null,
      alarms: this.alarms(giver).alarms.filter(({ side }) => side === giver.side),
      strengths,
      help,
      conditions,
    });
    return {
      position: this.#book.place(),
      sheet,
      sheetHash: hashOfSheet(sheet),
      text: sheetReport(sheet),
      handovers: handovers.toReversed(),
    };
  }

  incidents(): IncidentsView {
    const incidents = this.#book
      .all<IncidentState>('incident')
      .flatMap((state) => (state.phase === 'none' ? [] : [incidentView(state, [])]));
    return { position: this.#book.place(), incidents };
  }

  /** The answer to one address of the room; null: not ours. */
  answer(asked: FakeAsked, giver: FakeGiver): FakeAnswer | null {
    const name = /^\/api\/operations\/watch\/(.+)$/.exec(asked.path)?.[1];
    if (name === undefined) return null;
    const told = (body: unknown): FakeAnswer => ({ status: 200, body });
    if (name === 'alarms') return told(this.alarms(giver));
    if (name.startsWith('alarms/')) return told(this.#history(name.slice('alarms/'.length)));
    if (name === 'desks') return told(this.desks());
    if (name === 'incidents') return told(this.incidents());
    if (name === 'sitrep') return this.#sitrep();
    if (name === 'handover') {
      const form = handoverKinds.find((one) => one === asked.query.get('kind')) ?? 'shift';
      return told(this.handover(asked.query.get('desk') ?? '', form, giver));
    }
    return this.order(commandName(name), asked.body, giver);
  }

  #sitrep(): FakeAnswer {
    const { sitrep } = this.#told;
    if (sitrep === null) return { status: 404, body: { ok: false, code: 'not_found', message: null } };
    return { status: 200, body: { position: this.#book.place(), ...sitrep } };
  }

  #history(alarm: string): AlarmHistoryView {
    const entries = this.#alarmEvents()
      .filter((event) => event.alarm === alarm)
      .map(alarmEntry);
    return { position: this.#book.place(), alarm, entries };
  }

  #alarmEvents(): readonly OfAlarm[] {
    // Events of alarms all bear this beginning, and no others do.
    return this.#book.events.filter(({ type }) => type.startsWith('Alarm')) as unknown as readonly OfAlarm[];
  }
}
