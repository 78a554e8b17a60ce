import {
  keepStricter,
  labelColumns,
  labelNames,
  labelTypes,
  type Projection,
  type Run,
} from '../../app/project.ts';
import { registerProjection } from '../../app/register.ts';
import type { RecordedEvent } from '../../kernel/event.ts';
import { equipmentKind } from './equipment-register.ts';
import { type PassageEvent, passageEventSchemas } from './events-passage.ts';
import { evolvePassage, noPassage, type Passage, type PassageState } from './passage-state.ts';
import { standingOf } from './passage-standing.ts';
import { tokensOfTwo, tokensToMeet } from './plate/index.ts';
import { placeKind } from './place-register.ts';

/** The tables behind the registers of places and equipment. */
export const placeProjection = registerProjection(placeKind, 'FreightPlace');
export const equipmentProjection = registerProjection(equipmentKind, 'FreightEquipment');

type Recorded = RecordedEvent<PassageEvent>;

/**
 * Passages as folded by their own decider, so that a screen and a decision never differ; beside them each control, from
 * which methods are measured, and each token of a plate, by which a vehicle is met again. Of controls and plates only those
 * are written that an event concerns: a plate has some fifty tokens, and many an event says nothing of it. A row keeps the
 * stricter of the labels of all that made it. Nothing of freight crosses to another node, so no stream is shared.
 */
export const freightProjection: Projection<PassageEvent> = {
  name: 'freight',
  version: 4,
  tables: ['passage', 'control', 'plate'],
  types: Object.keys(passageEventSchemas) as PassageEvent['type'][], // its own keys
  create: `
    create table {passage} (
      id text primary key,
      changed bigint not null,
      place text not null,
      lane text,
      standing text not null,
      is_life boolean not null,
      arrived_at timestamptz not null,
      state jsonb not null,
      {label}
    );
    create index on {passage} (place, is_life desc, arrived_at desc, id desc);
    create index on {passage} (is_life desc, arrived_at desc, id desc);
    create index on {passage} (standing, place);
    create table {control} (
      id text primary key,
      passage text not null,
      place text not null,
      method text not null,
      result text not null,
      says_nothing boolean not null,
      is_missed boolean not null,
      is_same_part boolean not null,
      ended_at timestamptz not null,
      {label}
    );
    create index on {control} (ended_at);
    create table {plate} (
      token text not null,
      passage text not null,
      is_of_two boolean not null,
      {label},
      primary key (token, passage)
    );`,
  async apply(events, run) {
    const states = await statesOf(events, run);
    const written = new Map(states);
    let pending = new Map<string, Recorded>();
    for (const recorded of events) {
      const { passage } = recorded.event;
      const waiting = pending.get(passage);
      // Only what bears one label is folded together: a row keeps the stricter of all that made it.
      if (waiting !== undefined && labelText(waiting) !== labelText(recorded)) {
        await write({ states, written, pending }, run);
        pending = new Map();
      }
      states.set(passage, evolvePassage(states.get(passage) ?? noPassage, recorded.event));
      pending.set(passage, recorded);
    }
    await write({ states, written, pending }, run);
  },
};

interface Folded {
  readonly states: ReadonlyMap<string, PassageState>;
  /** As they stand in the tables. */
  readonly written: Map<string, PassageState>;
  /** The newest event of each passage that is not written yet. */
  readonly pending: ReadonlyMap<string, Recorded>;
}

async function statesOf(events: readonly Recorded[], run: Run): Promise<Map<string, PassageState>> {
  const ids = [...new Set(events.map(({ event }) => event.passage))];
  const rows = await run('select id, state from {passage} where id = any ($1)', [ids]);
  return new Map(rows.map(({ id, state }) => [String(id), state as PassageState])); // as written below
}

// Each row may lead to a subject of the vault, whichever event changed it last.
const labelOf = (recorded: Recorded) => labelColumns(recorded, true);
const labelText = (recorded: Recorded): string => JSON.stringify(labelOf(recorded));

