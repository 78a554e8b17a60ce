import type { WorkIds } from './shift/work.ts';

const signs = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Twenty signs of chance: 100 bits and more, made without asking anybody. */
export function newName(): string {
  // 252 is the largest multiple of 36 below 256: no sign is likelier than another.
  const bytes = [...crypto.getRandomValues(new Uint8Array(60))].filter((byte) => byte < 252).slice(0, 20);
  return bytes.map((byte) => signs[byte % 36]).join('');
}

/** Ids of a search that begins: a device makes them itself, also where there is no link. */
export function newWorkIds(): WorkIds {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const subject = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { passage: `p-${newName()}`, subject: `s-${subject}`, control: `k-${newName()}` };
}
