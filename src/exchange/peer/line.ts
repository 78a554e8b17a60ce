import { createConnection, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/**
 * A line to one node that can be cut: real connections through a real socket, for the demonstration and for proofs. A cut
 * line answers nothing, as a cable does; whoever hangs on it finds out by waiting.
 */
export interface Line {
  readonly port: number;
  /** From now on it leads to this port of the loopback; before, to nobody. */
  leadTo(port: number): void;
  cut(): void;
  heal(): void;
  isCut(): boolean;
  close(): Promise<void>;
}

/** Opens a line on a free port of the loopback. */
export async function openLine(): Promise<Line> {
  let to: number | null = null;
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
    if (to === null) return void caller.destroy();
    const called = keep(createConnection({ host: '127.0.0.1', port: to }));
    caller.pipe(called).pipe(caller);
    caller.once('close', () => called.destroy());
    called.once('close', () => caller.destroy());
  });
  await listening(server);
  return {
    port: (server.address() as AddressInfo).port, // it listens on a port, not on a pipe
    leadTo: (led) => void (to = led),
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

function listening(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
