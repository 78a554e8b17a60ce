import { makeNight } from '../drills/nights/night.ts';
import type { ContactFacts } from '../src/operations/rescue/wire.ts';
import { rank } from '../src/operations/rescue/match/suggest.ts';
import type { MatchBoat, MatchScene } from '../src/operations/rescue/match/suggestion.ts';

/** Seeds so far apart fall on the same date: their nights can be laid over one another. */
const seedsADate = 3650;

/** Sixty boats with a part of their contacts linked, and so many contacts open; all of one invented night. */
export function openScene(
  seed: number,
  openCount: number,
): { readonly scene: MatchScene; readonly open: readonly ContactFacts[] } {
  const night = makeNight(seed, 60);
  const linked = new Map<string, ContactFacts[]>();
  const open: ContactFacts[] = [];
  night.contacts.forEach(({ facts, boats: [boat] }, index) => {
    if (boat === undefined || index % 2 === 1) open.push(facts);
    else linked.set(boat, [...(linked.get(boat) ?? []), facts]);
  });
  for (let further = 1; open.length < openCount; further += 1)
    open.push(...makeNight(seed + further * seedsADate, 60).contacts.map(({ facts }) => facts));
  const boats = [...linked].map(
    ([id, facts]): MatchBoat => ({
      id: `b-${id.toLowerCase()}`,
      links: facts.map((one) => ({ facts: one, grade: 'confirmed' })),
      closed: false,
      mergedInto: null,
      related: [],
    }),
  );
  return { scene: { boats, apart: [] }, open: open.slice(0, openCount) };
}

function rankAll(open: readonly ContactFacts[], scene: MatchScene): number {
  const started = performance.now();
  let ranked = 0;
  for (const contact of open) ranked += rank(contact, scene).length > 0 ? 1 : 0;
  if (ranked !== open.length) throw new Error('a contact was not ranked');
  return performance.now() - started;
}

/** Milliseconds: all ranked for the first time, and all ranked anew after one of them was linked to a boat. */
export function rerankTimes(
  seed: number,
  openCount: number,
): { readonly cold: number; readonly again: number } {
  const { scene, open } = openScene(seed, openCount);
  const cold = rankAll(open, scene);
  const [linked, ...left] = open;
  const boats = scene.boats.map((boat, index): MatchBoat => {
    if (index > 0 || linked === undefined) return boat;
    return { ...boat, links: [...boat.links, { facts: linked, grade: 'probable' }] };
  });
  return { cold, again: rankAll(left, { ...scene, boats }) };
}
