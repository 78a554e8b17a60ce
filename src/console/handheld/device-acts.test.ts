import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addSeconds, instant } from '../../kernel/time.ts';
import { beginControl, foundPeople, sendPeople, typePlate } from './acts.ts';
import { askIfQuiet, askStanding } from './device-acts.ts';
import { givenDevice } from './fake-device.ts';

const start = instant(1_800_000_000_000);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Lets everything go on that a press has begun. */
async function settled(): Promise<void> {
  for (let n = 0; n < 100; n += 1) await Promise.resolve();
}

describe('a lost device whose work is all sent', () => {
  test('is wiped at the next contact, with nothing to send at all', async () => {
    const { app, node, kept, wiped } = await givenDevice();
    node.standing = 'revoked';
    await askIfQuiet(app);
    expect(wiped).toEqual([{ unsent: 0, withPeople: 0 }]);
    expect([...kept.keys()]).toEqual([]);
    expect(app.model().screen).toMatchObject({ at: 'revoked', unsent: 0, isWiped: true });
  });

  test('is wiped where the node turns a question for a plate away', async () => {
    const { app, node, kept } = await givenDevice();
    node.standing = 'revoked';
    node.earlier = 'shut_out';
    typePlate(app, 'ZZ12ABC');
    beginControl(app, false);
    await settled();
    expect(app.model().screen).toMatchObject({ at: 'revoked', isWiped: true });
    expect(kept.size).toBe(0);
  });

  test('says how much is lost where something was not sent', async () => {
    const { app, node, wiped } = await givenDevice();
    node.outcome = { kind: 'later', trouble: 'unreachable', afterSeconds: null };
    foundPeople(app);
    await sendPeople(app);
    node.standing = 'revoked';
    await askStanding(app);
    expect(wiped).toEqual([{ unsent: 1, withPeople: 1 }]);
  });

  test('never says that it is wiped while its store holds on to what it has', async () => {
    const { app, node } = await givenDevice();
    node.standing = 'revoked';
    node.isStoreBroken = true;
    await askStanding(app);
    expect(app.model().screen).toMatchObject({ at: 'revoked', isWiped: false });
    expect(app.model().notice).toMatchObject({ isAlert: true });
  });
});

describe('how often the node is asked', () => {
  test('not while it was heard a moment ago; again after a minute, or where the clock was put back', async () => {
    const { app, node, asked } = await givenDevice();
    node.heardAt = start;
    await askIfQuiet(app);
    expect(asked()).toBe(0);
    vi.setSystemTime(addSeconds(start, 61));
    await askIfQuiet(app);
    expect(asked()).toBe(1);
    vi.setSystemTime(addSeconds(start, -3_600));
    await askIfQuiet(app);
    expect(asked()).toBe(2);
  });

  test('one question at a time, and none from a device that has no key yet', async () => {
    const { app, asked } = await givenDevice();
    await Promise.all([askStanding(app), askStanding(app)]);
    expect(asked()).toBe(1);
    await askStanding({ ...app, isEnrolled: () => false });
    expect(asked()).toBe(1);
  });
});

describe('a device that is merely not known', () => {
  test('asks for a code between two entries, wipes nothing, and goes on where it was once it is known again', async () => {
    const { app, node, kept } = await givenDevice();
    node.standing = 'unknown';
    await askStanding(app);
    expect(app.model().screen.at).toBe('enrol');
    expect(kept.has('device')).toBe(true);
    node.standing = 'in_use';
    await askStanding(app);
    expect(app.model().screen.at).toBe('plate');
  });

  test('leaves a search in hand alone until something could not be sent', async () => {
    const { app, node } = await givenDevice();
    typePlate(app, 'ZZ12ABC');
    beginControl(app, false);
    await settled();
    node.standing = 'unknown';
    await askStanding(app);
    expect(app.model().screen.at).toBe('method');
    node.outcome = { kind: 'shut_out' };
    foundPeople(app);
    await sendPeople(app);
    await settled();
    await askStanding(app);
    expect(app.model().screen.at).toBe('enrol');
  });

  test('no answer, or one that is not to this, changes nothing', async () => {
    const { app, node } = await givenDevice();
    for (const standing of [null, 'not_said'] as const) {
      node.standing = standing;
      await askStanding(app);
      expect(app.model().screen.at).toBe('plate');
    }
  });
});
