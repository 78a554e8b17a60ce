import { createServer } from 'node:https';
import type { ServerResponse } from 'node:http';
import { createServer as createPlain, type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { zstdCompressSync } from 'node:zlib';
import { instant } from '../../kernel/time.ts';
import { type GivenPapers, givenPapers } from './given-exchange.ts';
import { openPull, type PullLimits } from './pull.ts';
import { answeringHeaders, answerType, heldBytesMax } from './wire.ts';

let uk: GivenPapers;
let fr: GivenPapers;
beforeAll(async () => {
  [uk, fr] = await Promise.all([givenPapers('uk'), givenPapers('fr')]);
});
const open: (() => void)[] = [];
afterEach(() => open.splice(0).forEach((close) => close()));

const none = { life: 0, work: 0, bulk: 0 };
const clock = () => instant(Date.now());
/** Short, so that nobody waits; the whole of an answer may take so long that no test would see its end. */
const limits: PullLimits = {
  connectMilliseconds: 1_500,
  silenceMilliseconds: 300,
  answerMilliseconds: 600_000,
  bytesPerSecond: 2_048,
};

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port; // it listens on a port, not on a pipe
}

function asking(port: number, over: Partial<PullLimits> = {}) {
  const address = `https://127.0.0.1:${port}`;
  const target = { node: 'fr', address, authorities: [fr.authority.certificate], papers: uk.certified };
  const pull = openPull(target, clock, { ...limits, ...over });
  open.push(() => pull.close());
  const question = { after: none, ends: null, from: null, hears: null, stopped: [], most: null };
  return () => pull.ask({ ...question, waitMilliseconds: 0 }, new AbortController().signal);
}

/** A peer that proves who it is, and then answers as it is told to. */
async function peer(answer: (response: ServerResponse, nth: number) => void): Promise<number> {
  let nth = 0;
  const { certificate, privateKey } = fr.certified;
  const ca = [uk.authority.certificate];
  const server = createServer(
    { cert: certificate, key: privateKey, ca, requestCert: true },
    (_, response) => {
      nth += 1;
      answer(response, nth);
    },
  );
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return portOf(server);
}

function head(response: ServerResponse, packed = 'zstd'): ServerResponse {
  const told = {
    node: 'fr',
    now: clock(),
    from: none,
    keys: null,
    waitedMilliseconds: 0,
    asOf: null,
    hears: null,
  };
  return response.writeHead(200, {
    ...answeringHeaders({ ...told, heads: none }),
    'content-type': answerType,
    ...(packed === '' ? {} : { 'content-encoding': packed }),
  });
}

const whole = zstdCompressSync('end\n');

describe('nothing holds up the next question for long', () => {
  test('a line that takes the connection and never answers', async () => {
    const server = createPlain(() => {});
    const port = await portOf(server);
    open.push(() => server.close());
    expect(await asking(port, { connectMilliseconds: 200 })()).toEqual({ ok: false, fault: 'unreachable' });
  });

  test('a peer that proves who it is, and says nothing', async () => {
    const port = await peer(() => {});
    expect(await asking(port)()).toEqual({ ok: false, fault: 'unreachable' });
  });

  test('an answer of which a byte comes now and then, each within the time of silence', async () => {
    const port = await peer((response) => {
      head(response);
      const bytes = [...zstdCompressSync('never '.repeat(1_000))];
      const timer = setInterval(() => {
        const byte = bytes.shift();
        if (byte === undefined || response.destroyed) clearInterval(timer);
        else response.write(Buffer.from([byte]));
      }, 50);
    });
    expect(await asking(port)()).toEqual({ ok: false, fault: 'cut_off' });
  });

  test('an answer that breaks off; the next one is whole again', async () => {
    const port = await peer((response, nth) => {
      head(response);
      if (nth > 1) response.end(whole);
      else response.write(whole.subarray(0, 4), () => response.destroy());
    });
    const ask = asking(port);
    expect(await ask()).toEqual({ ok: false, fault: 'cut_off' });
    expect(await ask()).toMatchObject({ ok: true, texts: [] });
  });
});

describe('what is no answer is not taken for one', () => {
  const texts = (count: number): string => `${'bulk a.b.c\n'.repeat(count)}end\n`;

  test.each<[string, string, Buffer]>([
    ['without its end', '', Buffer.from('bulk a.b.c\n')],
    ['with something after its end', '', Buffer.from('end\nbulk a.b.c\n')],
    ['of another form', '', Buffer.from('bulk {}\nend\n')],
    ['packed otherwise than it says', 'zstd', Buffer.from(texts(1))],
    ['packed in a way that nobody asked for', 'br', Buffer.from(texts(1))],
    ['small, and unpacked without measure', 'zstd', zstdCompressSync(texts(heldBytesMax / 10))],
    ['without measure', '', Buffer.alloc(heldBytesMax + 1, 'a')],
  ])('%s', async (_, packed, bytes) => {
    const port = await peer((response) => void head(response, packed).end(bytes));
    expect(await asking(port)()).toEqual({ ok: false, fault: 'not_an_answer' });
  });
});
