import { createHash } from 'node:crypto';
import { type Refusal, refuse, type Result } from '../kernel/result.ts';
import { markings } from '../kernel/marking.ts';
import { states } from '../kernel/label.ts';
import { type Access, createAccess } from '../policy/access.ts';
import type { Policies, PolicySources } from '../policy/cedar.ts';
import { type PolicyFault, policyFaultText } from '../policy/policy-faults.ts';
import type { ReleaseRules } from '../policy/release-rules.ts';
import type { AccessRequest, Asker, RecordFacts } from '../policy/request.ts';

type File = PolicySources['files'][number];
export type AdoptionRefusal =
  | 'policies_refused'
  | 'wall_missing'
  | 'monitor_shut_out'
  | 'nobody_could_change';

/** Policies that may be in force, opened. */
export interface OpenedPolicies {
  readonly hash: string;
  readonly access: Access;
  /** What may leave the node. */
  readonly release: ReleaseRules;
}

export interface PolicyJudge {
  /** Hash and access of the set that came with the program. */
  readonly installed: OpenedPolicies & { readonly files: readonly File[] };
  /** The same files are always judged alike. */
  readonly open: (files: readonly File[]) => Result<OpenedPolicies, Refusal<AdoptionRefusal>>;
}

export interface PolicyJudgeParts {
  readonly installed: PolicySources & { readonly policies: Policies };
  /** Reads texts with the engine. */
  readonly load: (sources: PolicySources) => Result<Policies, readonly PolicyFault[]>;
}

/** SHA-256, hex, of the schema and the files in the order of their names: the same texts are the same policies. */
export function policyHash({ schema, files }: PolicySources): string {
  const named = files.map(({ name, text }) => [name, text] as const).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([schema.text, named]))
    .digest('hex');
}

/**
 * Judges a set of files against the set that came with the program: a text may add or tighten and may change permits,
 * but every joint forbid and mask still stands as it was, the monitor keeps what it may do, and somebody could propose
 * and approve the next text. Changing a wall is a release of the program.
 */
export function createPolicyJudge({ installed, load }: PolicyJudgeParts): PolicyJudge {
  const base = { policies: installed.policies, access: createAccess(installed.policies) };
  // The engine never forgets what it has read: the same text, proposed and then approved, is read once.
  const kept = new Map<string, Result<OpenedPolicies, Refusal<AdoptionRefusal>>>();
  return {
    installed: {
      access: base.access,
      release: installed.policies.release,
      hash: policyHash(installed),
      files: installed.files,
    },
    open(files) {
      const sources = { schema: installed.schema, files };
      const hash = policyHash(sources);
      const before = kept.get(hash);
      if (before !== undefined) return before;
      const judged = judge(base, load(sources), hash);
      if (kept.size >= keptMax) kept.clear();
      kept.set(hash, judged);
      return judged;
    },
  };
}

const keptMax = 16;

interface Opened {
  readonly policies: Policies;
  readonly access: Access;
}

function judge(
  base: Opened,
  read: Result<Policies, readonly PolicyFault[]>,
  hash: string,
): Result<OpenedPolicies, Refusal<AdoptionRefusal>> {
  if (!read.ok) return refuse('policies_refused', faultDetail(read.refusal));
  const walls = missingWalls(base.policies, read.value);
  if (walls.length > 0) return refuse('wall_missing', named(walls));
  const access = createAccess(read.value);
  const lost = lostToMonitor(base.access, access);
  if (lost.length > 0) return refuse('monitor_shut_out', named(lost));
  if (!access.roles.some((role) => couldChange(access, role))) return refuse('nobody_could_change');
  return { ok: true, value: { hash, access, release: read.value.release } };
}

/** Every fault with its place, in both languages. */
function faultDetail(faults: readonly PolicyFault[]): NonNullable<Refusal['detail']> {
  return Object.fromEntries(
    faults.slice(0, 50).map((fault, index) => {
      const { en, fr } = policyFaultText(fault);
      return [`${index + 1} ${fault.place}`, `${en} / ${fr}`];
    }),
  );
}

function named(names: readonly string[]): NonNullable<Refusal['detail']> {
  return Object.fromEntries(names.slice(0, 50).map((name, index) => [String(index + 1), name]));
}

/** Joint forbids that are gone, permit now or say something else, and joint masks that hide less. */
function missingWalls(before: Policies, after: Policies): readonly string[] {
  const rules = new Map(after.rules.map((rule) => [rule.id, rule]));
  const walls = before.rules.filter(({ effect, place }) => effect === 'forbid' && place.startsWith('joint/'));
  const changed = walls.filter(({ id, text }) => {
    const now = rules.get(id);
    return now?.effect !== 'forbid' || words(now.text) !== words(text);
  });
  const masks = before.masks.filter(({ place }) => place.startsWith('joint/'));
  const opened = masks.filter(
    (mask) =>
      !after.masks.some(
        ({ recordType, field, roles, purposes }) =>
          recordType === mask.recordType &&
          field === mask.field &&
          roles.every((role) => mask.roles.includes(role)) &&
          (mask.purposes === undefined || purposes?.every((one) => mask.purposes?.includes(one)) === true),
      ),
  );
  return [...changed.map(({ id }) => id), ...opened.map(({ recordType, field }) => `${recordType}.${field}`)];
}

function words(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}

const monitorRole = 'independent_monitor';

/** Acts that the monitor may do now, at the door or with a record of oversight, and could not do any more. */
function lostToMonitor(before: Access, after: Access): readonly string[] {
  // A permit names its one role and each of its acts: no other act could be lost, and the engine is not asked of it.
  const own = new Set(before.rules.flatMap(({ role, scope }) => (role === monitorRole ? scope : [])));
  return before.actions.filter((action) => {
    if (!own.has(action)) return false;
    if (before.allows([monitorRole], action) && !after.allows([monitorRole], action)) return true;
    return monitorAsks(action).some((asked) => before.decide(asked).allowed && !after.decide(asked).allowed);
  });
}

const either = [true, false];

/** The monitor's questions about records of oversight of another agency: each state, marking and circumstance. */
function monitorAsks(action: string): readonly AccessRequest[] {
  return states.flatMap((state) =>
    markings.flatMap((marking) =>
      either.flatMap((personal) =>
        either.map((atDesk) => ({
          action,
          asker: { ...monitorAsker, state, desk: atDesk ? 'desk' : null },
          record: { ...overseen, marking, origin: state, personal },
          reasonGiven: true,
          instrument: null,
        })),
      ),
    ),
  );
}

const monitorAsker = {
  kind: 'staff',
  id: 'monitor',
  roles: [monitorRole],
  agency: 'monitor',
  remits: ['oversight'],
  markings,
  caveats: [],
  purposes: ['oversight'],
} as const satisfies Partial<Asker>;

const overseen = {
  id: 'record',
  caveats: [],
  purpose: 'oversight',
  owner: 'agency',
  releasedToStates: [],
  releasedTo: [],
  jurisdiction: ['oversight'],
  namedList: null,
  conditions: [],
  conditionsWritten: false,
  blockedActs: [],
  permittedActs: [],
} as const satisfies Partial<RecordFacts>;

/** True where two people of one role could propose and approve the next text. */
function couldChange(access: Access, role: string): boolean {
  return (
    access.allows([role], 'oversight/policies/AdoptPolicies') &&
    access.allows([role], 'oversight/approvals/ApproveAct')
  );
}
