import { gatewayReply } from '../../app/gateway-intake.ts';
import type { Reply, Route } from '../../app/route.ts';
import { receiptNoteText } from '../../operations/rescue/text-receipt.ts';
import type { MessageIntake } from './intake.ts';
import { bytesMax } from './read.ts';
import { messageRefusals } from './text.ts';

/**
 * Where message gateways post what they receive, one message a request: `{ source, id, channel, from, text, sentAt,
 * receivedAt, language, location, part }`, whatever is not known left out. Answered once it stands: a gateway that hears
 * nothing, or 503, keeps the message and sends it again under its id.
 */
export function messageRoute(intake: MessageIntake): Route {
  return {
    method: 'POST',
    url: '/api/feeds/messages',
    action: 'operations/rescue/RecordContact',
    caller: 'device',
    // As bytes: what is no JSON may still be somebody's call for help.
    bytesOf: 'application/json',
    bodyLimit: bytesMax,
    summary: {
      en: 'Messages to the rescue, by SMS or a messaging service: one a request.',
      fr: 'Messages adressés au sauvetage, par SMS ou messagerie : un par requête.',
    },
    answer: async ({ body, who }) =>
      messageReply(await intake.receive(who, body instanceof Uint8Array ? body : new Uint8Array())),
  };
}

function messageReply(received: Awaited<ReturnType<MessageIntake['receive']>>): Reply {
  if (received === null) {
    const value = { ok: false, code: 'empty', message: messageRefusals.empty, again: false };
    return { kind: 'json', value, status: 422 };
  }
  const { outcome, notes } = received;
  const told = notes.map(({ note, count }) => ({ note, count, message: receiptNoteText[note] }));
  return gatewayReply(outcome, { notes: told });
}