async function write({ states, written, pending }: Folded, run: Run): Promise<void> {
  const known = [...pending].flatMap(([id, recorded]) => {
    const state = states.get(id) ?? noPassage;
    return state.phase === 'none' ? [] : [{ state, recorded, before: written.get(id) ?? noPassage }];
  });
  for (const { state } of known) written.set(state.passage, state);
  await insertAll(run, upsertPassages, known.map(passageColumns));
  await insertAll(run, upsertControls, known.flatMap(controlColumns));
  await insertAll(run, insertPlates, known.flatMap(plateColumns));
}

interface Known {
  readonly state: Passage;
  readonly recorded: Recorded;
  /** As it was written last. */
  readonly before: PassageState;
}

/** Those that are new or were changed: folding keeps what an event does not concern as the very object that it was. */
function changedOf<Part>(now: readonly Part[], before: readonly Part[]): readonly Part[] {
  const written = new Set(before);
  return now.filter((part) => !written.has(part));
}

function passageColumns({ state, recorded }: Known) {
  const { passage, place, lane, arrivedAt } = state;
  const standing = standingOf(state);
  const told = { id: passage, changed: recorded.position, place, lane, arrived_at: arrivedAt };
  return { ...told, standing, is_life: standing === 'life_risk', state, ...labelOf(recorded) };
}

function controlColumns({ state, recorded, before }: Known) {
  const changed = changedOf(state.controls, before.phase === 'none' ? [] : before.controls);
  return changed.map(({ control, method, result, saysNothing, missed, endedAt }) => ({
    id: `${state.passage}/${control}`,
    passage: state.passage,
    place: state.place,
    method,
    result,
    says_nothing: saysNothing,
    is_missed: missed !== null,
    is_same_part: missed?.samePart ?? false,
    ended_at: endedAt,
    ...labelOf(recorded),
  }));
}

function plateColumns({ state, recorded, before }: Known) {
  const noted = changedOf(state.plates, before.phase === 'none' ? [] : before.plates);
  const plates = noted.map(({ tokens }) => tokens);
  const close = new Set(plates.flatMap(tokensToMeet));
  const two = new Set(plates.flatMap(tokensOfTwo).filter((token) => !close.has(token)));
  const { passage } = state;
  return [...close, ...two].map((token) => {
    return { token, passage, is_of_two: two.has(token), ...labelOf(recorded) };
  });
}

const upsertPassages = `
  insert into {passage} as old (id, changed, place, lane, standing, is_life, arrived_at, state, ${labelNames})
  select id, changed, place, lane, standing, is_life, arrived_at, state, ${labelNames}
  from jsonb_to_recordset($1::jsonb) as n(id text, changed bigint, place text, lane text, standing text, is_life boolean,
    arrived_at timestamptz, state jsonb, ${labelTypes})
  on conflict (id) do update set changed = excluded.changed, standing = excluded.standing, is_life = excluded.is_life,
    state = excluded.state, ${keepStricter('old', 'excluded')}`;

const upsertControls = `
  insert into {control} as old (id, passage, place, method, result, says_nothing, is_missed, is_same_part, ended_at, ${labelNames})
  select id, passage, place, method, result, says_nothing, is_missed, is_same_part, ended_at, ${labelNames}
  from jsonb_to_recordset($1::jsonb) as n(id text, passage text, place text, method text, result text,
    says_nothing boolean, is_missed boolean, is_same_part boolean, ended_at timestamptz, ${labelTypes})
  on conflict (id) do update set result = excluded.result, says_nothing = excluded.says_nothing,
    is_missed = excluded.is_missed, is_same_part = excluded.is_same_part, ${keepStricter('old', 'excluded')}`;

const insertPlates = `
  insert into {plate} as old (token, passage, is_of_two, ${labelNames})
  select token, passage, is_of_two, ${labelNames}
  from jsonb_to_recordset($1::jsonb) as n(token text, passage text, is_of_two boolean, ${labelTypes})
  on conflict (token, passage) do update set is_of_two = old.is_of_two and excluded.is_of_two, ${keepStricter('old', 'excluded')}`;

async function insertAll(run: Run, sql: string, rows: readonly object[]): Promise<void> {
  if (rows.length > 0) await run(sql, [JSON.stringify(rows)]);
}
