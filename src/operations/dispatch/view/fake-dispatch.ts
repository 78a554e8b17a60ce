import {
  type Erased,
  commandName,
  FakeBook,
  type FakeAnswer,
  type FakeGiver,
} from '../../../kit/fake-book.ts';
import { gapDecider, type GapState } from '../decide-gap.ts';
import { relayDecider, type RelayState } from '../decide-relay.ts';
import { unitDecider } from '../decide-unit.ts';
import { gapCommandSchemas } from '../events-gap.ts';
import { requestDecider } from '../decide-request.ts';
import { requestCommandSchemas } from '../events-request.ts';
import { requestRefusals } from '../refusals-request.ts';
import { type Request, requestView } from '../request.ts';
import type { RequestView } from '../wire-request.ts';
import { relayCommandSchemas } from '../events-relay.ts';
import { unitCommandSchemas } from '../events-unit.ts';
import { registered } from '../given-dispatch.ts';
import { patrolDecider, type PatrolState, patrolView } from '../patrol/decide-patrol.ts';
import { patrolCommandSchemas, patrolOwnSchemas } from '../patrol/events-patrol.ts';
import type { PatrolUnit, PatrolView } from '../patrol/wire-patrol.ts';
import { patrolRefusalCodes } from '../patrol/words-patrol.ts';
import { recommend } from '../recommend.ts';
import {
  type LandSignal,
  landSignalCommandSchemas,
  landSignalDecider,
  landSignalKind,
  landSignalRefusals,
  type LandSignalState,
} from '../signal/land-signal.ts';
import { gapRefusals, relayRefusals, unitRefusals } from '../refusals.ts';
import { taskView } from '../task.ts';
import { nearestOfBoth, type TravelSeconds } from '../travel.ts';
import { initialUnit, type UnitState, unitView } from '../unit-state.ts';
import type { GapView, Need, RelayView, TaskView, UnitFields, UnitView } from '../wire.ts';

/** By the straight line at the cruising speed: no coast in the way of what is invented. */
const straight: TravelSeconds = ({ from, speedMetresPerSecond }, to) => {
  const metres = Math.hypot((to.lat - from.lat) * 111_000, (to.lon - from.lon) * 70_000);
  return metres / speedMetresPerSecond;
};

