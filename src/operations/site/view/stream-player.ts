import type Player from 'hls.js';
import { refusalOf } from '../../../kit/http.ts';
import { type Trouble, troubleOf } from '../../../kit/resource.ts';

/** How a stream stands in this browser. */
export interface StreamStanding {
  /** `unplayable`: this browser cannot show what the camera sends. */
  readonly phase: 'loading' | 'playing' | 'stalled' | 'troubled' | 'unplayable';
  /** Whole seconds since the last picture was drawn; null: none was. */
  readonly ageSeconds: number | null;
  /** When the camera took it, by the camera's own clock, UTC text; null: it does not say. */
  readonly takenAt: string | null;
  /** Whole seconds by which the stream lags behind what is; null: not known. */
  readonly behindSeconds: number | null;
  /** Why nothing comes; null: nothing is wrong. */
  readonly trouble: Trouble | null;
}

export const streamLoading: StreamStanding = {
  phase: 'loading',
  ageSeconds: null,
  takenAt: null,
  behindSeconds: null,
  trouble: null,
};

/** Without a new picture for so long a stream has stalled: longer than one segment of a camera. Ours. */
const stalledMilliseconds = 3_000;
const lookMilliseconds = 500;
const againMilliseconds = 2_000;

interface Playing {
  readonly video: HTMLVideoElement;
  readonly url: string;
  player: Player | null;
  isStopped: boolean;
  drawnMs: number | null;
  trouble: Trouble | null;
  isUnplayable: boolean;
  hasRecovered: boolean;
  again: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Plays a stream of this node in a `video` and tells how it stands, until it is stopped: nothing is fetched after that,
 * nor while the window is out of view. The player is fetched when the first stream is looked at. A browser without media
 * sources reads the stream by itself, where it can.
 */
export function playStream(
  video: HTMLVideoElement,
  url: string,
  told: (standing: StreamStanding) => void,
): () => void {
  const playing: Playing = {
    video,
    url,
    player: null,
    isStopped: false,
    drawnMs: null,
    trouble: null,
    isUnplayable: false,
    hasRecovered: false,
    again: undefined,
  };
  const unfollow = followPictures(playing);
  const timer = setInterval(() => told(standingOf(playing)), lookMilliseconds);
  const onView = (): void => {
    if (document.visibilityState === 'visible') playing.player?.startLoad();
    else playing.player?.stopLoad();
  };
  document.addEventListener('visibilitychange', onView);
  const stopNative = 'MediaSource' in window || 'ManagedMediaSource' in window ? null : playNative(playing);
  if (stopNative === null) void begin(playing);
  return () => {
    playing.isStopped = true;
    clearInterval(timer);
    clearTimeout(playing.again);
    document.removeEventListener('visibilitychange', onView);
    unfollow();
    playing.player?.destroy();
    stopNative?.();
  };
}

async function begin(playing: Playing): Promise<void> {
  const { default: Hls } = await import('hls.js/light').catch(() => ({ default: null }));
  if (playing.isStopped) return;
  if (Hls === null) {
    playing.trouble = { kind: 'offline' };
    playing.again = setTimeout(() => void begin(playing), againMilliseconds);
    return;
  }
  if (!Hls.isSupported()) {
    playing.isUnplayable = true;
    return;
  }
  // Without a worker: what may run stays what the node serves, and a camera's segments are small.
  const player = new Hls({
    enableWorker: false,
    liveSyncDurationCount: 2,
    maxBufferLength: 10,
    backBufferLength: 10,
  });
  playing.player = player;
  player.on(Hls.Events.ERROR, (_event, { type, fatal, networkDetails }) => {
    if (type === Hls.ErrorTypes.NETWORK_ERROR) void askAgain(playing, player, networkDetails);
    else if (fatal) recover(playing, player);
  });
  player.loadSource(playing.url);
  player.attachMedia(playing.video);
}

/** A picture that cannot be read is tried once more; then the browser cannot show it. */
function recover(playing: Playing, player: Player): void {
  if (!playing.hasRecovered) player.recoverMediaError();
  else {
    playing.isUnplayable = true;
    player.destroy();
  }
  playing.hasRecovered = true;
}

/**
 * Says why the node gave nothing, and asks it again a little later, unless the viewing is over. The player's own way of
 * asking again is not waited for: it takes a refusal for the end. The last picture stays.
 */
async function askAgain(playing: Playing, player: Player, request: unknown): Promise<void> {
  player.stopLoad();
  clearTimeout(playing.again);
  const said: Trouble =
    request instanceof XMLHttpRequest && request.status >= 400
      ? troubleOf(await refusalOf(new Response(bodyOf(request), { status: request.status })))
      : { kind: 'offline' };
  if (playing.isStopped) return;
  playing.trouble = said;
  if (said.kind === 'refused' && said.code === 'viewing_unknown') return player.destroy();
  clearTimeout(playing.again);
  playing.again = setTimeout(() => {
    if (player.levels.length === 0) player.loadSource(playing.url);
    else player.startLoad();
  }, againMilliseconds);
}

/** What the request brought: text of a playlist, bytes of a segment. */
function bodyOf(request: XMLHttpRequest): BodyInit | null {
  const { response } = request;
  return typeof response === 'string' || response instanceof ArrayBuffer ? response : null;
}

/**
 * The browser's own way: it says of an error only that there is one, so that the node is asked why. It is tried again,
 * unless the viewing is over; what cannot be read a second time, though the node gives it, this browser cannot show.
 */
function playNative(playing: Playing): (() => void) | null {
  const { video, url } = playing;
  if (video.canPlayType('application/vnd.apple.mpegurl') === '') return null;
  const failed = async (): Promise<void> => {
    const answer = await fetch(url, { credentials: 'same-origin' }).catch(() => null);
    if (playing.isStopped) return;
    playing.isUnplayable = answer?.ok === true && playing.hasRecovered;
    playing.hasRecovered ||= answer?.ok === true;
    playing.trouble =
      answer === null ? { kind: 'offline' } : answer.ok ? null : troubleOf(await refusalOf(answer));
    const { isUnplayable, trouble } = playing;
    const isOver = trouble?.kind === 'refused' && trouble.code === 'viewing_unknown';
    if (isUnplayable || isOver || playing.isStopped) return;
    clearTimeout(playing.again);
    playing.again = setTimeout(() => void (video.src = url), againMilliseconds);
  };
  const onError = (): void => void failed();
  video.addEventListener('error', onError);
  video.src = url;
  return () => {
    video.removeEventListener('error', onError);
    video.removeAttribute('src');
    video.load();
  };
}

/** Notes each picture as it is drawn. */
function followPictures(playing: Playing): () => void {
  const { video } = playing;
  let asked = 0;
  const drawn = (): void => {
    playing.drawnMs = performance.now();
    playing.trouble = null;
    if (!playing.isStopped) asked = video.requestVideoFrameCallback(drawn);
  };
  asked = video.requestVideoFrameCallback(drawn);
  return () => video.cancelVideoFrameCallback(asked);
}

function standingOf({ player, drawnMs, trouble, isUnplayable, video }: Playing): StreamStanding {
  const ageMs = drawnMs === null ? null : performance.now() - drawnMs;
  const latency = player?.latency ?? 0;
  const said = {
    ageSeconds: ageMs === null ? null : Math.floor(ageMs / 1_000),
    takenAt: player?.playingDate?.toISOString() ?? null,
    behindSeconds: latency > 0 && video.readyState > 1 ? Math.round(latency) : null,
    trouble,
  };
  if (isUnplayable) return { ...said, phase: 'unplayable' };
  if (ageMs !== null && ageMs < stalledMilliseconds) return { ...said, phase: 'playing' };
  if (trouble !== null) return { ...said, phase: 'troubled' };
  return { ...said, phase: ageMs === null ? 'loading' : 'stalled' };
}
