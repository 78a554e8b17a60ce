import { alongOf, contextNamed, evolved, seenOf, sorted } from '../../app/along.ts';
import { commandDoors } from '../../app/handle.ts';
import type { ContextDoor, StreamDoor } from '../../kernel/door.ts';
import { personalFieldNames } from '../../kernel/door.ts';
import type { DomainCommand, GivenFrom } from '../../kernel/decider.ts';
import type { DomainEvent } from '../../kernel/event.ts';
import type { ActorId, DeskId } from '../../kernel/ids.ts';
import { type Clock, toUtc } from '../../kernel/time.ts';
import type { Boat } from '../../operations/rescue/boat-state.ts';
import type { Contact } from '../../operations/rescue/contact-state.ts';
import type { NightConsole, Told } from './console.ts';
import type { Desks, Side } from './staff-of-night.ts';

/** The rooms' own deciders over streams in memory: what a node decides, without its store and its rights. */
export interface FakeNode {
  readonly desks: Desks;
  contacts(): readonly Contact[];
  boats(): readonly Boat[];
  /** Every event, oldest first. */
  readonly events: readonly DomainEvent[];
}

interface Held {
  readonly door: StreamDoor;
  readonly state: unknown;
}

interface Waiting {
  readonly order: { readonly context: string; readonly command: string; readonly fields: object };
}

/** Opens consoles of both sides on streams in memory. `query` answers what is asked by GET. */
export function fakeNode(
  contexts: readonly ContextDoor[],
  clock: Clock,
  query: (path: string) => unknown = () => ({}),
): FakeNode {
  const doors = commandDoors(contexts);
  const streams = new Map<string, Held>();
  const answers = new Map<string, Told>();
  const waiting = new Map<string, Waiting>();
  const phones = new Map<string, string>();
  const events: DomainEvent[] = [];
  const load = (door: StreamDoor, stream: string) => streams.get(stream)?.state ?? door.decider.initial;

  async function decide(staff: string, side: Side, order: Waiting['order'], propose: boolean): Promise<Told> {
    const door = doors.get(`${order.context}/${order.command}`);
    if (door === undefined) return refusal('not_found');
    const checked = door.command.schema.safeParse(order.fields);
    if (!checked.success) return { ok: false, code: 'invalid', detail: { issues: checked.error.issues } };
    const whole = checked.data as Readonly<Record<string, unknown>>; // every command schema is an object
    rememberPhone(phones, whole);
    const derived = { ...whole, ...door.command.derive?.(whole) };
    const personal = personalFieldNames(door.command);
    const fields = Object.fromEntries(Object.entries(derived).filter(([name]) => !personal.has(name)));
    const stream = `${door.stream.kind}/${door.command.streamKey(fields, staff as ActorId)}`;
    const state = load(door.stream, stream);
    const givenFrom: GivenFrom = { state: side, desk: `${side}-watch-1` as DeskId, roles: ['watch_officer'] };
    const along = await alongOf({
      context: contextNamed(contexts, order.context),
      command: door.command,
      fields,
      own: { stream, state },
      givenFrom,
      load: async (other, name) => ({ state: load(other, name), version: 0, label: null }),
      isHidden: () => false,
    });
    const edge = {
      type: order.command,
      at: toUtc(clock()),
      by: staff as ActorId,
      givenFrom,
      seen: seenOf(along),
    };
    const decision = door.stream.decider.decide(state, { ...fields, ...edge } as DomainCommand);
    const written = decision.ok ? decision.value : (decision.trace ?? []);
    if (!(decision.ok && propose && door.command.fourEyes !== undefined)) {
      const apart = sorted(written, { own: stream, along });
      streams.set(stream, { door: door.stream, state: evolved(door.stream, state, apart.own) });
      for (const { along: one, events: theirs } of apart.others)
        streams.set(one.stream, {
          door: one.door,
          state: evolved(one.door, load(one.door, one.stream), theirs),
        });
      events.push(...written);
    }
    if (!decision.ok)
      return { ok: false, code: decision.refusal.code, detail: { ...decision.refusal.detail } };
    const proposal =
      propose && door.command.fourEyes !== undefined && written.length > 0
        ? `p-${events.length}-${waiting.size}`
        : null;
    if (proposal !== null) waiting.set(proposal, { order });
    return { ok: true, position: String(events.length), repeated: false, proposal };
  }

  const open = (side: Side, post: string): NightConsole => {
    const staff = `demo-${side}-${post}`;
    const once = async (key: string, run: () => Promise<Told>): Promise<Told> => {
      const before = answers.get(`${staff}/${key}`);
      if (before !== undefined) return before.ok ? { ...before, repeated: true } : before;
      const told = await run();
      answers.set(`${staff}/${key}`, told);
      return told;
    };
    return {
      staff,
      order: ({ key, ...order }) => once(key, () => decide(staff, side, order, true)),
      approve: (proposal, key) =>
        once(key, async () => {
          const act = waiting.get(proposal);
          return act === undefined ? refusal('not_found') : decide(staff, side, act.order, false);
        }),
      ask: async (path) => query(path),
      post: async (_path, body) => ({
        subjects: 'text' in body && typeof body.text === 'string' ? found(phones, body.text) : [],
      }),
    };
  };
  const desk = (side: Side) => ({
    watch: open(side, 'watch-1'),
    second: open(side, 'watch-2'),
    duty: open(side, 'duty-1'),
    gold: open(side, 'gold-1'),
  });
  const of = <State>(kind: string): readonly State[] =>
    [...streams]
      .filter(([name]) => name.startsWith(`${kind}/`))
      .map(([, { state }]) => state as State) // each was folded by its own decider
      .filter((state) => (state as { readonly status: string }).status !== 'none');
  return {
    desks: { uk: desk('uk'), fr: desk('fr') },
    contacts: () => of<Contact>('contact'),
    boats: () => of<Boat>('boat'),
    events,
  };
}

const refusal = (code: string): Told => ({ ok: false, code, detail: {} });

function rememberPhone(phones: Map<string, string>, fields: Readonly<Record<string, unknown>>): void {
  const { phone, caller } = fields;
  if (typeof phone === 'string' && typeof caller === 'string') phones.set(phone, caller);
}

function found(phones: ReadonlyMap<string, string>, phone: string): readonly object[] {
  const subject = phones.get(phone);
  return subject === undefined ? [] : [{ subject }];
}
