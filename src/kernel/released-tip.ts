import { z } from 'zod';
import type { Marking, Purpose } from './marking.ts';
import { plainWords } from './plain-words.ts';
import type { Text } from './text.ts';
import type { UtcText } from './time.ts';
import { shortName } from './shapes.ts';
import { utcText } from './utc-text.ts';

/** A tip's own random name: never the number of the report that it was made from. */
export const tipId = z.string().regex(/^tip-[0-9a-z]{8,32}$/);

/** What a tip is about: a closed list, so that a room can draw, count and filter without reading words. */
export const tipKinds = [
  'group_to_cross',
  'fence_to_be_cut',
  'vehicle_to_bring_people',
  'people_in_vehicle',
  'diversion',
  'tools_hidden',
  'violence_possible',
  'boats_to_leave',
  'boat_equipment_hidden',
] as const;
export type TipKind = (typeof tipKinds)[number];

/** Rooms to which intelligence may release a tip. */
export const tipRooms = ['site', 'freight', 'watch'] as const;
export type TipRoom = (typeof tipRooms)[number];

/** By which act one sees the tips of each room: policy says of each who may. */
export const seeTips = {
  site: 'operations/tips/seeSite',
  freight: 'operations/tips/seeFreight',
  watch: 'operations/tips/seeWatch',
} as const satisfies Record<TipRoom, string>;

/** By which name the live stream says that the tips of a room changed: of another room's it says nothing there. */
export const tipsNews = {
  site: 'tips-site',
  freight: 'tips-freight',
  watch: 'tips-watch',
} as const satisfies Record<TipRoom, string>;

/** For which purpose each room may use what it is told: policy, and said at each release. */
export const purposeOfRoom = {
  site: 'border_control',
  freight: 'border_control',
  watch: 'save_life',
} as const satisfies Record<TipRoom, Purpose>;

/**
 * How far a tip can be relied on, as the rooms are told: the weaker of its source and of its information, and neither
 * letter. Which source stands behind it could be read from a grade that keeps coming back.
 */
export const gradeBands = ['firm', 'fair', 'weak', 'untested', 'doubtful'] as const;
export type GradeBand = (typeof gradeBands)[number];

/** Markings that a released tip may bear. */
export const tipMarkings = ['official', 'official_sensitive'] as const satisfies readonly Marking[];

/**
 * A tip in the form in which it leaves intelligence for one room. No report, no source, nobody's name; its words name
 * nobody (plain-words.ts), and two people have read them.
 */
export const releasedTipSchema = z.strictObject({
  tip: tipId,
  room: z.enum(tipRooms),
  /** A fixed site, a place of freight, a stretch of coast; null: all that the room watches. */
  place: shortName.nullable(),
  /** A zone of the site; null: all of the place. */
  zone: shortName.nullable(),
  kind: z.enum(tipKinds),
  /** What intelligence says to this room, in one language; null: the kind says it. */
  words: plainWords.nullable(),
  language: z.enum(['en', 'fr']),
  from: utcText,
  /** Its expiry: a tip that is over leaves every picture by the clock alone. */
  until: utcText,
  band: z.enum(gradeBands),
  marking: z.enum(tipMarkings),
  /** The body that releases it and answers for it. */
  body: shortName,
  /** The other state's node, whose watch is told as well; null: this node alone. */
  to: z.enum(['fr', 'uk']).nullable(),
});
export type TipMarking = (typeof tipMarkings)[number];
export type ReleasedTip = Readonly<z.infer<typeof releasedTipSchema>>;

/** Why a room is told something else in place of what it was told. */
export const tipAmendments = ['was_wrong', 'has_changed', 'more_is_known'] as const;
export type TipAmendment = (typeof tipAmendments)[number];

/** Texts of one release, the first among them; whoever would say more takes the tip back and writes another. Ours. */
export const tipEditionsMax = 20;
/** Which text of a release is meant: 1 as it was released, one more at each amendment. */
export const tipEdition = z.int().min(1).max(tipEditionsMax);

/** The text that takes the place of the one before, in the form in which it leaves intelligence for one room. */
export const amendedTipSchema = releasedTipSchema.extend({
  edition: tipEdition.min(2),
  amendment: z.enum(tipAmendments),
});

/** A released tip as a room is shown it. */
export interface TipView extends ReleasedTip {
  readonly receivedAt: UtcText;
  /** Which text this is: 1 as it was released. What a room says of it is said of this one. */
  readonly edition: number;
  /** When this text took the place of the one before; null: it is the first. */
  readonly amendedAt: UtcText | null;
  readonly amendment: TipAmendment | null;
  /** Somebody had read a text before this one: that says nothing of this one. */
  readonly earlierSeenAt: UtcText | null;
  /** Somebody of the room has said that it was read; null: nobody yet. */
  readonly seenAt: UtcText | null;
  /** Somebody of the room has said that it was acted on. */
  readonly actedAt: UtcText | null;
  /** True: released by this node's own intelligence, which is told what became of it. */
  readonly isOwn: boolean;
}

/** `GET /api/operations/tips/site`, `/freight`, `/watch`: what holds now or later, the newest first. */
export interface TipsAnswer {
  readonly tips: readonly TipView[];
}

export const tipKindText = {
  group_to_cross: { en: 'A group means to cross', fr: 'Un groupe prévoit de franchir' },
  fence_to_be_cut: { en: 'The fence is to be cut', fr: 'Découpe de clôture prévue' },
  vehicle_to_bring_people: {
    en: 'A vehicle is to bring people',
    fr: 'Dépose de personnes par véhicule prévue',
  },
  people_in_vehicle: { en: 'People are to be in a vehicle', fr: 'Personnes dissimulées dans un véhicule' },
  diversion: { en: 'A diversion is planned', fr: 'Diversion prévue' },
  tools_hidden: { en: 'Tools are hidden near by', fr: 'Outils cachés à proximité' },
  violence_possible: { en: 'Violence is possible', fr: 'Violences possibles' },
  boats_to_leave: { en: 'Boats may leave', fr: 'Départ d’embarcations possible' },
  boat_equipment_hidden: {
    en: 'Boat or engine hidden near by',
    fr: 'Embarcation ou moteur cachés à proximité',
  },
} as const satisfies Record<TipKind, Text>;

export const tipAmendmentText = {
  was_wrong: { en: 'What was said was wrong', fr: 'Ce qui était dit était inexact' },
  has_changed: { en: 'It has changed since', fr: 'La situation a changé depuis' },
  more_is_known: { en: 'More is known', fr: 'On en sait davantage' },
} as const satisfies Record<TipAmendment, Text>;

export const tipRoomText = {
  site: { en: 'Fixed site', fr: 'Site fixe' },
  freight: { en: 'Freight', fr: 'Fret' },
  watch: { en: 'Watch at sea', fr: 'Quart en mer' },
} as const satisfies Record<TipRoom, Text>;

export const gradeBandText = {
  firm: { en: 'firm', fr: 'solide' },
  fair: { en: 'fair', fr: 'correct' },
  weak: { en: 'weak', fr: 'fragile' },
  untested: { en: 'untested', fr: 'non éprouvé' },
  doubtful: { en: 'doubtful', fr: 'douteux' },
} as const satisfies Record<GradeBand, Text>;
