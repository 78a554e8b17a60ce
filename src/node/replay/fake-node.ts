import { alongOf, contextNamed, evolved, seenOf, sorted } from '../../app/along.ts';
import { type CommandEntry, commandDoors } from '../../app/handle.ts';
import type { DomainCommand, GivenFrom } from '../../kernel/decider.ts';
import { type ContextDoor, personalFieldNames, type StreamDoor } from '../../kernel/door.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import type { ActorId, DeskId } from '../../kernel/ids.ts';
import { type Clock, toUtc } from '../../kernel/time.ts';
import type { Boat } from '../../operations/rescue/boat-state.ts';
import type { Contact } from '../../operations/rescue/contact-state.ts';
import type { LinkHealth } from '../../operations/picture/wire.ts';
import type { NightConsole, Order, Told } from './console.ts';
import type { Desks, Side } from './staff-of-night.ts';

/** The rooms' own deciders over streams in memory: what a node decides, without its store and its rights. */
export interface FakeNode {
  readonly desks: Desks;
  contacts(): readonly Contact[];
  boats(): readonly Boat[];
  /** Every event, oldest first. */
  readonly events: readonly DomainEvent[];
}

type Act = Omit<Order, 'key'>;
type Fields = Readonly<Record<string, unknown>>;

interface Memory {
  readonly contexts: readonly ContextDoor[];
  readonly doors: ReturnType<typeof commandDoors>;
  readonly clock: Clock;
  readonly links: () => readonly LinkHealth[];
  readonly streams: Map<string, unknown>;
  readonly answers: Map<string, Told>;
  readonly waiting: Map<string, Act>;
  readonly phones: Map<string, string>;
  readonly events: DomainEvent[];
}

interface Giver {
  readonly staff: string;
  readonly side: Side;
  /** True for the second person: what waits takes effect. */
  readonly approves: boolean;
}

/** Opens consoles of both sides on streams in memory. */
export function fakeNode(
  contexts: readonly ContextDoor[],
  clock: Clock,
  links: () => readonly LinkHealth[] = () => [],
): FakeNode {
  const memory: Memory = {
    contexts,
    doors: commandDoors(contexts),
    clock,
    links,
    streams: new Map(),
    answers: new Map(),
    waiting: new Map(),
    phones: new Map(),
    events: [],
  };
  const desk = (side: Side) => ({
    watch: openFake(memory, side, 'watch-1'),
    second: openFake(memory, side, 'watch-2'),
    duty: openFake(memory, side, 'duty-1'),
    gold: openFake(memory, side, 'gold-1'),
    protection: openFake(memory, side, 'safeguarding-1'),
    analysts: [
      openFake(memory, side, 'analyst-1'),
      openFake(memory, side === 'uk' ? 'fr' : 'uk', 'analyst-1'),
    ] as const,
    freight: { uk: openFake(memory, side, 'freight-1'), fr: openFake(memory, side, 'freight-1') },
  });
  return {
    desks: { uk: desk('uk'), fr: desk('fr') },
    contacts: () => statesOf<Contact>(memory, 'contact'),
    boats: () => statesOf<Boat>(memory, 'boat'),
    events: memory.events,
  };
}

function openFake(memory: Memory, side: Side, post: string): NightConsole {
  const staff = `demo-${side}-${post}`;
  const once = async (key: string, run: () => Promise<Told>): Promise<Told> => {
    const before = memory.answers.get(`${staff}/${key}`);
    if (before !== undefined) return before.ok ? { ...before, repeated: true } : before;
    const told = await run();
    memory.answers.set(`${staff}/${key}`, told);
    return told;
  };
  return {
    staff,
    order: ({ key, ...act }) => once(key, () => decide(memory, { staff, side, approves: false }, act)),
    approve: (proposal, key) =>
      once(key, async () => {
        const act = memory.waiting.get(proposal);
        return act === undefined
          ? refusal('not_found')
          : decide(memory, { staff, side, approves: true }, act);
      }),
    ask: async () => ({}),
    hear: async () => ({ links: memory.links() }),
    post: async (_path, body) => {
      const subject = 'text' in body ? memory.phones.get(String(body.text)) : undefined;
      return { subjects: subject === undefined ? [] : [{ subject }] };
    },
  };
}

