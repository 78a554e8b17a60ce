import { z } from 'zod';
import { type CommandIo, UsageError } from '../command-line.ts';
import { demonstrationStaff } from '../demonstration/staff.ts';
import { directions } from '../demonstration/two-nodes.ts';
import { parseWords } from '../options.ts';

const defaultAddress = 'http://127.0.0.1:4180';
const standing = z.object({ 'fr-to-uk': z.boolean(), 'uk-to-fr': z.boolean() });
const acts: readonly string[] = ['cut', 'heal', 'show'];
const ways: readonly string[] = [...directions, 'both'];

/** `strait link cut|heal fr-to-uk|uk-to-fr|both`, `strait link show`: the switch of a running demonstration. */
export async function linkCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseWords(args, { at: 'string' });
  const [act = 'show', direction = 'both', ...more] = positionals;
  if (more.length > 0 || !acts.includes(act) || !ways.includes(direction))
    throw new UsageError({
      en: 'cut or heal, then fr-to-uk, uk-to-fr or both',
      fr: 'cut ou heal, puis fr-to-uk, uk-to-fr ou both',
    });
  const address = values.at ?? defaultAddress;
  try {
    const told = await ask(address, act === 'show' ? null : { act, direction });
    if (told === null) return refused(io, address);
    for (const way of directions)
      io.stdout.write(`${way}: ${told[way] ? 'cut / coupée' : 'whole / établie'}\n`);
    return 0;
  } catch {
    io.stderr.write(`strait: nobody answers at ${address}\nstrait : personne ne répond à ${address}\n`);
    return 1;
  }
}

/** As one of the demonstration’s invented staff, who sign in without a secret. Null where there is no switch. */
async function ask(address: string, asked: object | null) {
  const headers = { 'content-type': 'application/json', 'x-strait': '1' };
  const body = JSON.stringify({ staff: demonstrationStaff[0]?.id });
  const entered = await fetch(`${address}/api/sign-in`, { method: 'POST', headers, body });
  const cookie = entered.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  const answer = await fetch(`${address}/api/demonstration/link`, {
    method: asked === null ? 'GET' : 'POST',
    headers: { ...headers, cookie },
    ...(asked === null ? {} : { body: JSON.stringify(asked) }),
  });
  const told = standing.safeParse(await answer.json());
  return told.success ? told.data : null;
}

function refused(io: CommandIo, address: string): number {
  io.stderr.write(
    `strait: ${address} is no demonstration with two nodes\nstrait : ${address} n’est pas une démonstration à deux nœuds\n`,
  );
  return 1;
}
