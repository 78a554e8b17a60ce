import type { Chance } from './chance.ts';
import { disturbance } from './closing-disturbances.ts';
import {
  area,
  boats,
  callers,
  clock,
  contactOf,
  contacts,
  type Fields,
  far,
  just,
  near,
  one,
  two,
} from './closing-words.ts';

const outcomes = [
  'rescued',
  'landed_unassisted',
  'returned_ashore',
  'false_alarm',
  'search_suspended',
] as const;

/** One order of an invented night: who gives it, when, and what it says. */
export interface Step {
  readonly order: string;
  readonly side: 'fr' | 'uk';
  /** Minutes after 02:00. */
  readonly minute: number;
  readonly fields: Fields;
}

/** Draws the orders of one invented night: most begin as a rescue that goes well, and are then disturbed. */
export function drawNight(chance: Chance): readonly Step[] {
  const steps: Step[] = [];
  const people = 6 + chance.whole(8);
  const step = (order: string, fields: Fields, minute = 180): void => {
    steps.push({ order, fields, minute, side: chance.isOneIn(3) ? 'uk' : 'fr' });
  };
  if (chance.isOneIn(6)) radarEcho(step);
  else rescueGoesWell(chance, { step, people });
  if (chance.isOneIn(2)) secondBoat(chance, step);
  const length = 2 + chance.whole(10);
  for (let n = 0; n < length; n += 1) {
    const [order, fields] = disturbance(chance, people);
    step(order, fields);
    if (order === 'RecordContact' && chance.isOneIn(2))
      step('LinkContact', {
        boat: one,
        contact: fields['contact'],
        grade: 'probable',
        reason: 'place_and_time',
      });
    if (chance.isOneIn(3)) step('CloseBoat', closing(chance));
  }
  if (chance.isOneIn(8)) searchSuspended(chance, step);
  const last = closing(chance);
  if (chance.isOneIn(6)) recalled(chance, step);
  step('CloseBoat', last);
  if (chance.isOneIn(6)) recalledLate(chance, { step, people });
  return steps;
}

type Take = (order: string, fields: Fields, minute?: number) => void;

function rescueGoesWell(
  chance: Chance,
  { step, people }: { readonly step: Take; readonly people: number },
): void {
  const more = { caller: callers[0] };
  step(
    'RecordContact',
    contactOf('c-000001', {
      minute: 0,
      claims: { persons: just(people), colour: 'black' },
      place: near,
      more,
    }),
  );
  step('OpenBoat', { boat: one, contact: 'c-000001' });
  const unit = {
    kind: 'pickup',
    channel: 'unit',
    unit: 'LB-1',
    callersAboard: chance.isOneIn(2) ? [chance.isOneIn(5) ? callers[2] : callers[0]] : [],
  };
  const first = chance.isOneIn(3) ? 1 + chance.whole(people - 1) : people;
  step(
    'RecordContact',
    contactOf('c-000002', { minute: 60, counted: { alive: first }, place: near, more: unit }),
  );
  step('LinkContact', { boat: one, contact: 'c-000002', grade: 'confirmed', reason: 'seen_by_unit' });
  if (first < people) {
    const second = { ...unit, unit: 'LB-2' };
    step(
      'RecordContact',
      contactOf('c-000003', { minute: 70, counted: { alive: people - first }, more: second }),
    );
    step('LinkContact', { boat: one, contact: 'c-000003', grade: 'probable', reason: 'place_and_time' });
  }
  if (chance.isOneIn(3)) {
    const port = { kind: 'landing', channel: 'port', place: 'Calais' };
    step(
      'RecordContact',
      contactOf('c-000004', {
        minute: 120,
        counted: { alive: chance.isOneIn(6) ? null : chance.isOneIn(2) ? first : people },
        more: port,
      }),
    );
    step('LinkContact', {
      boat: one,
      contact: 'c-000004',
      grade: 'confirmed',
      reason: 'followed_throughout',
    });
  }
  if (chance.isOneIn(2)) step('CloseBoat', closing(chance));
}

function radarEcho(step: Take): void {
  step('RecordContact', contactOf('c-000001', { minute: 0, place: near, more: { channel: 'radar' } }));
  step('OpenBoat', { boat: one, contact: 'c-000001', phase: 'uncertainty' });
  step(
    'RecordContact',
    contactOf('c-000002', { minute: 30, claims: { boats: 0 }, more: { channel: 'aircraft' } }),
  );
  step('LinkContact', { boat: one, contact: 'c-000002', grade: 'confirmed', reason: 'seen_by_unit' });
}

/** Somebody is missing, searched for or not, and given up. */
function searchSuspended(chance: Chance, step: Take): void {
  const persons = just(1 + chance.whole(6));
  const search = {
    boat: one,
    search: 's-9',
    kind: 'boat',
    datum: null,
    datumAt: clock(30),
    persons,
    contact: null,
  };
  step('OpenSearch', search);
  const effort = { boat: one, search: 's-9', unit: 'LB-1', from: clock(90), to: clock(120), area, found: 0 };
  if (chance.isOneIn(2)) step('RecordSearchEffort', effort);
  step('SuspendSearch', { boat: one, search: 's-9' });
  step('CloseBoat', { boat: one, outcome: 'search_suspended', identification: [] });
}

function recalling(contact: string | undefined): Fields {
  return { boat: one, contact, origin: 'uk', reason: 'released_in_error', said: null, wasOpen: false };
}

/** The other side recalls what the boat stands on, and somebody has seen it or not. */
function recalled(chance: Chance, step: Take): void {
  const contact = chance.pick(contacts);
  step('NoteRecall', recalling(contact));
  if (chance.isOneIn(2)) step('AcknowledgeRecall', { boat: one, contact });
}

/** The same of a boat that may be closed by then, of which something more is heard. */
function recalledLate(
  chance: Chance,
  { step, people }: { readonly step: Take; readonly people: number },
): void {
  step('NoteRecall', recalling(chance.pick(contacts)));
  for (let n = chance.whole(3); n > 0; n -= 1) step(...disturbance(chance, people));
  step('CloseBoat', closing(chance));
}

function secondBoat(chance: Chance, step: Take): void {
  const claims = { persons: just(4 + chance.whole(6)) };
  step(
    'RecordContact',
    contactOf('c-000005', {
      minute: 10,
      claims,
      place: chance.isOneIn(3) ? far : near,
      more: { caller: callers[1] },
    }),
  );
  step('OpenBoat', { boat: two, contact: 'c-000005' });
}

function closing(chance: Chance): Fields {
  const contact = chance.isOneIn(4) ? chance.pick(contacts) : 'c-000002';
  const kind = chance.isOneIn(5) ? 'phone_aboard' : 'seen_by_unit';
  const outcome = chance.isOneIn(3) ? chance.pick(outcomes) : 'rescued';
  const identification = chance.isOneIn(10) ? [] : [{ kind, contact }];
  return { boat: chance.isOneIn(6) ? chance.pick(boats) : one, outcome, identification };
}
