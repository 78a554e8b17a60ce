import pg from 'pg';

/** The URL by which a test reaches a database of a server that it started. */
export function urlOf({ user, password, host, port }: pg.ClientConfig, database: string): string {
  return `postgres://${user}:${String(password)}@/${database}?host=${host}&port=${port}`;
}

/** Runs one statement on a connection of its own, as the role of the URL (tests: the superuser), and gives the rows. */
export async function sqlAt(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values.length > 0 ? [...values] : undefined)).rows ?? [];
  } finally {
    await client.end();
  }
}
