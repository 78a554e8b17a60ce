import { type Call, createWire, type Told, type Wire } from '../worlds-wire.ts';

/** What an order came to: the node's own answer. */
export interface Answered {
  readonly status: number;
  readonly body: string;
}

/** Whoever is at the node: staff with sessions, devices with keys, drivers without either. */
export interface People {
  asStaff(staff: string, call: Call): Promise<Answered>;
  /** The answer read; throws where it is not 200. */
  ask<Answer>(staff: string, path: string, body?: object): Promise<Answer>;
  asDevice(key: string, call: Call): Promise<Answered>;
  /** From an address of their own, through the front that the node believes. */
  asDriver(address: string, call: Call): Promise<Answered>;
  /** The key of a new device. */
  enrol(device: string, role: 'plate_device' | 'site_device', sources: readonly string[]): Promise<string>;
  /** The key of a new handheld, by its one-time code. */
  enrolHandheld(device: string): Promise<string>;
  close(): void;
}

const administrator = 'demo-uk-administrator-1';
const identity = '/api/oversight/identity';
const agency = 'uk-border-force';

/** Opens the way to a node; `sockets`: calls of each kind at once. */
export function createPeople(address: string, sockets = 8): People {
  const wires = Array.from({ length: 3 }, () => createWire(address, sockets));
  const [desks, hands, feeds] = wires as [Wire, Wire, Wire]; // three were made
  // What a feed brings does not queue behind eighty handhelds.
  const wireFor = ({ path }: Call): Wire => (path.startsWith('/api/feeds/') ? feeds : hands);
  const cookies = new Map<string, Promise<string>>();
  let keys = 0;
  const nextKey = (): string => `drill-ask-${String((keys += 1)).padStart(8, '0')}`;
  const cookieOf = (staff: string): Promise<string> => {
    const known = cookies.get(staff) ?? signIn(desks, staff);
    cookies.set(staff, known);
    return known;
  };
  const asStaff = async (staff: string, call: Call): Promise<Answered> => {
    for (let tries = 0; ; tries += 1) {
      const cookie = await cookieOf(staff);
      const headers = { cookie, 'x-strait': '1', 'idempotency-key': nextKey(), ...call.headers };
      const told = await desks.send({ ...call, headers });
      if (told.status !== 401 || tries > 2) return told;
      // A session ends by itself, some hours into the day.
      if ((await cookies.get(staff)) === cookie) cookies.delete(staff);
    }
  };
  const ask = async <Answer>(staff: string, path: string, body?: object): Promise<Answer> => {
    const call = body === undefined ? { method: 'GET', path } : { method: 'POST', path, body };
    const told = await asStaff(staff, call);
    if (told.status !== 200) throw new Error(`${path}: ${told.status} ${told.body.slice(0, 300)}`);
    return JSON.parse(told.body) as Answer; // the node under test writes it
  };
  const enrolAs = (device: string, role: string, sources: readonly string[]) =>
    ask<{ readonly key: string }>(administrator, `${identity}/enrol-device`, {
      device,
      role,
      agency,
      sources,
      days: 30,
    });
  return {
    asStaff,
    ask,
    asDevice: (key, call) =>
      wireFor(call).send({ ...call, headers: { authorization: `Bearer ${key}`, ...call.headers } }),
    asDriver: (from, call) =>
      hands.send({ ...call, headers: { 'x-forwarded-for': from, 'x-strait': '1', ...call.headers } }),
    enrol: async (device, role, sources) => (await enrolAs(device, role, sources)).key,
    async enrolHandheld(device) {
      await enrolAs(device, 'freight_device', [device]);
      const { code } = await ask<{ readonly code: string }>(administrator, `${identity}/issue-device-code`, {
        device,
      });
      const told = await hands.send({
        method: 'POST',
        path: '/api/device/enrol',
        body: { code },
        headers: { 'x-strait': '1' },
      });
      return (JSON.parse(told.body) as { readonly key: string }).key;
    },
    close: () => wires.forEach((wire) => wire.close()),
  };
}

async function signIn(wire: Wire, staff: string): Promise<string> {
  const told: Told = await wire.send({
    method: 'POST',
    path: '/api/sign-in',
    body: { staff },
    headers: { 'x-strait': '1' },
  });
  const at = told.headers.find((line) => line.toLowerCase().startsWith('set-cookie: '));
  const cookie = at?.slice('set-cookie: '.length).split(';', 1)[0];
  if (cookie === undefined) throw new Error(`sign-in refused: ${told.status} ${told.body}`);
  return cookie;
}

/** Calls with so many at a time, in order; answers in the same order. */
export async function together<From, To>(
  from: readonly From[],
  most: number,
  call: (one: From) => Promise<To>,
): Promise<readonly To[]> {
  const answers: To[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next; at < from.length; at = next) {
      next += 1;
      answers[at] = await call(from[at] as From); // within the list
    }
  };
  await Promise.all(Array.from({ length: most }, work));
  return answers;
}
