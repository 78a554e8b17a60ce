import { z } from 'zod';
import { shortName } from '../../kernel/shapes.ts';
import { gatewayReply } from '../../app/gateway-intake.ts';
import type { Reply, Route } from '../../app/route.ts';
import { receiptNoteText } from '../../operations/rescue/text-receipt.ts';
import type { MailIntake } from './intake.ts';
import { bytesMax } from './read.ts';
import { mailRefusals } from './text.ts';

const mailQuery = z.strictObject({ source: shortName.optional() });

/**
 * Where a mail server posts each mail as it came (RFC 5322), from its pipe or its last delivery step. Posted and not
 * fetched from a folder: the server's own queue keeps the mail until it hears that it stands and tries again by itself,
 * the device key says which server may speak for which source, and several processes of one node need no turn at a
 * folder. On anything but 200 and 422 the server must keep the mail.
 */
export function mailRoute(intake: MailIntake): Route {
  return {
    method: 'POST',
    url: '/api/feeds/mails',
    action: 'operations/rescue/RecordContact',
    caller: 'device',
    bytesOf: 'message/rfc822',
    bodyLimit: bytesMax,
    summary: {
      en: 'Mails to the rescue, each as it came (RFC 5322): one a request.',
      fr: 'Courriels adressés au sauvetage, tels qu’arrivés (RFC 5322) : un par requête.',
    },
    query: mailQuery,
    answer: async ({ body, who, query }) => {
      const { source = null } = mailQuery.parse(query);
      return mailReply(
        await intake.receive(who, body instanceof Uint8Array ? body : new Uint8Array(), source),
      );
    },
  };
}

function mailReply(received: Awaited<ReturnType<MailIntake['receive']>>): Reply {
  if (received === null) {
    const value = { ok: false, code: 'empty', message: mailRefusals.empty, again: false };
    return { kind: 'json', value, status: 422 };
  }
  const { outcome, notes } = received;
  const told = notes.map(({ note, count }) => ({ note, count, message: receiptNoteText[note] }));
  return gatewayReply(outcome, { notes: told });
}
