import { describe, expect, test } from 'vitest';
import { givenDevice } from './fake-device.ts';
import { fetchReader, lookAtReader } from './reader-acts.ts';
import { scanPlate, takeScanned } from './scan-acts.ts';
import { askStanding } from './device-acts.ts';

const picture = new Blob(['invented picture']);
const cut = new Blob(['its cut']);

describe('a picture of a plate', () => {
  test('proposes, and takes nothing: the plate is typed only once a person says which', async () => {
    const { app, node } = await givenDevice();
    node.plateRead = { outcome: 'read', plates: ['ZZ12ABC', 'ZZ1ZABC'], cut };
    await scanPlate(app, picture);
    expect(app.model()).toMatchObject({
      screen: { at: 'scan', scan: { phase: 'read', plates: ['ZZ12ABC', 'ZZ1ZABC'] } },
      typed: '',
      work: null,
    });
    takeScanned(app, 'ZZ1ZABC');
    expect(app.model()).toMatchObject({ screen: { at: 'plate' }, typed: 'ZZ1ZABC', work: null });
  });

  test('lies in memory as long as it is looked at, and no longer', async () => {
    const { app, node } = await givenDevice();
    node.plateRead = { outcome: 'unread', cut };
    await scanPlate(app, picture);
    const { screen } = app.model();
    const address = screen.at === 'scan' && 'cut' in screen.scan ? (screen.scan.cut ?? '') : '';
    expect(await (await fetch(address)).text()).toBe('its cut');
    app.change({ notice: null });
    expect((await fetch(address)).ok).toBe(true);
    app.change({ screen: { at: 'entries', opened: null } });
    await expect(fetch(address)).rejects.toThrow();
  });

  test('that is read while the person has gone on changes nothing any more', async () => {
    const { app, node } = await givenDevice();
    node.plateRead = { outcome: 'read', plates: ['ZZ12ABC'], cut };
    const reading = scanPlate(app, picture);
    app.change({ screen: { at: 'plate' } });
    await reading;
    expect(app.model()).toMatchObject({ screen: { at: 'plate' }, typed: '' });
  });

  test.for(['late', 'failed', 'gone', 'not_a_photo', 'photo_broken', 'photo_too_large'] as const)(
    'that gives nothing says why in words: %s',
    async (outcome) => {
      const { app, node } = await givenDevice();
      node.plateRead = { outcome };
      await scanPlate(app, picture);
      const { screen } = app.model();
      const why = screen.at === 'scan' && screen.scan.phase === 'unread' ? screen.scan.why : null;
      expect(why?.en).toMatch(/\w{4}/);
      expect(why?.fr).toMatch(/\w{4}/);
    },
  );
});

describe('the reader of plates', () => {
  test('is fetched on demand, says what did not come, and is ready once it did', async () => {
    const { app, node } = await givenDevice();
    await lookAtReader(app);
    expect(app.model().reader).toEqual({ at: 'absent', trouble: null });
    node.partsTrouble = 'refused';
    await fetchReader(app);
    expect(app.model().reader).toEqual({ at: 'absent', trouble: 'refused' });
    node.partsTrouble = null;
    const fetching = fetchReader(app);
    expect(app.model().reader).toEqual({ at: 'fetching', bytes: 50, of: 100 });
    await fetching;
    expect(app.model().reader).toEqual({ at: 'ready' });
  });

  test('goes with everything else of a revoked device', async () => {
    const { app, node, hasReader } = await givenDevice();
    await lookAtReader(app);
    await fetchReader(app);
    expect(hasReader()).toBe(true);
    node.standing = 'revoked';
    await askStanding(app);
    expect(hasReader()).toBe(false);
    expect(app.model().screen).toMatchObject({ at: 'revoked', isWiped: true });
  });
});
