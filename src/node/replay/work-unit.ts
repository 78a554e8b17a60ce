import { addSeconds, toUtc } from '../../kernel/time.ts';
import { shortNameOf } from './contact-of.ts';
import { isUnitNamed, meantBoats, nearestBoat, newestPlace } from './meant-boat.ts';
import type { EventOf, ScenarioEvent } from './scenario-events.ts';
import type { UnitEntry } from './units-of.ts';
import { boardFor, calledBoats, deskOf, dispatch, give, rescue, rootIn, type Work } from './work.ts';

const shiftHours = 14;

/** Standing facts, entered before the night: the units that it names, each on shift. */
export async function enterUnits(work: Work, units: readonly UnitEntry[]): Promise<void> {
  for (const { unit, side, fields } of units) {
    const by = work.desks[side].duty;
    const put = { row: unit, fields, seenVersion: null };
    const event = { id: `unit-${unit}` };
    await give(work, event, {
      by,
      order: { context: dispatch, command: 'PutUnit', fields: put, act: 'put' },
    });
    const until = toUtc(addSeconds(work.clock(), shiftHours * 3_600));
    const shift = { unit, shift: work.names.short('shift', unit), until, crew: 6 };
    await give(work, event, {
      by,
      order: { context: dispatch, command: 'StartShift', fields: shift, act: 'shift' },
    });
  }
}

/** How near a unit that reports from sea must be to a boat for its order to be about that one. */
const besideMetres = 8_000;

/** What a unit says of itself: its place, and the task that its words and place speak of. */
export async function unitReports(work: Work, event: EventOf<'unit'>): Promise<void> {
  const unit = shortNameOf(event.unit);
  if (unit === null) return;
  if (event.position !== undefined) {
    const { lat, lon, acc_m: accuracyMetres, source } = event.position;
    const position = { lat, lon, accuracyMetres };
    const known = source === 'ais' || source === 'radar' || source === 'gps' ? source : 'voice';
    const fields = { unit, position, heldAt: event.at, source: known };
    await order(work, event, { command: 'ReportUnitPosition', fields, act: 'position' });
  }
  const board = await boardFor(work, event);
  const [meant] = meantBoats(event.text, calledBoats(work, board));
  const radar = /\bradar\b/i.test(event.text) ? newestByRadar(board.boats) : null;
  const beside = event.position === undefined ? null : nearestBoat(event.position, board.boats, besideMetres);
  const boat = meant ?? radar ?? beside;
  if (boat !== null) await send(work, event, { unit, boat, status: event.status });
  else
    await order(work, event, {
      command: 'ReportUnitStatus',
      fields: { unit, status: 'under_way' },
      act: 'status',
    });
}

function newestByRadar(boats: Parameters<typeof nearestBoat>[1]): string | null {
  const seen = boats
    .filter(({ mergedInto, closed }) => mergedInto === null && closed === null)
    .map((boat) => ({ boat: boat.boat, place: newestPlace(boat) }))
    .filter(({ place }) => place?.source === 'radar')
    .toSorted((a, b) => ((a.place?.at ?? '') < (b.place?.at ?? '') ? 1 : -1));
  return seen[0]?.boat ?? null;
}

/** Units that an answer to a transfer names are sent to the boat of that transfer. */
export async function sendNamed(
  work: Work,
  event: EventOf<'handover'>,
  units: readonly UnitEntry[],
): Promise<void> {
  if (event.action !== 'accept' && event.action !== 'assist_without_transfer') return;
  const known = work.transfers.get(event.ref);
  if (known === undefined) return;
  const boat = rootIn(await boardFor(work, event), known.boat);
  const named = units.filter(({ unit }) => isUnitNamed(unit, event.text));
  for (const { unit } of named) await send(work, event, { unit, boat, status: 'tasked' });
}

