import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rightsOf, type Who } from '../src/app/who.ts';
import { createJournal, type Journal, openStore, type Store } from '../src/journal/index.ts';
import type { Projection } from '../src/journal/projection.ts';
import { type Projector, startProjector } from '../src/journal/projector.ts';
import { readerFor } from '../src/journal/readers.ts';
import { sampleRequest } from '../src/journal/test-server.ts';
import type { DomainEvent } from '../src/kernel/event.ts';
import type { NodeId } from '../src/kernel/ids.ts';
import { instant, toUtc } from '../src/kernel/time.ts';
import { openAccess } from '../src/node/policies.ts';
import { readerOf } from '../src/node/projections.ts';
import { detectionProjection } from '../src/operations/picture/projections.ts';
import type { Access } from '../src/policy/access.ts';
import { markedOf } from './access-classes.ts';

/** How a stream or a list is judged: with policies and row security, or by nobody. */
export interface Judging {
  readonly access: Access;
  readonly readFor: (who: Who) => ReturnType<typeof readerOf>;
}

/** A book of detections on a store of its own, read with the real policies and with a stand-in that allows everything. */
export interface AccessBook {
  readonly store: Store;
  readonly projector: Projector;
  readonly judged: Judging;
  readonly bare: Judging;
  /** Appends the detection of a number; resolves with its position. */
  record(number: number): Promise<number>;
  close(): Promise<void>;
}

export const detectionIdOf = (number: number): string => `camera-1/${number}`;

/** Opens it in a folder of its own. */
export async function openAccessBook(): Promise<AccessBook> {
  const folder = mkdtempSync(join(tmpdir(), 'strait-bench-'));
  const store = await openStore({ dataDir: folder });
  const journal = await createJournal({ store, origin: 'uk' as NodeId });
  const projector = startProjector({
    store,
    journal,
    projections: [detectionProjection] as unknown as readonly Projection[],
    read: ({ type, happenedAt, body }) => ({ ...body, type, at: happenedAt }) as DomainEvent,
    fault: (_, error) => {
      throw error;
    },
  });
  const access = openAccess('uk');
  const limited = readerFor(store)(detectionProjection);
  return {
    store,
    projector,
    judged: { access, readFor: (who) => limited(rightsOf(who, instant(Date.now()))) },
    bare: { access: allowingAll(access), readFor: () => readerOf(store, detectionProjection) },
    record: (number) => record(journal, number),
    async close() {
      await projector.close();
      await journal.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Without policies: nothing is asked, and nothing looked at. */
function allowingAll(access: Access): Access {
  return {
    ...access,
    decide: () => ({ allowed: true, why: [] }),
    reader: () => () => true,
    maskFor: () => (record) => record,
  };
}

async function record(journal: Journal, number: number): Promise<number> {
  const at = toUtc(instant(Date.now()));
  const body = {
    source: 'camera-1',
    key: String(number),
    kind: 'thermal',
    claimedAt: at,
    timeliness: 'in_time',
    position: { lat: 51, lon: 1.5, accuracyMetres: 50 },
    bearing: null,
    confidence: 0.8,
    count: null,
    imageReference: null,
  };
  const { marking, purpose, label } = markedOf(number);
  const event = { type: 'DetectionRecorded', shape: 1, happenedAt: at, marking, purpose, cause: null, body };
  if (label === null) throw new Error('an event has a label');
  const events = [{ ...event, label }];
  const stream = `detection/${detectionIdOf(number)}`;
  const outcome = await journal.append(sampleRequest({ stream, events }));
  if (outcome.kind !== 'appended') throw new Error(`not written: ${outcome.kind}`);
  return outcome.last;
}
