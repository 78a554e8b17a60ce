import { createServer, type Socket } from 'node:net';
import { inventedTraffic } from '../../feeds/ais/invented-hour.ts';
import { instant } from '../../kernel/time.ts';

/** A receiver that hears invented traffic and serves it as a shore station does: sentences over TCP. */
export interface InventedReceiver {
  /** `tcp://127.0.0.1:PORT` */
  readonly address: string;
  stop(): Promise<void>;
}

const tickMilliseconds = 100;
const seed = 20211124;

/** Starts on a free loopback port; every client hears the same traffic from the moment it joins. */
export async function startInventedReceiver(): Promise<InventedReceiver> {
  const clients = new Set<Socket>();
  const server = createServer((socket) => {
    clients.add(socket);
    socket.on('error', () => socket.destroy()); // the client went away: 'close' follows
    socket.on('close', () => clients.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const timer = setInterval(playTraffic(clients), tickMilliseconds);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return {
    address: `tcp://127.0.0.1:${address.port}`,
    async stop() {
      clearInterval(timer);
      for (const client of clients) client.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function playTraffic(clients: ReadonlySet<Socket>): () => void {
  const traffic = inventedTraffic({ seed, startAt: instant(Date.now()) })[Symbol.iterator]();
  let next = traffic.next();
  return () => {
    const due: string[] = [];
    while (next.done !== true && next.value.at <= Date.now()) {
      due.push(next.value.sentence);
      next = traffic.next();
    }
    if (due.length === 0) return;
    const bytes = `${due.join('\r\n')}\r\n`;
    // A client that does not read misses sentences, as it would on the air.
    for (const client of clients) if (!client.writableNeedDrain) client.write(bytes);
  };
}
