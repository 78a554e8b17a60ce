import type { CommandRequest } from '../../app/handle.ts';
import type { Who } from '../../app/who.ts';
import type { ActorId, DeskId } from '../../kernel/ids.ts';
import type { State } from '../../kernel/label.ts';
import { addSeconds, type Instant, toUtc } from '../../kernel/time.ts';
import { isAppointed, type Role } from '../../oversight/staff/roles.ts';
import { demonstrationBodies } from './staff-bodies.ts';
import { demonstrationDesks } from './staff-desks.ts';
import { type InventedPerson, inventedPeople, inventedSubject } from './staff-people.ts';

/** One step of setting up the demonstration's register. */
export type DemonstrationStep =
  | {
      /** To be given to the handle; a command for four eyes answers with its proposal. */
      readonly kind: 'command';
      readonly who: Who;
      readonly request: CommandRequest;
    }
  | {
      /** The proposal that the step with this key made is approved by a second person. */
      readonly kind: 'approve';
      readonly who: Who;
      readonly proposalOf: string;
      readonly idempotencyKey: string;
    };

const hour = 3_600;
const day = 24 * hour;

/**
 * The orders that fill an empty register for the demonstration, in order, each with its author: bodies, desks, people,
 * languages, clearances, posts, a stand-in, a leaving, shifts around `now`. All authors are of the node's own state,
 * since a node writes no record in the other state's name. To be run once, at the first start.
 */
export function demonstrationCommands(now: Instant, node: State): readonly DemonstrationStep[] {
  const run: Run = { now, author: (kind, n = 1) => authorOf({ node, now }, `${kind}-${n}`, kind) };
  return [
    ...bodies(run),
    ...desks(run),
    ...inventedPeople.map((person) => joining(run, person)),
    ...inventedPeople.map((person) => speaking(run, person)),
    ...inventedPeople.filter(({ cleared }) => cleared).flatMap((person) => clearing(run, person)),
    ...inventedPeople.flatMap((person) => appointing(run, person)),
    standingIn(run),
    ...inventedPeople.filter(({ service }) => service === 'left').map((person) => leaving(run, person)),
    ...shifts(run),
  ];
}

type AuthorKind = 'administrator' | 'staff' | 'security';

interface Run {
  readonly now: Instant;
  readonly author: (kind: AuthorKind, n?: 1 | 2) => Who;
}

const roleOfAuthor = {
  administrator: 'administrator',
  staff: 'staff_officer',
  security: 'security_officer',
} as const satisfies Record<AuthorKind, Role>;

/** Whoever of the invented people does such a thing, before the register itself can say so. */
function authorOf(
  { node, now }: { readonly node: State; readonly now: Instant },
  key: string,
  kind: AuthorKind,
): Who {
  const id = `demo-${node}-${key}`;
  const person = inventedPeople.find((one) => one.id === id);
  if (person === undefined) throw new Error(`the demonstration has no ${id}`);
  return {
    kind: 'staff',
    actor: id as ActorId,
    desk: person.desk as DeskId,
    roles: [roleOfAuthor[kind]],
    agency: person.agency,
    remits: [],
    state: node,
    markings: ['open', 'official'],
    caveats: [],
    purposes: ['oversight'],
    sources: null,
    provenAt: now, // clearances and posts are grave acts
    lifeAtRiskUntil: null,
  };
}

