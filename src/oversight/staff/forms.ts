import { z } from 'zod';
import { markings } from '../../kernel/marking.ts';
import { utcText } from '../../kernel/utc-text.ts';
import { languageCodes, languageLevels } from './languages.ts';
import { postKinds, roles } from './roles.ts';

/** Ids of the register: short, lower case, nothing that could hold a name or a sentence. */
export const idForm = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/);
/** The first part says whose body it is; the rest is the agency's short name. */
export const agencyId = z.string().regex(/^(?:fr|uk|joint|eu|int)-[a-z0-9][a-z0-9-]{0,58}$/);
export const postId = z.string().regex(new RegExp(`^(?:fr|uk)-(?:${postKinds.join('|')})$`));
export const caveatForm = z.string().regex(/^[a-z][a-z0-9_]{0,31}$/);

export const roleForm = z.enum(roles);
export const markingForm = z.enum(markings);
export const caveatsForm = z.array(caveatForm).max(16);
export const languagesForm = z
  .array(
    z.strictObject({
      code: z.enum(languageCodes),
      level: z.enum(languageLevels),
      interprets: z.boolean(),
    }),
  )
  .max(20);

/** One dated grant of a role at a desk, as it stands in events. */
export const assignmentForm = z.strictObject({
  /** `a1`, `a2`: the order in which this person was given them. */
  id: z.string().regex(/^a[1-9]\d{0,3}$/),
  agency: agencyId,
  desk: idForm,
  role: roleForm,
  from: utcText,
  until: utcText.nullable(),
  /** The person stood in for; null: one's own assignment. */
  standsInFor: idForm.nullable(),
});
export type Assignment = Readonly<z.infer<typeof assignmentForm>>;
