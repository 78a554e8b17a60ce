import { z } from 'zod';

/**
 * A telephone number, an e-mail address, or another long figure by which a person could be found: six figures or more,
 * whatever stands between them. A position in degrees and minutes is said in the boat's record, not in a question.
 */
const finds = String.raw`[0-9](?:[ .\-/()]*[0-9]){5,}|@`;

/**
 * What one watch writes to the other: a few lines that name nobody. They cross as they stand and are no personal data, so
 * that whatever could find a person is refused, here and again by the part that checks what comes in. Who is meant is
 * said by the boat and its contacts.
 */
export const plainWords = z
  .string()
  .min(1)
  .max(400)
  .regex(new RegExp(`^(?!.*(?:${finds}))[^\\u0000-\\u001f]*$`, 'u'));

/** True where a text could find a person. */
export function couldFindAPerson(text: string): boolean {
  return new RegExp(finds, 'u').test(text);
}
