import { join } from 'node:path';
import {
  type Checkpoints,
  isStoreFault,
  type Journal,
  openKeyFile,
  startCheckpoints,
  type Store,
} from '../journal/index.ts';
import type { Clock } from '../kernel/time.ts';
import { faultWords } from './fault-words.ts';

interface EvidenceParts {
  readonly store: Store;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly say: (line: string) => void;
  /** As configured; else `node-key.pem` in the data folder. */
  readonly keyFile: string | undefined;
  readonly dataFolder: string;
}

/**
 * Starts the signer of this node's checkpoints. A key that is missing or wrong is said aloud, at the start and in health,
 * and stops nothing: the watch needs its picture, and the records wait for their checkpoint.
 */
export function openCheckpoints({
  store,
  journal,
  clock,
  say,
  keyFile,
  dataFolder,
}: EvidenceParts): Checkpoints {
  const file = keyFile ?? join(dataFolder, 'node-key.pem');
  // Opened at each use until it once succeeds: a key put back in place holds without a restart.
  const keys = () => openKeyFile(file, { origin: journal.origin, clock });
  return startCheckpoints({
    store,
    journal,
    clock,
    keys: {
      current: async () => (await keys()).current(),
      publicKeys: async () => (await keys()).publicKeys(),
    },
    fault: (error) =>
      say(
        isStoreFault(error)
          ? `strait: ${error.text.en}\nstrait : ${error.text.fr}`
          : `strait: checkpoint: ${faultWords(error)}`,
      ),
  });
}

/** Signs a text with this node's key (Ed25519, hex); null: the key cannot be read, and whoever asked is told so. */
export type SignText = (text: string) => Promise<{ readonly key: string; readonly signature: string } | null>;

/** The node's signature for documents that leave it: by the key of its checkpoints, opened at each use. */
export function openSigner({
  journal,
  clock,
  keyFile,
  dataFolder,
}: Pick<EvidenceParts, 'clock' | 'keyFile' | 'dataFolder'> & {
  readonly journal: Pick<Journal, 'origin'>;
}): SignText {
  const file = keyFile ?? join(dataFolder, 'node-key.pem');
  return async (text) => {
    try {
      const key = await (await openKeyFile(file, { origin: journal.origin, clock })).current();
      return {
        key: key.id,
        signature: Buffer.from(await key.sign(Buffer.from(text, 'utf8'))).toString('hex'),
      };
    } catch (error) {
      if (isStoreFault(error)) return null;
      throw error;
    }
  };
}