interface Order {
  readonly name: string;
  readonly of: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

function step(who: Who, { name, of, fields }: Order): DemonstrationStep {
  const idempotencyKey = `demonstration/${name}/${of}`;
  return {
    kind: 'command',
    who,
    request: { context: 'oversight/staff', command: name, fields, idempotencyKey },
  };
}

function byTwo(first: Who, second: Who, order: Order): readonly DemonstrationStep[] {
  const proposalOf = `demonstration/${order.name}/${order.of}`;
  return [
    step(first, order),
    { kind: 'approve', who: second, proposalOf, idempotencyKey: `${proposalOf}/approve` },
  ];
}

const both = ([en, fr]: readonly [string, string]) => ({ en, fr });

function bodies({ author }: Run): readonly DemonstrationStep[] {
  return demonstrationBodies.map(({ id, name, acronym, kind, remits, from, until }) => {
    const first = id.split('-', 1)[0];
    const state = first === 'uk' || first === 'fr' ? first : null;
    const fields = { name: both(name), acronym: both(acronym), state, kind, remits, from, until };
    return step(author('administrator'), {
      name: 'PutAgency',
      of: id,
      fields: { row: id, fields, seenVersion: 0 },
    });
  });
}

function desks({ author }: Run): readonly DemonstrationStep[] {
  return demonstrationDesks.map(({ id, agency, name, place, roles }) => {
    const dates = { from: '2025-01-01', until: null };
    const fields = { agency, name: both(name), place: both(place), roles, ...dates };
    return step(author('staff'), { name: 'PutDesk', of: id, fields: { row: id, fields, seenVersion: 0 } });
  });
}

/** The officer who enters a person: another, where it is the officer's own record. */
function registrar({ author }: Run, id: string): Who {
  const first = author('staff');
  return first.actor === (id as ActorId) ? author('staff', 2) : first;
}

function joining(run: Run, person: InventedPerson): DemonstrationStep {
  const { id, name, agency, desk, role, service } = person;
  const from = service === 'to_come' ? addSeconds(run.now, 7 * day) : addSeconds(run.now, -20 * hour);
  return step(registrar(run, id), {
    name: 'JoinStaff',
    of: id,
    fields: {
      staff: id,
      name,
      nameSubject: inventedSubject(id),
      agency,
      desk,
      role,
      from: toUtc(from),
      until: isAppointed(role) ? termOf(run) : null,
      markings: ['open', 'official'],
    },
  });
}

const termOf = ({ now }: Run): string => toUtc(addSeconds(now, 365 * day));

function speaking(run: Run, { id, languages }: InventedPerson): DemonstrationStep {
  const spoken = languages.map((language, at) => {
    const interprets = language.endsWith('*');
    const level = at === 0 ? 'native' : interprets ? 'fluent' : 'working';
    return { code: language.replace('*', ''), level, interprets };
  });
  return step(registrar(run, id), {
    name: 'RecordLanguages',
    of: id,
    fields: { staff: id, languages: spoken },
  });
}

function clearing(run: Run, { id }: InventedPerson): readonly DemonstrationStep[] {
  const fields = {
    staff: id,
    marking: 'official_sensitive',
    caveats: [],
    from: toUtc(addSeconds(run.now, -hour)),
    until: termOf(run),
  };
  return byTwo(run.author('security'), run.author('security', 2), { name: 'GrantClearance', of: id, fields });
}

function appointing(run: Run, { id, role }: InventedPerson): readonly DemonstrationStep[] {
  if (!isAppointed(role)) return [];
  const kind = id.endsWith('data-protection-2') ? 'deputy_data_protection_officer' : role;
  const post = `${id.startsWith('demo-uk-') ? 'uk' : 'fr'}-${kind}`;
  const fields = { post, holder: id, from: toUtc(addSeconds(run.now, -hour)), until: termOf(run) };
  return byTwo(run.author('staff'), run.author('staff', 2), { name: 'AppointPost', of: post, fields });
}

/** The second watch officer stands in for the duty officer for five days. */
function standingIn(run: Run): DemonstrationStep {
  const fields = {
    staff: 'demo-uk-watch-2',
    for: 'demo-uk-duty-1',
    desk: 'uk-duty-1',
    role: 'duty_officer',
    from: toUtc(addSeconds(run.now, -hour)),
    until: toUtc(addSeconds(run.now, 5 * day)),
  };
  return step(run.author('staff'), { name: 'StandIn', of: fields.staff, fields });
}

function leaving(run: Run, { id }: InventedPerson): DemonstrationStep {
  const leavesAt = toUtc(addSeconds(run.now, -hour));
  return step(run.author('staff'), {
    name: 'LeaveStaff',
    of: id,
    fields: { staff: id, leavesAt, reason: 'moved_agency' },
  });
}

/** Two watch officers a state relieve each other every 12 hours, from four hours ago, for three days. */
function shifts(run: Run): readonly DemonstrationStep[] {
  return (['uk', 'fr'] as const).flatMap((state) =>
    [0, 1, 2, 3, 4, 5].map((n) => {
      const staff = `demo-${state}-watch-${(n % 2) + 1}`;
      const from = addSeconds(run.now, (n * 12 - 4) * hour);
      const shift = `w${n + 1}`;
      const dates = { from: toUtc(from), until: toUtc(addSeconds(from, 12 * hour)) };
      const fields = { staff, shift, desk: `${state}-watch-1`, ...dates, seenVersion: 0 };
      return step(run.author('staff'), { name: 'PutShift', of: `${staff}/${shift}`, fields });
    }),
  );
}
