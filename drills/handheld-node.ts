import { setTimeout as pause } from 'node:timers/promises';
import { type NodeUnderTest, startNodeUnderTest } from './node-under-test.ts';

/** A node with a place where lorries are searched, and the people who give and take a handheld. */
export interface FreightNode {
  readonly node: NodeUnderTest;
  /** Enrols a handheld and gives its one-time code. */
  issueCode(device: string): Promise<string>;
  /** Another code of a device that is enrolled. */
  issueAnother(device: string): Promise<string>;
  revoke(device: string): Promise<void>;
  device(device: string): Promise<{ readonly state: string; readonly wipedAt: string | null }>;
  /** Passages that bear exactly this plate, each with the methods and results of its controls. */
  passagesOf(plate: string): Promise<readonly RecordedPassage[]>;
  /** All passages of the place. */
  passages(): Promise<readonly RecordedPassage[]>;
  /** Opens a passage at a desk, as another team does. */
  openElsewhere(plate: string): Promise<void>;
  /** Opens one at this very place: another team enters the same vehicle. Gives its id. */
  openHere(plate: string): Promise<string>;
  /** Passages that a person has joined to this one, itself among them; empty where there are none. */
  groupOf(passage: string): Promise<readonly string[]>;
  /** A team that stands at the place, and may be given a search. */
  standUp(team: string): Promise<void>;
  /** A member of the other team accepts what is offered; gives the team with which the search then lies. */
  acceptTakeover(to: string): Promise<string>;
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
const member = 'demo-uk-freight-1';
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
      return codeOf(ask, device);
    },
    issueAnother: (device) => codeOf(ask, device),
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
    openElsewhere: (plate) => ask(supervisor, `${freight}/open-passage`, openingOf(plate, elsewhere)),
    async openHere(plate) {
      const opening = openingOf(plate, { place, lane });
      await ask(supervisor, `${freight}/open-passage`, opening);
      return opening.passage;
    },
    async groupOf(passage) {
      return (await ask<PassageAnswer>(supervisor, `${freight}/passages/${passage}`)).passage.group;
    },
    async standUp(team) {
      const formed = { team, state: 'uk', zone: 'Europe/Paris', place, lane };
      await ask(supervisor, `${freight}/form-team`, formed);
      await ask(supervisor, `${freight}/add-member`, { team, staff: member });
      await ask(supervisor, `${freight}/stand-up-team`, { team });
    },
    acceptTakeover: (to) => accepted(ask, to),
  };
}

async function codeOf(ask: Ask, device: string): Promise<string> {
  return (await ask<{ readonly code: string }>(administrator, `${identity}/issue-device-code`, { device }))
    .code;
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

interface PassageAnswer {
  readonly passage: { readonly group: readonly string[] };
}

interface RosterAnswer {
  readonly searches: readonly {
    readonly search: string;
    readonly team: string;
    readonly left: readonly string[];
    readonly seal: string;
    readonly promises: readonly { readonly what: string; readonly kept: boolean }[];
    readonly takeovers: readonly {
      readonly takeover: string;
      readonly to: string;
      readonly settled: unknown;
    }[];
  }[];
}

/** The open offer to a team, once the roster shows it. */
async function offeredTo(
  ask: Ask,
  to: string,
): Promise<{ readonly search: string; readonly takeover: string; readonly readBack: object }> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const { searches } = await ask<RosterAnswer>(supervisor, `${freight}/roster`);
    for (const { search, takeovers, left, seal, promises } of searches) {
      const open = takeovers.find((one) => one.to === to && one.settled === null);
      const promised = promises.filter(({ kept }) => !kept).map(({ what }) => what);
      const readBack = { left, seal, promises: promised };
      if (open !== undefined) return { search, takeover: open.takeover, readBack };
    }
    await pause(100);
  }
  throw new Error(`nothing is offered to ${to}`);
}

async function accepted(ask: Ask, to: string): Promise<string> {
  const { search, takeover, readBack } = await offeredTo(ask, to);
  await ask(member, `${freight}/accept-takeover`, { search, takeover, readBack });
  let team = 'nobody';
  // The roster is read from tables that follow the book.
  for (let attempt = 0; attempt < 50 && team !== to; attempt += 1) {
    await pause(100);
    const { searches } = await ask<RosterAnswer>(supervisor, `${freight}/roster`);
    team = searches.find((one) => one.search === search)?.team ?? 'nobody';
  }
  return team;
}

const elsewhere = { place: 'coquelles', lane: 'T1' };

/** A passage as another team opens it. */
function openingOf(
  plate: string,
  at: { readonly place: string; readonly lane: string },
): Readonly<Record<string, unknown>> & { readonly passage: string } {
  const hex = Math.random().toString(16).slice(2).padEnd(32, '0').slice(0, 32);
  return {
    passage: `p-${hex.slice(0, 20)}`,
    ...at,
    direction: 'to_uk',
    arrivedAt: new Date().toISOString(),
    form: 'curtain_sider',
    sides: 'soft',
    plates: [{ on: 'tractor', subject: `s-${hex}`, country: 'GB' }],
    tractorPlate: plate,
  };
}
