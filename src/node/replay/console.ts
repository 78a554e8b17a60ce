/** What a node told somebody who gave an order. */
export type Told =
  | {
      readonly ok: true;
      /** Sealed place in the book. */
      readonly position: string;
      readonly repeated: boolean;
      /** Set where a second person must approve. */
      readonly proposal: string | null;
    }
  | { readonly ok: false; readonly code: string; readonly detail: Readonly<Record<string, unknown>> };

export interface Order {
  /** Wing and room: `operations/rescue`. */
  readonly context: string;
  /** As the room names it: `RecordContact`. */
  readonly command: string;
  readonly fields: object;
  readonly key: string;
}

/** One person at one node, by the interfaces that a browser uses. */
export interface NightConsole {
  readonly staff: string;
  order(order: Order): Promise<Told>;
  /** The second person's yes to a proposal. */
  approve(proposal: string, key: string): Promise<Told>;
  /** A query; waits until what was answered before is in it. Throws where the node refuses or fails. */
  ask(path: string): Promise<unknown>;
  /** A query by POST that writes no decision: the vault's search. */
  post(path: string, body: object): Promise<unknown>;
  /** The first message of that name on a live stream. */
  hear(path: string, event: string): Promise<unknown>;
}

/** The first message of that name on a live stream, which is then left. */
async function firstOf(path: string, event: string, answer: Response): Promise<unknown> {
  if (answer.body === null) throw new Error(`${path}: ${answer.status}`);
  let held = '';
  for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
    held += chunk;
    const messages = held.split('\n\n');
    held = messages.pop() ?? '';
    const found = messages.find((message) => message.split('\n').includes(`event: ${event}`));
    const said = found?.split('\n').find((line) => line.startsWith('data: '));
    if (said !== undefined) return JSON.parse(said.slice('data: '.length));
  }
  throw new Error(`${path}: no ${event}`);
}

/** Places in the book that all consoles of a night share: whoever asks sees what any of them was answered. */
export interface SeenSoFar {
  position: string;
}

const waitMilliseconds = 200;
const attemptsMax = 50;

/** Opens the console of a member of the demonstration's staff; signs in again whenever the session has ended. */
export function openConsole(address: string, staff: string, seen: SeenSoFar): NightConsole {
  let cookie: string | null = null;
  const signIn = async (): Promise<string> => {
    const answer = await send(`${address}/api/sign-in`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ staff }),
    });
    const given = answer.headers.get('set-cookie')?.split(';', 1)[0];
    await answer.body?.cancel();
    if (given === undefined) throw new Error(`sign-in refused: ${staff}: ${answer.status}`);
    return given;
  };
  const call = async (
    path: string,
    init: { readonly method: 'GET' | 'POST'; readonly headers: object; readonly body?: string },
  ) => {
    for (let attempt = 1; ; attempt += 1) {
      cookie ??= await signIn();
      const headers = { ...init.headers, cookie, 'strait-after': seen.position };
      const answer = await send(`${address}${path}`, { ...init, headers });
      if (answer.status !== 401 || attempt > 2) return answer;
      await answer.body?.cancel();
      cookie = null; // the session has ended by itself: nights are longer than sessions
    }
  };
  const told = async (answer: Response): Promise<Told> => {
    const body = (await answer.json()) as Readonly<Record<string, unknown>>; // every answer of the node is an object
    if (body['ok'] !== true)
      return { ok: false, code: String(body['code']), detail: { ...(body['detail'] as object | undefined) } };
    seen.position = String(body['position']);
    const proposal = typeof body['proposal'] === 'string' ? body['proposal'] : null;
    return { ok: true, position: seen.position, repeated: body['repeated'] === true, proposal };
  };
  const order = async (path: string, body: object, key: string): Promise<Told> =>
    told(
      await call(path, {
        method: 'POST',
        headers: { ...json, 'idempotency-key': key },
        body: JSON.stringify(body),
      }),
    );
  return {
    staff,
    order: ({ context, command, fields, key }) => order(`/api/${context}/${kebab(command)}`, fields, key),
    async approve(proposal, key) {
      const approved = await order('/api/oversight/approvals/approve-act', { proposal }, key);
      if (approved.ok || approved.code !== 'not_proven') return approved;
      // A grave act asks again who is there, when that was proved too long ago.
      cookie = null;
      return order('/api/oversight/approvals/approve-act', { proposal }, key);
    },
    ask: async (path) => answered(path, await call(path, { method: 'GET', headers: {} })),
    hear: async (path, event) => firstOf(path, event, await call(path, { method: 'GET', headers: {} })),
    post: async (path, body) =>
      answered(path, await call(path, { method: 'POST', headers: json, body: JSON.stringify(body) })),
  };
}

const json = { 'content-type': 'application/json', 'x-strait': '1' };

/** A query that the node refused, or could not answer. */
export class Refused extends Error {
  readonly status: number;
  constructor(path: string, status: number, said: string) {
    super(`${path}: ${status} ${said}`);
    this.status = status;
  }
}

async function answered(path: string, answer: Response): Promise<unknown> {
  const body: unknown = await answer.json();
  if (!answer.ok) throw new Refused(path, answer.status, JSON.stringify(body).slice(0, 300));
  return body;
}

/** Sends, and again where the node says that it is not the moment. */
async function send(url: string, init: RequestInit): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(url, init);
    if ((answer.status !== 503 && answer.status !== 429) || attempt >= attemptsMax) return answer;
    await answer.body?.cancel();
    await new Promise((resolve) => setTimeout(resolve, waitMilliseconds));
  }
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter, at: number) => (at === 0 ? '' : '-') + letter.toLowerCase());
}
