import type { Route } from '../route.ts';
import { aliveRoute, choicesRoute, sessionRoute } from '../session-routes.ts';
import { enrolRoutes } from './routes-enrol.ts';
import type { OversightParts } from './route-parts.ts';
import { handheldRoutes } from './routes-handheld.ts';
import { deviceRoutes } from './routes-devices.ts';
import { oversightRoutes } from './routes-oversight.ts';
import { proveRoutes } from './routes-prove.ts';
import { mySessionRoutes } from './routes-session.ts';
import { signInRoutes } from './routes-sign-in.ts';

export type { OversightParts as IdentityRoutesParts } from './route-parts.ts';

/** Every address of identity. */
export function identityRoutes(parts: OversightParts): readonly Route[] {
  return [
    choicesRoute(parts.staff),
    ...signInRoutes(parts),
    ...enrolRoutes(parts),
    sessionRoute(parts),
    ...mySessionRoutes(parts),
    ...proveRoutes(parts),
    ...oversightRoutes(parts),
    ...deviceRoutes(parts),
    ...handheldRoutes(parts),
    aliveRoute(parts),
  ];
}
