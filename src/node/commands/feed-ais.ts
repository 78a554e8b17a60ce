import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { isIPv6 } from 'node:net';
import { lineTimeOf } from '../../feeds/ais/index.ts';
import type { FeedTarget } from './feed-target.ts';

/** Fits an Ethernet frame with room for headers: a longer datagram is cut in pieces and lost whole. */
const datagramBytesMax = 1_400;

/** Sends AIS lines as a receiver does, by `tcp://HOST:PORT` or `udp://HOST:PORT`. */
export async function createAisTarget(to: URL): Promise<FeedTarget> {
  const host = to.hostname.replace(/^\[|\]$/g, '');
  const sender =
    to.protocol === 'tcp:' ? await tcpSender(host, Number(to.port)) : udpSender(host, Number(to.port));
  let sent = 0;
  return {
    encoding: 'latin1',
    linesMax: 400,
    timeOf: lineTimeOf,
    async send(lines) {
      await sender.send(lines);
      sent += lines.length;
    },
    counts: () => ({ sent, refused: 0, failed: 0 }),
    close: sender.close,
  };
}

interface Sender {
  readonly send: (lines: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

async function tcpSender(host: string, port: number): Promise<Sender> {
  const socket = connect({ host, port, noDelay: true });
  await once(socket, 'connect');
  const broken = new Promise<never>((_, reject) => {
    socket.once('error', reject);
    socket.once('close', () => reject(new Error(`${host}:${port} closed the connection`)));
  });
  broken.catch(() => {}); // told by the `send` under way; at the end a close is what is wanted
  return {
    async send(lines) {
      if (socket.destroyed) await broken;
      const more = socket.write(`${lines.join('\r\n')}\r\n`, 'latin1');
      if (!more) await Promise.race([once(socket, 'drain'), broken]);
    },
    async close() {
      if (socket.destroyed) return;
      // The other side reads to the end before the connection goes.
      await new Promise<void>((resolve) => socket.end(() => resolve()));
      socket.destroy();
    },
  };
}

function udpSender(host: string, port: number): Sender {
  const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
  const post = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      socket.send(Buffer.from(text, 'latin1'), port, host, (error) =>
        error === null ? resolve() : reject(error),
      );
    });
  return {
    async send(lines) {
      let text = '';
      for (const line of lines) {
        if (text !== '' && text.length + line.length + 2 > datagramBytesMax) {
          await post(text);
          text = '';
        }
        text += `${line}\r\n`;
      }
      await post(text);
    },
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}
