import type { Instant } from '../../kernel/time.ts';
import { type App, openApp } from './app.ts';
import type { ShiftStore } from './device/shift-store.ts';
import type { PlateRead, PlateReader } from './plate-reader/plate-reader.ts';
import type { PartsTrouble } from './plate-reader/reader-parts.ts';
import type { DeviceStanding, FreightDoor, Wiped } from './freight-door.ts';
import type { Entry, Outcome } from './queue/entry.ts';

/** A device in memory: the real app on a store that can fail, at a node that says what it is told to say. */
export interface FakeDevice {
  readonly app: App;
  /** Entries that the node took, by command. */
  readonly sent: readonly string[];
  readonly wiped: readonly Wiped[];
  /** How often the node was asked how the device stands. */
  readonly asked: () => number;
  /** Names of the values that lie on the device; empty once it is wiped. */
  readonly kept: ReadonlyMap<string, unknown>;
  /** Whether the reader of plates lies on it. */
  readonly hasReader: () => boolean;
  readonly node: FakeNode;
}

/** What the node says, and whether the store works: changed as the story goes on. */
export interface FakeNode {
  standing: DeviceStanding | null;
  outcome: Outcome;
  earlier: Awaited<ReturnType<FreightDoor['earlier']>>;
  heardAt: Instant | null;
  isStoreBroken: boolean;
  /** What the device’s reader of plates makes of any picture, and whether its files come. */
  plateRead: PlateRead;
  partsTrouble: PartsTrouble | null;
}

const onShift = { place: 'calais', lane: 'A1', team: 'T-7', language: 'en' };

/** Opens an enrolled device on shift. */
export async function givenDevice(): Promise<FakeDevice> {
  const node: FakeNode = {
    standing: 'in_use',
    outcome: { kind: 'kept', repeated: false },
    earlier: [],
    heardAt: null,
    isStoreBroken: false,
    plateRead: { outcome: 'failed' },
    partsTrouble: null,
  };
  let hasReader = false;
  const kept = new Map<string, unknown>([
    ['device', { device: 'example-handheld-1', key: 'k'.repeat(43) }],
    ['settings', onShift],
  ]);
  const sent: string[] = [];
  const wiped: Wiped[] = [];
  let asked = 0;
  const app = await openApp({
    store: storeOver(kept, node),
    openDoor: () => ({
      async send({ command }) {
        if (node.outcome.kind === 'kept') sent.push(command);
        return node.outcome;
      },
      earlier: async () => node.earlier,
      enrol: async () => null,
      async standing() {
        asked += 1;
        return node.standing;
      },
      async tellWiped(counts) {
        wiped.push(counts);
      },
      lastHeardAt: () => node.heardAt,
    }),
    reader: readerOf(node, {
      has: () => hasReader,
      keep: (isHere) => {
        hasReader = isHere;
      },
    }),
    language: 'en',
  });
  return { app, sent, wiped, asked: () => asked, kept, hasReader: () => hasReader, node };
}

function readerOf(
  node: FakeNode,
  files: { readonly has: () => boolean; readonly keep: (isHere: boolean) => void },
): PlateReader {
  return {
    bytes: 100,
    standing: async () => (files.has() ? 'ready' : 'absent'),
    async fetch(came) {
      came(50);
      if (node.partsTrouble === null) files.keep(true);
      return node.partsTrouble;
    },
    warm: () => {},
    read: async () => node.plateRead,
    wipe: async () => files.keep(false),
  };
}

function storeOver(kept: Map<string, unknown>, node: FakeNode): ShiftStore {
  const entries = new Map<string, Entry>();
  const touched = async <Value>(effect: () => Value): Promise<Value> => {
    if (node.isStoreBroken) throw new Error('the store is broken');
    return effect();
  };
  return {
    read: () => touched(() => [...entries.values()]),
    photo: () => touched(() => new Uint8Array([1])),
    change: ({ put, drop }) =>
      touched(() => {
        for (const entry of put) entries.set(entry.id, entry);
        for (const id of drop) entries.delete(id);
      }),
    value: (name) => touched(() => kept.get(name) ?? null),
    keep: (name, value) => touched(() => void kept.set(name, value)),
    wipe: () =>
      touched(() => {
        entries.clear();
        kept.clear();
      }),
    closed: new Promise(() => {}),
  };
}
