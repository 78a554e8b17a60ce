import type { BrokerParts } from '../app/mqtt-feed.ts';
import { load } from '../app/handle.ts';
import { createRefusalTally } from '../app/ingest-counts.ts';
import type { Route } from '../app/route.ts';
import { shownRows } from '../app/vault/row-rights.ts';
import { plateRoute } from '../feeds/plate/http.ts';
import { createPlateIntake } from '../feeds/plate/intake.ts';
import { startMqttPlates } from '../feeds/plate/mqtt.ts';
import type { Journal, Store } from '../journal/index.ts';
import { createPlateReads } from '../journal/plate-reads.ts';
import type { PlateSighting } from '../journal/plate-reads-port.ts';
import { createTelemetry } from '../journal/telemetry.ts';
import type { Clock } from '../kernel/time.ts';
import { createFreightReader } from '../operations/freight/freight-reader.ts';
import type { LookState } from '../operations/freight/look/decide-look.ts';
import { lookKind, lookStream } from '../operations/freight/look/look-door.ts';
import { plateTokensOf } from '../operations/freight/passage-view.ts';
import type { PlateReadFacts } from '../operations/freight/plate/seen-at.ts';
import { seenRoute } from '../operations/freight/seen-routes.ts';
import { freightProjection } from '../operations/freight/projections.ts';
import { seeFreight } from '../operations/freight/queries.ts';
import type { Access } from '../policy/access.ts';
import type { Config } from './config.ts';
import type { PlateKey } from './plate-key.ts';
import type { ReadFor } from './projections.ts';

export interface PlateRoomParts {
  readonly config: Pick<Config, 'state' | 'mqttUrl'>;
  readonly store: Store;
  readonly journal: Journal;
  readonly access: Access;
  readonly clock: Clock;
  readonly readFor: ReadFor;
  readonly plates: PlateKey;
  readonly fault: (error: unknown) => void;
  /** Told how the connection to the broker stands. */
  readonly broker: BrokerParts['sink'];
}

/**
 * How long reads are kept: a vehicle scanned in the morning and searched the next evening is still one, and no journey of
 * last week can be told from them. Hours.
 */
const hoursKept = 48;
const keepMilliseconds = 600_000;
const countMilliseconds = 10_000;

/** Number-plate cameras on this node: their reads come in by HTTP and MQTT, are kept for hours, and are asked by passage. */
export function openPlateRoom(parts: PlateRoomParts): {
  readonly routes: readonly Route[];
  close(): Promise<void>;
} {
  const { store, journal, access, clock, readFor, plates, fault } = parts;
  const reads = createPlateReads(store, plates.readsKey());
  const tally = createRefusalTally();
  const intake = createPlateIntake({
    write: (taken) => reads.write(taken),
    tokenOf: plates.tokenOf,
    sink: {
      heard: () => {},
      refused: (source, reason, count = 1) => tally.add({ source, reason, count, at: clock() }),
    },
    clock,
    hoursKept,
    fault,
  });
  const mqtt = openMqtt(parts, intake);
  const storeCounts = async (): Promise<void> => {
    const counts = tally.take();
    if (counts.length === 0) return;
    await createTelemetry(store)
      .countRefusals(counts)
      .catch(() => tally.putBack(counts)); // told with the next ones
  };
  const erase = (): void => void reads.keep(clock(), hoursKept).catch(fault);
  // At once as well: a node that was down for days holds what should have gone meanwhile.
  erase();
  const timers = [
    setInterval(() => void storeCounts(), countMilliseconds),
    setInterval(erase, keepMilliseconds),
  ];
  return {
    routes: [
      plateRoute(intake),
      seenRoute({
        platesOf: async (who, passage) => {
          const shown = shownRows(access, { who, action: seeFreight, at: clock() });
          const [found] = await createFreightReader(readFor(freightProjection)(who), shown).passages([
            passage,
          ]);
          return found === undefined ? null : plateTokensOf(found);
        },
        lookOf: async (look) => (await load(journal, lookStream, `${lookKind}/${look}`)).state as LookState, // of its own decider
        reads: async (asked) => (await reads.meeting(asked)).map(factsOf),
        hoursKept,
        clock,
      }),
    ],
    async close() {
      for (const timer of timers) clearInterval(timer);
      await mqtt?.stop();
      await storeCounts();
    },
  };
}

function openMqtt({ config, fault, broker }: PlateRoomParts, intake: ReturnType<typeof createPlateIntake>) {
  if (config.mqttUrl === undefined) return null;
  return startMqttPlates({
    url: config.mqttUrl,
    clientId: `strait-${config.state}-plates`,
    intake,
    sink: broker,
    random: Math.random,
    fault,
  });
}

/** The first token is of the exact form, as the intake wrote it. */
function factsOf({ id: _id, tokens, country, shape, ...told }: PlateSighting): PlateReadFacts {
  const [exact = '', ...near] = tokens;
  return { ...told, plate: { exact, near, country, shape } };
}
