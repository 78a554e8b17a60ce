import { accessReviewRoutes } from '../app/access-review-routes.ts';
import { commandRoutes } from '../app/command-routes.ts';
import type { Handle } from '../app/handle.ts';
import type { LiveHub, LiveReader } from '../app/live.ts';
import { driverRoutes } from '../operations/freight/driver-routes.ts';
import type { KeyedHash } from '../operations/freight/report/receipt-code.ts';
import { identityRoutes } from '../app/identity/routes.ts';
import { liveRoute } from '../app/live-route.ts';
import { registerRows } from '../app/register.ts';
import type { PolicyHolder } from '../app/policy-holder.ts';
import { createReleaseWhy, type ReleaseWhy, type ReleaseWhyParts } from '../app/release-why.ts';
import type { Route } from '../app/route.ts';
import type { PositionSeal } from '../app/position-seal.ts';
import type { Session, Sessions } from '../app/session.ts';
import { vaultRoutes } from '../app/vault/vault-routes.ts';
import type { Who } from '../app/who.ts';
import type { Journal } from '../journal/index.ts';
import type { NodeId } from '../kernel/ids.ts';
import { states } from '../kernel/label.ts';
import type { Clock } from '../kernel/time.ts';
import { type ChartLayer, chartRoutes } from '../operations/picture/charts.ts';
import { createDetectionReader } from '../operations/picture/detection-reader.ts';
import { detectionProjection } from '../operations/picture/projections.ts';
import { noTracks, pictureQueries } from '../operations/picture/queries.ts';
import { refusals as identityRefusals } from '../oversight/identity/refusals.ts';
import { approvalsProjection } from '../oversight/approvals/projections.ts';
import { waitingProposals } from '../oversight/approvals/proposals-reader.ts';
import { recallDoor } from '../oversight/policies/recall-door.ts';
import { createRecallOrders } from '../oversight/policies/recall-reader.ts';
import { recallRoutes } from '../oversight/policies/recall-routes.ts';
import { releaseQueries } from '../oversight/policies/release-queries.ts';
import { recordsRoutes } from '../oversight/records/records-routes.ts';
import { staffProjection } from '../oversight/staff/projections.ts';
import { staffQueries } from '../oversight/staff/queries.ts';
import type { Access } from '../policy/access.ts';
import type { Config } from './config.ts';
import { contexts, sourceProjection } from './contexts.ts';
import { linkSwitchRoutes } from './demonstration/link-switch.ts';
import type { LinkSwitch } from './demonstration/two-nodes.ts';
import { staffAt } from './demonstration/staff.ts';
import { detectionRights } from './detection-rights.ts';
import type { Feeds } from './feeds.ts';
import type { Operations } from './operations.ts';
import { type OversightRouteParts, oversightRoutes } from './oversight.ts';
import type { LinkStanding } from '../kernel/link-standing.ts';
import type { StaffDirectory } from './directory.ts';
import { knownPeople } from './known-people.ts';
import type { People } from './people.ts';
import { pictureSight } from './picture-sight.ts';
import { type ReadFor, readerOf } from './projections.ts';
import type { VaultRoom } from './vault.ts';
import { programVersion } from './version.ts';

/** What the rooms of oversight need beside what every room has. */
export type Overseen = Pick<OversightRouteParts, 'oversight' | 'proposals' | 'store' | 'checkpoints'> & {
  readonly holder: Pick<PolicyHolder, 'hash' | 'release' | 'releaseRules'>;
};

export interface RouteTableParts extends Overseen {
  readonly config: Pick<
    Config,
    'demonstration' | 'state' | 'agency' | 'detectionHours' | 'signInsPerMinuteMax'
  >;
  readonly people: Pick<People, 'identity' | 'describe'>;
  readonly vault: Pick<VaultRoom, 'desk'>;
  readonly journal: Journal;
  readonly access: Access;
  readonly sessions: Sessions;
  readonly handle: Handle;
  readonly feeds: Pick<Feeds, 'telemetry' | 'routes' | 'countRefusal'>;
  readonly clock: Clock;
  readonly hub: LiveHub;
  readonly seal: PositionSeal;
  readonly bookmark: () => string;
  /** The node's hash for the codes on drivers' receipts. */
  readonly receipts: KeyedHash;
  readonly directory: StaffDirectory;
  readonly readFor: ReadFor;
  readonly charts: readonly ChartLayer[];
  readonly operations: Pick<Operations, 'routes'>;
  /** The demonstration’s own: no real node has it. */
  readonly linkSwitch: LinkSwitch | undefined;
  /** How the links with other nodes stand. */
  readonly links: () => readonly LinkStanding[];
  /** Nodes to which something may leave; absent: the other states, and nothing is exchanged with them yet. */
  readonly outboxes?: ReleaseWhyParts['peers'];
}

/** How far back a last report may lie: a distress beacon stays a day, every other kind expires sooner. */
const trackSecondsMax = 86_400;

