import { load } from '../../app/handle.ts';
import { newEvent } from '../../app/new-event.ts';
import type { PolicyHolder } from '../../app/policy-holder.ts';
import type { PolicyJudge } from '../../app/policy-adoption.ts';
import { requestHash } from '../../app/request-hash.ts';
import type { Journal, StoredEvent } from '../../journal/port.ts';
import type { StreamDoor } from '../../kernel/door.ts';
import type { ActorId } from '../../kernel/ids.ts';
import type { State } from '../../kernel/label.ts';
import type { Text } from '../../kernel/text.ts';
import { type Clock, toUtc } from '../../kernel/time.ts';
import type { PoliciesState } from './decide.ts';
import { policiesAdoptedSchema, type PoliciesEvent } from './events.ts';
import { policiesStream } from './index.ts';
import type { PoliciesView } from './wire.ts';

export interface PoliciesParts {
  readonly journal: Journal;
  readonly clock: Clock;
  /** The door made with the same judge. */
  readonly door: StreamDoor;
  readonly judge: PolicyJudge;
  readonly holder: PolicyHolder;
  readonly node: State;
  readonly agency: string;
  /** The program's version. */
  readonly version: string;
  /** Told of what an operator should know, in both languages. */
  readonly warn: (text: Text) => void;
}

/** The policies in force with their bare place in the book: it tells how much was written before, so it is not sent. */
export type PoliciesStanding = Omit<PoliciesView, 'position'> & { readonly position: number | null };

/** The policies in force as this process knows them. */
export interface PoliciesInForce {
  view(): PoliciesStanding;
  /** Takes an adoption that some process wrote: from then on this process judges by it. */
  take(stored: StoredEvent): void;
}

/** The event types that bring other policies into force. */
export const adoptionTypes = ['PoliciesAdopted'] as const satisfies readonly PoliciesEvent['type'][];

const attemptsMax = 8;

/**
 * At start: what two persons adopted since this very set came with the program is in force; else the set that came
 * with it, and where that puts aside what was adopted, a warning says so.
 */
export async function openPolicies(parts: PoliciesParts): Promise<PoliciesInForce> {
  const { judge, holder } = parts;
  const { state, wasAdopted } = await takeAtStart(parts);
  const { installed } = judge;
  let view: PoliciesStanding = {
    hash: installed.hash,
    since: state.since,
    position: state.position,
    files: installed.files,
    shipped: true,
  };
  holder.swap(installed);
  const bring = (files: PoliciesView['files'], said: Omit<PoliciesStanding, 'files' | 'shipped'>): void => {
    const opened = judge.open(files);
    // Another version of the program wrote it: here it would not be the same policies.
    if (!opened.ok || opened.value.hash !== said.hash) return parts.warn(texts.notTaken);
    holder.swap(opened.value);
    view = { ...said, files, shipped: false };
  };
  if (state.files !== null) bring(state.files, state);
  else if (wasAdopted) parts.warn(texts.putAside);
  return {
    view: () => view,
    take({ body, happenedAt, position }) {
      const { files, hash } = policiesAdoptedSchema.parse(body);
      bring(files, { hash, since: happenedAt, position });
    },
  };
}

type InForce = Extract<PoliciesState, { phase: 'in_force' }> & { readonly position: number };

async function takeAtStart(
  parts: PoliciesParts,
): Promise<{ readonly state: InForce; readonly wasAdopted: boolean }> {
  const { journal, door, judge, node, version } = parts;
  const actor = 'program' as ActorId;
  const take = { type: 'TakePolicies', hash: judge.installed.hash, version, node };
  let wasAdopted = false;
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const before = await load(journal, door, policiesStream);
    const state = before.state as PoliciesState; // the door erases types
    const decided = door.decider.decide(state, { ...take, at: toUtc(parts.clock()) });
    if (!decided.ok) throw new Error(`the policies were not taken: ${decided.refusal.code}`);
    if (decided.value.length === 0 && state.phase === 'in_force')
      return { state: { ...state, position: await newestPosition(journal) }, wasAdopted };
    wasAdopted ||= state.phase === 'in_force' && state.files !== null && state.hash !== take.hash;
    const from = { door: { stream: door }, who: { agency: null }, request: {}, agency: parts.agency };
    await journal.append({
      stream: policiesStream,
      expectedVersion: before.version,
      idempotencyKey: `program/policies/${before.version}/${take.hash}`,
      requestHash: requestHash(take),
      actor,
      desk: null,
      events: decided.value.map((event) => newEvent(from, event)),
      answer: { ok: true },
    });
    // Written by this process or, in the same moment, by another: what stands is read anew.
  }
  throw new Error('the policies were not taken: others kept changing them');
}

async function newestPosition(journal: Journal): Promise<number> {
  return (await journal.readStream(policiesStream)).at(-1)?.position ?? 0;
}

const texts = {
  putAside: {
    en: 'the policies of this release are in force; what two persons had adopted before was written from others and is put aside. Propose it anew where it is still wanted.',
    fr: 'les règles de cette version sont en vigueur ; celles que deux personnes avaient adoptées partaient d’autres règles et sont écartées. Les proposer à nouveau si elles restent souhaitées.',
  },
  notTaken: {
    en: 'policies adopted in the book cannot be brought into force by this version of the program; those in force stay. Start every process on one version.',
    fr: 'des règles adoptées au journal ne peuvent être mises en vigueur par cette version du programme ; celles en vigueur le restent. Démarrer tous les processus sur une même version.',
  },
} as const satisfies Record<string, Text>;
