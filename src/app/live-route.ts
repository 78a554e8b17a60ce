import type { Text } from '../kernel/text.ts';
import type { LiveHub, LiveReader } from './live.ts';
import type { Route } from './route.ts';
import type { Session } from './session.ts';
import type { Who } from './who.ts';

const pictureSummary: Text = {
  en: 'The live picture as server-sent events; resumes after Last-Event-ID.',
  fr: 'La situation en direct par événements serveur ; reprise après Last-Event-ID.',
};
const roomsSummary: Text = {
  en: 'That something changed in a room which the reader may see, as server-sent events. For posts without the picture.',
  fr: 'Le fait qu’une salle ouverte au lecteur a changé, par événements serveur. Pour les fonctions sans la situation.',
};

/** The live stream of one action's readers; the right is asked again while the stream lasts. */
export function liveRoute(parts: {
  readonly hub: LiveHub;
  readonly action: string;
  /** `rooms`: without the picture, for readers who do not see it. */
  readonly tells?: 'picture' | 'rooms';
  /** Asked of the session, not of its token: a token changes at each proof, the stream goes on. */
  readonly readerOf: (who: Who, session: Session | null) => LiveReader;
}): Route {
  return {
    method: 'GET',
    url: parts.tells === 'rooms' ? '/api/live/rooms' : '/api/live',
    action: parts.action,
    summary: parts.tells === 'rooms' ? roomsSummary : pictureSummary,
    answer: async ({ who, session, request, reply }) => {
      const lastEventId = request.headers['last-event-id'];
      reply.hijack();
      const response = reply.raw;
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) response.setHeader(name, value);
      response.setHeader('cache-control', 'no-store');
      response.setHeader('content-type', 'text/event-stream; charset=utf-8');
      response.setHeader('x-accel-buffering', 'no');
      request.raw.socket.setNoDelay(true);
      request.raw.socket.setTimeout(0);
      const resumes = typeof lastEventId === 'string' ? lastEventId : undefined;
      const joined = parts.hub.join(response, resumes, parts.readerOf(who, session));
      if (!joined) {
        // Taken over already, so the answer is written here; EventSource retries by itself.
        response.end('event: bye\ndata: {"reason":"too_many"}\n\n');
      }
      return { kind: 'hijacked' };
    },
  };
}
