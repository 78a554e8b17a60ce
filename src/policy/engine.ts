/** A complaint of the engine; offsets are bytes of the text it was given. */
export interface EngineError {
  readonly message: string;
  readonly sourceLocations?: readonly { readonly start: number; readonly end: number }[];
}

/** What the engine could not read. */
export interface Failed {
  readonly type: 'failure';
  readonly errors: readonly EngineError[];
}

/** One entity by type and id, such as Role and watch_officer. */
export interface EntityId {
  readonly type: string;
  readonly id: string;
}

/** A value of the engine's JSON form. */
export type CedarValue = boolean | string | readonly CedarValue[] | { readonly [key: string]: CedarValue };

/** An asker or a record with its attributes and what it belongs to. */
export interface Entity {
  readonly uid: EntityId;
  readonly attrs: Readonly<Record<string, CedarValue>>;
  readonly parents: readonly EntityId[];
}

/** One question in the engine's words. */
export interface CedarQuestion {
  readonly principal: EntityId;
  readonly action: EntityId;
  readonly resource: EntityId;
  readonly context: Readonly<Record<string, CedarValue>>;
  readonly entities: readonly Entity[];
}

/** What the engine says; `failed` where it could not judge, which is never an allowance. */
export interface Judged {
  readonly allowed: boolean;
  readonly reasons: readonly string[];
  readonly failed: boolean;
}

interface PolicyProblem {
  readonly policyId: string;
  readonly error: EngineError;
}

/** A text in the engine's JSON. */
interface Read {
  readonly type: 'success';
  readonly json: unknown;
}

/** What strict validation found. */
export interface Validated {
  readonly type: 'success';
  readonly validationErrors: readonly PolicyProblem[];
  readonly validationWarnings: readonly PolicyProblem[];
}

/**
 * The part of `@cedar-policy/cedar-wasm` that is used, so that this room stays pure and the edge gives the engine.
 * Source: the package's own typings, 4.13.0.
 */
export interface CedarModule {
  readonly schemaToJson: (schema: string) => Read | Failed;
  readonly policySetTextToParts: (text: string) =>
    | {
        readonly type: 'success';
        readonly policies: readonly string[];
        readonly policy_templates: readonly string[];
      }
    | Failed;
  readonly policyToJson: (policy: string) => Read | Failed;
  /** A schema comes as text, or as the engine's own JSON. */
  readonly validate: (call: never) => Validated | Failed;
  readonly preparsePolicySet: (
    name: string,
    policies: { staticPolicies: Record<string, string> },
  ) => { readonly type: 'success' } | Failed;
  readonly statefulIsAuthorized: (call: never) =>
    | {
        readonly type: 'success';
        readonly response: {
          readonly decision: 'allow' | 'deny';
          readonly diagnostics: { readonly reason: readonly string[]; readonly errors: readonly unknown[] };
        };
      }
    | Failed;
}

// The engine keeps prepared sets by name, one shelf for all who hold it: a name is never used twice.
const namesGiven = new WeakMap<CedarModule, number>();

/**
 * Hands policies to the engine once, to be judged by from then on. Throws where they do not parse: `readRules` has
 * checked them before. A question is not held against the schema again, which would cost half as much as the answer:
 * `isWellFormed` holds its values, and whatever else is missing makes a rule fail, which is no allowance.
 */
export function prepare(
  cedar: CedarModule,
  policies: Readonly<Record<string, string>>,
): (question: CedarQuestion) => Judged {
  const count = (namesGiven.get(cedar) ?? 0) + 1;
  namesGiven.set(cedar, count);
  const name = `strait-${count}`;
  const prepared = cedar.preparsePolicySet(name, { staticPolicies: { ...policies } });
  if (prepared.type === 'failure') throw new Error(prepared.errors.map(({ message }) => message).join('; '));
  return (question) => {
    const call = { ...question, preparsedPolicySetId: name };
    const answer = cedar.statefulIsAuthorized(call as never); // its own types say no more than JSON
    if (answer.type === 'failure') return { allowed: false, reasons: [], failed: true };
    const { decision, diagnostics } = answer.response;
    // Cedar skips a rule that fails, a forbid too: a decision with a failed rule is no allowance.
    const failed = diagnostics.errors.length > 0;
    return { allowed: decision === 'allow' && !failed, reasons: diagnostics.reason, failed };
  };
}
