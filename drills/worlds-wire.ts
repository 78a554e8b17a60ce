import { Agent, type IncomingMessage, request } from 'node:http';

/** One request as it goes over the wire. */
export interface Call {
  readonly method: string;
  /** Path with its query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a text as it is. */
  readonly body?: unknown;
}

/** One answer, byte for byte: header lines in the order they came. */
export interface Told {
  readonly status: number;
  readonly headers: readonly string[];
  readonly body: string;
}

/** How long a stream is listened to: until `isEnough`, then while something happens, and as long again as the grace. */
export interface Until {
  readonly isEnough: (heard: string) => boolean;
  readonly meanwhile?: () => Promise<void>;
  readonly graceMilliseconds: number;
}

/** The way to a node over its socket. */
export interface Wire {
  send(call: Call): Promise<Told>;
  /** Listens to a stream until it is enough; rejects when the time is up. */
  listen(call: Call, until: Until): Promise<Told>;
  close(): void;
}

const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const listenMilliseconds = 20_000;

/** `sockets`: calls at once; more wait for one of them. */
export function createWire(address: string, sockets = 8): Wire {
  const { hostname, port } = new URL(address);
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  const open = ({ method, path, headers = {}, body }: Call): Promise<IncomingMessage> => {
    const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
    const own = text === null ? {} : { 'content-type': 'application/json' };
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          hostname,
          port,
          method,
          path,
          agent,
          headers: {
            'user-agent': browser,
            ...own,
            ...headers,
          },
        },
        resolve,
      );
      sent.on('error', reject);
      sent.end(text ?? undefined);
    });
  };
  return {
    async send(call) {
      const answer = await open(call);
      let body = '';
      for await (const chunk of answer.setEncoding('utf8')) body += String(chunk);
      return told(answer, body);
    },
    listen: async (call, until) => hear(await open(call), until),
    close: () => agent.destroy(),
  };
}

/** Takes in a stream until it is enough, then hangs up. */
function hear(answer: IncomingMessage, { isEnough, meanwhile, graceMilliseconds }: Until): Promise<Told> {
  return new Promise((resolve, reject) => {
    let heard = '';
    let isHeard = false;
    const late = setTimeout(() => {
      answer.destroy();
      reject(new Error(`the stream said no more than: ${heard.slice(0, 500)}`));
    }, listenMilliseconds);
    const look = (): void => {
      clearTimeout(late);
      answer.destroy();
      resolve(told(answer, heard));
    };
    const hangUp = (): void => void setTimeout(look, graceMilliseconds);
    answer.setEncoding('utf8').on('data', (chunk: string) => {
      heard += chunk;
      if (isHeard || !heard.endsWith('\n\n') || !isEnough(heard)) return;
      isHeard = true;
      (meanwhile?.() ?? Promise.resolve()).then(hangUp, reject);
    });
    answer.on('end', look);
    answer.on('error', () => {}); // hung up by ourselves
  });
}

function told({ statusCode = 0, rawHeaders }: IncomingMessage, body: string): Told {
  const headers: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2)
    headers.push(`${rawHeaders[at] ?? ''}: ${rawHeaders[at + 1] ?? ''}`);
  return { status: statusCode, headers, body };
}
