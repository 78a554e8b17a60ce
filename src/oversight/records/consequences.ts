import type { DomainEvent } from '../../kernel/event.ts';
import type { HoldForRequest } from '../../kernel/vault-orders.ts';
import type { RequestEvent } from './events.ts';

/**
 * What an event of a request orders of the subject's own stream, in the same decision: while a request of access is
 * open nothing of the person is erased.
 */
export function consequencesOf(event: DomainEvent): readonly HoldForRequest[] {
  const said = event as RequestEvent; // others fall through the switch
  switch (said.type) {
    case 'RequestReceived':
    case 'IdentityVerified':
      return orders('HoldForRequest', said);
    case 'RequestClosed':
      return orders('ReleaseForRequest', said);
    case 'RequestAssigned':
    case 'RequestExtended':
    case 'RequestAnswered':
      return [];
    default:
      return [];
  }
}

function orders(
  type: HoldForRequest['type'],
  { at, subject, request, kind }: Extract<RequestEvent, { readonly subject: string | null }>,
): readonly HoldForRequest[] {
  return kind !== 'access' || subject === null ? [] : [{ type, at, subject, request }];
}
