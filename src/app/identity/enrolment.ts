import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { KeptValues } from '../../journal/kept-values.ts';
import type { SignInWay } from '../../kernel/identity.ts';
import { ok, type Refusal, refuse, type Result } from '../../kernel/result.ts';
import { addSeconds, type Clock, type Instant, instant, toUtc } from '../../kernel/time.ts';
import { tokenHash } from '../session.ts';
import { type Credential, credentialId, type Credentials, nameOfHash } from './credentials.ts';
import type { Entry } from './entry.ts';
import { type Author, nodeItself, type RecordActs } from './record.ts';

const keptSchema = z.object({
  staff: z.string(),
  /** One of the two first keepers: joins the register when it is used. */
  bootstrap: z.boolean(),
  /** Who issued it. */
  by: z.string(),
  /** A second person must confirm it before it can be used. */
  waits: z.boolean(),
  expiresAt: z.number(),
});

/** An enrolment whose code was given rightly and in time; the code itself is not kept. */
export interface OpenEnrolment {
  readonly codeHash: string;
  readonly staff: string;
  readonly bootstrap: boolean;
  readonly waits: boolean;
}

/** An enrolment that waits for its second person, without its code. */
export interface WaitingEnrolment {
  readonly staff: string;
  readonly by: string;
  readonly until: Instant;
}

export interface IssuedCode {
  readonly staff: string;
  /** Told once, to whoever hands it over. */
  readonly code: string;
  readonly until: Instant;
  readonly needsSecond: boolean;
}

export interface EnrolmentParts {
  readonly values: KeptValues;
  readonly credentials: Credentials;
  readonly record: RecordActs;
  readonly entry: Pick<Entry, 'endAll'>;
  readonly clock: Clock;
  readonly state: 'fr' | 'uk';
  /** Staff ids of those who keep the register, in service. */
  readonly keepers: () => Promise<readonly string[]>;
  /** Seals the name in the vault; gives the subject under which it stands. */
  readonly recordName: (staff: string, name: string) => Promise<string>;
  /** Enters a first keeper into the register; resolves when the directory knows them, false where refused. */
  readonly join: (of: { readonly staff: string; readonly nameSubject: string }) => Promise<boolean>;
}

/** What somebody brings to be let in henceforth. */
export interface Gain {
  /** The subject under which their name stands in the vault. */
  readonly nameSubject: string;
  readonly way: SignInWay;
  readonly key: string;
  readonly credential: Credential;
}

export interface Enrolments {
  /**
   * A new code for a person; those before it are worthless from now on. Unless they are a recruit without weight, it
   * waits for a second person: one keeper alone could become them. The decider says so.
   */
  issue(by: Author, staff: string): Promise<Result<IssuedCode, Refusal>>;
  /** The second person says yes. Refuses what the decider refuses. */
  confirm(by: Author, staff: string): Promise<Result<null, Refusal>>;
  waiting(): Promise<readonly WaitingEnrolment[]>;
  /** The enrolment of a code; null where it is unknown, used, expired or, for a first keeper, no longer asked for. */
  open(code: string): Promise<OpenEnrolment | null>;
  /** Seals the person's name; gives its subject. */
  name(enrolment: OpenEnrolment, name: string): Promise<string>;
  byHash(codeHash: string): Promise<OpenEnrolment | null>;
  /** Uses it up; every session of the person ends. Refuses `credential_taken` and what the decider refuses. */
  use(enrolment: OpenEnrolment, gain: Gain): Promise<Result<{ readonly staff: string }, Refusal>>;
  /** Codes for the two first keepers of a node that has none; the second one alone where the first is in. */
  bootstrap(): Promise<readonly IssuedCode[]>;
}

const room = 'enrolment';
const lifeSeconds = 86_400;

/** Ways in for people who have none yet: a code of 100 bits, good once, for a day. Source: OWASP ASVS 5.0, 6.4.1. */
export function createEnrolments(parts: EnrolmentParts): Enrolments {
  const byHash = async (codeHash: string): Promise<OpenEnrolment | null> => {
    const kept = keptSchema.safeParse(await parts.values.get(room, codeHash));
    if (!kept.success || instant(kept.data.expiresAt) <= parts.clock()) return null;
    const { staff, bootstrap, waits } = kept.data;
    if (bootstrap && !(await firstOnes(parts)).includes(staff)) return null;
    return { codeHash, staff, bootstrap, waits };
  };
  return {
    issue: (by, staff) => issue(parts, by, { staff, bootstrap: false }),
    confirm: (by, staff) => confirm(parts, by, staff),
    waiting: () => waiting(parts),
    open: (code) => byHash(tokenHash(plain(code))),
    byHash,
    name: ({ staff }, name) => parts.recordName(staff, name),
    use: (enrolment, gain) => use(parts, enrolment, gain),
    async bootstrap() {
      const codes: IssuedCode[] = [];
      for (const staff of await firstOnes(parts)) {
        const issued = await issue(parts, nodeItself, { staff, bootstrap: true });
        if (issued.ok) codes.push(issued.value);
      }
      return codes;
    },
  };
}

