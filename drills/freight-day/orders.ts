import { instant, toUtc } from '../../src/kernel/time.ts';
import { type Hand, minuteMs, type Order, type TrueControl, type TrueEntry } from './shape.ts';

/** Who sends an entry. `hand` null: somebody at a desk. */
export interface Sender {
  readonly by: string;
  readonly hand: Hand | null;
  readonly lastMs: number;
}

/** Desks that take turns. */
export const desks = 4;
export const room = 'operations/freight';

/** What a team sends of an entry, and what desks add to it afterwards. */
export function ordersOf(entry: TrueEntry, sender: Sender): readonly Order[] {
  const own = teamOrders(entry, sender);
  return [...own, ...deskOrders(entry, own, sender.lastMs)];
}

interface Given extends Omit<Order, 'path' | 'key'> {
  readonly command: string;
  readonly name: string;
}

function orderOn({ passage }: TrueEntry, { command, name, fields, ...rest }: Given): Order {
  return { ...rest, path: `${room}/${command}`, key: `${name}-${passage}`, fields: { passage, ...fields } };
}

function teamOrders(entry: TrueEntry, { by, hand, lastMs }: Sender): readonly Order[] {
  const sent = (doneMs: number) => {
    const isOffline = hand !== null && doneMs >= hand.offlineFromMs && doneMs < hand.offlineUntilMs;
    return { by, atMs: Math.min(lastMs, isOffline ? hand.offlineUntilMs : doneMs + 1_000) };
  };
  const opening = { command: 'open-passage', name: 'open', fields: openingOf(entry) };
  return [
    orderOn(entry, { ...sent(entry.arrivedMs), ...opening }),
    ...entry.controls.map((control) => {
      const fields = controlFields(control);
      return orderOn(entry, {
        ...sent(control.endedMs),
        command: 'record-control',
        name: control.control,
        fields,
      });
    }),
    ...entry.met.map(({ metMs, source, found }) => {
      const fields = { metAt: utc(metMs), source, found };
      return orderOn(entry, { ...sent(metMs), command: 'note-people-met', name: 'met', fields });
    }),
  ];
}

/** After all that the team has sent: what is put right, who has come, and that the vehicle has left. */
function deskOrders(entry: TrueEntry, own: readonly Order[], lastMs: number): readonly Order[] {
  const { controls, help, leftMs } = entry;
  const afterMs = own.at(-1)?.atMs ?? lastMs;
  const desk = (number: number, atMs: number) => ({
    by: `desk-${number % desks}`,
    atMs: Math.min(lastMs, atMs),
    after: own.map(({ key }) => key),
  });
  const corrections = controls.flatMap((control, number) => {
    if (control.corrected === null) return [];
    const said = {
      command: 'correct-control',
      name: `correct-${control.control}`,
      fields: correctionOf(control),
    };
    return [orderOn(entry, { ...desk(number, afterMs + 25 * minuteMs), ...said })];
  });
  const came = help.map((one, number) => {
    const said = { command: 'note-help', name: one, fields: { help: one } };
    return orderOn(entry, { ...desk(number, afterMs + 12 * minuteMs), ...said });
  });
  if (leftMs === null) return [...corrections, ...came];
  const said = { command: 'leave-passage', name: 'leave', fields: { leftAt: utc(leftMs) } };
  return [
    ...corrections,
    ...came,
    orderOn(entry, { ...desk(3, Math.max(leftMs, afterMs) + 5_000), ...said }),
  ];
}

const utc = (ms: number) => toUtc(instant(ms));

function openingOf({ place, lane, direction, arrivedMs, form, sides, plates }: TrueEntry) {
  const named = plates.map(({ on, subject, country }) => ({ on, subject, country }));
  const typed = Object.fromEntries(plates.map(({ on, text }) => [`${on}Plate`, text]));
  return { place, lane, direction, arrivedAt: utc(arrivedMs), form, sides, plates: named, ...typed };
}

function controlFields(control: TrueControl) {
  const { startedMs, endedMs, corrected: _corrected, flags: _flags, saysNothing: _says, ...said } = control;
  return { ...said, startedAt: utc(startedMs), endedAt: utc(endedMs), seal: null, photos: [] };
}

function correctionOf({ control, where, readings, wind, corrected }: TrueControl) {
  const reason = corrected?.found === null ? 'mistyped' : 'counted_again';
  return { control, where, readings, wind, seal: null, ...corrected, reason };
}
