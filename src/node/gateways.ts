import { createHmac, randomBytes } from 'node:crypto';
import type { GatewayAnswer, GatewayOrder, GatewayParts } from '../app/gateway-intake.ts';
import type { Handle } from '../app/handle.ts';
import type { FeedSink } from '../app/ingest.ts';
import type { PositionSeal } from '../app/position-seal.ts';
import type { Route } from '../app/route.ts';
import type { Who } from '../app/who.ts';
import { mailRoute } from '../feeds/mail/http.ts';
import { createMailIntake } from '../feeds/mail/intake.ts';
import { messageRoute } from '../feeds/message/http.ts';
import { createMessageIntake } from '../feeds/message/intake.ts';
import type { Clock } from '../kernel/time.ts';
import { faultWords } from './fault-words.ts';
import type { VaultRoom } from './vault.ts';

export interface GatewaysParts {
  readonly handle: Handle;
  readonly seal: PositionSeal;
  readonly vault: Pick<VaultRoom, 'desk' | 'requestHashKey'>;
  readonly clock: Clock;
  readonly say: (line: string) => void;
}

/** The ways in for messages and mails of people, to the inbox of the rescue. */
export function gatewayRoutes(
  { handle, seal, vault, clock, say }: GatewaysParts,
  sink: Pick<FeedSink, 'heard' | 'refused'>,
): readonly Route[] {
  const namesKey = createHmac('sha256', vault.requestHashKey).update('strait gateway names 1').digest();
  const parts = (room: string): GatewayParts => ({
    give: async (who, order) => answerTo(seal, await handle(who, asked(order))),
    digest: (text) => createHmac('sha256', namesKey).update(text).digest('hex'),
    callerOf: (who, by) => callerOf(vault, who, by),
    sink,
    clock,
    fault: (error) => say(`strait: ${room}: ${faultWords(error)}`),
  });
  return [
    messageRoute(createMessageIntake(parts('messages'))),
    mailRoute(createMailIntake(parts('mails / courriels'))),
  ];
}

function asked({ command, fields, key }: GatewayOrder) {
  return { context: 'operations/rescue', command, fields, idempotencyKey: key };
}

function answerTo(seal: PositionSeal, answer: Awaited<ReturnType<Handle>>): GatewayAnswer {
  if (!answer.ok) return answer;
  return { ok: true, position: seal.seal(answer.position), repeated: answer.repeated };
}

/** Whoever called before is known again by number or address; whoever did not gets a name that says nothing. */
async function callerOf(
  { desk }: GatewaysParts['vault'],
  who: Who,
  by: { readonly kind: 'phone' | 'email'; readonly text: string },
): Promise<string> {
  const known = await desk.recognise(who, { ...by, subjectKind: 'caller', purpose: 'save_life' });
  return known ?? `s-${randomBytes(16).toString('hex')}`;
}
