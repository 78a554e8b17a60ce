// A program process of its own for tests: two persons erase a subject, the program completes it; kills itself with -9 at
// the Nth point of that; says `points N` where it came to the end alive.
import { writeSync } from 'node:fs';
import { startErasures } from '../app/vault/erasures.ts';
import type { Journal } from '../journal/port.ts';
import type { Vault } from '../journal/vault.ts';
import { givenErasure } from './given-erasure.ts';
import { openVault, program } from './given-vault.ts';

const [url = '', keyFile = '', die = '0', subject = ''] = process.argv.slice(2);
let points = 0;
const point = () => {
  if (++points === Number(die)) process.kill(process.pid, 'SIGKILL');
};
const between = async <Done>(work: () => Promise<Done>): Promise<Done> => {
  point();
  const done = await work();
  point();
  return done;
};

const house = await openVault({ url, keyFile, state: 'uk' });
const journal: Journal = {
  ...house.journal,
  append: (request) => between(() => house.journal.append(request)),
};
const vault: Vault = { ...house.vault, forget: (one) => between(() => house.vault.forget(one)) };
const fault = (error: unknown) => {
  throw error;
};
const desk = house.deskWith({ journal, vault });
const erasures = await startErasures({ journal, desk, by: program, fault });
const eyes = givenErasure(house, { journal, vault, erasures });
const told = await eyes.approve(await eyes.propose(subject));
await erasures.close();
await house.close();
writeSync(1, `${told} points ${points}\n`);
