// A program process of its own for tests: appends and seals until it is killed. Says `a POSITION` for what was
// acknowledged, `s POSITION` for what it knows to be under a checkpoint. Given `die N`, it kills itself with -9 inside
// its Nth signature: in the middle of the transaction that writes a checkpoint.
import { writeSync } from 'node:fs';
import type { NodeId } from '../kernel/ids.ts';
import { instant } from '../kernel/time.ts';
import { startCheckpoints } from './checkpoints.ts';
import { createJournal } from './journal.ts';
import { openKeyFile } from './key-files.ts';
import { openStore } from './store.ts';
import { sampleRequest } from './test-server.ts';

const [url = '', keyFile = '', die = '0', every = '20'] = process.argv.slice(2);
const clock = () => instant(Date.now());
const store = await openStore({ url });
const journal = await createJournal({ store, origin: 'fr' as NodeId });
const keys = await openKeyFile(keyFile, { origin: 'fr', clock });
let signatures = 0;
const checkpoints = startCheckpoints({
  store,
  journal,
  clock,
  everyMilliseconds: Number(every),
  fault: (error) => writeSync(2, `${String(error)}\n`),
  keys: {
    publicKeys: () => keys.publicKeys(),
    async current() {
      const key = await keys.current();
      return {
        id: key.id,
        sign(bytes) {
          if (++signatures === Number(die)) process.kill(process.pid, 'SIGKILL');
          return key.sign(bytes);
        },
      };
    },
  },
});
let sealed = 0;
for (let decision = 0; ; decision++) {
  const outcome = await journal.append(sampleRequest({ stream: `example/${process.pid}-${decision}` }));
  if (outcome.kind !== 'appended') throw new Error(`unexpected: ${outcome.kind}`);
  // Written synchronously: an acknowledgement must not sit in this process's memory when it dies.
  writeSync(1, `a ${outcome.last}\n`);
  const newest = checkpoints.newest()?.position ?? 0;
  if (newest > sealed) writeSync(1, `s ${newest}\n`);
  sealed = Math.max(sealed, newest);
}
