// The process that the drill "kills" kills: a journal and telemetry under load on a built-in store. It says on its
// standard output what was acknowledged, and only then: `d KEY LAST` a decision, `t TRACK COUNT` telemetry rows.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createJournal, createTelemetry, openStore } from '../src/journal/index.ts';
import { sampleEvent, sampleRequest } from '../src/journal/test-server.ts';
import type { NodeId } from '../src/kernel/ids.ts';
import { instant } from '../src/kernel/time.ts';

const [dataDir = '', callers = '8'] = process.argv.slice(2);
const opening = performance.now();
const store = await openStore({ dataDir });
const journal = await createJournal({ store, origin: 'fr' as NodeId });
const telemetry = createTelemetry(store);
// Written synchronously: an acknowledgement must not sit in this process's memory when it dies.
const say = (line: string) => writeSync(1, `${line}\n`);
say(`o ${(performance.now() - opening).toFixed(0)}`);
await Promise.all([...Array.from({ length: Number(callers) }, decide), report()]);

async function decide(): Promise<never> {
  const stream = `kill/${randomUUID()}`;
  for (let version = 0; ; version += 2) {
    const idempotencyKey = randomUUID();
    const events = [sampleEvent({ version }), sampleEvent({ version, second: true })];
    const outcome = await journal.append(
      sampleRequest({ stream, expectedVersion: version, idempotencyKey, events }),
    );
    if (outcome.kind !== 'appended') throw new Error(`unexpected: ${outcome.kind}`);
    say(`d ${idempotencyKey} ${outcome.last}`);
  }
}

async function report(): Promise<never> {
  const track = `ais:${randomUUID()}`;
  for (let written = 100; ; written += 100) {
    const at = instant(Date.now());
    const one = {
      track,
      source: 'example',
      receivedAt: at,
      happenedAt: at,
      lat: 51,
      lon: 1.5,
      kind: 'other',
    };
    const unknown = {
      accuracyMetres: null,
      speedMetresPerSecond: null,
      courseDegrees: null,
      headingDegrees: null,
      status: null,
    };
    await telemetry.write({
      reports: Array.from({ length: 100 }, () => ({ ...one, ...unknown })),
      identities: [],
    });
    say(`t ${track} ${written}`);
  }
}
