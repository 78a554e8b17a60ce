import type { RemoteInfo } from 'node:dgram';
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { AisStream } from './intake.ts';
import type { Transport, TransportParts } from './transport.ts';

export interface UdpSetting {
  readonly host: string;
  readonly port: number;
}

/** Senders kept apart at once; the one unheard for longest gives way. */
const sendersMax = 64;
/** Senders such as rtl_ais leave the line end off, and a datagram never ends within a sentence. */
const lineEnd = Buffer.from('\n');

/**
 * Listens for datagrams of one or several sentences. Each sender has its own reader: a long message may come in
 * several datagrams, and two receivers number theirs alike.
 */
export function startUdp(setting: UdpSetting, parts: TransportParts): Transport {
  const socket = createSocket({ type: isIPv6(setting.host) ? 'udp6' : 'udp4', recvBufferSize: 4_194_304 });
  const streams = new Map<string, AisStream>();
  let listening = false;

  function streamOf(from: RemoteInfo): AisStream {
    const sender = `${from.address} ${from.port}`;
    const stream = streams.get(sender) ?? parts.open();
    // Put last: the map is in the order in which senders were heard.
    streams.delete(sender);
    streams.set(sender, stream);
    for (const [oldest, abandoned] of streams) {
      if (streams.size <= sendersMax) break;
      streams.delete(oldest);
      abandoned.end();
    }
    return stream;
  }

  socket.on('message', (bytes, from) =>
    streamOf(from).push(bytes.at(-1) === 10 ? bytes : Buffer.concat([bytes, lineEnd])),
  );
  const ready = new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind({ address: setting.host, port: setting.port }, () => {
      listening = true;
      socket.off('error', reject);
      socket.on('error', parts.fault);
      resolve();
    });
  });
  return {
    ready,
    state: () => ({ state: listening ? 'listening' : 'stopped' }),
    stop() {
      if (!listening) return Promise.resolve();
      listening = false;
      for (const stream of streams.values()) stream.end();
      return new Promise((resolve) => socket.close(() => resolve()));
    },
  };
}
