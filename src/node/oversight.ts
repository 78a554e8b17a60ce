import { startFlows } from '../app/flows.ts';
import { answeredWhenTaken, followJournal } from '../app/follow.ts';
import { type Handle } from '../app/handle.ts';
import { domainEvent } from '../app/new-event.ts';
import { createPolicyHolder, type PolicyHolder } from '../app/policy-holder.ts';
import type { PolicyJudge } from '../app/policy-adoption.ts';
import type { PositionSeal } from '../app/position-seal.ts';
import type { KnownPeople } from '../app/concerned.ts';
import type { Proposals } from '../app/proposals.ts';
import type { Route } from '../app/route.ts';
import { shownRows } from '../app/vault/row-rights.ts';
import { flows } from '../flows/register.ts';
import type { Journal, Store } from '../journal/index.ts';
import type { KeptValues } from '../journal/kept-values.ts';
import type { Projector } from '../journal/projector.ts';
import type { ContextDoor } from '../kernel/door.ts';
import type { RecordedEvent } from '../kernel/event.ts';
import type { State } from '../kernel/label.ts';
import type { Text } from '../kernel/text.ts';
import { type Clock, toUtc } from '../kernel/time.ts';
import type { EmergencyEvent } from '../operations/emergency/events.ts';
import {
  type ActiveGlass,
  createActiveGlass,
  glassTypes,
  runningGlass,
} from '../operations/emergency/glass-reader.ts';
import { emergencyProjection } from '../operations/emergency/projections.ts';
import { approvalRoutes } from '../oversight/approvals/approvals-routes.ts';
import { approvalsProjection } from '../oversight/approvals/projections.ts';
import { countWaiting } from '../oversight/approvals/proposals-reader.ts';
import { monitorProjection } from '../oversight/monitor/projections.ts';
import { monitorQueries, type MonitorQueryParts } from '../oversight/monitor/queries.ts';
import { viewingProjection } from '../oversight/monitor/viewing-projection.ts';
import { viewingQueries } from '../oversight/monitor/viewing-queries.ts';
import { policiesDoor } from '../oversight/policies/index.ts';
import { adoptionTypes, openPolicies, type PoliciesInForce } from '../oversight/policies/policies-reader.ts';
import { policyQueries } from '../oversight/policies/queries.ts';
import type { Access } from '../policy/access.ts';
import { contexts } from './contexts.ts';
import { faultWords } from './fault-words.ts';
import { type ReadFor, readerOf } from './projections.ts';
import { programVersion } from './version.ts';

export interface OversightParts {
  readonly store: Store;
  readonly journal: Journal;
  readonly projector: Projector;
  readonly values: KeptValues;
  readonly clock: Clock;
  readonly say: (line: string) => void;
  readonly judge: PolicyJudge;
  readonly holder: PolicyHolder;
  readonly config: { readonly state: State; readonly agency: string };
  /** Whose node this is, where it stands beside another's. */
  readonly node?: State;
}

/** What the rooms of oversight keep in the memory of this process. */
export interface Oversight {
  readonly glass: ActiveGlass;
  readonly policies: PoliciesInForce;
  /** The same handle, answering an emergency's command only when this process knows of it. */
  heeding(handle: Handle): Handle;
  close(): Promise<void>;
}

/** The holder of the policies in force, beginning with those that came with the program. */
export function holderOf({ installed }: PolicyJudge): PolicyHolder {
  return createPolicyHolder(installed);
}

