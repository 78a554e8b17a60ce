import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import { holdWhile } from './pressure.ts';
import type { Transport, TransportParts } from './transport.ts';

export interface TcpServerSetting {
  readonly host: string;
  readonly port: number;
  readonly clientsMax: number;
  /** A sender silent for so long, seconds, gives its place free. */
  readonly deadAfterSeconds: number;
}

/**
 * Listens for senders. Each has its own reader, so that parts of long messages and the rate limit never mix between
 * them; at most `clientsMax` at once, the next is closed and counted.
 */
export function startTcpServer(setting: TcpServerSetting, parts: TransportParts): Transport {
  const clients = new Set<Socket>();
  const server = createServer({ noDelay: true, keepAlive: true }, take);
  let listening = false;

  function take(socket: Socket): void {
    socket.on('error', parts.fault);
    if (clients.size >= setting.clientsMax) {
      parts.refused('too_many_clients');
      socket.destroy();
      return;
    }
    clients.add(socket);
    parts.link(true);
    const stream = parts.open();
    const hold = holdWhile(parts.pressed, socket);
    socket.setTimeout(setting.deadAfterSeconds * 1000, () => socket.destroy());
    socket.on('data', (bytes) => {
      stream.push(bytes);
      hold.afterData();
    });
    socket.on('close', () => {
      clients.delete(socket);
      hold.end();
      stream.end();
      if (clients.size === 0) parts.link(false);
    });
  }

  const ready = new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: setting.host, port: setting.port }, () => {
      listening = true;
      server.off('error', reject);
      server.on('error', parts.fault);
      resolve();
    });
  });
  return {
    ready,
    state: () => ({ state: clients.size > 0 ? 'connected' : listening ? 'listening' : 'stopped' }),
    stop() {
      listening = false;
      for (const socket of clients) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
