import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ContextDoor } from '../kernel/door.ts';
import type { Text } from '../kernel/text.ts';
import type { Answer, Handle } from './handle.ts';
import type { PositionSeal } from './position-seal.ts';
import { json, refusedReply, type Reply, type Route } from './route.ts';

const keyForm = /^[A-Za-z0-9._:/-]{8,200}$/;

/** One POST route for each command of each context, from its schema; none for what the node itself must say part of. */
export function commandRoutes(
  contexts: readonly ContextDoor[],
  { handle, seal }: { readonly handle: Handle; readonly seal: PositionSeal },
): readonly Route[] {
  return contexts.flatMap((context) =>
    context.streams.flatMap((stream) =>
      Object.entries(stream.commands).flatMap(([name, command]): readonly Route[] =>
        command.ofNode === true
          ? []
          : [
              {
                method: 'POST',
                url: `/api/${context.name}/${kebab(name)}`,
                action: `${context.name}/${name}`,
                summary: command.summary,
                body: command.schema instanceof z.ZodType ? command.schema : z.unknown(),
                caller: 'either',
                answer: async ({ who, request }) => {
                  const key = keyOf(request);
                  if (key === null) return refusedReply({ code: 'key_missing' });
                  // The raw body: the handle validates once more, and hashes what was sent, not what a schema made of it.
                  const asked = {
                    context: context.name,
                    command: name,
                    fields: request.body,
                    idempotencyKey: key,
                  };
                  return commandReply(await handle(who, asked), { seal, texts: stream.refusals });
                },
              },
            ],
      ),
    ),
  );
}

/** The sender's own key of a request; null where it is missing or malformed. */
export function keyOf({ headers }: Pick<FastifyRequest, 'headers'>): string | null {
  const key = headers['idempotency-key'];
  return typeof key === 'string' && keyForm.test(key) ? key : null;
}

/** The HTTP answer to a command; its place in the book is sealed. */
export function commandReply(
  answer: Answer,
  { seal, texts }: { readonly seal: PositionSeal; readonly texts: Readonly<Record<string, Text>> },
): Reply {
  if (!answer.ok) return refusedReply(answer.refusal, texts[answer.refusal.code]);
  const { position, repeated, proposal } = answer;
  const told = proposal === undefined ? {} : { proposal };
  return json({ ok: true, position: seal.seal(position), repeated, ...told });
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter, at: number) => (at === 0 ? '' : '-') + letter.toLowerCase());
}
