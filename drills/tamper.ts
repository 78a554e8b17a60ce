import pg from 'pg';
import { testServers } from '../src/journal/test-server.ts';
import { damageOnce, writeSampleBook } from '../tools/verify/damage-rounds.ts';
import { seeded } from '../tools/verify/damages.ts';
import type { Proof } from './proof.ts';

/** `npm run prove -- tamper`: random damages to a book by a superuser, among them whole chains rewritten without the key, each found and named by the independent verifier. */
export const tamper: Proof = {
  name: 'tamper',
  summary: {
    en: 'each random falsification of the book by a superuser is found, and the record named',
    fr: 'chaque falsification du livre par un superutilisateur est trouvée, et l’enregistrement nommé',
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
    const missed: string[] = [];
    const kinds = new Set<string>();
    for (let round = 1; round <= rounds; round++) {
      const { name, position, named } = await damageOnce(client, random, held);
      kinds.add(name);
      if (!named.includes(position)) missed.push(`${name} at ${position}`);
      if (round % 500 === 0) progress(`${round} of ${rounds} damages, ${missed.length} missed`);
    }
    await client.end();
    await server.stop();
    return {
      pass: missed.length === 0,
      figures: { damages: rounds, kinds: kinds.size, missed: missed.length, seed, first: missed[0] ?? '' },
    };
  },
};
