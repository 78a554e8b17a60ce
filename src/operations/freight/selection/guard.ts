import type { GroundReader } from '../../../kernel/ground-reader.ts';
import { conditionFields, conditionSchema, type DraftCondition, ownThings } from './conditions.ts';

/**
 * How a rule reaches a forbidden ground: by the ground's own name; by another word for it, in any language; through
 * another register; by one thing that stands for it; by a list of values that stand for it; in the words published.
 */
export const reaches = ['name', 'synonym', 'join', 'proxy', 'proxy_list', 'prose'] as const;
export type Reach = (typeof reaches)[number];

/** Which ground a draft reaches, how, by which word, and where in the draft it stands. */
export interface Reached {
  /** The ground's code. */
  readonly ground: string;
  readonly reach: Reach;
  readonly word: string;
  readonly at: string;
}

/** A name given to a field of elsewhere: a detour that is followed to its end. */
export interface Alias {
  readonly name: string;
  readonly from: string;
}

/** What of a rule's draft is looked at. */
export interface GuardedDraft {
  readonly aliases: readonly Alias[];
  readonly conditions: readonly DraftCondition[];
  /** Texts that are published: name and reason in both languages. */
  readonly prose: readonly string[];
}

/** What the guard reads with, and how it follows names: both are spoilt by the proof, to see that each is needed. */
export interface GuardParts extends GroundReader {
  readonly follow: (aliases: readonly Alias[], field: string) => Followed;
}

/** A field at the end of its aliases, with the names passed on the way. */
export interface Followed {
  readonly field: string;
  readonly through: readonly string[];
}

/** Follows aliases from a field to the name that is no alias. A circle ends where it closes. */
export function followAliases(aliases: readonly Alias[], field: string): Followed {
  const through: string[] = [];
  let at = field;
  while (!through.includes(at)) {
    const alias = aliases.find(({ name }) => name === at);
    if (alias === undefined) break;
    through.push(at);
    at = alias.from;
  }
  return { field: at, through };
}

const fields: ReadonlySet<string> = new Set(conditionFields);

/**
 * The first forbidden ground that a draft reaches; null: none. Names before values before words, so that the reason said
 * is the one that weighs most. It says why not; that nothing else passes is the closed language's own doing.
 */
export function reachedGround(draft: GuardedDraft, parts: GuardParts): Reached | null {
  for (const { name } of draft.aliases) {
    const found = reachedByName(parts, name, []);
    if (found !== null) return found;
  }
  for (const { field } of draft.conditions) {
    const followed = parts.follow(draft.aliases, field);
    const found = reachedByName(parts, followed.field, followed.through);
    if (found !== null) return found;
  }
  for (const condition of draft.conditions) {
    const found = reachedByValues(parts, condition, parts.follow(draft.aliases, condition.field).field);
    if (found !== null) return found;
  }
  return draft.prose.map((text) => reachedInProse(parts, text)).find((found) => found !== null) ?? null;
}

/** Beginnings of each ground's own names, in both languages; every other word for it is a synonym. */
const ownNames: readonly string[] =
  `nationalit ethnicit ethnie religion appearance apparence health sante sexual syndicat trade political politique`.split(
    ' ',
  );

function reachedByName(parts: GuardParts, field: string, through: readonly string[]): Reached | null {
  if (fields.has(field)) return null;
  const path = parts
    .closedUp(field)
    .split(/\s*(?:[./:>\\]|->)\s*/)
    .filter((part) => part !== '');
  const isElsewhere = through.length > 0 || (path.length > 1 && !isOwnThing(path[0] ?? ''));
  const at = [...through, field].join(' < ');
  const last = parts.proxyIn(path.slice(-1));
  // Read as one, so that no point hides a word; what the last part says by itself is no accident of two that meet.
  const ground = parts.groundIn(path) ?? (last === null ? parts.groundIn([field]) : null);
  if (ground !== null) {
    const reach = isElsewhere ? 'join' : isOwnName(parts, field) ? 'name' : 'synonym';
    return { ground: ground.ground, reach, word: ground.word, at };
  }
  // The last part says what is read; the parts before it, where.
  const proxy =
    last ??
    path.map((_, index) => parts.proxyIn(path.slice(-1 - index))).find((found) => found !== null) ??
    null;
  if (proxy !== null)
    return { ground: proxy.ground, reach: isElsewhere ? 'join' : 'proxy', word: proxy.word, at };
  const country = path.find((part) => parts.isCountry(part));
  return country === undefined
    ? null
    : { ground: 'nationality', reach: isElsewhere ? 'join' : 'proxy', word: country, at };
}

function isOwnThing(thing: string): boolean {
  return ownThings.has(thing.toLowerCase());
}

function isOwnName(parts: GuardParts, field: string): boolean {
  return parts
    .wordsIn(field)
    .some((words) => words.some((word) => ownNames.some((name) => word.startsWith(name))));
}

/** Values that the closed language lists are no proxies, whatever they look like; all others are read. */
function reachedByValues(parts: GuardParts, condition: DraftCondition, field: string): Reached | null {
  if (conditionSchema.safeParse({ ...condition, field }).success && isListed(field)) return null;
  for (const value of condition.values) {
    if (typeof value !== 'string') continue;
    const at = `${condition.field}: ${value}`;
    const ground = parts.groundIn([value]);
    if (ground !== null) return { ground: ground.ground, reach: 'proxy_list', word: value, at };
    if (
      parts.isCountry(value) ||
      value.split(/[^\p{L}]+/u).some((word) => word.length > 3 && parts.isCountry(word))
    )
      return { ground: 'nationality', reach: 'proxy_list', word: value, at };
    const proxy = parts.proxyIn([value]);
    if (proxy !== null) return { ground: proxy.ground, reach: 'proxy_list', word: value, at };
  }
  return null;
}

/** Fields whose values are a closed list; those of the others are codes of places, lanes and tips. */
function isListed(field: string): boolean {
  return !['passage.place', 'passage.lane', 'tip.released'].includes(field);
}

const littleWords: ReadonlySet<string> = new Set(
  `a an the of to on in by and or their his her its s d l de du des la le les un une et ou au aux`.split(
    /\s+/,
  ),
);

/**
 * What a published text says of people. A word such as `state`, which a seal has too, counts only beside one for a person,
 * and a side of the Channel only where people are called by it.
 */
function reachedInProse(parts: GuardParts, text: string): Reached | null {
  const read = parts.wordsIn(text);
  const found = (ground: string, word: string): Reached => ({ ground, reach: 'prose', word, at: text });
  for (const words of read) {
    const ground = parts.groundIn([words.filter((word) => !parts.isPersonWord(word)).join(' ')]);
    if (ground !== null) return found(ground.ground, ground.word);
  }
  const country = parts.countryIn(text);
  if (country !== null) return found('nationality', country);
  for (const [word, next] of read.flatMap(pairsOf)) {
    if (parts.isPersonWord(word) === parts.isPersonWord(next)) continue;
    const ground = parts.groundIn([`${word} ${next}`]);
    if (ground !== null) return found(ground.ground, `${word} ${next}`);
    const other = parts.isPersonWord(word) ? next : word;
    if (other.length > 3 && parts.isCountry(other)) return found('nationality', `${word} ${next}`);
  }
  return null;
}

function pairsOf(words: readonly string[]): readonly (readonly [string, string])[] {
  const weighty = words.filter((word) => !littleWords.has(word));
  return weighty.slice(1).map((next, at) => [weighty[at] ?? '', next] as const);
}