/** Opens the rooms of oversight: the policies in force, broken glass, and the automatic flows. */
export async function openOversight(parts: OversightParts): Promise<Oversight> {
  const { journal, say, config, judge, store, values } = parts;
  const head = await journal.head();
  const warn = ({ en, fr }: Text): void => say(`strait: ${en}\nstrait : ${fr}`);
  const door = policiesDoor(judge.open);
  const { state: node, agency } = config;
  const policies = await openPolicies({ ...parts, door, node, agency, version: programVersion(), warn });
  const isShown = await parts.projector.reached(emergencyProjection.name, head, catchUpMilliseconds);
  const running = isShown ? await runningGlass(readerOf(store, emergencyProjection), parts.clock()) : [];
  const glass = createActiveGlass(running);
  const types: readonly string[] = glassTypes;
  const follower = followJournal({
    journal,
    from: isShown ? head : 0, // a projection that still builds: the book itself is read
    types: [...glassTypes, ...adoptionTypes],
    take(stored) {
      if (!types.includes(stored.type)) return policies.take(stored);
      const event = domainEvent({ upcasters: {} }, stored) as EmergencyEvent;
      return glass.take({ actor: stored.actor, event } satisfies Pick<
        RecordedEvent<EmergencyEvent>,
        'actor' | 'event'
      >);
    },
    fault: (error) => say(`strait: oversight / contrôle: ${faultWords(error)}`),
  });
  const corridors = await startFlows({
    journal,
    values,
    contexts,
    flows,
    agency,
    ...(parts.node === undefined ? {} : { node: parts.node }),
    fault: (flow, error) => say(`strait: flow / passerelle ${flow}: ${faultWords(error)}`),
    refused: (flow, code) => say(`strait: flow / passerelle ${flow}: ${code}`),
  });
  return {
    glass,
    policies,
    heeding: (handle) => answeredWhenTaken(handle, follower, ['operations/emergency']),
    async close() {
      await corridors.close();
      await follower.close();
    },
  };
}

const catchUpMilliseconds = 5_000;

export interface OversightRouteParts {
  readonly oversight: Pick<Oversight, 'policies'>;
  readonly proposals: Proposals;
  readonly access: Access;
  readonly authors: Pick<KnownPeople, 'holds'>;
  readonly contexts: readonly ContextDoor[];
  readonly holder: Pick<PolicyHolder, 'hash'>;
  readonly store: Store;
  readonly journal: Pick<Journal, 'origin'>;
  readonly readFor: ReadFor;
  readonly clock: Clock;
  readonly seal: PositionSeal;
  readonly telemetry: { refusals(): Promise<readonly { source: string; reason: string; count: number }[]> };
  readonly checkpoints: { newest(): { readonly position: number; readonly at: ReturnType<Clock> } | null };
}

/** The routes of approvals, policies and the monitor. */
export function oversightRoutes(parts: OversightRouteParts): readonly Route[] {
  const { proposals, access, authors, clock, seal } = parts;
  return [
    ...approvalRoutes({
      proposals,
      access,
      authors,
      clock,
      seal,
      contexts: parts.contexts,
      readFor: (who) => parts.readFor(approvalsProjection)(who),
    }),
    ...policyQueries({ inForce: () => parts.oversight.policies.view(), seal }),
    ...monitorQueries(monitorParts(parts)),
    ...viewingQueries({
      readFor: (who) => parts.readFor(viewingProjection)(who),
      shownTo: (who) => shownRows(access, { who, action: 'oversight/monitor/see', at: clock() }),
    }),
  ];
}

function monitorParts(parts: OversightRouteParts): MonitorQueryParts {
  return {
    readFor: (who) => parts.readFor(monitorProjection)(who),
    readAll: (sql, values) => readerOf(parts.store, monitorProjection)(sql, values),
    clock: parts.clock,
    state: parts.journal.origin,
    async refusals() {
      const counts = await parts.telemetry.refusals();
      const atDoor = counts.filter(({ source }) => source === 'http');
      return atDoor.map(({ reason, count }) => ({ code: reason, count }));
    },
    policyHash: () => parts.holder.hash,
    async checkpoint() {
      const newest = parts.checkpoints.newest();
      return newest === null ? null : { position: newest.position, at: toUtc(newest.at) };
    },
    approvalsWaiting: (at) => countWaiting(readerOf(parts.store, approvalsProjection), at),
  };
}
