import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isPolicyRefused, openAccess, policyFolder } from './policies.ts';
import { startRefusal } from './serve.ts';

const at = { host: '127.0.0.1', port: 41_600 };

function refusalOf(spoil: (folder: string) => void, state: 'fr' | 'uk' = 'uk'): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'strait-policies-'));
  try {
    cpSync(policyFolder, folder, { recursive: true });
    spoil(folder);
    openAccess(state, folder);
    return null;
  } catch (error) {
    return error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a node does not start on a policy with a fault, and says which and where in both languages', () => {
  const rule = '@id("planted")\n@why_en("why")\n@why_fr("pourquoi")\npermit (principal, action, resource);\n';
  const error = refusalOf((folder) => writeFileSync(join(folder, 'uk', 'planted.cedar'), rule));
  expect(isPolicyRefused(error)).toBe(true);
  const said = startRefusal(error, at) ?? '';
  expect(said).toContain('strait: the policies are refused and the node does not start');
  expect(said).toContain('strait : les règles sont refusées et le nœud ne démarre pas');
  expect(said).toContain('uk/planted.cedar:1: a permit must name a role and each action');
  expect(said).toContain('uk/planted.cedar:1 : une autorisation doit nommer un rôle et chaque action');
});

test('a state reads the joint policies and its own, never the other’s', () => {
  const broken = (folder: string): void => writeFileSync(join(folder, 'fr', 'planted.cedar'), 'permit');
  expect(refusalOf(broken, 'uk')).toBeNull();
  expect(isPolicyRefused(refusalOf(broken, 'fr'))).toBe(true);
  const ids = (state: 'fr' | 'uk') => openAccess(state).rules.map(({ id }) => id);
  expect(ids('fr')).toContain('fr-reason-for-personal');
  expect(ids('uk')).not.toContain('fr-reason-for-personal');
});

test('a bug is not told as a refusal', () => {
  expect(startRefusal(new TypeError('example'), at)).toBeNull();
});
