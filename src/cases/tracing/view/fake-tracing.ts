import { commandName, type FakeAnswer, type FakeGiver } from '../../../kit/fake-book.ts';
import type { ActorId, DeskId } from '../../../kernel/ids.ts';
import { addSeconds, type Instant, instant, toUtc } from '../../../kernel/time.ts';
import { tracingDecider } from '../decide.ts';
import {
  type TracingCommand,
  tracingCommandSchemas,
  type TracingEvent,
  tracingKind,
} from '../events-tracing.ts';
import { tracingHandling } from '../policy.ts';
import { tracingRefusals } from '../refusals.ts';
import type { TracingState } from '../state.ts';
import { tracingFor } from '../view-of.ts';

type Side = 'fr' | 'uk';
type Giver = Pick<FakeGiver, 'staff' | 'side'> & { readonly desk?: string; readonly at?: Instant };
const sides: readonly Side[] = ['fr', 'uk'];

/** Family tracing of two invented nodes, under the real decider: each has its own events whole, and of the other what leaves. */
export class FakeTracing {
  readonly #nodes: Readonly<Record<Side, Map<string, TracingState>>> = { fr: new Map(), uk: new Map() };

  clear(): void {
    for (const side of sides) this.#nodes[side].clear();
  }

  /** Gives one order by its name, as of `at` or now; null: no such order here. */
  order(name: string, body: unknown, giver: Giver): FakeAnswer | null {
    if (!Object.hasOwn(tracingCommandSchemas, name)) return null;
    const schema = tracingCommandSchemas[name as keyof typeof tracingCommandSchemas];
    const parsed = schema.safeParse(body);
    if (!parsed.success) return { status: 400, body: { ok: false, code: 'invalid', message: null } };
    const { seekerName: _name, sought: _words, ...said } = parsed.data as Readonly<Record<string, unknown>>;
    const states = this.#nodes[giver.side];
    const beside = typeof said['other'] === 'string' ? [said['other']] : [];
    const command = {
      ...said,
      type: name,
      at: toUtc(giver.at ?? instant(Date.now())),
      by: giver.staff as ActorId, // invented
      givenFrom: {
        state: giver.side,
        desk: (giver.desk ?? 'uk-safeguarding-1') as DeskId, // as above
        roles: ['safeguarding_officer'],
      },
      seen: Object.fromEntries(beside.map((other) => [`${tracingKind}/${other}`, states.get(other)])),
    } as unknown as TracingCommand; // checked by its schema
    const decision = tracingDecider.decide(states.get(command.request) ?? tracingDecider.initial, command);
    if (!decision.ok) {
      const { code } = decision.refusal;
      return { status: 409, body: { ok: false, code, message: tracingRefusals[code] } };
    }
    for (const event of decision.value)
      for (const side of sides)
        if (side === giver.side || tracingHandling[event.type].release === 'partner')
          this.#put(side, command.request, event);
    return { status: 200, body: { ok: true, position: `p.${'0'.repeat(48)}` } };
  }

  #put(side: Side, request: string, event: TracingEvent): void {
    const states = this.#nodes[side];
    states.set(request, tracingDecider.evolve(states.get(request) ?? tracingDecider.initial, event));
  }

  /** Answers as the node of this side does; null where the address is not the room's. */
  answer(asked: { readonly path: string; readonly body: unknown }, giver: FakeGiver): FakeAnswer | null {
    const name = /^\/api\/cases\/tracing\/(.+)$/.exec(asked.path)?.[1];
    if (name === undefined) return null;
    if (name !== 'requests') return this.order(commandName(name), asked.body, giver);
    const states = [...this.#nodes[giver.side].values()];
    return { status: 200, body: { ...tracingFor(giver.side, states), more: false } };
  }
}

/** An invented request's own name: its first figures differ, so that one can tell them apart. */
export function fakeRequest(side: Side, n: number): string {
  const first = (side === 'fr' ? 0x2c_81_00 : 0x7a_40_00) + n * 0x1_11;
  return `trc-${first.toString(16).padStart(6, '0')}${'0'.repeat(26)}`;
}

