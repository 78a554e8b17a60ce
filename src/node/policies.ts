import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { createPolicyJudge, policyHash, type PolicyJudge } from '../app/policy-adoption.ts';
import type { Result } from '../kernel/result.ts';
import type { Text } from '../kernel/text.ts';
import { type Access, createAccess } from '../policy/access.ts';
import { boundedCache } from '../policy/bounded-cache.ts';
import { loadPolicies, type Policies, type PolicySources } from '../policy/cedar.ts';
import { type PolicyFault, policyFaultText } from '../policy/policy-faults.ts';
import type { State } from '../kernel/label.ts';
import { contexts } from './contexts.ts';
import { projectFolder } from './version.ts';

/** The policies as the two states keep them; a state's node reads the joint ones and its own. */
export const policyFolder = join(projectFolder, 'policies');

/** Policies that do not hold together: the node does not start, and says why in both languages. */
export interface PolicyRefused extends Error {
  readonly text: Text;
  readonly faults: readonly PolicyFault[];
}

/** True for what `openAccess` throws where a policy has a fault. */
export function isPolicyRefused(error: unknown): error is PolicyRefused {
  return error instanceof Error && error.name === 'PolicyRefused';
}

/** Reads the schema, the joint policies, field masks, instruments and rules of release, and the state's own. Throws where a folder or file cannot be read. */
export function readPolicyTexts(state: State, folder = policyFolder): PolicySources {
  const text = (name: string) => ({ name, text: readFileSync(join(folder, name), 'utf8') });
  const files = ['joint', state].flatMap((part) =>
    readdirSync(join(folder, part))
      .filter((name) => name.endsWith('.cedar') || name.endsWith('.json'))
      .toSorted()
      .map((name) => text(`${part}/${name}`)),
  );
  return { schema: text('schema.cedarschema'), files };
}

/** The access decision of a state's node. Throws `PolicyRefused` with every fault of the policies and its place. */
export function openAccess(state: State, folder = policyFolder): Access {
  const loaded = loadOnce(readPolicyTexts(state, folder));
  if (loaded.ok) return createAccess(loaded.value);
  throw policyRefused(loaded.refusal);
}

/** The installed policies of a state's node, and the judge of any other text. Throws `PolicyRefused` likewise. */
export function openPolicyJudge(state: State, folder = policyFolder): PolicyJudge {
  const installed = readPolicyTexts(state, folder);
  const loaded = loadOnce(installed);
  if (!loaded.ok) throw policyRefused(loaded.refusal);
  return createPolicyJudge({
    installed: { ...installed, policies: loaded.value },
    load: loadOnce,
  });
}

type Loaded = Result<Policies, readonly PolicyFault[]>;
/** The engine never forgets what it has read: what several nodes of one process stand on is read and checked once. */
const alreadyLoaded = boundedCache<Loaded>(16);

function loadOnce(sources: PolicySources): Loaded {
  const hash = policyHash(sources);
  const loaded = alreadyLoaded.get(hash) ?? loadPolicies(cedar, sources, contexts);
  alreadyLoaded.set(hash, loaded);
  return loaded;
}

function policyRefused(faults: readonly PolicyFault[]): PolicyRefused {
  const texts = faults.map(policyFaultText);
  const text: Text = {
    en: `the policies are refused and the node does not start:\n  ${texts.map(({ en }) => en).join('\n  ')}`,
    fr: `les règles sont refusées et le nœud ne démarre pas :\n  ${texts.map(({ fr }) => fr).join('\n  ')}`,
  };
  return Object.assign(new Error(text.en), { name: 'PolicyRefused', text, faults });
}
