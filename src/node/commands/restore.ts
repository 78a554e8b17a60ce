import { openStore, restoreBackup } from '../../journal/index.ts';
import { verifyVault } from '../../journal/vault-verify.ts';
import { verifyBook } from '../../../tools/verify/verify.ts';
import type { CommandIo } from '../command-line.ts';
import { backupArguments, progressOn, tellFault } from './backup.ts';

/**
 * `strait restore FILE`: into an empty store only, which it makes where there is none; all of it or nothing, the chain
 * verified before the commit. The node's next start rebuilds the projections. 0 done, 1 refused.
 */
export async function restoreCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const { file, place } = backupArguments(args, io);
  try {
    const store = await openStore(place.url === undefined ? { dataDir: place.data } : { url: place.url });
    try {
      const { origin, rows } = await restoreBackup({
        config: store.owner,
        file,
        verify: async (client) => (await verifyBook(client)).count + (await verifyVault(client)).count,
        onProgress: progressOn(io),
      });
      const events = rows['strait.journal'] ?? 0;
      io.stdout.write(`node ${origin}: ${events} events restored, chain verified\n`);
      io.stdout.write(`nœud ${origin} : ${events} événements restaurés, chaîne vérifiée\n`);
      io.stdout.write(keysNote);
      return 0;
    } finally {
      await store.close();
    }
  } catch (error) {
    return tellFault(error, io);
  }
}

const keysNote = `A backup holds no private key: put node-key.pem and node-key.public.json back from their safe copy before the
node starts; if they are lost for good: strait keys rotate --lost. It holds no vault key either: without vault-key.json
the personal data in it stays sealed for ever. Put vault-key.json and the newest vault-forgotten.txt back as well: by the
latter the node erases again, at its start, whoever was erased since the backup was made. Sessions and one-time codes are
not restored. Ways of signing in and keys of devices are those of the backup: take away again what was taken away since.
Une sauvegarde ne contient aucune clé privée : remettez node-key.pem et node-key.public.json depuis leur copie de sûreté
avant de démarrer le nœud ; si elles sont perdues pour de bon : strait keys rotate --lost. Elle ne contient pas non plus
la clé du coffre : sans vault-key.json, les données personnelles qu’elle contient restent scellées à jamais. Remettez
aussi vault-key.json et le vault-forgotten.txt le plus récent : grâce à celui-ci, le nœud efface de nouveau, à son
démarrage, les personnes effacées depuis la sauvegarde. Sessions et codes à usage unique ne sont pas restaurés. Moyens de
connexion et clés d’appareils sont ceux de la sauvegarde : retirez de nouveau ce qui a été retiré depuis.
`;