/** From proposal to the step that was told: what a desk writes down as the unit answers. */
async function send(
  work: Work,
  event: ScenarioEvent,
  { unit, boat, status }: { readonly unit: string; readonly boat: string; readonly status: string },
): Promise<void> {
  const board = await boardFor(work, event);
  const known = work.sent.findLast(
    (sent) => !sent.over && sent.unit === unit && rootIn(board, sent.boat) === boat,
  );
  const task = known?.task ?? work.names.short('task', `${unit}-${event.id}`);
  const of = { unit, task };
  if (known === undefined) {
    const view = board.boats.find((one) => one.boat === boat);
    const place = view === undefined ? null : newestPlace(view);
    if (place === null) return;
    const { lat, lon, accuracyMetres } = place;
    const urgency = view?.phase === 'distress' ? 'distress' : 'urgent';
    const at = { place: { lat, lon, accuracyMetres }, onSceneBy: null, reason: 'nearest' };
    const fields = { ...of, boat, kind: 'rescue', urgency, ...at };
    const told = await order(work, event, { command: 'ProposeTask', fields, act: `propose/${unit}` });
    if (!told) return;
    work.sent.push({ unit, task, boat, over: false });
    for (const command of ['NoteDelivered', 'NoteSeen', 'AcceptTask'])
      await order(work, event, { command, fields: of, act: `${command}/${unit}` });
  }
  if (/under_?way|en_route|left/.test(status))
    await order(work, event, { command: 'StartTask', fields: of, act: `start/${unit}` });
  if (/on_?scene|arrived/.test(status))
    await order(work, event, { command: 'ReportOnScene', fields: of, act: `scene/${unit}` });
}

/** Whoever took people aboard was there, and what it was sent for is done; sent or not, it is there by now. */
export async function unitRecovered(
  work: Work,
  event: EventOf<'rescue'>,
  boat: string | null,
): Promise<void> {
  const unit = shortNameOf(event.unit);
  if (unit === null || boat === null) return;
  const board = await boardFor(work, event);
  const sent = work.sent.findLast(
    (one) => one.unit === unit && rootIn(board, one.boat) === rootIn(board, boat),
  );
  if (sent === undefined) return;
  const of = { unit, task: sent.task };
  await order(work, event, { command: 'ReportOnScene', fields: of, act: `scene/${unit}` });
  const done = { ...of, result: 'persons_recovered' };
  await order(work, event, { command: 'FinishTask', fields: done, act: `finish/${unit}` });
}

interface UnitOrder {
  readonly command: string;
  readonly fields: object;
  readonly act: string;
}

async function order(
  work: Work,
  event: ScenarioEvent,
  { command, fields, act }: UnitOrder,
): Promise<boolean> {
  const given = { context: dispatch, command, fields, act };
  const told = await give(work, event, { by: deskOf(work, event).watch, order: given });
  return told.ok;
}

/** A mayday relay is sent to all units that the night knows: whoever hears it answers. */
export async function relayMayday(
  work: Work,
  event: EventOf<'mayday_relay'>,
  boat: string | null,
): Promise<void> {
  const { position } = event;
  if (position === undefined) return;
  const { lat, lon, acc_m: accuracyMetres } = position;
  const persons = typeof event.claims?.persons === 'number' ? event.claims.persons : null;
  const fields = {
    relay: work.names.short('relay', event.id),
    boat,
    nature: 'other',
    position: { lat, lon, accuracyMetres },
    persons,
    stations: [],
    units: [],
  };
  const given = {
    context: dispatch,
    command: 'SendRelay',
    fields,
    act: 'relay',
    ...(boat === null ? {} : { boat }),
  };
  await give(work, event, { by: deskOf(work, event).watch, order: given });
}

/** The hull that a unit left behind is marked on the boat's record: it does not become a new boat. */
export async function markHull(work: Work, event: EventOf<'rescue'>, boat: string | null): Promise<void> {
  const mark = shortNameOf(event.hull_mark ?? null);
  if (boat === null || mark === null || event.position === undefined) return;
  const { lat, lon, acc_m: accuracyMetres } = event.position;
  const fields = {
    boat,
    mark,
    position: { lat, lon, accuracyMetres },
    contact: work.names.contact(event.id),
  };
  const given = { context: rescue, command: 'MarkHull', fields, act: 'hull', boat };
  await give(work, event, { by: deskOf(work, event).watch, order: given });
}
