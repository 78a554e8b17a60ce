import { mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from '../app/handle.ts';
import { labelledEvent, newEvent } from '../app/new-event.ts';
import { sampleWho } from '../app/sample-who.ts';
import type { VaultDeskParts } from '../app/vault/parts.ts';
import { createVaultDesk, type VaultDesk } from '../app/vault/desk.ts';
import type { OpenAsked } from '../app/vault/open.ts';
import type { SealAsked } from '../app/vault/seal.ts';
import type { Who } from '../app/who.ts';
import { createJournal } from '../journal/journal.ts';
import { openVaultKeyFile } from '../journal/key-provider-file.ts';
import type { AppendOutcome, Journal } from '../journal/port.ts';
import { openStore, type Store } from '../journal/store.ts';
import { sqlAt } from '../journal/test-server.ts';
import { createVault, type Vault } from '../journal/vault.ts';
import type { ActorId, DeskId, NodeId } from '../kernel/ids.ts';
import type { State } from '../kernel/label.ts';
import type { Handling } from '../kernel/marking.ts';
import type { Refusal } from '../kernel/result.ts';
import { addSeconds, type Instant, instant, toUtc } from '../kernel/time.ts';
import { records, vaultRecords } from '../oversight/records/index.ts';
import { type Access, createAccess } from '../policy/access.ts';
import type { Policies } from '../policy/cedar.ts';

/** For tests: a vault with its desk over a database and the policies of a state as they stand. */
export interface GivenVault {
  readonly store: Store;
  readonly journal: Journal;
  readonly vault: Vault;
  readonly desk: VaultDesk;
  readonly clock: { now: Instant };
  readonly access: Access;
  /** The same store and keys with some parts replaced. */
  deskWith(
    parts: { readonly journal?: Journal; readonly vault?: Vault } & Pick<VaultDeskParts, 'isCallInHand'>,
  ): VaultDesk;
  /** Seals something of a new subject, or of a given one, as the watch. Gives the subject. */
  seal(asked: Partial<SealAsked> & Pick<SealAsked, 'details'>, who?: Who): Promise<string>;
  /**
   * Decides a command of the records and appends it with what accompanies it, as the handle does; then completes an
   * erasure that it ordered, as the node does.
   */
  act(who: Who, command: Readonly<Record<string, unknown>> & { readonly type: string }): Promise<Acted>;
  /** The same without what the node then does. */
  order: GivenVault['act'];
  close(): Promise<void>;
}

export type Acted = { readonly refused: Refusal } | { readonly appended: AppendOutcome };

/** The code of a refusal, or what became of the append. */
export const codeOf = (acted: Acted): string =>
  'refused' in acted ? acted.refused.code : acted.appended.kind;

/** An invented name to seal of a subject. */
export const nameDetails = [{ kind: 'name', text: 'A. Example' }] as const;

/** The names of these subjects, asked for a rescue. */
export const askedName = (subjects: readonly string[]): OpenAsked => ({
  subjects,
  kinds: ['name'],
  reason: 'rescue',
  reference: null,
  note: null,
  recipient: null,
});

/** How many rows the vault at `url` holds of a subject: its key, details and blind indexes. */
export async function rowsHeld(url: string, subject: string): Promise<number> {
  const [row] = await sqlAt(
    url,
    `select (select count(*) from strait_vault.subjects where subject = $1)
      + (select count(*) from strait_vault.details where subject = $1)
      + (select count(*) from strait_vault.blind where subject = $1) as held`,
    [subject],
  );
  return Number(row?.['held']);
}

export const callers: Handling = {
  purpose: 'save_life',
  marking: 'official',
  release: 'never',
  keepDays: 30,
  personal: true,
  jurisdiction: ['channel'],
};

export const newSubject = (): string => `s-${randomUUID().replaceAll('-', '')}`;

/** A watch officer of agency-a. */
export const watch = (state: State, but: Partial<Who> = {}): Who =>
  sampleWho({
    actor: 'demo-watch-1' as ActorId,
    desk: 'desk-watch' as DeskId,
    roles: ['watch_officer'],
    purposes: ['save_life', 'border_control'],
    remits: ['channel'],
    state,
    ...but,
  });

/** A data protection officer of agency-o, which has the oversight. */
export const dataProtection = (state: State, but: Partial<Who> = {}): Who =>
  sampleWho({
    actor: 'demo-dpo-1' as ActorId,
    desk: 'desk-dpo' as DeskId,
    roles: ['data_protection_officer'],
    purposes: ['oversight'],
    agency: 'agency-o',
    remits: ['oversight'],
    state,
    ...but,
  });

/** The program itself. */
export const program = { actor: 'node' as ActorId, desk: null };

/** A folder of its own for the key of a vault, with how to take it away. */
export function keyFolder(): { readonly file: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'strait-vault-'));
  return {
    file: join(folder, 'vault-key.json'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The policies as they stand, read once for each state: they are asked, never changed. */
const policiesOf = new Map<State, Promise<Policies>>();

/** What the policies of a state say. Loaded only where they are asked: they cost a process more than all else. */
async function accessOf(state: State): Promise<Access> {
  const { loaded, realTexts } = await import('../policy/given-policies.ts');
  const policies = policiesOf.get(state) ?? Promise.resolve(loaded(realTexts(state)));
  policiesOf.set(state, policies);
  return createAccess(await policies);
}

interface OpenAt {
  readonly url: string;
  /** Outlives the database, as it does a restored one. */
  readonly keyFile: string;
  readonly state: State;
  /** Absent: what the policies of the state say. */
  readonly access?: Access;
}

/** Opens everything on a database. */
export async function openVault(at: OpenAt): Promise<GivenVault> {
  const store = await openStore({ url: at.url });
  const journal = await createJournal({ store, origin: at.state as string as NodeId });
  const vault = createVault({ store, keys: openVaultKeyFile(at.keyFile) });
  const clock = { now: instant(Date.UTC(2027, 0, 31, 10)) };
  const access = at.access ?? (await accessOf(at.state));
  const parts = { vault, journal, access, ids: randomUUID, records: vaultRecords, agency: 'agency-node' };
  const deskWith: GivenVault['deskWith'] = (but) =>
    createVaultDesk({ ...parts, ...but, clock: () => (clock.now = addSeconds(clock.now, 0.001)) });
  const desk = deskWith({});
  return {
    store,
    journal,
    vault,
    desk,
    clock,
    access,
    deskWith,
    async seal(asked, who = watch(at.state)) {
      const subject = asked.subject ?? newSubject();
      const sealed = await desk.seal(who, { subjectKind: 'caller', handling: callers, subject, ...asked });
      if (!sealed.ok) throw new Error(`not sealed: ${sealed.refusal.code}`);
      const [first, ...also] = sealed.value.also;
      if (first === undefined) throw new Error('nothing to append');
      const { beside } = sealed.value;
      await journal.append({ ...first, also, beside, ...askedBy(who), answer: { ok: true } });
      return subject;
    },
    async act(who, command) {
      const acted = await actOnce({ journal, desk, clock, who, command });
      if (command.type === 'EraseSubject' && 'appended' in acted && acted.appended.kind === 'appended')
        await desk.completeErasure(program, String(command['subject']));
      return acted;
    },
    order: (who, command) => actOnce({ journal, desk, clock, who, command }),
    async close() {
      await journal.close();
      await store.close();
    },
  };
}

function askedBy({ actor, desk }: Who) {
  const key = randomUUID();
  return { idempotencyKey: key, requestHash: key.replaceAll('-', '').repeat(2), actor, desk };
}

interface Act extends Pick<GivenVault, 'journal' | 'desk' | 'clock'> {
  readonly who: Who;
  readonly command: Readonly<Record<string, unknown>> & { readonly type: string };
}

async function actOnce({ journal, desk, clock, who, command }: Act): Promise<Acted> {
  const { type, ...fields } = command;
  const door = records.streams.find(({ commands }) => commands[type] !== undefined);
  const key = door?.commands[type]?.streamKey(fields, who.actor);
  if (door === undefined || key === undefined) throw new Error(`no such command: ${type}`);
  const stream = `${door.kind}/${key}`;
  const before = await load(journal, door, stream);
  const decided = door.decider.decide(before.state, { ...command, at: toUtc(clock.now), by: who.actor });
  if (!decided.ok) return { refused: decided.refusal };
  const by = { door: { stream: door }, who, request: {}, agency: 'agency-node' };
  const events = decided.value.map((event) => newEvent(by, event));
  const { also, beside } = await desk.accompany({ who, events: decided.value });
  const own = { stream, expectedVersion: before.version, events };
  const appended = await journal.append({ ...own, also, beside, ...askedBy(who), answer: { ok: true } });
  return { appended };
}

/** By what access to the newest event of a stream is judged. */
export async function labelOfNewest(journal: Journal, stream: string) {
  const newest = (await journal.readStream(stream)).at(-1);
  const door = records.streams.find(({ kind }) => stream.startsWith(`${kind}/`));
  return newest === undefined || door === undefined ? null : labelledEvent(door, newest);
}
