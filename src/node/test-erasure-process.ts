// A program process of its own for tests: two persons erase a subject, the program completes it; kills itself with -9
// before or after a step of that, as `before ledger`; says what the approver was told where it came to the end alive.
import { writeSync } from 'node:fs';
import { startErasures } from '../app/vault/erasures.ts';
import type { AppendRequest, Journal } from '../journal/port.ts';
import type { Vault } from '../journal/vault.ts';
import { givenErasure } from './given-erasure.ts';
import { openVault, program } from './given-vault.ts';

const [url = '', keyFile = '', die = '', subject = ''] = process.argv.slice(2);
const point = (name: string) => {
  if (name === die) process.kill(process.pid, 'SIGKILL');
};
const between = async <Done>(step: string, work: () => Promise<Done>): Promise<Done> => {
  point(`before ${step}`);
  const done = await work();
  point(`after ${step}`);
  return done;
};
const stepOf = ({ events, also = [] }: AppendRequest): string => {
  const types = [...events, ...also.flatMap((part) => part.events)].map(({ type }) => type);
  if (types.includes('ErasureOrdered')) return 'order';
  return types.includes('SubjectErased') ? 'end' : 'proposal';
};

const house = await openVault({ url, keyFile, state: 'uk' });
const journal: Journal = {
  ...house.journal,
  append: (request) => between(stepOf(request), () => house.journal.append(request)),
};
const vault: Vault = { ...house.vault, forget: (one) => between('ledger', () => house.vault.forget(one)) };
const fault = (error: unknown) => {
  throw error;
};
const desk = house.deskWith({ journal, vault });
const erasures = await startErasures({ journal, desk, by: program, fault });
const eyes = givenErasure(house, { journal, vault, erasures });
const told = await eyes.approve(await eyes.propose(subject));
await erasures.close();
await house.close();
writeSync(1, `${told}\n`);
