import { createHash } from 'node:crypto';
import { ok, type Refusal, refuse, type Result } from '../../kernel/result.ts';
import type { PictureRefusal } from '../../operations/site/camera/refusals.ts';
import { isPlaylist, playlistLimits, readdressed } from '../../standards/hls-playlist/index.ts';
import { askCamera, readWhole } from './fetch.ts';
import type { CameraSettings } from './settings.ts';

/** One piece of a stream as it goes on to the player. */
export interface StreamPiece {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A camera's stream for players, fetched piece by piece. */
export interface HlsSource {
  /** The playlist with the node's own addresses in it; `addressOf` makes one for a piece. */
  playlist(addressOf: (piece: string) => string): Promise<Result<StreamPiece, Refusal<PictureRefusal>>>;
  /** A piece that a playlist named; a further playlist is readdressed likewise. */
  piece(
    piece: string,
    addressOf: (piece: string) => string,
  ): Promise<Result<StreamPiece, Refusal<PictureRefusal>>>;
}

/** A segment of a few seconds in full quality is some megabytes. */
const pieceBytesMax = 16 * 1_048_576;
/** Pieces that one camera's playlists may name at a time: the oldest named are forgotten. */
const piecesMax = 1_000;
const playlistType = 'application/vnd.apple.mpegurl';
const types = new Set(['video/mp2t', 'video/mp4', 'video/iso.segment', 'audio/mp4', 'audio/aac']);

/** Seconds within which a camera must have given a piece whole. */
export const pieceSeconds = 10;

/**
 * A stream as one camera gives it. Only what its own playlists named is fetched, and only from below the folder of the
 * address that the configuration names, at the same host: no player and no camera sends the node anywhere else.
 */
export function createHlsSource(settings: CameraSettings, milliseconds = pieceSeconds * 1_000): HlsSource {
  const named = new Map<string, string>();
  const { hls, account } = settings;
  const fetchPiece = async (
    url: string,
    addressOf: (piece: string) => string,
  ): Promise<Result<StreamPiece, Refusal<PictureRefusal>>> => {
    const answer = await askCamera({ url, account, signal: AbortSignal.timeout(milliseconds) });
    if (!answer.ok) return answer;
    const read = await readWhole(answer.value, pieceBytesMax);
    if (!read.ok) return read;
    const text = Buffer.from(read.value.subarray(0, playlistLimits.characters + 1)).toString('utf8');
    if (isPlaylist(text)) return playlistAt(text, url, addressOf);
    const type = answer.value.type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
    // A camera that names no type of its own is given none that a browser would run.
    return ok({ type: types.has(type) ? type : 'application/octet-stream', bytes: read.value });
  };
  const playlistAt = (text: string, at: string, addressOf: (piece: string) => string) => {
    const written = readdressed(text, (address) => {
      const url = withinFolder(hls ?? '', at, address);
      if (url === null) return null;
      const piece = createHash('sha256').update(url).digest('hex').slice(0, 24);
      named.delete(piece); // named again: the newest
      named.set(piece, url);
      return addressOf(piece);
    });
    forget(named);
    if (!written.ok) return refuse('picture_unreadable');
    return ok({ type: playlistType, bytes: Buffer.from(written.value, 'utf8') });
  };
  return {
    async playlist(addressOf) {
      if (hls === undefined) return refuse('form_missing');
      const got = await fetchPiece(hls, addressOf);
      return got.ok && got.value.type !== playlistType ? refuse('picture_unreadable') : got;
    },
    async piece(piece, addressOf) {
      const url = named.get(piece);
      return url === undefined ? refuse('part_unknown') : fetchPiece(url, addressOf);
    },
  };
}

function forget(named: Map<string, string>): void {
  for (const oldest of named.keys()) {
    if (named.size <= piecesMax) return;
    named.delete(oldest);
  }
}

/** An address in a playlist made whole; null where it leads out of the folder of the camera's own playlist. */
export function withinFolder(own: string, at: string, address: string): string | null {
  if (!URL.canParse(own) || !URL.canParse(address, at)) return null;
  const root = new URL(own);
  const url = new URL(address, at);
  url.hash = '';
  const folder = root.pathname.slice(0, root.pathname.lastIndexOf('/') + 1);
  const isOwn = url.protocol === root.protocol && url.host === root.host && url.pathname.startsWith(folder);
  // What a camera might take for a step upwards, or for another separator, is refused as written.
  const isPlain = !/%2e|%2f|%5c|\\/i.test(url.pathname) && url.username === '' && url.password === '';
  return isOwn && isPlain && url.href.length <= 600 ? url.href : null;
}
