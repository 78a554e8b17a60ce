import { createHash } from 'node:crypto';
import type { DetailText, Registration } from '../../src/journal/vault.ts';
import { eventOf, fillVault } from '../../src/journal/test-vault.ts';
import type { UtcText } from '../../src/kernel/time.ts';

type Parts = Parameters<typeof fillVault>[0];

const registrations: readonly Partial<Registration>[] = [
  {},
  { kind: 'child', purpose: 'protection', marking: 'official' },
  { kind: 'witness', purpose: 'law_enforcement', label: { owner: 'agency-b', jurisdiction: ['kent'] } },
];

/** Ids that are the same in each sample, so that a seed draws the same rows. */
function subjectOf(number: number): string {
  return `s-${createHash('sha256').update(`sample ${number}`).digest('hex').slice(0, 32)}`;
}

function detailsOf(number: number): readonly DetailText[] {
  const end = String(number).padStart(3, '0');
  const all = [
    { id: `name-${end}`, kind: 'name', text: `Person${number} Example` },
    { id: `phone-${end}`, kind: 'phone', text: `+44 1632 960${end}` },
    { id: `text-${end}`, kind: 'free_text', text: `seen at the quay, ${number}` },
  ] as const;
  return number % 4 === 0 ? all.slice(0, 2) : all;
}

/** Fills the vault of a sample book, subject by subject, and ends with what happens to subjects later. */
export function sampleVault(parts: Parts) {
  const filled = fillVault(parts);
  const { vault } = filled;
  let count = 0;
  return {
    /** Registers the next invented subject with its details. */
    async next(): Promise<void> {
      const number = count++;
      await filled.put(detailsOf(number), registrations[number % registrations.length], subjectOf(number));
    },
    /** Two are erased, one is to be, one is held, one was held, one is kept longer, one lost a detail, and the key was changed. */
    async end(): Promise<void> {
      await filled.erase(subjectOf(1));
      await filled.erase(subjectOf(8));
      await filled.order(subjectOf(9));
      const hold = (number: number, type: string, isHeld: boolean) => {
        const subject = subjectOf(number);
        const steps = vault.setHeldSteps(subject, isHeld);
        return filled.tell(subject, [eventOf(type, { subject, hold: 'case-1' })], steps);
      };
      for (const number of [2, 3]) await hold(number, 'HoldPlaced', true);
      await hold(3, 'HoldLifted', false);
      const [longer, lost] = [subjectOf(4), subjectOf(5)];
      const keepUntil = '2033-01-01T00:00:00.000Z' as UtcText;
      const kept = vault.keepUntilSteps(longer, keepUntil);
      await filled.tell(longer, [eventOf('KeepUntilChanged', { subject: longer, keepUntil })], kept);
      const removed = { registration: null, subject: lost, details: [], replaces: ['text-005'] };
      const { beside } = await vault.sealSteps(removed);
      await filled.tell(
        lost,
        [eventOf('SubjectDetailRemoved', { subject: lost, detail: 'text-005' })],
        beside,
      );
      await vault.rotate();
    },
  };
}
