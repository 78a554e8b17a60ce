import { randomBytes } from 'node:crypto';
import { createLiveHub, type LiveHub } from '../app/live.ts';
import type { PositionSeal } from '../app/position-seal.ts';
import type { ReadRows } from '../app/project.ts';
import type { Who } from '../app/who.ts';
import type { Projector } from '../journal/projector.ts';
import { type Clock, instant } from '../kernel/time.ts';
import { createDetectionReader } from '../operations/picture/detection-reader.ts';
import { detectionProjection } from '../operations/picture/projections.ts';
import type { Access } from '../policy/access.ts';
import type { Config } from './config.ts';
import { detectionRights } from './detection-rights.ts';
import type { Feeds } from './feeds.ts';
import { lineOf } from './link-line.ts';
import { pictureSight } from './picture-sight.ts';
import type { Operations } from './operations.ts';
import { roomSight } from './room-sight.ts';
import { programVersion } from './version.ts';

interface HubParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly projector: Projector;
  readonly feeds: Feeds;
  readonly access: Access;
  readonly seal: PositionSeal;
  /** Rows of detections that this reader may see. */
  readonly readFor: (who: Who) => ReadRows;
  /** Rooms whose readers are told that something changed there. */
  readonly operations: Pick<Operations, 'live'>;
}

/** The live stream of this node: tracks from the feeds, detections from the projection. */
export function openHub({
  config,
  clock,
  projector,
  feeds,
  access,
  seal,
  readFor,
  operations,
}: HubParts): LiveHub {
  const sight = pictureSight(access, config);
  const seesRescues = roomSight(access, config, 'operations/rescue/see');
  const head = (): number => projector.progress(detectionProjection.name)?.position ?? 0;
  return createLiveHub({
    topics: {
      motions: feeds.picture.motions,
      vessels: feeds.picture.vessels,
      detectionsHead: () => projector.progress(detectionProjection.name)?.changed ?? 0,
      detectionsFrom: async () => 0,
      rooms: operations.live,
      seesTracks: (who) => sight.tracks(who),
      async detectionsAfter(after, who) {
        const reader = createDetectionReader(readFor(who), detectionRights(access, who, clock()));
        const from = instant(clock() - config.detectionHours * 3_600_000);
        const { position, views } = await reader.changedBetween(after, head(), from);
        return { position, values: views.map((view) => JSON.stringify(view)) };
      },
      health(who) {
        const { sources, links, ...node } = feeds.health();
        // The counts of a source tell how much there is of what it sends.
        const isSeen = { ais: sight.tracks(who), detection: sight.detections(who) };
        const seen = sources.filter(({ kind }) => isSeen[kind]);
        // What waits for a peer, or came from it, is the record of rescues.
        const told = seesRescues(who) ? links : links.map((link) => lineOf(link, node.at));
        return JSON.stringify({ ...node, sources: seen, links: told, bookmark: seal.seal(head()) });
      },
    },
    clock,
    epoch: randomBytes(6).toString('hex'),
    seal,
    hello: { node: config.state, version: programVersion() },
    tickMilliseconds: 20,
    healthMilliseconds: 2_000,
    stuckMilliseconds: 30_000,
    clientsMax: 400,
  });
}
