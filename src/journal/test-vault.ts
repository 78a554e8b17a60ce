// What the tests of the vault share: an invented subject, a vault with its key file, steps run as the append runs them.
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { NodeId } from '../kernel/ids.ts';
import type { UtcText } from '../kernel/time.ts';
import { createJournal } from './journal.ts';
import type { KeyProvider } from './key-provider.ts';
import { openVaultKeyFile } from './key-provider-file.ts';
import type { Beside, Journal, JsonObject, NewEvent } from './port.ts';
import { openStore, type Store } from './store.ts';
import { sampleEvent, sampleRequest } from './test-server.ts';
import { createVault, type DetailText, type Registration, type SealedHash, type Vault } from './vault.ts';

export const sampleSubject = (): string => `s-${randomBytes(16).toString('hex')}`;

/** A subject registered in invented words; `registration` overrides. */
export function sampleRegistration(registration: Partial<Registration> = {}): Registration {
  return {
    kind: 'caller',
    purpose: 'save_life',
    marking: 'official_sensitive',
    label: { owner: 'agency-a', jurisdiction: ['channel'] },
    origin: 'fr',
    registeredAt: '2021-11-24T03:04:05.000Z' as UtcText,
    keepUntil: '2031-11-24T03:04:05.000Z' as UtcText,
    ...registration,
  };
}

/** Details with ids of their own. */
export function sampleDetails(...details: readonly (readonly [DetailText['kind'], string])[]): DetailText[] {
  return details.map(([kind, text]) => ({ id: randomUUID(), kind, text }));
}

/** Runs steps in one transaction as the program's role: as an append does. */
export async function runSteps({ pool }: Pick<Store, 'pool'>, steps: readonly Beside[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const { text, values } of steps) await client.query(text, [...values]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** A book with its vault, for one test. */
export interface TestVault extends FilledVault {
  readonly url: string;
  readonly store: Store;
  readonly keys: KeyProvider;
  close(): Promise<void>;
}

/** A vault that is filled as the program fills it: events and rows alike. */
export interface FilledVault {
  readonly vault: Vault;
  /** Registers a subject, a new one where none is given, with these details. */
  put(
    details: readonly DetailText[],
    registration?: Partial<Registration>,
    subject?: string,
  ): Promise<string>;
  /** Appends events of a subject's stream, with steps beside. */
  tell(subject: string, events: readonly NewEvent[], beside?: readonly Beside[]): Promise<void>;
  /** Orders an erasure, in the book and in the vault. */
  order(subject: string): Promise<void>;
  /** Orders it, forgets and erases. */
  erase(subject: string): Promise<void>;
}

export const putEvents = (subject: string, hashes: readonly SealedHash[]): readonly NewEvent[] =>
  hashes.map(({ id, kind, sealedHash }) =>
    eventOf('SubjectDetailPut', { subject, detail: id, kind, sealedHash }),
  );

function registeredEvent(subject: string, registered: Registration): NewEvent {
  const { kind, purpose, marking, keepUntil, label } = registered;
  return { ...eventOf('SubjectRegistered', { subject, kind, purpose, marking, keepUntil }), label };
}

export const eventOf = (type: string, body: JsonObject): NewEvent => ({ ...sampleEvent(body), type });

/** Opens a store with its vault; the key file lies in `folder`. */
export async function openTestVault(url: string, folder: string): Promise<TestVault> {
  const store = await openStore({ url });
  const journal = await createJournal({ store, origin: 'fr' as NodeId });
  const keys = openVaultKeyFile(join(folder, 'vault-key.json'));
  const close = async () => {
    await journal.close();
    await store.close();
  };
  return { ...fillVault({ store, journal, keys }), url, store, keys, close };
}

/** Fills a vault on an open journal. */
export function fillVault(by: { store: Store; journal: Journal; keys: KeyProvider }): FilledVault {
  const { store, journal, keys } = by;
  const vault = createVault({ store, keys });
  const tell = async (subject: string, events: readonly NewEvent[], beside: readonly Beside[] = []) => {
    const stream = `subject/${subject}`;
    const expectedVersion = (await journal.readStream(stream)).length;
    const outcome = await journal.append(sampleRequest({ stream, expectedVersion, events, beside }));
    if (outcome.kind !== 'appended') throw new Error(`unexpected: ${outcome.kind}`);
  };
  const order = (subject: string) =>
    tell(subject, [eventOf('ErasureOrdered', { subject })], vault.orderErasureSteps(subject));
  return {
    vault,
    tell,
    async put(details, registration, subject = sampleSubject()) {
      const registered = sampleRegistration(registration);
      const sealing = await vault.sealSteps({ registration: registered, subject, details });
      const events = [registeredEvent(subject, registered), ...putEvents(subject, sealing.hashes)];
      await tell(subject, events, sealing.beside);
      return subject;
    },
    order,
    async erase(subject) {
      await order(subject);
      await vault.forget(subject);
      await tell(subject, [eventOf('SubjectErased', { subject })], vault.eraseSteps(subject));
    },
  };
}
