// A program process of its own for tests and drills: appends with several callers and tells each acknowledgement on
// its standard output, one line `key stream last`, only after `append` resolved.
import { hash, randomUUID } from 'node:crypto';
import type { NodeId } from '../kernel/ids.ts';
import { createJournal } from './journal.ts';
import type { Journal } from './port.ts';
import { openStore } from './store.ts';
import { sampleEvent, sampleRequest } from './test-server.ts';

const [place = '', callers = '4', decisions = '100'] = process.argv.slice(2);
const store = await openStore(place.startsWith('postgres') ? { url: place } : { dataDir: place });
const journal = await createJournal({ store, origin: 'fr' as NodeId });
await Promise.all(Array.from({ length: Number(callers) }, (_, caller) => decide(journal, caller)));
await journal.close();
await store.close();

/** Every second decision goes to a stream that all processes share: there they meet conflicts and decide again. */
async function decide(book: Journal, caller: number): Promise<void> {
  let own = 0;
  let shared = 0;
  const name = `own/${process.pid}-${caller}-${randomUUID()}`;
  for (let decision = 0; decision < Number(decisions); decision++) {
    const isShared = decision % 2 === 1;
    const idempotencyKey = randomUUID();
    for (;;) {
      const outcome = await book.append({
        ...sampleRequest({ idempotencyKey, requestHash: hash('sha256', idempotencyKey) }),
        stream: isShared ? 'shared/1' : name,
        expectedVersion: isShared ? shared : own,
        events: [sampleEvent({ caller, decision }), sampleEvent({ caller, decision })],
      });
      if (outcome.kind === 'appended') {
        if (isShared) shared += 2;
        else own += 2;
        process.stdout.write(`${idempotencyKey} ${isShared ? 'shared/1' : name} ${outcome.last}\n`);
        break;
      }
      if (outcome.kind !== 'conflict') throw new Error(`unexpected: ${outcome.kind}`);
      shared = outcome.actualVersion;
    }
  }
}
