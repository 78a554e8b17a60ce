import type { LiveHub } from './live.ts';
import type { Route } from './route.ts';
import type { Session } from './session.ts';

/** The live stream of one action's readers; the right is asked again while the stream lasts. */
export function liveRoute(parts: {
  readonly hub: LiveHub;
  readonly action: string;
  /** Asked of the session, not of its token: a token changes at each proof, the stream goes on. */
  readonly stillAllowed: (session: Session) => Promise<boolean>;
}): Route {
  return {
    method: 'GET',
    url: '/api/live',
    action: parts.action,
    summary: {
      en: 'The live picture as server-sent events; resumes after Last-Event-ID.',
      fr: 'La situation en direct par événements serveur ; reprise après Last-Event-ID.',
    },
    answer: async ({ request, reply, session }) => {
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
      const joined = parts.hub.join(
        response,
        typeof lastEventId === 'string' ? lastEventId : undefined,
        async () => session !== null && parts.stillAllowed(session),
      );
      if (!joined) {
        // Taken over already, so the answer is written here; EventSource retries by itself.
        response.end('event: bye\ndata: {"reason":"too_many"}\n\n');
      }
      return { kind: 'hijacked' };
    },
  };
}
