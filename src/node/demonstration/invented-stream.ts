import { instant, toUtc } from '../../kernel/time.ts';
import { beginning, segmentOf, ticksPerSecond } from './drawn-segments.ts';
import { firstPicture, nextPicture, videoParameters } from './drawn-video.ts';
import { sceneAt, sceneSize, type View } from './invented-scene.ts';

const segmentSeconds = 2;
const picturesPerSecond = 4;
/** Segments that a playlist names, and for how many it names nothing any more but still gives them. */
const [namedMax, keptMax] = [5, 10];

/** When a stream began and what moment it is, in milliseconds. */
export interface StreamTime {
  readonly startedAt: number;
  readonly now: number;
}

/** The newest segment that is whole: a stream begins with some that lie before its start, so that nobody waits. */
function newestOf({ startedAt, now }: StreamTime): number {
  return namedMax + Math.floor((now - startedAt) / (segmentSeconds * 1_000)) - 1;
}

/** The playlist of an invented stream at a moment. Source: RFC 8216, section 4.3. */
export function playlistOf(time: StreamTime): string {
  const newest = newestOf(time);
  const first = newest - namedMax + 1;
  const numbers = Array.from({ length: namedMax }, (_, at) => first + at);
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${segmentSeconds}`,
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
    '#EXT-X-MAP:URI="init.mp4"',
    `#EXT-X-PROGRAM-DATE-TIME:${toUtc(momentOf(time, first))}`,
    ...numbers.flatMap((number) => [`#EXTINF:${segmentSeconds}.0,`, `${number}.m4s`]),
    '',
  ].join('\n');
}

/** A piece that the playlist names, drawn now; null: it names none such. */
export function pieceOf(view: View, asked: StreamTime & { readonly name: string }): Uint8Array | null {
  if (asked.name === 'init.mp4') return beginning(videoParameters(sceneSize));
  const number = Number(/^(\d{1,9})\.m4s$/.exec(asked.name)?.[1] ?? Number.NaN);
  const newest = newestOf(asked);
  if (!(number <= newest && number > newest - namedMax - keptMax && number >= 0)) return null;
  const count = segmentSeconds * picturesPerSecond;
  const from = momentOf(asked, number);
  const scenes = Array.from({ length: count }, (_, at) =>
    sceneAt(view, instant(from + (at * 1_000) / picturesPerSecond)),
  );
  const pictures = scenes.map((scene, at) => {
    const before = scenes[at - 1];
    return before === undefined ? firstPicture(scene) : nextPicture(scene, before, at);
  });
  return segmentOf({
    number,
    fromTicks: number * segmentSeconds * ticksPerSecond,
    ticksEach: ticksPerSecond / picturesPerSecond,
    pictures,
  });
}

/** When a segment begins. */
function momentOf({ startedAt }: StreamTime, number: number) {
  return instant(startedAt + (number - namedMax) * segmentSeconds * 1_000);
}