/** The first keepers still to come: none once anybody else keeps the register. Four eyes need two. */
async function firstOnes({ state, keepers, values }: EnrolmentParts): Promise<readonly string[]> {
  const first = [`${state}-staff-0001`, `${state}-staff-0002`];
  const present = await keepers();
  if (!present.every((staff) => first.includes(staff))) return [];
  // Asked of what was used, not of the register: whoever joined and was then cut off still needs a code.
  const used = await Promise.all(first.map((staff) => values.get(room, firstKey(staff))));
  return first.filter((_, index) => used[index] === null);
}

function firstKey(staff: string): string {
  return `first/${staff}`;
}

/** The folded state of `access/<staff>`, as far as a code just issued asks for it. */
const issuedSchema = z.object({ enrolment: z.object({ waits: z.boolean() }) });

async function issue(
  { values, record, clock }: EnrolmentParts,
  by: Author,
  { staff, bootstrap }: Pick<OpenEnrolment, 'staff' | 'bootstrap'>,
): Promise<Result<IssuedCode, Refusal>> {
  const code = newCode();
  const codeHash = tokenHash(plain(code));
  const until = addSeconds(clock(), lifeSeconds);
  const enrolment = nameOfHash(codeHash);
  const command = { type: 'IssueEnrolment', staff, enrolment, until: toUtc(until), bootstrap };
  const recorded = await record(by, { kind: 'access', key: staff, command });
  if (!recorded.ok) return recorded;
  const needsSecond = issuedSchema.parse(recorded.value.states[0]).enrolment.waits;
  for (const { key } of await values.list(room, { field: 'staff', is: staff })) await values.drop(room, key);
  await values.put(room, codeHash, { staff, bootstrap, by: by.actor, waits: needsSecond, expiresAt: until });
  return ok({ staff, code, until, needsSecond });
}

async function confirm(
  { values, record }: EnrolmentParts,
  by: Author,
  staff: string,
): Promise<Result<null, Refusal>> {
  const [newest] = await values.list(room, { field: 'staff', is: staff });
  if (newest === undefined) return refuse('enrolment_unknown');
  const command = { type: 'ConfirmEnrolment', staff, enrolment: nameOfHash(newest.key) };
  const recorded = await record(by, { kind: 'access', key: staff, command });
  // Also where the book knew already: a confirmation broken off must be able to end.
  if (!recorded.ok && recorded.refusal.code !== 'confirmed_already') return recorded;
  await values.change(room, newest.key, (before) => {
    const kept = keptSchema.safeParse(before);
    return kept.success ? { ...kept.data, waits: false } : null;
  });
  return recorded.ok ? ok(null) : recorded;
}

async function waiting({ values, clock }: EnrolmentParts): Promise<readonly WaitingEnrolment[]> {
  const found = await values.list(room);
  return found.flatMap(({ value }) => {
    const kept = keptSchema.safeParse(value);
    if (!kept.success || !kept.data.waits || kept.data.expiresAt <= clock()) return [];
    const { staff, by, expiresAt } = kept.data;
    return [{ staff, by, until: instant(expiresAt) }];
  });
}

async function use(
  { values, credentials, record, entry, clock, join }: EnrolmentParts,
  { codeHash, staff, bootstrap }: OpenEnrolment,
  { nameSubject, way, key, credential }: Gain,
): Promise<Result<{ readonly staff: string }, Refusal>> {
  if ((await credentials.find(credential.way, key)) !== null) return refuse('credential_taken');
  if (bootstrap && !(await join({ staff, nameSubject }))) return refuse('sign_in_refused');
  const [enrolment, id] = [nameOfHash(codeHash), credentialId({ key, credential })];
  const command = { type: 'UseEnrolment', staff, enrolment, credential: id, way, bootstrap };
  // The book first: of two who use one code at once it takes one, and no way in stands that it does not know.
  const recorded = await record(nodeItself, { kind: 'access', key: staff, command });
  if (!recorded.ok) return recorded;
  // Before the new way in stands: whoever was in until now, be it another, is out.
  await entry.endAll(staff);
  await values.drop(room, codeHash);
  if (bootstrap) await values.put(room, firstKey(staff), { usedAt: clock() });
  return (await credentials.add(key, credential)) ? ok({ staff }) : refuse('credential_taken');
}

// Crockford's base 32: no I, L, O, U, so that a code can be read out.
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Five random bits a sign, in groups of five: 20 signs, 100 bits, `7K2QX-…`. */
export function newCode(length = 20): string {
  const code = [...randomBytes(length)].map((byte) => signs[byte % 32]).join('');
  return (code.match(/.{5}/g) ?? []).join('-');
}

/** A code as people type it: any case, any spaces, O for 0. */
export function plain(code: string): string {
  const bare = code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  return bare.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}
