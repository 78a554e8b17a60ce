import { z } from 'zod';
import type { UtcText } from './time.ts';
import { parseUtc, toUtc } from './time.ts';

/** RFC 3339 text in UTC (`Z`), a real moment; normalised to milliseconds. Refuses: `utc_expected`. */
export const utcText = z
  .string()
  .max(32)
  .transform((text, context): UtcText => {
    const at = parseUtc(text);
    if (at !== null) return toUtc(at);
    context.issues.push({ code: 'custom', input: text, message: 'utc_expected' });
    return z.NEVER;
  })
  .meta({ format: 'date-time' });
