import { randomBytes } from 'node:crypto';
import { createLiveHub, type LiveHub } from '../app/live.ts';
import type { Store } from '../journal/index.ts';
import type { Projector } from '../journal/projector.ts';
import { type Clock, instant } from '../kernel/time.ts';
import { createDetectionReader } from '../operations/picture/detection-reader.ts';
import { detectionProjection } from '../operations/picture/projections.ts';
import type { Config } from './config.ts';
import type { Feeds } from './feeds.ts';
import { readerOf } from './projections.ts';
import { programVersion } from './version.ts';

interface HubParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly projector: Projector;
  readonly feeds: Feeds;
  readonly store: Store;
}

/** The live stream of this node: tracks from the feeds, detections from the projection. */
export function openHub({ config, clock, projector, feeds, store }: HubParts): LiveHub {
  const reader = createDetectionReader(readerOf(store, detectionProjection));
  const head = (): number => projector.progress(detectionProjection.name)?.position ?? 0;
  return createLiveHub({
    topics: {
      motions: feeds.picture.motions,
      vessels: feeds.picture.vessels,
      detectionsHead: head,
      detectionsFrom: async () => 0,
      async detectionsAfter(after) {
        const from = instant(clock() - config.detectionHours * 3_600_000);
        const { position, views } = await reader.changedBetween(after, head(), from);
        return { position, values: views.map((view) => JSON.stringify(view)) };
      },
      health: () => JSON.stringify(feeds.health(head())),
    },
    clock,
    epoch: randomBytes(6).toString('hex'),
    hello: { node: config.state, version: programVersion() },
    tickMilliseconds: 20,
    healthMilliseconds: 2_000,
    stuckMilliseconds: 30_000,
    clientsMax: 400,
  });
}
