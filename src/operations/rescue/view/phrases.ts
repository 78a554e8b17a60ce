import type { Instant } from '../../../kernel/time.ts';
import { formatAge } from '../../../kit/i18n/age.ts';
import type { Words } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import type { Text } from '../../../kernel/text.ts';
import type { BoatView } from '../board-wire.ts';
import { isHeardOnly, newestPlace } from '../newest-place.ts';
import type { BoatPoint } from '../position-history.ts';
import { peopleIn } from '../claims.ts';
import type { Claims, ContactFacts, ContactPosition, Coordinator, Counted, Range } from '../wire.ts';
import { channelText, contactKindText } from '../text.ts';
import { boatText } from './text-boat.ts';
import { colourText, engineText, hullKindText, hullText, jacketText } from './text-terms.ts';
import { claimText, contactText } from './text-contact.ts';
import { rescueText as text } from './text.ts';

/** `33`, or `30 to 40`: a range in the fewest words; its best figure only where it says more. */
export function rangeWords(range: Range, { t, n }: Words): string {
  const { min, max, best } = range;
  if (min === max) return n(min);
  const words = t(text.range, { min: n(min), max: n(max) });
  return best === null || best === min || best === max ? words : `${n(best)} (${words})`;
}

/** A figure, or that it is not yet counted. */
export function figureWords(figure: number | null, { t, n }: Words): string {
  return figure === null ? t(boatText.notYetCounted) : n(figure);
}

/** The children of a count by hand, with family and alone. */
export function childrenWords(
  { childrenWithFamily: family, childrenAlone: alone }: Pick<Counted, 'childrenWithFamily' | 'childrenAlone'>,
  words: Words,
): string {
  const { t, n } = words;
  if (family !== null && alone !== null) return t(boatText.children, { family: n(family), alone: n(alone) });
  const [ofFamily, ofAlone] = [figureWords(family, words), figureWords(alone, words)];
  return t(boatText.childrenOpen, { family: ofFamily, alone: ofAlone });
}

/** How long ago a moment was, in the fewest words. */
export function ageWords(at: string, now: Instant, { language }: Words): string {
  return formatAge((now - Date.parse(at)) / 1000, language);
}

/** `FR`, `UK` or `FR+UK`: who coordinates, by letters and never by colour. */
export function coordinatorBadge(coordinator: Coordinator): string {
  return coordinator === 'both' ? 'FR+UK' : coordinator.toUpperCase();
}

/** What a contact is, in words: its kind first where that is no plain report, which unit says it, or its way in. */
export function contactName(facts: ContactFacts, { t }: Words): string {
  const { kind, unit, channel, source } = facts;
  const isUnit = unit !== null && channel === 'unit';
  return [
    ...(kind === 'report' ? [] : [t(contactKindText[kind])]),
    ...(isUnit ? [] : [t(channelText[channel])]),
    ...(unit === null ? [] : [unit]),
    ...(source === null ? [] : [source]),
  ].join(' · ');
}

interface Figure {
  readonly key:
    | 'persons'
    | 'children'
    | 'inWater'
    | 'overboard'
    | 'injured'
    | 'deceased'
    | 'fromOtherBoat'
    | 'toOtherBoat';
  readonly text: Text;
}

const figures: readonly Figure[] = [
  { key: 'persons', text: claimText.persons },
  { key: 'inWater', text: claimText.inWater },
  { key: 'overboard', text: claimText.overboard },
  { key: 'children', text: claimText.children },
  { key: 'injured', text: claimText.injured },
  { key: 'deceased', text: claimText.deceased },
  { key: 'fromOtherBoat', text: claimText.fromOtherBoat },
  { key: 'toOtherBoat', text: claimText.toOtherBoat },
];

/** What was claimed, sentence by sentence, the gravest first after the count. What was not said is not there. */
export function claimWords(claims: Claims, words: Words): readonly string[] {
  const { t, n } = words;
  return [
    ...figures.flatMap(({ key, text: said }) => {
      const range = claims[key];
      return range === null ? [] : [t(said, { count: rangeWords(range, words), most: range.max })];
    }),
    ...(claims.hull === null ? [] : [t(hullText[claims.hull])]),
    ...(claims.engine === null ? [] : [t(engineText[claims.engine])]),
    ...(claims.hullKind === null ? [] : [t(hullKindText[claims.hullKind])]),
    ...(claims.colour === null ? [] : [t(colourText[claims.colour])]),
    ...(claims.lifeJackets === null ? [] : [t(jacketText[claims.lifeJackets])]),
    ...(claims.underWay === null ? [] : [t(claims.underWay ? claimText.underWay : claimText.notUnderWay)]),
    ...(claims.courseDegrees === null ? [] : [t(claimText.course, { degrees: n(claims.courseDegrees) })]),
    ...(claims.refusesHelp === true ? [t(claimText.refusesHelp)] : []),
    ...(claims.boats === null ? [] : [t(claimText.boats, { count: claims.boats })]),
  ];
}

/** What a contact says in few words: who was counted by hand first, then what was claimed. */
export function saysOf({ counted, claims }: ContactFacts, words: Words): readonly string[] {
  const count = peopleIn({ counted });
  const people =
    counted === null
      ? []
      : [count === null ? words.t(claimText.notYetCounted) : words.t(claimText.counted, { count })];
  return [...people, ...claimWords(claims, words)];
}

/** Where a boat was last, with the contact that says so; null: nobody says. See `newestPlace`. */
export function newestPosition(
  boat: BoatView,
): { readonly position: BoatPoint; readonly facts: ContactFacts } | null {
  const position = newestPlace(boat);
  const link = boat.links.find(({ contact }) => contact === position?.contact);
  return position === null || link === undefined ? null : { position, facts: link.facts };
}

/** Where something is; of what was only heard, that it has no position and within what range of the station it is. */
export function positionWords(
  position: Pick<ContactPosition, 'lat' | 'lon' | 'accuracyMetres'>,
  words: Words,
): string {
  const at = formatPosition(position, words.language);
  if (!isHeardOnly(position)) return at;
  return words.t(contactText.heardOnly, { range: accuracyWords(position.accuracyMetres, words), from: at });
}

/** Metres or kilometres as an officer reads an accuracy: `300 m`, `1.5 km`. */
export function accuracyWords(metres: number, { n }: Words): string {
  return metres < 1000 ? `${n(metres)} m` : `${n(metres / 1000, metres < 10_000 ? 1 : 0)} km`;
}
