import { fromUtc } from '../../kernel/time.ts';
import { countsIn, lifeRiskIn } from './life-risk.ts';
import type { Control, Passage } from './passage-state.ts';
import { standingOf } from './passage-standing.ts';
import type { PassageFacts, PlateTokens } from './plate/index.ts';
import type { PlateSeen } from './plate-seen.ts';
import type { ControlShown, LastEntry, PassageRow, PassageView, PlateShown } from './wire.ts';
import type { PlateHolder } from './words.ts';

const controlsShown = 8;

/** A passage in a list. */
export function passageRow(state: Passage): PassageRow {
  const { passage, place, lane, direction, arrivedAt, form, sides, next, group, leftAt, controls } = state;
  return {
    passage,
    place,
    lane,
    direction,
    arrivedAt,
    form,
    sides,
    next,
    group,
    leftAt,
    standing: standingOf(state),
    risk: lifeRiskIn(state),
    plates: newestPlates(state).map(plateShown),
    controls: controls.slice(-controlsShown).map(controlShown),
    controlsTotal: controls.length,
    people: Math.max(0, ...countsIn(state).map(({ people }) => people)),
    heard: lastEntry(state),
  };
}

/** The newest of all that was entered; of one moment the one that stands last in the book's own order of lists. */
function lastEntry({
  opened,
  arrivedAt,
  vehicleBefore,
  plates,
  controls,
  met,
  help,
  links,
}: Passage): LastEntry {
  const first = { at: opened.at, happenedAt: arrivedAt, source: opened.by };
  const said = [
    ...vehicleBefore,
    ...plates,
    ...help,
    ...links,
    ...controls.flatMap((one) => one.corrections),
  ];
  return [
    ...said.map(({ at, by }) => ({ at, happenedAt: at, source: by })),
    ...met.map(({ at, metAt, by }) => ({ at, happenedAt: metAt, source: by })),
    ...controls.map(({ at, endedAt, team }) => ({ at, happenedAt: endedAt, source: team })),
  ].reduce<LastEntry>((last, one) => (one.at >= last.at ? one : last), first);
}

/** A passage in full: tokens stay on the node. */
export function passageView(state: Passage): PassageView {
  return {
    ...state,
    plates: state.plates.map((plate) => ({ ...plateShown(plate), by: plate.by, at: plate.at })),
    standing: standingOf(state),
    risk: lifeRiskIn(state),
  };
}

/** What of a passage is compared with others: its newest plates, and where and when it was. */
export function factsOfPassage(state: Passage): PassageFacts {
  const { passage, place, direction, sides, form } = state;
  const at = fromUtc(state.arrivedAt);
  return { passage, place, direction, at, ...plateTokensOf(state), sides, form };
}

/** The newest tokens of either plate; null: none was noted. */
export function plateTokensOf(state: Passage): {
  readonly tractor: PlateTokens | null;
  readonly trailer: PlateTokens | null;
} {
  const newest = (on: PlateHolder) => state.plates.findLast((plate) => plate.on === on)?.tokens ?? null;
  return { tractor: newest('tractor'), trailer: newest('trailer') };
}

function newestPlates({ plates }: Passage): readonly PlateSeen[] {
  return (['tractor', 'trailer'] as const).flatMap((on) => plates.findLast((plate) => plate.on === on) ?? []);
}

function plateShown({ on, subject, country, tokens, hint }: PlateSeen): PlateShown {
  return { on, subject, country: country ?? tokens.country, shape: tokens.shape, hint };
}

function controlShown(control: Control): ControlShown {
  const { method, result, endedAt, flags, saysNothing, where, missed } = control;
  const shown = { method, result, endedAt, flags, saysNothing, where };
  return { control: control.control, ...shown, isMissed: missed !== null };
}