async function decide(memory: Memory, giver: Giver, act: Act): Promise<Told> {
  const door = memory.doors.get(`${act.context}/${act.command}`);
  if (door === undefined) return refusal('not_found');
  const checked = door.command.schema.safeParse(act.fields);
  if (!checked.success) return { ok: false, code: 'invalid', detail: { issues: checked.error.issues } };
  const whole = checked.data as Fields; // every command schema is an object
  rememberPhone(memory, whole);
  const fields = withoutPersonal(door, { ...whole, ...door.command.derive?.(whole) });
  const stream = `${door.stream.kind}/${door.command.streamKey(fields, giver.staff as ActorId)}`;
  const state = load(memory, door.stream, stream);
  const { along, edge } = await atTheEdge(memory, { giver, act, door, fields, own: { stream, state } });
  const decision = door.stream.decider.decide(state, { ...fields, ...edge } as DomainCommand);
  const written = decision.ok ? decision.value : (decision.trace ?? []);
  const waits = decision.ok && door.command.fourEyes !== undefined && !giver.approves && written.length > 0;
  if (waits) {
    const proposal = `p-${memory.events.length}-${memory.waiting.size}`;
    memory.waiting.set(proposal, act);
    return { ok: true, position: String(memory.events.length), repeated: false, proposal };
  }
  const apart = sorted(written, { own: stream, along });
  memory.streams.set(stream, evolved(door.stream, state, apart.own));
  for (const { along: one, events } of apart.others)
    memory.streams.set(one.stream, evolved(one.door, load(memory, one.door, one.stream), events));
  memory.events.push(...written);
  if (!decision.ok) return { ok: false, code: decision.refusal.code, detail: { ...decision.refusal.detail } };
  return { ok: true, position: String(memory.events.length), repeated: false, proposal: null };
}

interface AtTheEdge {
  readonly giver: Giver;
  readonly act: Act;
  readonly door: CommandEntry;
  readonly fields: Fields;
  readonly own: { readonly stream: string; readonly state: unknown };
}

async function atTheEdge(memory: Memory, { giver, act, door, fields, own }: AtTheEdge) {
  const desk = `${giver.side}-watch-1` as DeskId; // invented
  const givenFrom: GivenFrom = { state: giver.side, desk, roles: ['watch_officer'] };
  const along = await alongOf({
    context: contextNamed(memory.contexts, act.context),
    command: door.command,
    fields,
    own,
    givenFrom,
    load: async (other, name) => ({ state: load(memory, other, name), version: 0, label: null }),
    isHidden: () => false,
  });
  const by = giver.staff as ActorId; // likewise
  return {
    along,
    edge: { type: act.command, at: toUtc(memory.clock()), by, givenFrom, seen: seenOf(along) },
  };
}

function load({ streams }: Memory, door: StreamDoor, stream: string): unknown {
  return streams.get(stream) ?? door.decider.initial;
}

function withoutPersonal({ command }: CommandEntry, fields: Fields): Fields {
  const personal = personalFieldNames(command);
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !personal.has(name)));
}

function statesOf<State>({ streams }: Memory, kind: string): readonly State[] {
  return [...streams]
    .filter(([name]) => name.startsWith(`${kind}/`))
    .map(([, state]) => state as State & { readonly status: string }) // each was folded by its own decider
    .filter(({ status }) => status !== 'none');
}

const refusal = (code: string): Told => ({ ok: false, code, detail: {} });

function rememberPhone({ phones }: Memory, { phone, caller }: Fields): void {
  if (typeof phone === 'string' && typeof caller === 'string') phones.set(phone, caller);
}
