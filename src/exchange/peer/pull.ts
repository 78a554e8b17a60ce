import { Agent, request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip, zstdDecompress } from 'node:zlib';
import type { LinkFault } from '../../kernel/link-standing.ts';
import type { Clock, Instant } from '../../kernel/time.ts';
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
      /** How long what follows its head was on its way. */
      readonly bodyMilliseconds: number;
    }
  | { readonly ok: false; readonly fault: LinkFault };

/**
 * How long each part of an answer may take. A line may take the connection and never answer, or let a byte through now and
 * then: neither may hold up what is asked next.
 */
export interface PullLimits {
  /** Until the connection stands and the other has proved who it is. */
  readonly connectMilliseconds: number;
  /** Without a byte, beyond what the other was asked to wait; and until the head of the answer stands. */
  readonly silenceMilliseconds: number;
  /** For the whole of an answer however slowly it comes, once its head stands. */
  readonly answerMilliseconds: number;
  /** What a line must bring of an answer after a time of `silenceMilliseconds`, or it is as good as cut. */
  readonly bytesPerSecond: number;
}

/** Silence is found within 10 s of the last answer; 2 kB/s is a poor satellite line. */
export const usualLimits: PullLimits = {
  connectMilliseconds: 4_000,
  silenceMilliseconds: 6_000,
  answerMilliseconds: 24_000,
  bytesPerSecond: 2_048,
};

/** Opens the way to one peer: one connection, kept, of TLS 1.3, to whoever proves to be that node and to no other. */
export function openPull(target: PullTarget, clock: Clock, limits: PullLimits = usualLimits) {
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
    ask: (asking: Asking, stop: AbortSignal): Promise<Pulled> =>
      ask({ target, agent, clock, limits, asking, stop }),
    close: () => agent.destroy(),
  };
}

interface Question {
  readonly target: PullTarget;
  readonly agent: Agent;
  readonly clock: Clock;
  readonly limits: PullLimits;
  readonly asking: Asking;
  readonly stop: AbortSignal;
}

async function ask(question: Question): Promise<Pulled> {
  const { target, clock, stop, limits } = question;
  const time = keepTime(stop);
  try {
    const askedAt = clock();
    const response = await answered(question, time);
    const answeredAt = clock();
    const head = readAnswering(response.headers);
    if (response.statusCode !== 200 || head === null || head.node !== target.node) {
      response.destroy();
      return { ok: false, fault: response.statusCode === 200 ? 'not_an_answer' : 'refused_by_them' };
    }
    const began = performance.now();
    const body = await bodyOf(response, time, limits);
    const bodyMilliseconds = performance.now() - began;
    const texts = body === null ? null : await readTexts(body, response.headers['content-encoding']);
    if (texts === null) {
      response.destroy();
      return { ok: false, fault: 'not_an_answer' };
    }
    return { ok: true, head, texts, askedAt, answeredAt, bodyMilliseconds };
  } catch (error) {
    return { ok: false, fault: error instanceof NotThem ? 'not_them' : time.fault() };
  } finally {
    time.end();
  }
}

class NotThem extends Error {}

/** One part of an answer after another, each within its time: what takes longer is cut off. */
function keepTime(stop: AbortSignal) {
  const cut = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let fault: LinkFault = 'unreachable';
  return {
    signal: AbortSignal.any([stop, cut.signal]),
    fault: () => fault,
    /** From now on so long; where it is cut off, this is why. */
    within(milliseconds: number, otherwise: LinkFault): void {
      clearTimeout(timer);
      fault = otherwise;
      timer = setTimeout(() => cut.abort(), milliseconds);
    },
    end: () => clearTimeout(timer),
  };
}

type Time = ReturnType<typeof keepTime>;

function answered({ target, agent, asking, limits }: Question, time: Time): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { ...askingHeaders(asking), 'accept-encoding': 'zstd, gzip', 'content-length': '0' };
    const { signal } = time;
    time.within(limits.connectMilliseconds, 'unreachable');
    const asked = request(
      `${target.address}${pullPath}`,
      { method: 'POST', agent, signal, headers },
      resolve,
    );
    const stands = (): void =>
      time.within(asking.waitMilliseconds + limits.silenceMilliseconds, 'unreachable');
    asked.once('socket', (socket) => (asked.reusedSocket ? stands() : socket.once('secureConnect', stands)));
    asked.once('error', reject);
    asked.end();
  });
}

/** What follows the head, still packed; null: more than an answer may be. Throws where it is cut off, or as good as. */
async function bodyOf(response: IncomingMessage, time: Time, limits: PullLimits): Promise<Buffer | null> {
  const { silenceMilliseconds, answerMilliseconds, bytesPerSecond } = limits;
  const began = performance.now();
  const chunks: Buffer[] = [];
  let bytes = 0;
  const goOn = (): void => {
    const left = answerMilliseconds - (performance.now() - began);
    const earned = silenceMilliseconds + (bytes / bytesPerSecond) * 1_000 - (performance.now() - began);
    time.within(Math.max(0, Math.min(left, earned, silenceMilliseconds)), 'cut_off');
  };
  goOn();
  for await (const chunk of response) {
    bytes += (chunk as Buffer).length; // no encoding is set
    if (bytes > heldBytesMax) return null;
    chunks.push(chunk as Buffer);
    goOn();
  }
  if (!response.complete) throw new Error('cut off');
  return Buffer.concat(chunks);
}

const unpackers = { zstd: promisify(zstdDecompress), gzip: promisify(gunzip) } as const;

/** The lines of an answer; null where it is none. Holds a bounded part of it, whoever sends. */
async function readTexts(body: Buffer, packed: string | undefined): Promise<readonly ArrivedText[] | null> {
  const texts: ArrivedText[] = [];
  const whole = await unpacked(body, packed);
  const lines = whole?.toString('latin1').split('\n') ?? [];
  if (lines.pop() !== '' || lines.pop() !== endLine) return null;
  for (const line of lines) {
    const read = readLine(line);
    if (read === null) return null;
    texts.push(read);
  }
  return texts;
}

async function unpacked(body: Buffer, packed: string | undefined): Promise<Buffer | null> {
  if (packed === undefined) return body;
  const unpack = packed === 'zstd' || packed === 'gzip' ? unpackers[packed] : null;
  if (unpack === null) return null;
  try {
    return await unpack(body, { maxOutputLength: heldBytesMax });
  } catch {
    return null; // not what it is said to be, or larger than an answer may be
  }
}
