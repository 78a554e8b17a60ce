import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { gzip, zstdCompress } from 'node:zlib';
import type { Clock } from '../../kernel/time.ts';
import type { TheirQuestion } from './link.ts';
import { awaitTexts, type Outlet } from './outlet.ts';
import { isNode } from './pinned.ts';
import { answeringHeaders, answerType, endLine, pullPath, readAsking } from './wire.ts';

/** Certificate, key and whom to trust: read anew at each change, so that none of them needs a restart. */
export interface OwnPapers {
  readonly certificate: string;
  readonly privateKey: string;
}

/** One peer as the server knows it. */
export interface ServedPeer {
  readonly node: string;
  readonly authorities: readonly string[];
  readonly outlet: Outlet;
  /** Milliseconds since the last whole answer of that peer; null: none. */
  hears(): number | null;
  /** It asked. */
  asked(question: TheirQuestion): void;
}

export interface ExchangeServerParts {
  readonly own: string;
  readonly papers: OwnPapers;
  readonly peers: readonly ServedPeer[];
  readonly clock: Clock;
  /** Somebody who is no peer asked, or something that is no question: counted, never answered. */
  refused(code: 'not_a_peer' | 'not_a_question' | 'tls_refused' | 'set_back'): void;
  fault(error: unknown): void;
  /** Keys that took over, for `Answering.keys`: asked after the envelopes, so that whoever gets these can prove them. */
  announced?(): string | null;
}

export interface ExchangeServer {
  listen(where: { readonly host: string; readonly port: number }): Promise<number>;
  /** New papers or peers hold for every connection from now on; those that stand are ended at their next question. */
  change(papers: OwnPapers, peers: readonly ServedPeer[]): void;
  close(): Promise<void>;
}

const headersMax = 8_192;
const questionMilliseconds = 10_000;
const connectionsMax = 32;

/**
 * Answers the pulls of peers, over TLS 1.3 with certificates on both sides. Whoever is not a pinned peer gets no further
 * than the handshake, or, with another peer's authority, no answer.
 */
export function createExchangeServer(parts: ExchangeServerParts): ExchangeServer {
  let { peers } = parts;
  const stopping = new AbortController();
  const server = createServer({
    ...tlsOf(parts.papers, peers),
    requestCert: true, // and whoever has none that is pinned is turned away, as by default
    minVersion: 'TLSv1.3',
    maxHeaderSize: headersMax,
    requestTimeout: questionMilliseconds,
    headersTimeout: questionMilliseconds,
  });
  server.maxConnections = connectionsMax;
  server.on('tlsClientError', () => parts.refused('tls_refused'));
  server.on('request', (request, response) => {
    answer({ request, response, peers: () => peers, parts, stopping: stopping.signal }).catch(
      (error: unknown) => {
        if (!stopping.signal.aborted && !response.destroyed) parts.fault(error);
        response.destroy();
      },
    );
  });
  return {
    listen: (where) => listening(server, where),
    change(papers, changed) {
      peers = changed;
      server.setSecureContext({ ...tlsOf(papers, changed), minVersion: 'TLSv1.3' });
      server.closeIdleConnections();
    },
    async close() {
      stopping.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function tlsOf({ certificate, privateKey }: OwnPapers, peers: readonly ServedPeer[]) {
  return { cert: certificate, key: privateKey, ca: peers.flatMap(({ authorities }) => [...authorities]) };
}

function listening(server: Server, where: { readonly host: string; readonly port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(where, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port); // it listens on a port, not on a pipe
    });
  });
}

interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** As they are at the moment of asking. */
  readonly peers: () => readonly ServedPeer[];
  readonly parts: ExchangeServerParts;
  readonly stopping: AbortSignal;
}

async function answer({ request, response, peers, parts, stopping }: Asked): Promise<void> {
  const presented = (request.socket as TLSSocket).getPeerCertificate(true);
  const known = (): ServedPeer | undefined =>
    peers().find(({ node, authorities }) => isNode(presented, node, authorities));
  const peer = known();
  const asking = readAsking(request.headers);
  if (peer === undefined || asking === null || request.method !== 'POST' || request.url !== pullPath) {
    parts.refused(peer === undefined ? 'not_a_peer' : 'not_a_question');
    response.writeHead(peer === undefined ? 403 : 400, { connection: 'close' }).end();
    return;
  }
  request.resume(); // a question has no body; what comes nevertheless is not kept
  const { outlet } = peer;
  const startedAt = performance.now();
  if (!(await outlet.acknowledge(asking.after, asking.ends))) {
    parts.refused('set_back');
    response.writeHead(409, { connection: 'close' }).end();
    return;
  }
  peer.asked({ acknowledged: asking.after, hears: asking.hears });
  const gone = AbortSignal.any([stopping, goneSignal(response)]);
  const from = asking.from ?? asking.after;
  const wanted = { after: from, stopped: asking.stopped, most: asking.most };
  const texts = await awaitTexts(outlet, wanted, { milliseconds: asking.waitMilliseconds, gone });
  if (known()?.node !== peer.node) {
    parts.refused('not_a_peer'); // its card went while it waited
    response.writeHead(403, { connection: 'close' }).end();
    return;
  }
  // What is up to date is asked before the heads: an envelope that comes between makes it look older, never newer.
  const asOf = outlet.asOf();
  const heads = await outlet.heads();
  const lines = [...texts.map(({ lane, signed }) => `${lane} ${signed}\n`), `${endLine}\n`].join('');
  const packed = await packedFor(request.headers['accept-encoding'], Buffer.from(lines, 'latin1'));
  response.writeHead(200, {
    ...answeringHeaders({
      node: parts.own,
      now: parts.clock(),
      from,
      keys: parts.announced?.() ?? null,
      waitedMilliseconds: performance.now() - startedAt,
      asOf,
      heads,
      hears: peer.hears(),
    }),
    'content-type': answerType,
    'cache-control': 'no-store',
    'content-length': packed.bytes.length,
    ...(packed.name === null ? {} : { 'content-encoding': packed.name }),
  });
  response.end(packed.bytes);
}

interface Packed {
  readonly name: 'zstd' | 'gzip' | null;
  readonly bytes: Uint8Array;
}

const zstd = promisify(zstdCompress);
const gzipped = promisify(gzip);

/** In one piece: an answer is bounded, and no stream is left open by an asker who goes away. */
async function packedFor(accepted: string | string[] | undefined, bytes: Buffer): Promise<Packed> {
  const names = String(accepted ?? '').split(/\s*,\s*/);
  if (names.includes('zstd')) return { name: 'zstd', bytes: await zstd(bytes) };
  return names.includes('gzip') ? { name: 'gzip', bytes: await gzipped(bytes) } : { name: null, bytes };
}

function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}
