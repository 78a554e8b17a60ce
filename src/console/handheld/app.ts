import type { Text } from '../../kernel/text.ts';
import { instant, toUtc, type UtcText } from '../../kernel/time.ts';
import { createCell } from './cell.ts';
import type { ShiftStore } from './device/shift-store.ts';
import type { Device, FreightDoor, FreightDoorParts } from './freight-door.ts';
import { type Model, nothingEarlier, type Screen } from './model.ts';
import type { PlateReader } from './plate-reader/plate-reader.ts';
import { isUnsent } from './queue/entry.ts';
import { createKeeper, type Keeper } from './queue/keeper.ts';
import { emptyQueue, queueLimits } from './queue/queue.ts';
import { StorageFull } from './queue/storage.ts';
import { controlEntryId, openingId } from './shift/drafts.ts';
import { type Double, readDoubles } from './shift/doubles.ts';
import { isOnShift, readSettings, type Settings } from './shift/settings.ts';
import { stepOf, type Work, workVersion } from './shift/work.ts';
import { type HandheldRefusal, refusalText, screenText } from './text.ts';

/** The handheld at work: what the acts change, and what they need. */
export interface App {
  readonly model: () => Model;
  readonly change: (next: Partial<Model>) => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly keeper: Keeper;
  readonly store: ShiftStore;
  readonly door: FreightDoor;
  readonly reader: PlateReader;
  readonly now: () => UtcText;
  /** The search in hand as it is now kept; null: none. */
  readonly takeWork: (work: Work | null, screen?: Screen) => void;
  readonly takeSettings: (settings: Settings) => void;
  readonly takeDoubles: (doubles: readonly Double[]) => void;
  readonly takeDevice: (device: Device) => Promise<void>;
  /** True once a code brought this device a key, also where the node does not know that any more. */
  readonly isEnrolled: () => boolean;
  readonly say: (text: Text, values?: Readonly<Record<string, string | number>>, isAlert?: boolean) => void;
  /** Why something was not done, by the code of the room that refused. */
  readonly refuse: (code: string, text: Text) => void;
  /** Says that something was not kept on this device, as its store failed: nobody may believe that it was. */
  readonly storeFailed: (error: unknown) => void;
}

export interface AppParts {
  readonly store: ShiftStore;
  readonly openDoor: (parts: FreightDoorParts) => FreightDoor;
  readonly reader: PlateReader;
  readonly language: Settings['language'];
}

/** Opens the shift as the run before left it: settings, device, queue, and the search that was in hand. */
export async function openApp({ store, openDoor, reader, language }: AppParts): Promise<App> {
  let device = readDevice(await store.value('device'));
  const settings = readSettings(await store.value('settings'), language);
  const model = createCell<Model>({ ...firstModel(settings), screen: firstScreen(device, settings) });
  const change = (next: Partial<Model>): void => model.set({ ...model.get(), ...next });
  const refuse = refusing(change);
  const storeFailed = (error: unknown): void =>
    refuse(error instanceof StorageFull ? 'storage_full' : 'store_fault', screenText.notKept);
  const keep = inOrder(store, storeFailed);
  const door = openDoor({
    device: () => device,
    linked(isLinked) {
      if (isLinked !== model.get().isLinked) change({ isLinked });
    },
  });
  const keeper = createKeeper({
    storage: store,
    send: (entry, photo, giveWay) => door.send(entry, photo, giveWay),
    clock: () => instant(Date.now()),
    chance: Math.random,
    limits: queueLimits,
    changed: (queue) => change({ queue }),
  });
  await keeper.open();
  change({ doubles: readDoubles(await store.value('doubles')) });
  const work = readWork(await store.value('work'), keeper);
  if (work !== null && device !== null) change({ work, screen: { at: stepOf(work) } });
  return {
    model: model.get,
    change,
    subscribe: model.subscribe,
    keeper,
    store,
    door,
    reader,
    now: () => toUtc(instant(Date.now())),
    takeWork(next, screen) {
      change(screen === undefined ? { work: next } : { work: next, screen });
      keep('work', next);
    },
    takeSettings(next) {
      change({ settings: next });
      keep('settings', next);
    },
    takeDoubles(next) {
      change({ doubles: next });
      keep('doubles', next);
    },
    async takeDevice(next) {
      await store.keep('device', next);
      device = next;
    },
    isEnrolled: () => device !== null,
    say: (text, values = {}, isAlert = false) => change({ notice: { text, values, isAlert } }),
    refuse,
    storeFailed,
  };
}

/** Says why something was not done: in words where the code has them. */
function refusing(change: App['change']): App['refuse'] {
  return (code, text) => {
    const why: Text = Object.hasOwn(refusalText, code)
      ? refusalText[code as HandheldRefusal]
      : { en: code, fr: code };
    const said = { en: text.en.replace('{why}', why.en), fr: text.fr.replace('{why}', why.fr) };
    change({ notice: { text: said, values: {}, isAlert: true } });
  };
}

function firstModel(settings: Settings): Model {
  return {
    screen: { at: 'plate' },
    settings,
    typed: '',
    work: null,
    earlier: nothingEarlier,
    queue: emptyQueue,
    doubles: [],
    isLinked: false, // nothing has answered yet
    room: null,
    reader: { at: 'unknown' },
    isUpdateReady: false,
    isPhotoBusy: false,
    notice: null,
  };
}

function firstScreen(device: Device | null, settings: Settings): Screen {
  if (device === null) return { at: 'enrol', typed: '', trouble: null, isAsking: false };
  return { at: isOnShift(settings) ? 'plate' : 'set_up' };
}

/** How much of the shift the node does not have. */
export function unsentOf({ queue }: Pick<Model, 'queue'>): number {
  return queue.entries.filter(isUnsent).length;
}

function readDevice(kept: unknown): Device | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { device, key } = kept as Partial<Record<keyof Device, unknown>>;
  return typeof device === 'string' && typeof key === 'string' ? { device, key } : null;
}

/** The search that was in hand; one that was saved in the very moment of the kill is in the queue already. */
function readWork(kept: unknown, keeper: Keeper): Work | null {
  if (!isWork(kept)) return null;
  const ids = keeper.queue().entries.map(({ id }) => id);
  if (ids.includes(controlEntryId(kept.control))) return null;
  // People sent in the very moment of the kill: their passage is opened already.
  return ids.includes(openingId(kept.passage)) ? { ...kept, isNew: false } : kept;
}

/** Written by this program alone; a version that lays it out otherwise counts `workVersion` up. */
function isWork(kept: unknown): kept is Work {
  return typeof kept === 'object' && kept !== null && 'version' in kept && kept.version === workVersion;
}

/** Values kept one after another, so that the last said is the one that stays. */
function inOrder({ keep }: Pick<ShiftStore, 'keep'>, fault: (error: unknown) => void) {
  let last: Promise<void> = Promise.resolve();
  return (name: string, value: unknown): void => {
    last = last.then(() => keep(name, value)).catch(fault);
  };
}
