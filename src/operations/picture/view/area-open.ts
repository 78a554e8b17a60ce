import { defaultSpan } from './area-ask.ts';
import { type AreaItem, placeOfItem } from './area-items.ts';
import type { Zone } from './area-zones.ts';
import type { Desk } from './desk.ts';

/** Opens "seen here" on the chart's extent and the hour before the moment shown; opened already, shows its list. */
export function openArea(desk: Desk): void {
  desk.selection.set(null);
  if (desk.area.state.get() !== null) return;
  const box = desk.map.get()?.extent();
  if (box !== undefined) desk.area.look({ box, zone: null, ...defaultSpan(desk.now()) });
}

/** Asks again for what the chart shows now. */
export function takeExtent(desk: Desk): void {
  const ask = desk.area.state.get()?.ask;
  const box = desk.map.get()?.extent();
  if (ask !== undefined && box !== undefined) desk.area.look({ ...ask, box, zone: null });
}

/** Asks for the box around a zone, and brings it into view. */
export function takeZone(desk: Desk, zone: Zone): void {
  const ask = desk.area.state.get()?.ask;
  if (ask === undefined) return;
  const { box, id } = zone;
  desk.area.look({ ...ask, box, zone: id });
  desk.centring.set({ lat: (box.south + box.north) / 2, lon: (box.west + box.east) / 2 });
}

/** Opens what was found and centres the chart on where it was seen, which may not be where it is. */
export function openFound(desk: Desk, item: AreaItem): void {
  desk.following.set(null);
  desk.selection.set({ kind: item.kind, id: item.id });
  const at = placeOfItem(item);
  if (at !== null) desk.centring.set(at);
}

/** The item of the list that stands opened; null where what is opened is not in the list. */
export function foundItem(desk: Desk): AreaItem | null {
  const selection = desk.selection.get();
  const items = desk.area.state.get()?.found?.items ?? [];
  return items.find(({ kind, id }) => kind === selection?.kind && id === selection.id) ?? null;
}

/**
 * Shows the picture at the moment an item was seen. "As happened": by then its report was sent, but perhaps not yet
 * received, and "as known" would show it a moment too early.
 */
export function goToItem(desk: Desk): void {
  const item = foundItem(desk);
  if (item !== null) desk.travel.goTo(item.at, 'happened');
}
