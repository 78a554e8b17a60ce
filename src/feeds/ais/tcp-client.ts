import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { backoffMilliseconds } from './backoff.ts';
import { holdWhile } from './pressure.ts';
import type { LinkState, Transport, TransportParts } from './transport.ts';

export interface TcpClientSetting {
  readonly host: string;
  readonly port: number;
  /** Silence, seconds, after which the connection is taken for dead and made anew. */
  readonly deadAfterSeconds: number;
  readonly backoff?: { readonly first: number; readonly last: number };
}

/**
 * Connects to a receiver and stays connected: after each loss it tries again with growing, jittered pauses for as long
 * as it runs. A connection that says nothing for `deadAfterSeconds` is dropped: a half-open TCP link looks just so.
 */
export function startTcpClient(setting: TcpClientSetting, parts: TransportParts): Transport {
  const bounds = setting.backoff ?? { first: 500, last: 30_000 };
  let state: LinkState = { state: 'connecting' };
  let socket: Socket | null = null;
  let timer: NodeJS.Timeout | null = null;
  let attempt = 0;
  let stopped = false;

  function dial(): void {
    state = { state: 'connecting' };
    const current = connect({ host: setting.host, port: setting.port, noDelay: true, keepAlive: true });
    socket = current;
    const stream = parts.open();
    const hold = holdWhile(parts.pressed, current);
    current.setTimeout(setting.deadAfterSeconds * 1000, () => current.destroy(new Error('nothing received')));
    current.on('connect', () => {
      state = { state: 'connected' };
      parts.link(true);
    });
    current.on('data', (bytes) => {
      attempt = 0;
      stream.push(bytes);
      hold.afterData();
    });
    current.on('error', parts.fault);
    current.on('close', () => {
      hold.end();
      stream.end();
      parts.link(false);
      if (!stopped) dialLater();
    });
  }

  function dialLater(): void {
    attempt += 1;
    const againInMilliseconds = backoffMilliseconds(attempt, parts.random(), bounds);
    state = { state: 'waiting', attempt, againInMilliseconds };
    timer = setTimeout(dial, againInMilliseconds);
  }

  dial();
  return {
    ready: Promise.resolve(),
    state: () => state,
    stop() {
      stopped = true;
      state = { state: 'stopped' };
      if (timer !== null) clearTimeout(timer);
      const last = socket;
      if (last === null || last.closed) return Promise.resolve();
      return new Promise((resolve) => {
        last.once('close', () => resolve());
        last.destroy();
      });
    },
  };
}
