import type { Words } from '../../../kit/i18n/language.tsx';
import { formatPosition } from '../../../kit/position-format.ts';
import { readPositionText } from '../../../kit/position-text.ts';
import { kindText, searchText } from '../text.ts';
import type { VesselView } from '../wire.ts';
import type { Picture } from './picture.ts';
import type { NamedPlace } from '../../../kit/map/chart-set.ts';
import type { Selection } from './selection.ts';
import { mmsiOf, nameOf } from './track-words.ts';
import { matches } from './vessel-list.ts';

/** One thing found. */
export interface Found {
  readonly key: string;
  readonly title: string;
  readonly under: string;
  readonly item: Selection;
}

/** What was found, and why a position was refused if one was meant. */
export interface FoundList {
  readonly found: readonly Found[];
  readonly refusal: string | null;
}

const most = 20;

/** Looks in the picture held, in the places of the chart, and reads positions. `vessels`: what the node found besides. */
export function findAll(
  typed: string,
  held: {
    readonly picture: Picture;
    readonly places: readonly NamedPlace[];
    readonly vessels: readonly VesselView[];
  },
  words: Words,
): FoundList {
  const wanted = typed.trim().toUpperCase();
  if (wanted === '') return { found: [], refusal: null };
  const read = readPositionText(typed);
  const positions = read.kind === 'candidates' ? read.candidates : [];
  const found: Found[] = positions.map((one) => ({
    key: `position:${one.position.lat}:${one.position.lon}`,
    title: formatPosition(one.position, words.language),
    under: words.t(searchText.readAs, {
      reading: words.t(searchText[one.reading]),
      order: words.t(searchText[one.order]),
    }),
    item: { kind: 'place', id: formatPosition(one.position, words.language), ...one.position },
  }));
  found.push(...findPlaces(wanted, held.places, words), ...findVessels(wanted, held, words));
  return {
    found: found.slice(0, most),
    refusal: read.kind === 'refused' ? words.t(searchText[read.reason]) : null,
  };
}

function findPlaces(wanted: string, places: readonly NamedPlace[], words: Words): readonly Found[] {
  const plain = withoutAccents(wanted);
  return places
    .filter((place) => withoutAccents(`${place.name.en} ${place.name.fr}`.toUpperCase()).includes(plain))
    .map((place) => ({
      key: `place:${place.id}`,
      title: words.t(place.name),
      under: `${words.t(searchText.place)} · ${formatPosition(place, words.language)}`,
      item: { kind: 'place', id: words.t(place.name), lat: place.lat, lon: place.lon },
    }));
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{Diacritic}/gu, '');
}

function findVessels(
  wanted: string,
  held: { readonly picture: Picture; readonly vessels: readonly VesselView[] },
  words: Words,
): readonly Found[] {
  const found = new Map<string, Found>();
  for (const track of held.picture.tracks.values()) {
    if (found.size >= most) break;
    const vessel = held.picture.vessels.get(track.id);
    if (!matches(track, vessel, wanted)) continue;
    const under = `${words.t(kindText[track.kind])} · MMSI ${mmsiOf(track.id)}${vessel?.callSign == null ? '' : ` · ${vessel.callSign}`}`;
    found.set(track.id, vesselFound(track.id, nameOf(track.id, vessel), under));
  }
  for (const vessel of held.vessels)
    if (!found.has(vessel.track))
      found.set(
        vessel.track,
        vesselFound(vessel.track, nameOf(vessel.track, vessel), `MMSI ${mmsiOf(vessel.track)}`),
      );
  return [...found.values()];
}

function vesselFound(track: string, title: string, under: string): Found {
  return { key: `track:${track}`, title, under, item: { kind: 'track', id: track } };
}
