import { instant, toUtc, type UtcText } from '../../../kernel/time.ts';
import type { BoardAnswer, TimelineEntry } from '../board-wire.ts';
import type { Boat } from '../boat-state.ts';
import type { Contact } from '../contact-state.ts';
import { emptySea, give, orders, type Sea } from '../given-rescue.ts';
import { refusals } from '../refusals.ts';

/** An invented answer to one address. */
export interface FakeAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Who gives an order in the invented watch. */
export interface FakeGiver {
  readonly staff: string;
  readonly side: 'fr' | 'uk';
  readonly desk: string;
}

interface Written {
  readonly stream: string;
  readonly entry: TimelineEntry;
}

/** What waits for a second person, as the approvals of the node list it. */
export interface FakeProposal {
  readonly proposal: string;
  readonly context: 'operations/rescue';
  readonly command: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly by: string;
  readonly at: string;
}

const secondPerson = new Set(['CloseBoat', 'SuspendSearch']);

/**
 * The rescue of an invented node, in memory: orders go to the real deciders, the board is the folded state. Words and
 * phones stay in a map that plays the vault.
 */
export function createFakeRescue() {
  let sea: Sea = emptySea;
  let version = 0;
  let written: Written[] = [];
  const vault = new Map<string, Map<string, string>>();
  const callers = new Map<string, string>();
  let proposals: FakeProposal[] = [];

  const record = (
    stream: string,
    event: { readonly type: string; readonly at: UtcText },
    giver: FakeGiver,
  ) => {
    version++;
    written.push({ stream, entry: entryOf(event, { giver, position: place(version) }) });
  };
  const seal = (fields: Readonly<Record<string, unknown>>) => {
    const keep = (subject: unknown, kind: string, value: unknown) => {
      if (typeof subject !== 'string' || typeof value !== 'string') return;
      const kept = vault.get(subject) ?? new Map<string, string>();
      kept.set(kind, value);
      vault.set(subject, kept);
    };
    const subject = fields['wordsSubject'] ?? fields['entry'];
    keep(subject, 'free_text', fields['words']);
    keep(subject, 'translation', fields['translation']);
    const { caller, phone } = fields;
    if (typeof caller === 'string' && typeof phone === 'string') callers.set(phone, caller);
  };

  /** Gives one order by its name; the answer as the node gives it. */
  const order = (name: string, fields: Readonly<Record<string, unknown>>, giver: FakeGiver): FakeAnswer => {
    const now = toUtc(instant(Date.now()));
    const said = { at: now, by: giver.staff, side: giver.side, desk: giver.desk };
    const answer = give(sea, { order: name, ...said }, fields);
    if (answer.refusal !== null) {
      for (const [stream, event] of answer.written) record(stream, event, giver);
      sea = answer.sea;
      return refused(answer.refusal, answer.detail);
    }
    if (secondPerson.has(name)) {
      const proposal = `p-${proposals.length + 1}`;
      const texts = Object.fromEntries(
        Object.entries(fields).map(([key, value]) => [
          key,
          typeof value === 'string' ? value : JSON.stringify(value),
        ]),
      );
      proposals = [
        ...proposals,
        { proposal, context: 'operations/rescue', command: name, fields: texts, by: giver.staff, at: now },
      ];
      return { status: 200, body: { ok: true, position: place(version), proposal } };
    }
    seal(fields);
    sea = answer.sea;
    for (const [stream, event] of answer.written) {
      record(stream, event, giver);
    }
    return { status: 200, body: { ok: true, position: place(version) } };
  };

  const board = (after: string | null): BoardAnswer => {
    if (after === place(version)) return { position: place(version), reset: false, contacts: [], boats: [] };
    return {
      position: place(version),
      reset: true,
      contacts: statesOf<Contact>(sea, 'contact'),
      boats: statesOf<Boat>(sea, 'boat'),
    };
  };

  return {
    order,
    board,
    proposals: () => proposals,
    clear() {
      sea = emptySea;
      version++;
      written = [];
      proposals = [];
      for (const kept of [vault, callers]) kept.clear();
    },
    /** The answer to one address of the room or of the vault; null: not ours. */
    answer(
      asked: { readonly path: string; readonly after: string | null; readonly body: unknown },
      giver: FakeGiver,
    ): FakeAnswer | null {
      const { path } = asked;
      const fields = (asked.body ?? {}) as Readonly<Record<string, unknown>>;
      if (path === '/api/vault/search') {
        const found = callers.get(String(fields['text']));
        const subjects = found === undefined ? [] : [{ subject: found, kind: 'caller' }];
        return { status: 200, body: { ok: true, position: place(version), subjects } };
      }
      if (path === '/api/vault/open') return opening(vault, fields, place(version));
      if (path === '/api/operations/rescue/board') return { status: 200, body: board(asked.after) };
      const boat = /^\/api\/operations\/rescue\/boats\/([\w-]+)$/.exec(path)?.[1];
      if (boat !== undefined) {
        const timeline = written.filter(({ stream }) => stream === `boat/${boat}`).map(({ entry }) => entry);
        return { status: 200, body: { boat: null, timeline } };
      }
      const name = orders.find((one) => path === `/api/operations/rescue/${kebab(one)}`);
      return name === undefined ? null : order(name, fields, giver);
    },
  };
}

export type FakeRescue = ReturnType<typeof createFakeRescue>;

function statesOf<State>(sea: Sea, kind: string): readonly State[] {
  // Folded by the decider of this kind alone.
  return [...sea].filter(([stream]) => stream.startsWith(`${kind}/`)).map(([, state]) => state as State);
}

function entryOf(
  event: { readonly type: string; readonly at: UtcText },
  of: { readonly giver: FakeGiver; readonly position: string },
): TimelineEntry {
  const { type, at, ...body } = event as { readonly type: string; readonly at: UtcText } & Readonly<
    Record<string, unknown>
  >;
  const plain = Object.entries(body).filter(
    ([name, value]) => !['boat', 'by', 'contact', 'entry'].includes(name) && isPlain(value),
  );
  return {
    position: of.position,
    type,
    happenedAt: at,
    recordedAt: at,
    by: of.giver.staff,
    desk: of.giver.desk,
    origin: of.giver.side,
    contact: typeof body['contact'] === 'string' ? body['contact'] : null,
    entry: typeof body['entry'] === 'string' ? body['entry'] : null,
    says: Object.fromEntries(plain) as TimelineEntry['says'],
  };
}

function isPlain(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function opening(
  vault: ReadonlyMap<string, ReadonlyMap<string, string>>,
  fields: Readonly<Record<string, unknown>>,
  position: string,
): FakeAnswer | null {
  const asked = Array.isArray(fields['subjects']) ? fields['subjects'].map(String) : [];
  if (!asked.some((subject) => vault.has(subject))) return null;
  const subjects = asked.map((subject) => ({
    subject,
    kind: 'note',
    details: [...(vault.get(subject) ?? [])].map(([kind, text]) => ({
      id: `${subject}-${kind}`,
      kind,
      text,
    })),
  }));
  return { status: 200, body: { ok: true, position, missing: [], subjects } };
}

function refused(code: string, detail: unknown): FakeAnswer {
  const texts: Readonly<Record<string, { readonly en: string; readonly fr: string }>> = refusals;
  return { status: 409, body: { ok: false, code, message: texts[code] ?? null, detail } };
}

/** A place in the book as the node tells it. */
function place(version: number): string {
  return `p.${String(version).padStart(48, '0')}`;
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter, at: number) => (at === 0 ? '' : '-') + letter.toLowerCase());
}
