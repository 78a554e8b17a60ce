import type { Desk } from './desk.ts';
import type { Selection } from './selection.ts';

/** Opens an item, and brings it into view where it has a place. Following another item ends. */
export function openItem(desk: Desk, item: Selection): void {
  desk.selection.set(item);
  if (desk.following.get() !== null && desk.following.get() !== item.id) desk.following.set(null);
  const at = placeOf(desk, item);
  if (at !== null) desk.centring.set({ ...at });
}

/** Where an item is in the picture shown; a source has no place. */
export function placeOf(desk: Desk, item: Selection): { readonly lat: number; readonly lon: number } | null {
  const picture = desk.picture();
  switch (item.kind) {
    case 'place':
      return { lat: item.lat, lon: item.lon };
    case 'track': {
      const track = picture.tracks.get(item.id);
      return track === undefined ? null : { lat: track.lat, lon: track.lon };
    }
    case 'detection': {
      const detection = picture.detections.get(item.id);
      const at = detection?.position ?? detection?.bearing?.from;
      return at === undefined ? null : { lat: at.lat, lon: at.lon };
    }
    case 'source':
      return null;
  }
}

/** Follows the opened item, or stops. Only what moves can be followed. */
export function toggleFollow(desk: Desk): void {
  const selection = desk.selection.get();
  if (selection?.kind !== 'track') return desk.following.set(null);
  desk.following.set(desk.following.get() === selection.id ? null : selection.id);
}
