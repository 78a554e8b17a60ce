import { never } from '../../kernel/result.ts';
import { fromUtc, secondsBetween } from '../../kernel/time.ts';
import type { App } from './app.ts';
import { isBetweenEntries, nothingEarlier, type Screen } from './model.ts';
import { isUnsent } from './queue/entry.ts';
import { emptyQueue } from './queue/queue.ts';
import { isOnShift, type Settings } from './shift/settings.ts';
import { deviceText } from './text.ts';

/** Uses a one-time code. What an earlier key could not send goes on under the new one. */
export async function enrol(app: App): Promise<void> {
  const { screen, settings } = app.model();
  if (screen.at !== 'enrol' || screen.isAsking || screen.typed.length < 8) return;
  app.change({ screen: { ...screen, isAsking: true, trouble: null } });
  const enrolled = await app.door.enrol(screen.typed);
  if (enrolled === null || enrolled === 'unreachable') {
    const trouble = enrolled === null ? deviceText.enrolRefused : deviceText.enrolAlone;
    return app.change({ screen: { ...screen, isAsking: false, trouble } });
  }
  try {
    await app.takeDevice(enrolled);
  } catch {
    // The code is used up: another one is wanted, and the person is told so.
    return app.change({ screen: { ...screen, isAsking: false, trouble: deviceText.enrolNotKept } });
  }
  app.change({ screen: homeOf(settings) });
  await app.keeper.letIn();
}

function homeOf(settings: Settings): Screen {
  return { at: isOnShift(settings) ? 'plate' : 'set_up' };
}

/** A device that has heard nothing of the node for so long asks how it stands, also where it has nothing to send. */
const quietSeconds = 60;
let asking: Promise<void> | null = null;

/** Asks the node how this device stands unless the node was heard a moment ago. Never throws. */
export async function askIfQuiet(app: App): Promise<void> {
  const heardAt = app.door.lastHeardAt();
  const quiet = heardAt === null ? Infinity : secondsBetween(heardAt, fromUtc(app.now()));
  // Below zero the device’s clock was put back: asked once too often is better than never.
  if (quiet < 0 || quiet >= quietSeconds) await askStanding(app);
}

/**
 * Asks the node how this device stands: one question at a time. Where it was revoked, the person is told and everything
 * is wiped, whether anything is left to send or not; where its key is merely not known, nothing is lost and a code is
 * asked for. Never throws.
 */
export function askStanding(app: App): Promise<void> {
  asking ??= ask(app).finally(() => {
    asking = null;
  });
  return asking;
}

async function ask(app: App): Promise<void> {
  if (!app.isEnrolled() || app.model().screen.at === 'revoked') return;
  const standing = await app.door.standing();
  const { queue, screen, settings } = app.model();
  switch (standing) {
    case 'revoked':
      return wipe(app);
    case 'in_use':
      if (screen.at === 'enrol' && !screen.isAsking) app.change({ screen: homeOf(settings) });
      return queue.isShutOut ? app.keeper.letIn() : undefined;
    case 'unknown':
      // Nobody is taken away from a search in hand before something could not be sent.
      if (screen.at === 'enrol' || screen.at === 'store_closed') return;
      if (!queue.isShutOut && !isBetweenEntries(app.model())) return;
      return app.change({
        screen: { at: 'enrol', typed: '', trouble: deviceText.shutOut, isAsking: false },
      });
    case 'not_said':
    case null:
      return;
    default:
      return never(standing);
  }
}

/** Shows what is lost (times and counts, no plates), tells the node how much, and removes key, shift, photos and the reader of plates. */
async function wipe(app: App): Promise<void> {
  const unsent = app
    .model()
    .queue.entries.filter(
      (entry) => isUnsent(entry) && entry.command !== 'open-passage' && entry.urgency !== 'photo',
    );
  const withPeople = unsent.filter(({ urgency }) => urgency === 'life').length;
  const times = unsent.map(({ recordedAt }) => recordedAt);
  const screen = { at: 'revoked', unsent: unsent.length, withPeople, times, isWiped: false } as const;
  app.change({ screen, work: null, typed: '', notice: null });
  await app.door.tellWiped({ unsent: unsent.length, withPeople });
  try {
    await Promise.all([app.store.wipe(), app.reader.wipe()]);
  } catch {
    // The screen never says that it is wiped while it may not be.
    return app.say(deviceText.notWiped, {}, true);
  }
  app.change({
    screen: { ...screen, isWiped: true },
    queue: emptyQueue,
    doubles: [],
    earlier: nothingEarlier,
    notice: null,
  });
}
