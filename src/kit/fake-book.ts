import type { ZodType } from 'zod';
import type { Decider, DomainCommand, GivenFrom } from '../kernel/decider.ts';
import type { DomainEvent } from '../kernel/event.ts';
import type { ActorId, DeskId } from '../kernel/ids.ts';
import { type Instant, instant, toUtc } from '../kernel/time.ts';

/** An invented answer to one address. */
export interface FakeAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Who gives an order to an invented node. */
export interface FakeGiver {
  readonly staff: string;
  readonly side: 'fr' | 'uk';
  readonly desk: string;
}

export type Erased = Decider<unknown, DomainCommand, DomainEvent, string>;

/** One kind of stream of an invented node, under its real decider. */
export interface FakeKind {
  readonly kind: string;
  readonly decider: Erased;
  readonly commands: Readonly<Record<string, ZodType>>;
  /** The key of the stream that a command goes to. */
  readonly keyOf: (fields: Readonly<Record<string, unknown>>) => string;
  readonly refusals: Readonly<Record<string, { readonly en: string; readonly fr: string }>>;
  /** States of further streams that a command is decided beside. */
  readonly beside?: (key: string) => Readonly<Record<string, unknown>>;
}

/** The book of an invented node, in memory: orders go to the real deciders. */
export class FakeBook {
  readonly states = new Map<string, unknown>();
  readonly kinds: readonly FakeKind[];
  events: readonly DomainEvent[] = [];
  #version = 0;

  constructor(kinds: readonly FakeKind[]) {
    this.kinds = kinds;
  }

  now(): Instant {
    return instant(Date.now());
  }

  /** The place in the book as the node tells it. */
  place(): string {
    return `p.${String(this.#version).padStart(48, '0')}`;
  }

  /** Every state of one kind of stream, in the order of their first events. */
  all<State>(kind: string): readonly State[] {
    // Folded by the decider of this kind alone.
    return [...this.states]
      .filter(([name]) => name.startsWith(`${kind}/`))
      .map(([, state]) => state as State);
  }

  changed(): void {
    this.#version++;
  }

  clear(): void {
    this.states.clear();
    this.events = [];
    this.changed();
  }

  /** Gives one order by its name; the answer as the node gives it; null: no such order here. */
  order(name: string, body: unknown, giver: FakeGiver): FakeAnswer | null {
    const kind = this.kinds.find(({ commands }) => Object.hasOwn(commands, name));
    const schema = kind?.commands[name];
    if (kind === undefined || schema === undefined) return null;
    const parsed = schema.safeParse(body);
    if (!parsed.success) return { status: 400, body: { ok: false, code: 'invalid', message: null } };
    const fields = parsed.data as Readonly<Record<string, unknown>>;
    const { words: _words, ...said } = fields;
    const key = kind.keyOf(fields);
    const seen = kind.beside?.(key) ?? {};
    return this.give(kind, key, { ...said, type: name, ...edge(giver, this.now()), seen });
  }

  /** Gives one command to one stream. */
  give(kind: FakeKind, key: string, command: DomainCommand): FakeAnswer {
    const stream = `${kind.kind}/${key}`;
    const state = this.states.get(stream) ?? kind.decider.initial;
    const decision = kind.decider.decide(state, command);
    if (!decision.ok) {
      const { code, detail } = decision.refusal;
      return { status: 409, body: { ok: false, code, message: kind.refusals[code] ?? null, detail } };
    }
    const after = decision.value.reduce((before, event) => kind.decider.evolve(before, event), state);
    this.states.set(stream, after);
    this.events = [...this.events, ...decision.value];
    this.changed();
    return { status: 200, body: { ok: true, position: this.place() } };
  }
}

function edge(giver: FakeGiver, at: Instant) {
  const givenFrom: GivenFrom = {
    state: giver.side,
    desk: giver.desk as DeskId, // invented
    roles: ['watch_officer'],
  };
  return { at: toUtc(at), by: giver.staff as ActorId, givenFrom }; // as above
}

/** `propose-task`, the address of a command, as its name. */
export function commandName(kebab: string): string {
  return kebab.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