const officer = { uk: 'demo-uk-safeguarding-1', fr: 'demo-fr-safeguarding-1' } as const;
const colleague = 'demo-uk-safeguarding-2';

/**
 * An invented day after a rescue from which people came ashore in two states: a wife and her husband to be compared; a
 * child whose mother the other side has linked; brothers who both agree; a pair of which somebody is feared; and more.
 */
export function playFakeTracing(fake: FakeTracing): void {
  const now = instant(Date.now());
  const at = (hours: number) => addSeconds(now, hours * 3_600);
  const open = (side: Side, n: number, fields: Readonly<Record<string, unknown>>) => {
    const giver = { staff: officer[side], side, at: at(Number(fields['at'])) };
    fake.order('OpenTracing', opening(side, n, { fields, at }), giver);
  };
  const pair = (name: string, [side, n, hours]: readonly [Side, number, number], more: object) => {
    const other = side === 'fr' ? 'uk' : 'fr';
    const fields = { request: fakeRequest(side, n), other: fakeRequest(other, n), ...more };
    fake.order(name, fields, { staff: officer[side], side, at: at(hours) });
  };
  const grounds = { grounds: ['each_named_the_other', 'parting_told_alike'] };
  const couple = { relation: 'spouse', how: 'other_boat' };
  open('uk', 1, { ...couple, from: -10, until: -9, boat: 'UK-27-007', at: -2 });
  open('fr', 1, { ...couple, from: -10.5, until: -9.5, boat: 'FR-27-118', at: -1.5 });
  open('fr', 6, {
    relation: 'spouse',
    how: 'after_landing',
    from: -40,
    until: -38,
    seeker: 'child',
    at: -20,
  });
  const child = { relation: 'parent', seeker: 'child', consent: 'guardian', how: 'at_sea' };
  open('uk', 2, { ...child, from: -12, until: -8, at: -5 });
  open('fr', 2, { relation: 'child', how: 'at_sea', from: -11, until: -10, at: -4 });
  pair('LinkFamily', ['fr', 2, -0.6], grounds);
  const brothers = { relation: 'sibling', how: 'before_boarding', from: -18, until: -16, at: -8 };
  for (const side of sides) open(side, 3, brothers);
  for (const side of sides) pair('LinkFamily', [side, 3, side === 'fr' ? -4 : -3], grounds);
  for (const side of sides) pair('AgreeToContact', [side, 3, -1], { consent: 'self' });
  open('uk', 4, { relation: 'guardian', how: 'unknown', from: -30, until: -6, at: -7 });
  open('fr', 4, { relation: 'ward', how: 'unknown', from: -30, until: -8, at: -6 });
  pair('LinkFamily', ['uk', 4, -3], { grounds: ['document_seen'] });
  pair('RaiseConcern', ['uk', 4, -2.5], { concern: 'claims_a_stranger' });
  const before = { relation: 'grandparent', how: 'before_boarding', from: -60, until: -50 };
  open('uk', 5, { ...before, shared: false, at: -26 });
  open('uk', 7, { relation: 'sibling', how: 'at_sea', from: -100, until: -99, at: -90 });
  const over = { request: fakeRequest('uk', 7), outcome: 'reunited' };
  fake.order('CloseTracing', over, { staff: colleague, side: 'uk', at: at(-30) });
}

function opening(
  side: Side,
  n: number,
  {
    fields,
    at,
  }: { readonly fields: Readonly<Record<string, unknown>>; readonly at: (hours: number) => Instant },
): object {
  const { how, from, until, boat = null, at: _opened, ...said } = fields;
  return {
    request: fakeRequest(side, n),
    person: `s-${side === 'fr' ? 'f' : 'a'}${n.toString(16).padStart(31, '0')}`,
    seeker: 'adult',
    consent: said['seeker'] === 'child' ? 'safeguarding' : 'self',
    shared: true,
    seekerName: 'A. Example',
    sought: 'Somebody invented.',
    ...said,
    parting: { how, from: toUtc(at(Number(from))), until: toUtc(at(Number(until))), boat },
  };
}
