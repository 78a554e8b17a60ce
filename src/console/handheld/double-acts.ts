import type { App } from './app.ts';
import { askStanding } from './device-acts.ts';
import { type Double, doubleOf, doublesMax, draftOfJoin, plateOf, toAskAbout } from './shift/doubles.ts';
import { once } from './once.ts';
import type { PlateAsked } from './told-passages.ts';
import { screenText } from './text.ts';

let isLooking = false;

/**
 * Asks the node, for each passage of this device that it has taken, whether another team entered the same vehicle
 * meanwhile. One after another, each once; without an answer it is asked at the next sending.
 */
export async function lookForDoubles(app: App): Promise<void> {
  if (isLooking) return;
  isLooking = true;
  try {
    const { queue, doubles } = app.model();
    const own = new Set(queue.entries.map(({ passage }) => passage));
    for (const opening of toAskAbout(queue.entries, doubles)) {
      const { settings } = app.model();
      const { place, direction, form, sides } = opening.fields as unknown as PlateAsked; // as drafts.ts wrote them
      const vehicle = { place, direction, form, sides };
      const plate = { tractorPlate: plateOf(opening), tractorCountry: settings.country };
      const told = await app.door.earlier({ ...vehicle, ...plate });
      if (told === 'shut_out') return void askStanding(app);
      if (told === null) return;
      keep(app, doubleOf(opening, told, own));
    }
  } finally {
    isLooking = false;
  }
}

/** A person says whether it is one passage: then the two are joined, as can be undone at a desk; or that it is not. */
export async function decideDouble(app: App, double: Double, choice: 'same' | 'apart'): Promise<void> {
  const { mine, other } = double;
  await once(app, async () => {
    if (choice === 'same' && other !== null) {
      const draft = draftOfJoin({ mine, other: other.passage }, app.now());
      const recorded = await app.keeper.record([draft]);
      if (!recorded.ok) return app.refuse(recorded.refusal.code, screenText.notKept);
      app.say(screenText.keptHere);
    }
    keep(app, { ...double, choice });
    void app.keeper.pump();
  });
}

function keep(app: App, double: Double): void {
  const { doubles } = app.model();
  app.takeDoubles([...doubles.filter(({ mine }) => mine !== double.mine), double].slice(-doublesMax));
}
