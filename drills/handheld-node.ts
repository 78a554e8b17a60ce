import { type NodeUnderTest, startNodeUnderTest } from './node-under-test.ts';

/** A node with a place where lorries are searched, and the people who give and take a handheld. */
export interface FreightNode {
  readonly node: NodeUnderTest;
  /** Enrols a handheld and gives its one-time code. */
  issueCode(device: string): Promise<string>;
  revoke(device: string): Promise<void>;
  device(device: string): Promise<{ readonly state: string; readonly wipedAt: string | null }>;
  /** Passages that bear exactly this plate, each with the methods and results of its controls. */
  passagesOf(plate: string): Promise<readonly RecordedPassage[]>;
  /** All passages of the place. */
  passages(): Promise<readonly RecordedPassage[]>;
  /** Opens a passage at a desk, as another team does. */
  openElsewhere(plate: string): Promise<void>;
}

export interface RecordedPassage {
  readonly passage: string;
  readonly controls: readonly { readonly method: string; readonly result: string }[];
  readonly people: number;
}

export const place = 'calais';
export const lane = 'A1';

interface SimilarAnswer {
  readonly similar: readonly { readonly passage: RecordedPassage; readonly tractor: string | null }[];
}

type Ask = <Answer>(staff: string, path: string, body?: object) => Promise<Answer>;

const administrator = 'demo-uk-administrator-1';
const supervisor = 'demo-uk-freight-2';
const identity = '/api/oversight/identity';
const freight = '/api/operations/freight';

/** Starts the node. The caller must clear `node`. */
export async function startFreightNode(): Promise<FreightNode> {
  const node = await startNodeUnderTest({ env: { STRAIT_REQUESTS_PER_MINUTE_MAX: '100000' } });
  const ask = askerAt(node);
  return {
    node,
    async issueCode(device) {
      const fields = {
        device,
        role: 'freight_device',
        agency: 'uk-border-force',
        sources: [device],
        days: 30,
      };
      await ask(administrator, `${identity}/enrol-device`, fields);
      return (
        await ask<{ readonly code: string }>(administrator, `${identity}/issue-device-code`, { device })
      ).code;
    },
    async revoke(device) {
      await ask(administrator, '/api/session/prove/demonstration', {});
      await ask(administrator, `${identity}/revoke-device`, { device });
    },
    async device(device) {
      const rows = await ask<readonly { device: string; state: string; wipedAt: string | null }[]>(
        administrator,
        `${identity}/devices`,
      );
      const found = rows.find((row) => row.device === device);
      if (found === undefined) throw new Error(`no device ${device}`);
      return found;
    },
    async passagesOf(plate) {
      const asked = { tractorPlate: plate, tractorCountry: 'GB', place, direction: 'to_uk' };
      const { similar } = await ask<SimilarAnswer>(supervisor, `${freight}/plate-results`, asked);
      return similar.filter(({ tractor }) => tractor === 'same').map(({ passage }) => passage);
    },
    passages: () => allPassages(ask),
    openElsewhere: (plate) => ask(supervisor, `${freight}/open-passage`, openingOf(plate)),
  };
}

/** Asks as a person signed in; a proof gives the session a new token, which is then used. */
function askerAt(node: NodeUnderTest): Ask {
  const cookies = new Map<string, string>();
  return async <Answer>(staff: string, path: string, body?: object): Promise<Answer> => {
    const cookie = cookies.get(staff) ?? (await node.signIn(staff));
    cookies.set(staff, cookie);
    const key = `drill-${Math.random().toString(36).slice(2).padEnd(12, '0')}`;
    const posted = {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { cookie, 'x-strait': '1', 'content-type': 'application/json', 'idempotency-key': key },
    };
    const answer = await fetch(node.address + path, body === undefined ? { headers: { cookie } } : posted);
    const renewed = answer.headers.get('set-cookie')?.split(';', 1)[0];
    if (renewed !== undefined) cookies.set(staff, renewed);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer; // the node under test writes it
  };
}

async function allPassages(ask: Ask): Promise<readonly RecordedPassage[]> {
  const all: RecordedPassage[] = [];
  let next: string | null = null;
  do {
    const after: string = next === null ? '' : `&after=${encodeURIComponent(next)}`;
    const page: { passages: readonly RecordedPassage[]; next: string | null } = await ask(
      supervisor,
      `${freight}/passages?place=${place}${after}`,
    );
    all.push(...page.passages);
    next = page.next;
  } while (next !== null);
  return all;
}

/** A passage as another team opens it at its own site. */
function openingOf(plate: string): object {
  const hex = Math.random().toString(16).slice(2).padEnd(32, '0').slice(0, 32);
  return {
    passage: `p-${hex.slice(0, 20)}`,
    place: 'coquelles',
    lane: 'T1',
    direction: 'to_uk',
    arrivedAt: new Date().toISOString(),
    form: 'curtain_sider',
    sides: 'soft',
    plates: [{ on: 'tractor', subject: `s-${hex}`, country: 'GB' }],
    tractorPlate: plate,
  };
}
