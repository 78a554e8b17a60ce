import type { PartingHow, Relation } from '../../cases/tracing/events-tracing.ts';
import { addSeconds, fromUtc, toUtc } from '../../kernel/time.ts';
import type { ScenarioEvent } from './scenario-events.ts';
import { plain } from './words-of.ts';
import { deskOf, give, tracing, type Work } from './work.ts';

/** Whoever cannot say when is taken to have been parted within a night of coming ashore. */
const nightHours = 12;

type Person = Extract<ScenarioEvent['persons'], readonly object[]>[number];

/**
 * Whoever comes ashore and says that a relative is missing is asked by the safeguarding desk of that side, which opens a
 * tracing request and, as the person agrees, tells the other state's desk of it. Only what was said is entered.
 */
export async function traceFamilies(work: Work, event: ScenarioEvent): Promise<void> {
  if (!Array.isArray(event.persons)) return;
  for (const person of event.persons as readonly Person[]) {
    const relation = relationIn(person.note ?? '');
    if (relation === null) continue;
    const seeker = person.age_band === 'adult' ? 'adult' : 'child'; // in doubt, a child
    const fields = {
      request: work.names.request(person.ref),
      person: work.names.seeker(person.ref),
      relation,
      seeker,
      parting: {
        how: partingIn(`${person.note ?? ''} ${event.text}`),
        from: toUtc(addSeconds(fromUtc(event.at), -nightHours * 3_600)),
        until: event.at,
        boat: null,
      },
      consent: seeker === 'child' ? 'safeguarding' : 'self',
      shared: true,
      seekerName: `Person ${person.ref}`,
      sought: person.note,
    };
    const act = `trace/${person.ref}`;
    const order = { context: tracing, command: 'OpenTracing', fields, act };
    await give(work, event, { by: deskOf(work, event).protection, order });
  }
}

const kin: readonly (readonly [Relation, RegExp])[] = [
  ['spouse', /\b(?:husband|wife|spouse|mari|epouse|epoux|conjointe?|sa femme)\b/],
  ['grandparent', /\b(?:grand(?:mother|father|parents?)|grand[- ](?:mere|pere)s?)\b/],
  ['grandchild', /\b(?:grand(?:son|daughter|child(?:ren)?)|petit[- ]fils|petite[- ]fille)\b/],
  ['child', /\b(?:son|daughter|child(?:ren)?|baby|fils|fille|enfants?|bebe)\b/],
  ['parent', /\b(?:father|mother|parents?|dad|mum|pere|mere)\b/],
  ['sibling', /\b(?:brother|sister|siblings?|frere|soeur)s?\b/],
  ['guardian', /\b(?:guardian|tut(?:eur|rice))\b/],
  ['other_relative', /\b(?:uncle|aunt|cousin|nephew|niece|oncle|tante|cousine|neveu)\b/],
];

/** What the person sought is to whoever speaks, by the first word of kinship; null: nobody of a family is sought. */
export function relationIn(note: string): Relation | null {
  const said = plain(note);
  return kin.find(([, word]) => word.test(said))?.[0] ?? null;
}

const ways: readonly (readonly [PartingHow, RegExp])[] = [
  ['other_boat', /\b(?:other|autre|another|second) (?:boat|dinghy|canot|embarcation|bateau)\b/],
  ['at_sea', /\b(?:in the water|overboard|a l eau|dans l eau|a la mer)\b/],
  ['before_boarding', /\b(?:beach|plage|dunes?|before boarding|avant (?:le depart|d embarquer))\b/],
];

/** How two people were parted, as far as words say. */
export function partingIn(words: string): PartingHow {
  const said = plain(words);
  return ways.find(([, way]) => way.test(said))?.[0] ?? 'unknown';
}