/** The whole route table, in one place for the server, the API description and the golden sheet. */
export function routeTable(parts: RouteTableParts): readonly Route[] {
  const { config, access, sessions, handle, feeds, clock, seal, readFor } = parts;
  const { people, journal, directory } = parts;
  const version = programVersion();
  const sight = pictureSight(access, config);
  const { demonstration, state: node } = config;
  const staff = demonstration ? staffAt(node) : [];
  return [
    ...identityRoutes({
      identity: people.identity,
      describe: people.describe,
      sessions,
      access,
      clock,
      staff,
      node,
      version,
      demonstration,
      refusals: identityRefusals,
      ownWords: [config.agency, node, 'strait'],
      signInsPerMinuteMax: config.signInsPerMinuteMax,
      bookmark: parts.bookmark,
      count: (code) => feeds.countRefusal(code),
    }),
    ...liveRoutes(parts),
    ...commandRoutes(contexts, { handle, seal }),
    ...feeds.routes,
    ...driverRoutes({ journal, contexts, agency: config.agency, state: node, clock, keyed: parts.receipts }),
    ...pictureQueries({
      tracksFor: (who) => (sight.tracks(who) ? feeds.telemetry : noTracks),
      detectionsFor: (who) =>
        createDetectionReader(readFor(detectionProjection)(who), detectionRights(access, who, clock())),
      sourcesFor: (who, at) => registerRows(readFor(sourceProjection)(who), at),
      clock,
      detectionHours: config.detectionHours,
      trackSecondsMax,
    }),
    ...parts.operations.routes,
    ...(demonstration && parts.linkSwitch !== undefined ? linkSwitchRoutes(parts.linkSwitch) : []),
    ...chartRoutes(parts.charts),
    ...oversightRoutes({
      ...parts,
      journal,
      contexts,
      authors: knownPeople(directory),
      telemetry: feeds.telemetry,
    }),
    ...staffQueries({
      readFor: (who) => readFor(staffProjection)(who),
      read: (sql, values) => readerOf(parts.store, staffProjection)(sql, values),
      book: () => directory.book(),
      clock,
    }),
    ...vaultRoutes({ desk: parts.vault.desk, seal }),
    ...recordsRoutes({ ...parts, desk: parts.vault.desk, node }),
    ...accessReviewRoutes({ access, journal, contexts, people: (at) => directory.all(at), seal, clock }),
    ...releaseRoutes(parts),
  ];
}

/** Why something left or stayed, and that persons take it back. */
function releaseRoutes(parts: RouteTableParts): readonly Route[] {
  const { journal, handle, seal, clock, readFor } = parts;
  const why = releaseWhy(parts);
  const orders = createRecallOrders({
    journal,
    // Row security alone: whoever sees the record, or reviews who does, may know that somebody asks for it back.
    waiting: (who) =>
      waitingProposals(readFor(approvalsProjection)(who), clock(), ({ command }) =>
        Object.hasOwn(recallDoor.commands, command),
      ),
  });
  return [...releaseQueries({ why, seal, clock, orders }), ...recallRoutes({ why, orders, handle, seal })];
}

/** The live picture, and that rooms changed for those who do not see it. */
function liveRoutes(parts: RouteTableParts): readonly Route[] {
  const { hub } = parts;
  return [
    liveRoute({
      hub,
      action: 'operations/picture/see',
      readerOf: (who, session) => liveReader(parts, who, session),
    }),
    liveRoute({
      hub,
      action: 'signed_in',
      tells: 'rooms',
      readerOf: (who, session) => roomsReader(parts, who, session),
    }),
  ];
}

function releaseWhy({ access, journal, holder, clock, config, outboxes }: RouteTableParts): ReleaseWhy {
  const others = states.filter((state) => state !== config.state);
  return createReleaseWhy({
    access,
    journal,
    contexts,
    release: holder.release,
    rules: () => holder.releaseRules,
    peers: outboxes ?? others.map((state) => ({ peer: state as string as NodeId, explain: null })), // a state's node bears its name
    clock,
  });
}

/** Who reads the stream, at each moment: the directory answers from memory, the session is asked of the store. */
function liveReader(
  { access, sessions, directory, clock }: RouteTableParts,
  { actor }: Who,
  session: Session | null,
): LiveReader {
  const see = 'operations/picture/see';
  return {
    now() {
      const who = directory.staff(actor, clock());
      return who !== null && access.allows(who.roles, see) ? who : null;
    },
    stillAllowed: async () => session !== null && (await sessions.stands(session.id)) !== null,
  };
}

/** Who hears of rooms alone: whoever is signed in; each room says by itself whom it is told. */
function roomsReader(parts: RouteTableParts, { actor }: Who, session: Session | null): LiveReader {
  const { sessions, directory, clock } = parts;
  return {
    roomsOnly: true,
    now: () => directory.staff(actor, clock()),
    stillAllowed: async () => session !== null && (await sessions.stands(session.id)) !== null,
  };
}
