import { json, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import type { Clock, Instant } from '../../kernel/time.ts';
import type { CamerasAnswer, CameraStanding, TurnView } from './camera/wire.ts';

export interface CameraQueryParts {
  /** Cameras that this node knows a way to and that this person may know of. */
  readonly camerasFor: (who: Who, at: Instant) => Promise<readonly CameraStanding[]>;
  readonly turnsFor: (who: Who, at: Instant) => Promise<readonly TurnView[]>;
  readonly clock: Clock;
}

/** Which cameras can be looked through, and who has turned one. No picture: that is asked for in a viewing. */
export function cameraQueries({ camerasFor, turnsFor, clock }: CameraQueryParts): readonly Route[] {
  return [
    {
      method: 'GET',
      url: '/api/operations/site/cameras',
      action: 'operations/site/see',
      summary: {
        en: 'Cameras of fixed sites that this node reaches: what they give, whether they answer, who has turned one.',
        fr: 'Caméras des sites fixes joignables par ce nœud : ce qu’elles fournissent, leur état, qui en a orienté une.',
      },
      answer: async ({ who }) => {
        const now = clock();
        const [cameras, turns] = await Promise.all([camerasFor(who, now), turnsFor(who, now)]);
        const answer: CamerasAnswer = { cameras, turns };
        return json(answer);
      },
    },
  ];
}
