import { z } from 'zod';
import type { DomainCommand } from '../../kernel/decider.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import { type State, states } from '../../kernel/label.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const file = z.strictObject({
  name: z.string().regex(/^(?:joint|fr|uk)\/[a-z0-9-]{1,60}\.(?:cedar|json)$/),
  text: z.string().min(1).max(100_000),
});

export const adoptPoliciesSchema = z.strictObject({
  files: z
    .array(file)
    .min(1)
    .max(60)
    .refine((files) => new Set(files.map(({ name }) => name)).size === files.length, 'one file twice')
    // A proposal is read by a person: what is longer than this nobody reads.
    .refine((files) => files.reduce((sum, { text }) => sum + text.length, 0) <= 400_000, 'too long'),
  base: hash,
});
export const policiesTakenAtStartSchema = z.strictObject({
  hash,
  version: z.string().max(40),
  node: z.enum(states),
});
export const policiesAdoptedSchema = z.strictObject({ hash, base: hash, files: z.array(file) });

/** By the program itself, at its start. */
export interface TakePolicies extends DomainCommand {
  readonly type: 'TakePolicies';
  readonly hash: string;
  /** The program's. */
  readonly version: string;
  readonly node: State;
}
export type AdoptPolicies = DomainCommand & { readonly type: 'AdoptPolicies' } & Readonly<
    z.infer<typeof adoptPoliciesSchema>
  >;
export type PoliciesCommand = TakePolicies | AdoptPolicies;

/** The policies that came with the program are in force. */
export type PoliciesTakenAtStart = DomainEvent & { readonly type: 'PoliciesTakenAtStart' } & Readonly<
    z.infer<typeof policiesTakenAtStartSchema>
  >;
/** Two persons have brought other policies into force. */
export type PoliciesAdopted = DomainEvent & { readonly type: 'PoliciesAdopted' } & Readonly<
    z.infer<typeof policiesAdoptedSchema>
  >;
export type PoliciesEvent = PoliciesTakenAtStart | PoliciesAdopted;
