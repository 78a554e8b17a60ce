const named = new Set(['boat', 'contact', 'entry', 'request', 'of', 'by', 'desk']);

/** Words and figures of a record beside what it names; lists of short words in one; points are told by the record itself. */
export function saidBeside(
  body: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string | number | boolean | null>> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]): readonly [string, string | number | boolean | null][] => {
      if (named.has(name)) return [];
      if (value === null || ['string', 'number', 'boolean'].includes(typeof value))
        return [[name, value as string | number | boolean | null]]; // as just looked at
      if (Array.isArray(value) && value.length > 0 && value.every(isShortWord))
        return [[name, value.join(' ')]];
      return [];
    }),
  );
}

/** A word of a closed list; ids have signs and figures. */
function isShortWord(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z_]+$/.test(value);
}
