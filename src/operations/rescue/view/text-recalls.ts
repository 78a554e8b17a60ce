import type { RecallReason } from '../../../kernel/recall.ts';
import type { Text, Texts } from '../../../kernel/text.ts';
import type { ClaimedKind } from '../wire.ts';

/** Why a record may be used no longer, as the watch reads it. */
export const recallReasonText = {
  released_in_error: { en: 'passed on in error', fr: 'transmis par erreur' },
  erased: { en: 'erased', fr: 'effacé' },
  instrument_ended: { en: 'the agreement has ended', fr: 'l’accord a pris fin' },
  expired: { en: 'its time has run out', fr: 'sa durée est échue' },
} as const satisfies Record<RecallReason, Text>;

/** Of what a record spoke that may be used no longer: in kind alone. */
export const claimedKindText = {
  people: { en: 'how many aboard', fr: 'nombre à bord' },
  in_water: { en: 'people in the water', fr: 'personnes à l’eau' },
  in_need: { en: 'children, injured or dead', fr: 'enfants, blessés ou décédés' },
  counted: { en: 'a count by hand', fr: 'un décompte' },
  place: { en: 'a place', fr: 'une position' },
  telephone: { en: 'a telephone', fr: 'un téléphone' },
  craft: { en: 'hull or engine', fr: 'coque ou moteur' },
} as const satisfies Record<ClaimedKind, Text>;

/** What was recalled under a boat, or the boat itself. */
export const recallText = {
  title: { en: 'Recalled by its origin', fr: 'Rappelé par son auteur' },
  lead: {
    en: 'No longer counted or drawn. What was decided on it stays: phase, searches, units.',
    fr: 'Ni compté ni tracé désormais. Ce qui a été décidé sur cette base demeure : phase, recherches, moyens.',
  },
  recalled: {
    en: 'Recalled by {origin} at {at} UTC: {reason}',
    fr: 'Rappelé par {origin} à {at} UTC : {reason}',
  },
  spoke: { en: 'It spoke of: {kinds}', fr: 'Il portait sur : {kinds}' },
  spokeOfNothing: { en: 'It claimed nothing.', fr: 'Il n’affirmait rien.' },
  sinceClosing: {
    en: 'The boat was closed by then: the closing stands as two persons made it.',
    fr: 'L’embarcation était déjà close : la clôture reste telle que deux personnes l’ont prononcée.',
  },
  acknowledge: { en: 'Acknowledge', fr: 'Prendre acte' },
  acknowledged: { en: 'Acknowledged by {by} at {at} UTC', fr: 'Pris acte par {by} à {at} UTC' },
  boat: {
    en: 'Boat recalled by {origin} at {at} UTC: {reason}. Shown is what is ours of it.',
    fr: 'Embarcation rappelée par {origin} à {at} UTC : {reason}. Seul ce qui est à nous est affiché.',
  },
  boatNext: {
    en: 'Telephone {origin}. Bring units, searches and promises to their end, link our contacts elsewhere, then acknowledge: it then leaves the board.',
    fr: 'Appeler {origin}. Mener moyens, recherches et engagements à leur terme, rattacher nos contacts ailleurs, puis prendre acte : elle quitte alors le tableau.',
  },
  badge: { en: 'Recalled by {origin}', fr: 'Rappelée par {origin}' },
} as const satisfies Texts;
