import type { App } from './app.ts';
import { isUnsent } from './queue/entry.ts';
import { emptyQueue } from './queue/queue.ts';
import { isOnShift } from './shift/settings.ts';
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
  await app.takeDevice(enrolled);
  app.change({ screen: { at: isOnShift(settings) ? 'plate' : 'set_up' } });
  await app.keeper.letIn();
}

/**
 * After the node did not know this device’s key: where it says that the device was revoked, the person is told and
 * everything is wiped; where it merely does not know, nothing is lost and a code is asked for.
 */
export async function afterShutOut(app: App): Promise<void> {
  const standing = await app.door.standing();
  if (standing === 'revoked') return wipe(app);
  if (standing === 'in_use') return app.keeper.letIn();
  if (standing === 'unknown')
    app.change({
      screen: { at: 'enrol', typed: '', trouble: deviceText.shutOut, isAsking: false },
    });
}

/** Shows what is lost (times and counts, no plates), tells the node how much, and removes key, shift and photos. */
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
  await app.store.wipe();
  app.change({ screen: { ...screen, isWiped: true }, queue: emptyQueue });
}
