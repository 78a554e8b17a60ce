import { z } from 'zod';
import { type Asked, json, refusedReply, type Reply, type Route } from '../../app/route.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import { type Instant, toUtc } from '../../kernel/time.ts';
import { shortName } from '../../kernel/shapes.ts';
import { pictureRefusals, viewingRefusals } from '../../operations/site/camera/refusals.ts';
import type { BeforeAnswer, PresetsAnswer } from '../../operations/site/camera/wire.ts';
import type { HlsSource, StreamPiece } from './hls.ts';
import { presetsOf } from './ptz.ts';
import type { CameraImage } from './ring.ts';
import type { CameraSettings } from './settings.ts';
import type { CameraSource } from './source.ts';
import type { Seat, Viewings } from './viewings.ts';

/** One camera of this node with its ways. */
export interface OpenCamera {
  readonly settings: CameraSettings;
  readonly source: CameraSource;
  readonly hls: HlsSource;
}

export interface PictureRouteParts {
  readonly cameras: ReadonlyMap<string, OpenCamera>;
  readonly viewings: Viewings;
  readonly movingMilliseconds?: number;
}

const action = 'operations/site/OpenCameraViewing';
const base = '/api/operations/site/camera';
/** After so long a moving picture ends and is asked for anew: whoever has lost the right by then hears so. */
const movingMilliseconds = 30_000;
const boundary = 'strait-image';
/** A player that takes nothing must not make the node hold images for it. */
const waitingBytesMax = 4 * 1_048_576;

const ofViewing = z.strictObject({ viewing: shortName });
/** `round`: a browser asks for the same address anew only where it differs. */
const ofMoving = ofViewing.extend({ round: z.coerce.number().int().min(0).max(1e6).optional() });
const ofImage = ofViewing.extend({ image: z.coerce.number().int().min(1) });
const ofPiece = ofViewing.extend({ piece: z.string().regex(/^[0-9a-f]{24}$/) });
const texts = { ...viewingRefusals, ...pictureRefusals };

/** Pictures of cameras. Each is asked for in a viewing of one's own that is in the book already; else nothing is given. */
export function pictureRoutes(parts: PictureRouteParts): readonly Route[] {
  return [
    stillRoute(parts),
    movingRoute(parts),
    ...beforeRoutes(parts),
    ...hlsRoutes(parts),
    presetsRoute(parts),
    leaveRoute(parts),
  ];
}

interface Seated {
  readonly seat: Seat;
  readonly camera: OpenCamera;
}

/** Lets whoever asks in, and out again whatever comes. */
async function seated(
  { cameras, viewings }: PictureRouteParts,
  { who, query }: Asked,
  answer: (seated: Seated) => Promise<Reply>,
): Promise<Reply> {
  const entered = await viewings.enter(who.actor, String((query as { readonly viewing?: unknown }).viewing));
  if (!entered.ok) return said(entered.refusal);
  const seat = entered.value;
  try {
    const camera = cameras.get(seat.device);
    return camera === undefined ? said({ code: 'camera_unconfigured' }) : await answer({ seat, camera });
  } finally {
    seat.leave();
  }
}

function said(refusal: Refusal<keyof typeof texts>): Reply {
  return refusedReply(refusal, texts[refusal.code]);
}

function stillRoute(parts: PictureRouteParts): Route {
  return {
    method: 'GET',
    url: `${base}/still`,
    action,
    summary: {
      en: 'An image of now, within a viewing of one’s own that is on record.',
      fr: 'Une image de l’instant, dans sa propre consultation enregistrée.',
    },
    query: ofViewing,
    answer: (asked) =>
      seated(parts, asked, async ({ seat, camera }) => {
        const image = await camera.source.now();
        return image.ok ? giveImage(asked, seat, image.value) : said(image.refusal);
      }),
  };
}

function movingRoute(parts: PictureRouteParts): Route {
  return {
    method: 'GET',
    url: `${base}/moving`,
    action,
    summary: {
      en: 'The moving picture as a row of JPEG images, for half a minute; it is then asked for anew.',
      fr: 'L’image animée, suite d’images JPEG, pendant une demi-minute, puis redemandée.',
    },
    query: ofMoving,
    answer: (asked) =>
      seated(parts, asked, async ({ seat, camera }) => {
        if (camera.settings.moving === undefined) return said({ code: 'form_missing' });
        // The first image before anything else: a silent camera is a refusal with its reason, no empty stream.
        const first = await camera.source.now();
        if (!first.ok) return said(first.refusal);
        await giveMoving(asked, { seat, camera, first: first.value }, parts);
        return { kind: 'hijacked' };
      }),
  };
}

/** Images of before that a viewing may see, oldest first: no farther back than it asked for. */
export function heldFor({ seat, camera }: Seated): readonly CameraImage[] {
  const { beforeFrom } = seat;
  return beforeFrom === null ? [] : camera.source.before().filter(({ at }) => at >= beforeFrom);
}

function beforeRoutes(parts: PictureRouteParts): readonly Route[] {
  return [
    {
      method: 'GET',
      url: `${base}/before`,
      action,
      summary: {
        en: 'Which images of before are held in memory, oldest first, as far back as the viewing asked for.',
        fr: 'Images antérieures gardées en mémoire, la plus ancienne d’abord, aussi loin que la consultation le demande.',
      },
      query: ofViewing,
      answer: (asked) =>
        seated(parts, asked, async (one) => {
          const answer: BeforeAnswer = {
            images: heldFor(one).map(({ image, at }) => ({ image, at: toUtc(at) })),
          };
          return json(answer);
        }),
    },
    {
      method: 'GET',
      url: `${base}/image`,
      action,
      summary: { en: 'One image of before.', fr: 'Une image antérieure.' },
      query: ofImage,
      answer: (asked) =>
        seated(parts, asked, async (one) => {
          const { image } = ofImage.parse(asked.query);
          const found = heldFor(one).find((held) => held.image === image);
          return found === undefined ? said({ code: 'before_missing' }) : giveImage(asked, one.seat, found);
        }),
    },
  ];
}

