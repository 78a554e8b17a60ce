import { randomBytes } from 'node:crypto';
import type { Answer } from '../../app/handle.ts';
import { json, refusedReply, type Reply, type Route } from '../../app/route.ts';
import type { Who } from '../../app/who.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import { type Clock, toUtc } from '../../kernel/time.ts';
import { pictureBytesMax, picturesPerMinuteMax } from '../../operations/site/camera/figures.ts';
import { preserveAsked } from '../../operations/site/camera/picture-events.ts';
import {
  type PictureRefusal,
  pictureRefusals,
  type PreservedRefusal,
  preservedRefusals,
} from '../../operations/site/camera/refusals.ts';
import { heldFor, type OpenCamera } from './http.ts';
import type { CameraImage } from './ring.ts';
import type { Seat, Viewings } from './viewings.ts';

export interface PreserveParts {
  readonly cameras: ReadonlyMap<string, OpenCamera>;
  readonly viewings: Viewings;
  readonly clock: Clock;
  /** Gives the command for a person; what is personal in it is sealed. */
  readonly give: (who: Who, fields: Readonly<Record<string, unknown>>) => Promise<Answer>;
  /** Who has preserved a picture of that name already; null: nobody. */
  readonly preservedBy: (picture: string) => Promise<string | null>;
}

const texts = { ...pictureRefusals, ...preservedRefusals };
const minuteMilliseconds = 60_000;

/** Preserving a picture: the node says what the camera gave, and when; a person says why. */
export function preserveRoute(parts: PreserveParts): Route {
  const minutes = createMinutes(parts.clock);
  return {
    method: 'POST',
    url: '/api/operations/site/camera/preserve',
    action: 'operations/site/PreserveCameraPicture',
    summary: {
      en: 'Preserve the picture of now, or one of before, as evidence: sealed, with its hash on record; within a viewing of one’s own.',
      fr: 'Conserver comme preuve l’image de l’instant ou une image antérieure : scellée, empreinte au registre ; dans sa propre consultation.',
    },
    body: preserveAsked,
    async answer({ who, body }) {
      const { image: number, reason: words, ...asked } = preserveAsked.parse(body);
      // Asked again after an answer that was lost: what stands is what was meant, whatever the camera shows by now.
      const before = await parts.preservedBy(asked.picture);
      if (before !== null) return before === who.actor ? done(true) : said({ code: 'picture_exists' });
      const entered = await parts.viewings.enter(who.actor, asked.viewing);
      if (!entered.ok) return said(entered.refusal);
      try {
        if (minutes.isFull(who.actor)) return said({ code: 'too_many_pictures' });
        const image = await imageOf(parts, entered.value, number);
        if (!image.ok) return said(image.refusal);
        if (image.value.jpeg.byteLength > pictureBytesMax) return said({ code: 'picture_too_large' });
        const answer = await parts.give(who, { ...asked, words, ...sealedFields(image.value) });
        if (!answer.ok) return said(answer.refusal);
        minutes.note(who.actor);
        return done(false);
      } finally {
        entered.value.leave();
      }
    },
  };
}

function sealedFields({ jpeg, at }: CameraImage) {
  const subject = `s-${randomBytes(16).toString('hex')}`;
  return { subject, takenAt: toUtc(at), image: Buffer.from(jpeg).toString('base64') };
}

/** The image that is meant, as the node has it. */
async function imageOf(
  { cameras }: PreserveParts,
  seat: Seat,
  number: number | null,
): Promise<Result<CameraImage, Refusal<PictureRefusal>>> {
  const camera = cameras.get(seat.device);
  if (camera === undefined) return { ok: false, refusal: { code: 'camera_unconfigured' } };
  if (number === null) return camera.source.now();
  const held = heldFor({ seat, camera }).find(({ image }) => image === number);
  return held === undefined ? { ok: false, refusal: { code: 'before_missing' } } : { ok: true, value: held };
}

/** How many each person has preserved within the minute: held in this process, of which a node has one. */
function createMinutes(clock: Clock) {
  const byActor = new Map<string, readonly number[]>();
  const recent = (actor: string): readonly number[] =>
    (byActor.get(actor) ?? []).filter((at) => clock() - at < minuteMilliseconds);
  return {
    isFull: (actor: string): boolean => recent(actor).length >= picturesPerMinuteMax,
    note(actor: string): void {
      byActor.set(actor, [...recent(actor), clock()]);
      for (const one of byActor.keys()) if (recent(one).length === 0) byActor.delete(one);
    },
  };
}

function said(refusal: Refusal): Reply {
  const text = texts[refusal.code as PictureRefusal | PreservedRefusal];
  return Object.hasOwn(texts, refusal.code) ? refusedReply(refusal, text) : refusedReply(refusal);
}

function done(repeated: boolean): Reply {
  return json({ ok: true, repeated });
}
