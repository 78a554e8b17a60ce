import { z } from 'zod';
import type { Decider } from '../../../kernel/decider.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { addSeconds, fromUtc, toUtc } from '../../../kernel/time.ts';
import { utcText } from '../../../kernel/utc-text.ts';
import { viewingStream } from './decide-turn.ts';
import { pictureKeepDays } from './figures.ts';
import { type PictureCommand, type PictureEvent, pictureEventSchemas } from './picture-events.ts';
import type { PreservedRefusal } from './refusals.ts';
import type { PreservedPicture } from './wire.ts';

/** A picture is preserved once and never changed: what was sealed is what the camera gave. */
export type PictureState =
  | { readonly phase: 'none' }
  | { readonly phase: 'preserved'; readonly picture: PreservedPicture };

/**
 * Decides over one preserved picture: by whoever looks through that camera, in a viewing that is on record and goes on,
 * and no farther back than it asked for. The picture is sealed by then: its facts were read from it at the door.
 */
export const pictureDecider: Decider<PictureState, PictureCommand, PictureEvent, PreservedRefusal> = {
  initial: { phase: 'none' },
  decide(state, command) {
    const { at, by, seen, picture, viewing, purpose, basis, takenAt, subject } = command;
    if (by === undefined) return refuse('actor_missing');
    if (state.phase === 'preserved') return refuse('picture_exists');
    const seat = looked.safeParse(seen?.[viewingStream(viewing)]).data?.viewing;
    const goesOn = seat?.ended === null && seat.opened.by === by && seat.until > at;
    if (seat === undefined || !goesOn) return refuse('viewing_unknown');
    // An image of now may have come a moment before whoever looks had it on record.
    const from = seat.beforeFrom ?? toUtc(addSeconds(fromUtc(seat.opened.at), -1));
    if (takenAt < from) return refuse('before_missing');
    const read = facts.safeParse('facts' in command ? command.facts : null);
    if (!read.success) return refuse('picture_unreadable');
    const { device, site, zone, alarm } = seat;
    const keepUntil = toUtc(addSeconds(fromUtc(at), pictureKeepDays * 86_400));
    const about = { picture, viewing, device, site, zone, alarm, purpose, basis, takenAt, subject };
    return ok([{ type: 'CameraPicturePreserved', at, ...about, ...read.data, keepUntil, by }]);
  },
  evolve(_state, { type: _type, on: _on, at: preservedAt, ...rest }) {
    return { phase: 'preserved', picture: { ...rest, preservedAt } };
  },
};

const { sha256, bytes, width, height } = pictureEventSchemas.CameraPicturePreserved.shape;
const facts = z.object({ sha256, bytes, width, height });
const looked = z.object({
  viewing: z.object({
    device: z.string(),
    site: z.string(),
    zone: z.string(),
    alarm: z.string().nullable(),
    beforeFrom: utcText.nullable(),
    until: z.string(),
    opened: z.object({ by: z.string(), at: utcText }),
    ended: z.null(),
  }),
});
