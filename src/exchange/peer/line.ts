import { createConnection, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/**
 * A line to one node that can be cut: real connections through a real socket, for the demonstration and for proofs. A cut
 * line answers nothing, as a cable does; whoever hangs on it finds out by waiting.
 */
export interface Line {
  readonly port: number;
  cut(): void;
  heal(): void;
  isCut(): boolean;
  close(): Promise<void>;
}

/** Opens a line on the loopback to a port of the loopback. `port` 0: any free one. */
export async function openLine(to: number, port = 0): Promise<Line> {
  const ends = new Set<Socket>();
  let isCut = false;
  const keep = (socket: Socket): Socket => {
    ends.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => ends.delete(socket));
    return socket;
  };
  const server = createServer((caller) => {
    keep(caller);
    if (isCut) return void caller.pause(); // taken, and never answered
    const called = keep(createConnection({ host: '127.0.0.1', port: to }));
    caller.pipe(called).pipe(caller);
    caller.once('close', () => called.destroy());
    called.once('close', () => caller.destroy());
  });
  await listening(server, port);
  return {
    port: (server.address() as AddressInfo).port, // it listens on a port, not on a pipe
    cut() {
      isCut = true;
      for (const end of ends) end.unpipe().pause();
    },
    heal() {
      isCut = false;
      for (const end of ends) end.destroy(); // what hung on it starts anew
    },
    isCut: () => isCut,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const end of ends) end.destroy();
      await closed;
    },
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
