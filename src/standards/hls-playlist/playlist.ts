import { ok, refuse, type Refusal, type Result } from '../../kernel/result.ts';

/** Why a playlist was not passed on. */
export type PlaylistRefusalCode = 'not_a_playlist' | 'too_large' | 'too_many_lines' | 'address_refused';

/** A live playlist names some ten segments; one of a whole day's recording would be refused. */
export const playlistLimits = { characters: 262_144, lines: 4_000 } as const;

/** Tags without an address in them, and those whose one address is the attribute `URI`. RFC 8216, section 4.3. */
const plainTags = new Set([
  '#EXTM3U',
  '#EXT-X-VERSION',
  '#EXT-X-BYTERANGE',
  '#EXT-X-DISCONTINUITY',
  '#EXT-X-PROGRAM-DATE-TIME',
  '#EXT-X-TARGETDURATION',
  '#EXT-X-MEDIA-SEQUENCE',
  '#EXT-X-DISCONTINUITY-SEQUENCE',
  '#EXT-X-ENDLIST',
  '#EXT-X-PLAYLIST-TYPE',
  '#EXT-X-I-FRAMES-ONLY',
  '#EXT-X-STREAM-INF',
  '#EXT-X-INDEPENDENT-SEGMENTS',
  '#EXT-X-START',
  '#EXT-X-PART-INF',
  '#EXT-X-GAP',
]);
const addressTags = new Set([
  '#EXT-X-KEY',
  '#EXT-X-MAP',
  '#EXT-X-MEDIA',
  '#EXT-X-I-FRAME-STREAM-INF',
  '#EXT-X-PART',
  '#EXT-X-PRELOAD-HINT',
]);

/** True for a text that begins as every playlist does. */
export function isPlaylist(text: string): boolean {
  return /^\uFEFF?#EXTM3U(?:[\s]|$)/.test(text);
}

/**
 * A playlist with other addresses in it. `give` is told each address as it stands and gives what is to stand instead;
 * null: the whole playlist is refused (`address_refused`), since one that names a foreign place is no camera's. Tags that
 * are not known are dropped. Refuses also: `not_a_playlist`, `too_large`, `too_many_lines`.
 */
export function readdressed(
  text: string,
  give: (address: string) => string | null,
): Result<string, Refusal<PlaylistRefusalCode>> {
  if (text.length > playlistLimits.characters) return refuse('too_large');
  if (!isPlaylist(text)) return refuse('not_a_playlist');
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.length > playlistLimits.lines) return refuse('too_many_lines');
  const written: string[] = [];
  for (const line of lines) {
    const said = lineOf(line.trim(), give);
    if (said === null) return refuse('address_refused');
    if (said !== '') written.push(said);
  }
  return ok(`${written.join('\n')}\n`);
}

/** Null: its address was refused; empty: nothing of it is passed on. */
function lineOf(line: string, give: (address: string) => string | null): string | null {
  if (line === '') return '';
  if (!line.startsWith('#')) return give(line);
  const tag = /^#[A-Z0-9-]+/.exec(line)?.[0] ?? '';
  if (tag === '#EXTINF') return durationOf(line);
  if (tag === '#EXT-X-SERVER-CONTROL') return holdBackOf(line);
  if (!plainTags.has(tag) && !addressTags.has(tag)) return '';
  let isRefused = false;
  const written = line.replaceAll(/([:,])URI="([^"]*)"/g, (_all, before: string, address: string) => {
    const given = give(address);
    isRefused ||= given === null;
    return `${before}URI="${given ?? ''}"`;
  });
  // Where something is left that looks like an address, the camera writes what is not understood here.
  const rest = line.replaceAll(/[:,]URI="[^"]*"/g, '');
  return isRefused || rest.includes('//') ? null : written;
}

/** Without the title, which is free text. */
function durationOf(line: string): string {
  const seconds = /^#EXTINF:\s*(\d{1,6}(?:\.\d{1,9})?)/.exec(line)?.[1];
  return seconds === undefined ? '' : `#EXTINF:${seconds},`;
}

/**
 * How far behind its end a stream is to be played, and nothing else: a player that is told that it may wait at the server
 * for the next playlist, or ask for what has changed, asks for both at an address that is ours and knows neither.
 * Source: draft-pantos-hls-rfc8216bis, sections 4.4.3.8 and 6.2.5.
 */
function holdBackOf(line: string): string {
  const kept = line.match(/(?<=[:,])(?:PART-)?HOLD-BACK=\d{1,4}(?:\.\d{1,9})?(?=,|$)/g) ?? [];
  return kept.length === 0 ? '' : `#EXT-X-SERVER-CONTROL:${kept.join(',')}`;
}
