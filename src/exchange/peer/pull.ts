import { Agent, request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import type { Readable } from 'node:stream';
import type { Clock, Instant } from '../../kernel/time.ts';
import type { LinkFault } from './link.ts';
import { isNode } from './pinned.ts';
import type { ArrivedText } from './reception.ts';
import type { OwnPapers } from './server.ts';
import {
  type Answering,
  type Asking,
  askingHeaders,
  endLine,
  heldBytesMax,
  pullPath,
  readAnswering,
  readLine,
} from './wire.ts';

/** Whom to ask, and with what. */
export interface PullTarget {
  readonly node: string;
  readonly address: string;
  readonly authorities: readonly string[];
  readonly papers: OwnPapers;
}

/** A whole answer, or why there was none. */
export type Pulled =
  | {
      readonly ok: true;
      readonly head: Answering;
      readonly texts: readonly ArrivedText[];
      readonly askedAt: Instant;
      readonly answeredAt: Instant;
    }
  | { readonly ok: false; readonly fault: LinkFault };

/** Beyond what it was asked to wait: the answer must have begun, and must go on. */
const silenceMilliseconds = 6_000;

/** Opens the way to one peer: one connection, kept, of TLS 1.3, to whoever proves to be that node and to no other. */
export function openPull(target: PullTarget, clock: Clock) {
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 1,
    ca: [...target.authorities],
    cert: target.papers.certificate,
    key: target.papers.privateKey,
    minVersion: 'TLSv1.3',
    maxCachedSessions: 0, // a session taken up again shows no certificate
    // Not where it is but who it is: before a byte of the question is sent.
    checkServerIdentity: (_host, presented) =>
      isNode(presented, target.node, target.authorities) ? undefined : new NotThem(),
  });
  return {
    ask: (asking: Asking, stop: AbortSignal): Promise<Pulled> => ask({ target, agent, clock, asking, stop }),
    close: () => agent.destroy(),
  };
}

interface Question {
  readonly target: PullTarget;
  readonly agent: Agent;
  readonly clock: Clock;
  readonly asking: Asking;
  readonly stop: AbortSignal;
}

async function ask({ target, agent, clock, asking, stop }: Question): Promise<Pulled> {
  const limit = AbortSignal.timeout(asking.waitMilliseconds + 4 * silenceMilliseconds);
  const signal = AbortSignal.any([stop, limit]);
  const askedAt = clock();
  let response: IncomingMessage;
  try {
    response = await answered(target.address, agent, { asking, signal });
  } catch (error) {
    return { ok: false, fault: error instanceof NotThem ? 'not_them' : 'unreachable' };
  }
  const answeredAt = clock();
  const head = readAnswering(response.headers);
  if (response.statusCode !== 200 || head === null || head.node !== target.node) {
    response.destroy();
    return { ok: false, fault: response.statusCode === 200 ? 'not_an_answer' : 'refused_by_them' };
  }
  try {
    const texts = await readTexts(unpacked(response));
    if (texts !== null) return { ok: true, head, texts, askedAt, answeredAt };
    response.destroy();
    return { ok: false, fault: 'not_an_answer' };
  } catch {
    response.destroy();
    return { ok: false, fault: 'cut_off' };
  }
}

class NotThem extends Error {}

function answered(
  address: string,
  agent: Agent,
  { asking, signal }: { readonly asking: Asking; readonly signal: AbortSignal },
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { ...askingHeaders(asking), 'accept-encoding': 'zstd, gzip', 'content-length': '0' };
    const asked = request(`${address}${pullPath}`, { method: 'POST', agent, signal, headers }, resolve);
    asked.setTimeout(asking.waitMilliseconds + silenceMilliseconds, () => asked.destroy(new Error('silent')));
    asked.once('error', reject);
    asked.end();
  });
}

function unpacked(response: IncomingMessage): Readable {
  const name = response.headers['content-encoding'];
  const unpacker = name === 'zstd' ? createZstdDecompress() : name === 'gzip' ? createGunzip() : null;
  if (unpacker === null) return response;
  response.once('error', (error) => unpacker.destroy(error));
  response.once('aborted', () => unpacker.destroy(new Error('cut off')));
  return response.pipe(unpacker);
}

/** The lines of an answer; null where it is none. Throws where it was cut off. Holds a bounded part of it, whoever sends. */
async function readTexts(body: Readable): Promise<readonly ArrivedText[] | null> {
  const texts: ArrivedText[] = [];
  let held = '';
  let bytes = 0;
  let isWhole = false;
  for await (const chunk of body.setEncoding('latin1')) {
    bytes += String(chunk).length;
    if (bytes > heldBytesMax || isWhole) return null; // too much, or something after the end
    const lines = `${held}${String(chunk)}`.split('\n');
    held = lines.pop() ?? '';
    for (const line of lines) {
      const read = readLine(line);
      if (isWhole || (read === null && line !== endLine)) return null;
      if (read === null) isWhole = true;
      else texts.push(read);
    }
  }
  if (!isWhole || held !== '') throw new Error('cut off');
  return texts;
}
