import type { LiveRoom } from '../app/live.ts';
import type { Route } from '../app/route.ts';
import { shownRows } from '../app/vault/row-rights.ts';
import { tracingHandling } from '../cases/tracing/policy.ts';
import { tracingProjection } from '../cases/tracing/projections.ts';
import { seeTracing, tracingQueries } from '../cases/tracing/queries.ts';
import type { Projector } from '../journal/projector.ts';
import type { Clock } from '../kernel/time.ts';
import type { Access } from '../policy/access.ts';
import type { Config } from './config.ts';
import type { ReadFor } from './projections.ts';
import { ownerNobody, sightOf } from './room-sight.ts';

export interface TracingRoomParts {
  readonly config: Pick<Config, 'agency' | 'state'>;
  readonly access: Access;
  readonly clock: Clock;
  readonly projector: Projector;
  readonly readFor: ReadFor;
}

/** The room of family tracing on this node: whoever has its remit hears that something changed, and nobody else. */
export function openTracingRoom({ config, access, clock, projector, readFor }: TracingRoomParts): {
  readonly live: LiveRoom;
  readonly routes: readonly Route[];
} {
  return {
    live: {
      name: 'tracing',
      changed: () => projector.progress(tracingProjection.name)?.changed ?? 0,
      // A request is owned by the agency that opened it, whichever that is.
      sees: sightOf(
        access,
        { ...config, agency: ownerNobody },
        {
          action: seeTracing,
          handling: tracingHandling.TracingShared,
        },
      ),
    },
    routes: tracingQueries({
      readFor: readFor(tracingProjection),
      shownTo: (who) => shownRows(access, { who, action: seeTracing, at: clock() }),
      clock,
    }),
  };
}