function hlsRoutes(parts: PictureRouteParts): readonly Route[] {
  const addressOf = ({ query }: Asked) => {
    const { viewing } = ofViewing.loose().parse(query);
    return (piece: string) => `${base}/piece?viewing=${viewing}&piece=${piece}`;
  };
  const give = (
    asked: Asked,
    { seat }: Seated,
    got: Result<StreamPiece, Refusal<keyof typeof texts>>,
  ): Reply => (got.ok ? giveBytes(asked, seat, got.value) : said(got.refusal));
  return [
    {
      method: 'GET',
      url: `${base}/stream`,
      action,
      summary: {
        en: 'The playlist of a camera’s stream, with this node’s own addresses in it.',
        fr: 'La liste de lecture du flux d’une caméra, aux adresses de ce nœud.',
      },
      query: ofViewing,
      answer: (asked) =>
        seated(parts, asked, async (one) =>
          give(asked, one, await one.camera.hls.playlist(addressOf(asked))),
        ),
    },
    {
      method: 'GET',
      url: `${base}/piece`,
      action,
      summary: {
        en: 'A piece of a stream that its playlist named.',
        fr: 'Un segment de flux cité par sa liste de lecture.',
      },
      query: ofPiece,
      answer: (asked) =>
        seated(parts, asked, async (one) => {
          const { piece } = ofPiece.parse(asked.query);
          return give(asked, one, await one.camera.hls.piece(piece, addressOf(asked)));
        }),
    },
  ];
}

function presetsRoute(parts: PictureRouteParts): Route {
  return {
    method: 'GET',
    url: `${base}/presets`,
    action: 'operations/site/TurnCamera',
    summary: {
      en: 'The pre-set positions that a camera itself says it has.',
      fr: 'Les préréglages que la caméra elle-même déclare.',
    },
    query: ofViewing,
    answer: (asked) =>
      seated(parts, asked, async ({ camera }) => {
        const presets = await presetsOf(camera.settings);
        const answer: PresetsAnswer | null = presets === null ? null : { presets };
        return answer === null ? said({ code: 'form_missing' }) : json(answer);
      }),
  };
}

function leaveRoute({ viewings }: PictureRouteParts): Route {
  return {
    method: 'POST',
    url: `${base}/leave`,
    action,
    summary: {
      en: 'End a viewing of one’s own at once; its end is on record before the answer.',
      fr: 'Clore sa propre consultation aussitôt ; la fin est enregistrée avant la réponse.',
    },
    body: ofViewing,
    answer: async ({ who, body }) => {
      const left = await viewings.leave(who.actor, ofViewing.parse(body).viewing);
      return left.ok ? json({ ok: true }) : said(left.refusal);
    },
  };
}

/** The connection is taken over, under the headers that the server has set already: nothing of it is kept by a browser. */
function begin({ reply }: Asked, headers: Readonly<Record<string, string | number>>) {
  reply.hijack();
  const response = reply.raw;
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) response.setHeader(name, value);
  response.setHeader('cache-control', 'no-store');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  return response;
}

function giveBytes(
  asked: Asked,
  seat: Seat,
  { type, bytes, at }: StreamPiece & { readonly at?: Instant },
): Reply {
  // What a camera brings after the end is given to nobody.
  if (seat.over.aborted) return said({ code: 'viewing_unknown' });
  seat.give();
  const moment = at === undefined ? {} : { 'strait-image-at': toUtc(at) };
  begin(asked, { 'content-type': type, 'content-length': bytes.byteLength, ...moment }).end(bytes);
  return { kind: 'hijacked' };
}

function giveImage(asked: Asked, seat: Seat, { jpeg, at }: CameraImage): Reply {
  return giveBytes(asked, seat, { type: 'image/jpeg', bytes: jpeg, at });
}

/** Until the player goes, the viewing is over, the camera is silent or the time is up. */
async function giveMoving(
  asked: Asked,
  { seat, camera, first }: Seated & { readonly first: CameraImage },
  { movingMilliseconds: milliseconds = movingMilliseconds }: PictureRouteParts,
): Promise<void> {
  const response = begin(asked, {
    'content-type': `multipart/x-mixed-replace; boundary=${boundary}`,
    'x-accel-buffering': 'no',
  });
  const give = ({ jpeg, at }: CameraImage): void => {
    // Whoever is too slow misses images; none wait for them.
    if (response.writableLength > waitingBytesMax) return;
    seat.give();
    const head = `--${boundary}\r\ncontent-type: image/jpeg\r\ncontent-length: ${jpeg.byteLength}\r\nstrait-image-at: ${toUtc(at)}\r\n\r\n`;
    response.write(head);
    response.write(jpeg);
    response.write('\r\n');
  };
  let stop = (): void => {};
  await new Promise<void>((resolve) => {
    const end = (): void => resolve();
    const timer = setTimeout(end, milliseconds);
    const unfollow = camera.source.follow((image) => (image === null ? end() : give(image)));
    stop = () => {
      clearTimeout(timer);
      unfollow();
    };
    seat.over.addEventListener('abort', end, { once: true });
    response.once('close', end);
    give(first);
  });
  stop();
  response.end(`--${boundary}--\r\n`);
}
