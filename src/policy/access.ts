import { z } from 'zod';

/** The text of `policies/joint/access.json`: roles and the actions each may take. */
export const accessPolicySchema = z.strictObject({
  title: z.strictObject({ en: z.string().min(1), fr: z.string().min(1) }),
  roles: z.record(z.string().regex(/^[a-z_]+$/), z.array(z.string().regex(/^[a-z]+(?:\/[A-Za-z]+)+$/))),
});
export type AccessPolicy = z.infer<typeof accessPolicySchema>;

/** Answers the one question every door asks. */
export interface Access {
  /** True only where a role of the asker lists the action by its whole name. */
  allows(roles: readonly string[], action: string): boolean;
  /** The actions of these roles, for disabled buttons that say why. */
  actionsOf(roles: readonly string[]): readonly string[];
}

/**
 * Parses an access policy once. Deny by default; there is no role that may do everything.
 * Throws where the text is not a policy: a node does not start on half a rule.
 */
export function createAccess(text: unknown): Access {
  const { roles } = accessPolicySchema.parse(text);
  const byRole = new Map(Object.entries(roles).map(([role, actions]) => [role, new Set(actions)]));
  return {
    allows: (held, action) => held.some((role) => byRole.get(role)?.has(action) === true),
    actionsOf: (held) => [...new Set(held.flatMap((role) => [...(byRole.get(role) ?? [])]))].sort(),
  };
}
