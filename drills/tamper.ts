import pg from 'pg';
import { testServers } from '../src/journal/test-server.ts';
import { damageOf, damageOnce, writeSampleBook } from '../tools/verify/damage-rounds.ts';
import { seeded } from '../tools/verify/damages.ts';
import type { Proof } from './proof.ts';

/** `npm run prove -- tamper`: random damages by a superuser to a book and its vault, among them whole chains rewritten without the key, each found and named by `strait verify`. */
export const tamper: Proof = {
  name: 'tamper',
  summary: {
    en: 'each random falsification of the book or the vault by a superuser is found, and the record named',
    fr: 'chaque falsification du livre ou du coffre par un superutilisateur est trouvée, et l’enregistrement nommé',
  },
  async run({ size, progress, seed }) {
    const rounds = size === 'full' ? 5000 : 500;
    const server = await testServers[0]?.start();
    if (!server) throw new Error('no built-in server');
    const url = await server.freshUrl();
    const held = await writeSampleBook(url, 120);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const random = seeded(seed);
    const [kinds, missed, unnamed] = [new Set<string>(), new Array<string>(), new Array<string>()];
    let byKey = 0;
    for (let round = 0; round < rounds; round++) {
      const damage = damageOf(round, random);
      const told = await damageOnce(client, { damage, random, held });
      kinds.add(damage.name);
      if (told.findings === 0) missed.push(`${damage.name} at ${told.at}`);
      else if (!told.isNamed) unnamed.push(`${damage.name} at ${told.at}`);
      if (!told.isFoundWithoutKey) byKey += 1;
      if ((round + 1) % 100 === 0) progress(`${round + 1} of ${rounds} damages, ${missed.length} missed`);
    }
    await client.end();
    await server.stop();
    held.remove();
    const found = rounds - missed.length;
    return {
      pass: missed.length + unnamed.length === 0,
      figures: {
        damages: rounds,
        kinds: kinds.size,
        found,
        missed: missed.length,
        named: found - unnamed.length,
        byVaultKeyAlone: byKey,
        first: missed[0] ?? unnamed[0] ?? '',
      },
    };
  },
};
