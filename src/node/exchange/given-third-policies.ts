import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { policyFolder } from '../policies.ts';

interface Named {
  readonly id: string;
  readonly from?: string[];
  readonly to?: string[];
  readonly flows?: object[];
}

/** The policies of the house, and that what the French hold of boats may go on to a Belgian node; nothing of the British. */
export function policiesForBelgium(): string {
  const folder = mkdtempSync(join(tmpdir(), 'strait-third-policies-'));
  cpSync(policyFolder, folder, { recursive: true });
  const change = (name: string, by: (read: Record<string, Named[]>) => void): void => {
    const file = join(folder, 'joint', name);
    const read = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Named[]>;
    by(read);
    writeFileSync(file, JSON.stringify(read));
  };
  change('instruments.json', ({ instruments = [] }) => {
    for (const { id, flows } of instruments)
      if (id === 'sar_1979') flows?.push({ from: 'fr', to: 'be', classes: ['facts', 'subject_references'] });
  });
  change('release.json', ({ rules = [] }) => {
    // A rule of its own: one that names several ways must let all of them flow.
    for (const rule of rules.filter(({ id }) => /^rescue-(?:contacts|boats)$/.test(id)))
      rules.push({ ...rule, id: `${rule.id}-on`, from: ['fr'], to: ['be'] });
  });
  return folder;
}
