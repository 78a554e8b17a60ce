import type { StationKind, VesselView } from '../wire.ts';
import { freshnessOf, isUnderWay } from './ageing.ts';
import type { Picture, Track } from './picture.ts';
import { mmsiOf, nameOf } from './track-words.ts';

/** What the list of stations shows, and in which order. */
export interface VesselFilter {
  readonly text: string;
  readonly kind: StationKind | 'all';
  readonly state: 'all' | 'moving' | 'rest' | 'stale';
  readonly sort: 'name' | 'speed' | 'age';
}

/** One row of the list. */
export interface VesselItem {
  readonly key: string;
  readonly track: Track;
}

/** The stations that match, in the order asked for; equal ones by number, so that the order is always the same. */
export function listVessels(picture: Picture, filter: VesselFilter, now: number): readonly VesselItem[] {
  const wanted = filter.text.trim().toUpperCase();
  const items: VesselItem[] = [];
  for (const track of picture.tracks.values()) {
    if (filter.kind !== 'all' && track.kind !== filter.kind) continue;
    if (!hasState(track, filter.state, now)) continue;
    if (wanted !== '' && !matches(track, picture.vessels.get(track.id), wanted)) continue;
    items.push({ key: track.id, track });
  }
  return sorted(items, picture, filter.sort);
}

function hasState(track: Track, state: VesselFilter['state'], now: number): boolean {
  if (state === 'all') return true;
  const stale = freshnessOf(track, now) === 'stale';
  if (state === 'stale') return stale;
  return !stale && isUnderWay(track) === (state === 'moving');
}

/** True where the upper-case words occur in name, number or call sign. */
export function matches(track: Pick<Track, 'id'>, vessel: VesselView | undefined, wanted: string): boolean {
  if (mmsiOf(track.id).includes(wanted)) return true;
  if (vessel === undefined) return false;
  return (
    (vessel.name?.toUpperCase().includes(wanted) ?? false) ||
    (vessel.callSign?.toUpperCase().includes(wanted) ?? false) ||
    String(vessel.imo ?? '').includes(wanted)
  );
}

function sorted(items: VesselItem[], picture: Picture, sort: VesselFilter['sort']): readonly VesselItem[] {
  const byKey = (a: VesselItem, b: VesselItem) => (a.key < b.key ? -1 : 1);
  switch (sort) {
    case 'speed':
      return items.sort((a, b) => (b.track.speed ?? -1) - (a.track.speed ?? -1) || byKey(a, b));
    case 'age':
      return items.sort((a, b) => a.track.happenedAt - b.track.happenedAt || byKey(a, b));
    default: {
      const names = new Map(items.map((item) => [item.key, nameOf(item.key, picture.vessels.get(item.key))]));
      return items.sort((a, b) => {
        const [first = '', second = ''] = [names.get(a.key), names.get(b.key)];
        // Those who give no name stand by number after those who do.
        const unnamed = Number(/^\d/.test(first)) - Number(/^\d/.test(second));
        if (unnamed !== 0) return unnamed;
        return first === second ? byKey(a, b) : first < second ? -1 : 1;
      });
    }
  }
}
