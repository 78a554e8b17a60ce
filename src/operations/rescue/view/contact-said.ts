import type { z } from 'zod';
import type { Position } from '../../../kernel/geo.ts';
import type { State } from '../../../kernel/label.ts';
import type { recordContactSchema } from '../events-contact.ts';
import { readContact } from '../read-contact.ts';
import type { ContactFacts } from '../wire.ts';

/** The fields of the order by which a contact is recorded. */
export type ContactRecord = z.input<typeof recordContactSchema>;

/** Everything that somebody at a desk has typed of one contact. Texts are empty where there are none. */
export interface ContactSaid
  extends Omit<ContactFacts, 'side' | 'clockOffsetSeconds' | 'words' | 'translated' | 'detected' | 'notes'> {
  /** Under which the words go into the vault, where there are any. */
  readonly wordsSubject: string;
  readonly phone: string;
  readonly words: string;
  readonly translation: string;
}

/** What is sent: what was not typed is left out, so that nothing personal is sealed empty. */
export function recordOf(said: ContactSaid): ContactRecord {
  const { contact, kind, channel, receivedAt, happenedAt, language, caller, source, unit, place } = said;
  const { claims, positions, counted, callersAboard, wordsSubject, phone, words, translation } = said;
  return {
    contact,
    kind,
    channel,
    receivedAt,
    happenedAt,
    language,
    caller,
    source,
    unit,
    place,
    claims: { ...claims, cues: [...claims.cues] },
    positions: positions.map((position) => ({
      ...position,
      flags: [...position.flags],
      candidates: [...position.candidates],
    })),
    counted,
    callersAboard: [...callersAboard],
    wordsSubject: words === '' ? null : wordsSubject,
    translated: translation !== '',
    ...(phone === '' ? {} : { phone }),
    ...(words === '' ? {} : { words }),
    ...(translation === '' ? {} : { translation }),
  };
}

/** What the record will be, its words read as the node reads them: so that what speaks against a link is told before it. */
export function factsOf(
  said: ContactSaid,
  at: { readonly side: State; readonly isOnLand: (position: Position) => boolean },
): ContactFacts {
  const { wordsSubject, phone: _phone, words, translation, ...facts } = said;
  const read = readContact(
    {
      channel: said.channel,
      receivedAt: said.receivedAt,
      happenedAt: said.happenedAt,
      claims: said.claims,
      positions: said.positions,
      ...(words === '' ? {} : { words }),
    },
    at,
  );
  return {
    ...facts,
    ...read,
    side: at.side,
    clockOffsetSeconds: 0,
    words: words === '' ? null : wordsSubject,
    translated: translation !== '',
  };
}
