import { fold } from '../../kernel/decider.ts';
import type { UtcText } from '../../kernel/time.ts';
import { agencyFieldsSchema, deskFieldsSchema } from './bodies.ts';
import type { StaffBook } from './book.ts';
import { staffDecider } from './decide.ts';
import { postDecider } from './decide-post.ts';
import type { PostEvent, StaffEvent } from './events.ts';
import { type Role, roles } from './roles.ts';

const both = (text: string) => ({ en: text, fr: text });
const since = '2020-01-01';

/** For tests: the invented agency `uk-example` with `uk-desk-1` to `-3`, where every role may sit; `but` overrides. */
export function sampleBook(
  parts: {
    readonly people?: Readonly<Record<string, readonly StaffEvent[]>>;
    readonly posts?: Readonly<Record<string, readonly PostEvent[]>>;
    readonly agencyUntil?: string;
    readonly deskUntil?: string;
    readonly deskRoles?: readonly Role[];
  } = {},
): StaffBook {
  const agency = agencyFieldsSchema.parse({
    name: both('Example'),
    acronym: both('EX'),
    state: 'uk',
    kind: 'rescue',
    remits: ['channel', 'intelligence', 'protection'],
    from: since,
    until: parts.agencyUntil ?? null,
  });
  const desk = deskFieldsSchema.parse({
    agency: 'uk-example',
    name: both('Desk'),
    place: both('Example'),
    roles: [...(parts.deskRoles ?? roles)],
    from: since,
    until: parts.deskUntil ?? null,
  });
  const desks = ['uk-desk-1', 'uk-desk-2', 'uk-desk-3'];
  return {
    agencies: new Map([['uk-example', { version: 1, value: agency }]]),
    desks: new Map(desks.map((id) => [id, { version: 1, value: desk }])),
    people: new Map(
      Object.entries(parts.people ?? {}).flatMap(([id, history]) => {
        const value = fold(staffDecider, history);
        return value.phase === 'none' ? [] : [[id, { version: history.length, value }] as const];
      }),
    ),
    posts: new Map(
      Object.entries(parts.posts ?? {}).map(([id, history]) => [
        id,
        { version: history.length, value: fold(postDecider, history) },
      ]),
    ),
  };
}

/** A millisecond before a moment. */
export function justBefore(at: UtcText): UtcText {
  return new Date(Date.parse(at) - 1).toISOString() as UtcText; // the form of UtcText
}
