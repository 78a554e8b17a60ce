const named = new Set(['boat', 'contact', 'entry', 'by', 'desk']);

/** Words and figures of a record beside what it names; lists and points are told by the record itself. */
export function saidBeside(
  body: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string | number | boolean | null>> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]): readonly [string, string | number | boolean | null][] => {
      if (named.has(name)) return [];
      if (value === null || ['string', 'number', 'boolean'].includes(typeof value))
        return [[name, value as string | number | boolean | null]]; // as just looked at
      return [];
    }),
  );
}
