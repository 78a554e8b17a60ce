import type { ContextDoor } from '../kernel/door.ts';
import type { Result } from '../kernel/result.ts';
import { boundedCache } from './bounded-cache.ts';
import type { CedarModule } from './engine.ts';
import { judgesByRoom } from './judges.ts';
import { type FieldMask, holdsMasks, readMasks } from './masks.ts';
import type { PolicyFault } from './policy-faults.ts';
import { readRules, type Rule } from './read-policies.ts';
import { holdsRelease, readRelease } from './read-release.ts';
import type { ReleaseRules } from './release-rules.ts';
import { type PolicySchema, type PolicyText, readSchema } from './read-schema.ts';
import { type AccessRequest, cedarQuestion, isWellFormed, roomOf } from './request.ts';

/** A decision with the ids of the rules that made it; none where nothing permits. */
export interface Decision {
  readonly allowed: boolean;
  readonly why: readonly string[];
}

/** Policies in force: asked, never changed. */
export interface Policies {
  readonly schema: PolicySchema;
  readonly rules: readonly Rule[];
  readonly masks: readonly FieldMask[];
  /** What may leave the node. */
  readonly release: ReleaseRules;
  allows(request: AccessRequest): Decision;
}

/** Texts of policies: the schema, files of rules (`.cedar`), and of field masks, instruments and release (`.json`). */
export interface PolicySources {
  readonly schema: PolicyText;
  readonly files: readonly PolicyText[];
}

/** Decisions kept: a watch of some dozens asks the same few questions all night. */
const keptMax = 10_000;
/** A longer question, such as one of a long list of names, is judged anew each time: the memory stays bounded. */
const keyLengthMax = 2_000;
const refusedByNobody: Decision = { allowed: false, why: [] };

/**
 * Reads policies as text, once, and answers from then on. Refuses with every fault and its place; policies with one
 * fault do not load at all. Deny by default: what fails to be judged, or names an unknown action, is denied.
 * `language`: the contexts whose events the rules of release speak of; where none is given, nothing leaves.
 */
export function loadPolicies(
  cedar: CedarModule,
  { schema: schemaText, files }: PolicySources,
  language: readonly ContextDoor[] = [],
): Result<Policies, readonly PolicyFault[]> {
  const { schema, faults: schemaFaults } = readSchema(cedar, schemaText);
  if (schema === null) return { ok: false, refusal: schemaFaults };
  const { rules, faults } = readRules(
    cedar,
    schema,
    files.filter(({ name }) => !name.endsWith('.json')),
  );
  const { masks, faults: maskFaults } = readMasks(schema, files.filter(holdsMasks));
  const { release, faults: releaseFaults } = readRelease(
    language.length === 0 ? [] : files.filter(holdsRelease),
    language,
  );
  const all = [...schemaFaults, ...faults, ...maskFaults, ...releaseFaults, ...unknownFiles(files)];
  if (all.length > 0) return { ok: false, refusal: all };
  const judgeOf = judgesByRoom(cedar, schema, rules);
  const groupsOf = new Map(
    schema.actions.map((action) => [
      action,
      [...schema.groups].flatMap(([group, members]) => (members.includes(action) ? [group] : [])),
    ]),
  );
  const kept = boundedCache<Decision>(keptMax);
  return {
    ok: true,
    value: {
      schema,
      rules,
      masks,
      release,
      allows(request) {
        const groups = groupsOf.get(request.action);
        if (groups === undefined || !isWellFormed(request)) return refusedByNobody;
        const key = JSON.stringify(request);
        const before = kept.get(key);
        if (before !== undefined) return before;
        const { allowed, reasons, failed } = judgeOf(roomOf(request.action))(cedarQuestion(request, groups));
        const decision: Decision = { allowed, why: failed ? [] : reasons.toSorted() };
        if (key.length <= keyLengthMax) kept.set(key, decision);
        return decision;
      },
    },
  };
}

function unknownFiles(files: readonly PolicyText[]): readonly PolicyFault[] {
  return files
    .filter((file) => file.name.endsWith('.json') && !holdsMasks(file) && !holdsRelease(file))
    .map(({ name }) => ({ code: 'file_unknown', place: name, what: name }));
}
