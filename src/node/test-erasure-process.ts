// A program process of its own for tests: a second person approves the erasure of some subjects, the program completes
// each. Where a case names a step, as `before ledger`, its erasure stands still there for good; once every other case
// is at its end, the process kills itself with -9. Says of each case that came to its end what the approver was told.
import { writeSync } from 'node:fs';
import { startErasures } from '../app/vault/erasures.ts';
import type { AppendRequest, Journal } from '../journal/port.ts';
import type { Vault } from '../journal/vault.ts';
import type { Access } from '../policy/access.ts';
import { givenErasure } from './given-erasure.ts';
import { openVault, program } from './given-vault.ts';

interface Case {
  readonly die: string;
  readonly subject: string;
  readonly proposal: string;
}

const [url = '', keyFile = '', asked = '[]'] = process.argv.slice(2);
const cases = JSON.parse(asked) as readonly Case[];
let going = cases.length;
/** Who may approve is asked of the policies by the tests of this one; here everybody may. */
const access = {
  allows: () => true,
  decide: () => ({ allowed: true, why: [] }),
  missing: () => null,
  missingAtDoor: () => null,
} as unknown as Access; // no more of it is asked
const house = await openVault({ url, keyFile, state: 'uk', access });
// All follow the book before the first order: none completes another's as one that was left.
const erasing = await Promise.all(cases.map(ready));
await Promise.all(erasing.map((one) => one.approve()));
for (const one of erasing) await one.close();
await house.close();

function oneLess(): void {
  going -= 1;
  if (going === 0 && cases.some(({ die }) => die !== 'never')) process.kill(process.pid, 'SIGKILL');
}

async function ready({ die, subject, proposal }: Case) {
  const point = (name: string): Promise<void> => {
    if (name !== die) return Promise.resolve();
    oneLess();
    return new Promise(() => {}); // nothing more of this one happens
  };
  const between = async <Done>(step: string, work: () => Promise<Done>): Promise<Done> => {
    await point(`before ${step}`);
    const done = await work();
    await point(`after ${step}`);
    return done;
  };
  const journal: Journal = {
    ...house.journal,
    append: (request) => between(stepOf(request), () => house.journal.append(request)),
  };
  const vault: Vault = { ...house.vault, forget: (one) => between('ledger', () => house.vault.forget(one)) };
  const desk = house.deskWith({ journal, vault });
  const erasures = await startErasures({
    journal,
    // The others' erasures are theirs: one that stands still must not hold up the next.
    desk: {
      ...desk,
      completeErasure: async (by, one) => (one === subject ? desk.completeErasure(by, one) : 0),
    },
    by: program,
    fault: (error) => {
      throw error;
    },
  });
  return {
    async approve() {
      const told = await givenErasure(house, { journal, vault, erasures }).approve(proposal);
      writeSync(1, `${told}\n`);
      oneLess();
    },
    close: () => erasures.close(),
  };
}

function stepOf({ events, also = [] }: AppendRequest): string {
  const types = [...events, ...also.flatMap((part) => part.events)].map(({ type }) => type);
  if (types.includes('ErasureOrdered')) return 'order';
  return types.includes('SubjectErased') ? 'end' : 'proposal';
}
