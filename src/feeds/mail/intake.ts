import {
  createGatewayIntake,
  type GatewayOutcome,
  type GatewayParts,
  gatewaySource,
} from '../../app/gateway-intake.ts';
import type { Who } from '../../app/who.ts';
import { contactOfGateway, isForLife, namesOf } from '../../operations/rescue/gateway-contact.ts';
import type { NotedReceipt } from '../../operations/rescue/wire.ts';
import { readMail } from './read.ts';
import { mailRefusals } from './text.ts';

/** What became of one mail; null: there was nothing in it. */
export type MailOutcome = {
  readonly outcome: GatewayOutcome;
  readonly notes: readonly NotedReceipt[];
} | null;

/** The way in for mails. */
export interface MailIntake {
  /** Takes one mail as bytes, in the name that the server gives itself, and answers once it stands. Never throws. */
  receive(who: Who, body: Uint8Array, named: string | null): Promise<MailOutcome>;
}

/** See `MailIntake`. */
export function createMailIntake(parts: GatewayParts): MailIntake {
  const intake = createGatewayIntake(parts, mailRefusals);
  return {
    async receive(who, body, named) {
      const source = gatewaySource(who, named);
      const read = await readMail(body, parts.clock());
      if (read === null) {
        intake.refuse(source, 'empty');
        return null;
      }
      const message = { ...read, source };
      for (const { note, count } of message.notes) intake.refuse(source, note, count);
      const { key, ...names } = namesOf(message, parts.digest);
      const coming = { source, turn: message.sender?.text ?? key, forLife: isForLife(message.words) };
      const outcome = await intake.take(who, coming, async (give) => {
        const caller = message.sender === null ? null : await parts.callerOf(who, message.sender);
        return give({
          command: 'RecordContact',
          fields: contactOfGateway(message, { ...names, caller }),
          key,
        });
      });
      return { outcome, notes: message.notes };
    },
  };
}