interface FakeAsked {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** The dispatch of an invented node, in memory: orders go to the real deciders, the lists are the real views. */
export class FakeDispatch {
  readonly #fleet = new Map<string, UnitFields>();
  readonly #needs = new Map<string, Need>();
  readonly #book = new FakeBook([
    {
      kind: 'unit',
      decider: unitDecider as unknown as Erased,
      commands: unitCommandSchemas,
      keyOf: ({ unit }) => String(unit),
      refusals: unitRefusals,
      beside: (unit) => {
        const fields = this.#fleet.get(unit);
        return fields === undefined ? {} : registered(unit, fields);
      },
    },
    {
      kind: 'relay',
      decider: relayDecider as unknown as Erased,
      commands: relayCommandSchemas,
      keyOf: ({ relay }) => String(relay),
      refusals: relayRefusals,
    },
    {
      kind: 'gap',
      decider: gapDecider as unknown as Erased,
      commands: gapCommandSchemas,
      keyOf: ({ gap }) => String(gap),
      refusals: gapRefusals,
    },
    {
      kind: 'side-request',
      decider: requestDecider as unknown as Erased,
      commands: requestCommandSchemas,
      keyOf: ({ request }) => String(request),
      refusals: requestRefusals,
    },
    {
      kind: 'site_patrol',
      decider: patrolDecider as unknown as Erased,
      commands: { ...patrolCommandSchemas, ...patrolOwnSchemas },
      keyOf: ({ site }) => String(site),
      refusals: patrolRefusalCodes,
    },
    {
      kind: landSignalKind,
      decider: landSignalDecider as unknown as Erased,
      commands: landSignalCommandSchemas,
      keyOf: ({ signal }) => String(signal),
      refusals: landSignalRefusals,
    },
  ]);

  /** Gives one order by its name. */
  order(name: string, body: unknown, giver: FakeGiver): FakeAnswer | null {
    return this.#book.order(name, body, giver);
  }

  /** Enters a unit of the register. */
  put(unit: string, fields: UnitFields): void {
    this.#fleet.set(unit, fields);
    this.#book.changed();
  }

  /** What a boat needs, as the rescue would tell it. */
  need(boat: string, need: Need): void {
    this.#needs.set(boat, need);
  }

  clear(): void {
    this.#fleet.clear();
    this.#needs.clear();
    this.#book.clear();
  }

  units(): readonly UnitView[] {
    return [...this.#fleet].map(([unit, fields]) => {
      const state = this.#book.states.get(`unit/${unit}`) as UnitState | undefined;
      return unitView(unit, fields, state ?? initialUnit);
    });
  }

  tasks(): readonly TaskView[] {
    return this.#book
      .all<UnitState>('unit')
      .flatMap(({ task, ended }) => [...ended, ...(task === null ? [] : [task])].map(taskView));
  }

  relays(): readonly RelayView[] {
    return this.#book.all<RelayState>('relay').flatMap((state) => {
      if (state.phase === 'none') return [];
      const { relay } = state;
      const question = { to: relay.position, now: this.#book.now(), travel: straight };
      return [{ ...relay, nearest: relay.ended === null ? nearestOfBoth(this.units(), question) : [] }];
    });
  }

  gaps(): readonly GapView[] {
    return this.#book.all<GapState>('gap').flatMap((state) => (state.phase === 'known' ? [state.gap] : []));
  }

  requests(): readonly RequestView[] {
    return this.#book
      .all<Request | null>('side-request')
      .flatMap((one) => (one === null ? [] : [requestView(one)]));
  }

  patrolUnits(): readonly PatrolUnit[] {
    return this.#book.all<PatrolState>('site_patrol').flatMap(({ units }) => units);
  }

  signals(): readonly LandSignal[] {
    return this.#book
      .all<LandSignalState>('land_signal')
      .flatMap((state) => (state.phase === 'known' ? [state.signal] : []));
  }

  patrols(): readonly PatrolView[] {
    return this.#book
      .all<PatrolState>('site_patrol')
      .flatMap(({ open, ended }) => [...ended, ...open].map(patrolView));
  }

  /** The answer to one address of the room; null: not ours. */
  answer(asked: FakeAsked, giver: FakeGiver): FakeAnswer | null {
    const name = /^\/api\/operations\/dispatch\/(.+)$/.exec(asked.path)?.[1];
    if (name === undefined) return null;
    const told = (rows: object): FakeAnswer => ({
      status: 200,
      body: { position: this.#book.place(), reset: true, ...rows },
    });
    if (name === 'units') return told({ units: this.units() });
    if (name === 'tasks') return told({ tasks: this.tasks() });
    if (name === 'relays') return told({ relays: this.relays() });
    if (name === 'gaps') return told({ gaps: this.gaps() });
    if (name === 'requests') return told({ requests: this.requests() });
    if (name === 'patrols') return told({ patrols: this.patrols() });
    if (name === 'land-signals') return told({ signals: this.signals() });
    if (name === 'patrol-units') return told({ units: this.patrolUnits() });
    if (name === 'recommendations') return this.#recommendation(asked.query.get('boat') ?? '');
    return this.order(commandName(name), asked.body, giver);
  }

  #recommendation(boat: string): FakeAnswer {
    const need = this.#needs.get(boat);
    if (need === undefined) return { status: 404, body: { ok: false, code: 'not_found', message: null } };
    const question = { need, units: this.units(), now: this.#book.now(), travel: straight };
    return { status: 200, body: recommend(question) };
  }
}
