import type { DomainCommand } from '../../kernel/decider.ts';
import type { Contact } from './contact-state.ts';
import type { ContactEventOf } from './events-contact.ts';
import { deskOf } from './seen.ts';

/** The first opening by a person, told once; nothing where it is on record. */
export function openedBy(
  { opened, facts }: Contact,
  command: DomainCommand,
): readonly ContactEventOf<'ContactOpened'>[] {
  if (opened !== null) return [];
  const { at, by } = command;
  const { contact } = facts;
  const desk = deskOf(command);
  return [{ type: 'ContactOpened', at, on: `contact/${contact}`, contact, by: String(by), desk }];
}
