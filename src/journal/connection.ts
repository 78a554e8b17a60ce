import pg from 'pg';

/** One connection that is made anew after it broke. */
export interface Connection {
  /** The open connection, or a new one. */
  get(): Promise<pg.Client>;
  /** Whether it is the open one still. */
  holds(client: pg.Client): boolean;
  /** Throws the present one away: after an error whose effect on it is not known. */
  drop(): void;
  close(): Promise<void>;
}

export interface ConnectionOptions {
  readonly name: string;
  /** Run on each new connection. */
  readonly setUp?: (client: pg.Client) => Promise<void>;
  readonly onLost?: () => void;
}

/** Keeps one connection with the config given; connecting again is the caller's next `get`. */
export function keepConnection(config: pg.ClientConfig, options: ConnectionOptions): Connection {
  let open: pg.Client | null = null;
  const connect = async () => {
    const client = new pg.Client({
      ...config,
      application_name: options.name,
      keepAlive: true,
      pipeline: true,
      connectionTimeoutMillis: 5000,
    });
    client.on('error', () => {}); // 'end' follows
    client.once('end', () => {
      if (open !== client) return;
      open = null;
      options.onLost?.();
    });
    await client.connect();
    await options.setUp?.(client);
    return client;
  };
  return {
    async get() {
      open ??= await connect();
      return open;
    },
    holds: (client) => open === client,
    drop() {
      const client = open;
      open = null;
      client?.end().catch(() => {});
    },
    async close() {
      const client = open;
      open = null;
      await client?.end().catch(() => {});
    },
  };
}
