import { addSeconds, fromUtc, instant, toUtc, type UtcText } from '../../../kernel/time.ts';
import type { BoardAnswer, SeaAnswer, TimelineEntry } from '../board-wire.ts';
import type { Boat, BoatState } from '../boat-state.ts';
import type { Contact } from '../contact-state.ts';
import { emptySea, give, orders, type Sea } from '../given-rescue.ts';
import { crossingNoticeSeconds } from '../crossing-near.ts';
import { boatDecider } from '../decide-boat.ts';
import type { SeaArea } from '../decide-sea.ts';
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
  readonly terms: Readonly<Record<string, never>>;
  readonly by: string;
  readonly at: string;
}

const secondPerson = new Set(['CloseBoat', 'SuspendSearch']);

/**
 * The rescue of an invented node, in memory: orders go to the real deciders, the board is the folded state. Words and
 * phones stay in a map that plays the vault.
 */
export function createFakeRescue() {
  const node: FakeNodeState = newState();
  return {
    /** Gives one order by its name; the answer as the node gives it. */
    order: (name: string, fields: Fields, giver: FakeGiver): FakeAnswer =>
      ordered(node, { name, fields }, giver),
    /** What dispatch did for a boat, as the flow writes it. */
    note(boat: string, task: { readonly task: string; readonly unit: string; readonly step: string }) {
      const stream = `boat/${boat}`;
      const state = node.sea.get(stream) as BoatState;
      const at = toUtc(instant(Date.now()));
      const after = boatDecider.evolve(state, { type: 'TaskNoted', at, boat, ...task });
      node.sea = new Map(node.sea).set(stream, after);
      node.version++;
    },
    /** What was written of a boat so far was lost with the book, and came back from `by` a quarter of an hour later. */
    giveBack(boat: string, by: string) {
      node.written = node.written.map(({ stream, entry }) => {
        if (stream !== `boat/${boat}`) return { stream, entry };
        const recordedAt = toUtc(addSeconds(fromUtc(entry.recordedAt), 900));
        return { stream, entry: { ...entry, toldAt: entry.recordedAt, recordedAt, returnedBy: by } };
      });
      node.version++;
    },
    /** Every record stands as in this sea: what two nodes have written of, as the board of one tells it. */
    stand(sea: Sea) {
      node.sea = sea;
      node.version++;
    },
    proposals: (): readonly FakeProposal[] => node.proposals,
    clear() {
      const version = node.version + 1;
      Object.assign(node, newState(), { version });
    },
    /** The answer to one address of the room or of the vault; null: not ours. */
    answer: (asked: FakeAsked, giver: FakeGiver): FakeAnswer | null =>
      ofVault(node, asked) ?? ofRoom(node, asked, giver),
  };
}

export interface FakeAsked {
  readonly path: string;
  readonly after: string | null;
  readonly body: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

interface FakeNodeState {
  sea: Sea;
  version: number;
  written: Written[];
  proposals: FakeProposal[];
  /** Texts by subject and kind: plays the vault. */
  vault: Map<string, Map<string, string>>;
  /** Subjects by phone: plays the blind index. */
  callers: Map<string, string>;
}

function newState(): FakeNodeState {
  return { sea: emptySea, version: 0, written: [], proposals: [], vault: new Map(), callers: new Map() };
}

function ordered(
  node: FakeNodeState,
  order: { readonly name: string; readonly fields: Fields },
  giver: FakeGiver,
): FakeAnswer {
  const { name, fields } = order;
  const at = toUtc(instant(Date.now()));
  const answer = give(
    node.sea,
    { order: name, at, by: giver.staff, side: giver.side, desk: giver.desk },
    fields,
  );
  if (answer.refusal === null && secondPerson.has(name)) return propose(node, order, { giver, at });
  if (answer.refusal === null) seal(node, fields);
  node.sea = answer.sea;
  for (const [stream, event] of answer.written) {
    node.version++;
    node.written.push({ stream, entry: entryOf(event, { giver, position: place(node.version) }) });
  }
  if (answer.refusal !== null) return refused(answer.refusal, answer.detail);
  return { status: 200, body: { ok: true, position: place(node.version) } };
}

function propose(
  node: FakeNodeState,
  { name, fields }: { readonly name: string; readonly fields: Fields },
  { giver, at }: { readonly giver: FakeGiver; readonly at: string },
): FakeAnswer {
  const proposal = `p-${node.proposals.length + 1}`;
  const texts = Object.entries(fields).map(([key, value]) => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const said = { proposal, context: 'operations/rescue', command: name, by: giver.staff, at } as const;
  node.proposals.push({ ...said, terms: {}, fields: Object.fromEntries(texts) as FakeProposal['fields'] });
  return { status: 200, body: { ok: true, position: place(node.version), proposal } };
}

/** Keeps what is personal of an order apart, as the vault does. */
function seal(node: FakeNodeState, fields: Fields): void {
  const subject = fields['wordsSubject'] ?? fields['entry'];
  for (const [kind, value] of [
    ['free_text', fields['words']],
    ['translation', fields['translation']],
  ] as const) {
    if (typeof subject !== 'string' || typeof value !== 'string') continue;
    const kept = node.vault.get(subject) ?? new Map<string, string>();
    node.vault.set(subject, kept.set(kind, value));
  }
  const { caller, phone } = fields;
  if (typeof caller === 'string' && typeof phone === 'string') node.callers.set(phone, caller);
}

function ofVault(node: FakeNodeState, { path, body }: FakeAsked): FakeAnswer | null {
  const fields = (body ?? {}) as Fields;
  if (path === '/api/vault/open') return opening(node.vault, fields, place(node.version));
  if (path !== '/api/vault/search') return null;
  const found = node.callers.get(String(fields['text']));
  const subjects = found === undefined ? [] : [{ subject: found, kind: 'caller' }];
  return { status: 200, body: { ok: true, position: place(node.version), subjects, standing: null } };
}

function ofRoom(node: FakeNodeState, asked: FakeAsked, giver: FakeGiver): FakeAnswer | null {
  const { path } = asked;
  if (path === '/api/operations/rescue/board') return { status: 200, body: boardOf(node, asked.after) };
  if (path === '/api/operations/rescue/sea') return { status: 200, body: seaOf(node) };
  const [, kind, record] = /^\/api\/operations\/rescue\/(boat|contact)s\/([\w-]+)$/.exec(path) ?? [];
  if (kind !== undefined) {
    const of = `${kind}/${record}`;
    const timeline = node.written.filter(({ stream }) => stream === of).map(({ entry }) => entry);
    return { status: 200, body: { [kind]: node.sea.get(of) ?? null, timeline } };
  }
  const name = orders.find((one) => path === `/api/operations/rescue/${kebab(one)}`);
  return name === undefined ? null : ordered(node, { name, fields: (asked.body ?? {}) as Fields }, giver);
}

function boardOf(node: FakeNodeState, after: string | null): BoardAnswer {
  const position = place(node.version);
  if (after === position) return { position, reset: false, contacts: [], boats: [] };
  const contacts = statesOf<Contact>(node.sea, 'contact');
  return { position, reset: true, contacts, boats: statesOf<Boat>(node.sea, 'boat') };
}

function seaOf(node: FakeNodeState): SeaAnswer {
  const reports = statesOf<SeaArea>(node.sea, 'sea').flatMap((area) => area.reports);
  return { reports, staleSeconds: 3_600, crossingNoticeSeconds };
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
    toldAt: null,
    returnedBy: null,
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
