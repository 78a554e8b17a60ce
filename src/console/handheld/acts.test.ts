import { describe, expect, test } from 'vitest';
import { addSeconds, fromUtc, instant, toUtc, type UtcText } from '../../kernel/time.ts';
import { beginControl, leaveWork, saveControl, takePhoto } from './acts.ts';
import type { App } from './app.ts';
import { createCell } from './cell.ts';
import { newWorkIds } from './ids.ts';
import { type Model, nothingEarlier } from './model.ts';
import type { ReducedPhoto } from './photo/reduce-photo.ts';
import type { Draft } from './queue/entry.ts';
import { afterStep, emptyQueue, queueLimits } from './queue/queue.ts';
import { draftsOfControl } from './shift/drafts.ts';
import { readSettings } from './shift/settings.ts';
import { newWork, type Work } from './shift/work.ts';
import { ok } from '../../kernel/result.ts';

const at = toUtc(instant(1_800_000_000_000));

/** A search that wants nothing but saving. */
function searched(plate: string): Work {
  return {
    ...newWork({ ...newWorkIds(), plate, country: 'FR', form: 'box', sides: 'hard', at }),
    method: 'visual',
    result: 'nothing_found',
    ground: { kind: 'observation', reference: 'noise' },
  };
}

/** The acts’ own ground with a store and a queue in memory; the picture is made fit when `fit` is called. */
function givenApp(work: Work) {
  const model = createCell<Model>({
    screen: { at: 'confirm' },
    settings: readSettings(null, 'en'),
    typed: '',
    work,
    earlier: nothingEarlier,
    queue: emptyQueue,
    doubles: [],
    isLinked: false,
    room: null,
    reader: { at: 'none' },
    isUpdateReady: false,
    isPhotoBusy: false,
    notice: null,
  });
  const recorded: Draft[] = [];
  const photos = new Map<string, Uint8Array>();
  const change = (next: Partial<Model>): void => model.set({ ...model.get(), ...next });
  const app = {
    model: model.get,
    change,
    now: () => at,
    keeper: {
      record: async (drafts: readonly Draft[]) => {
        recorded.push(...drafts);
        return ok(null);
      },
      pump: async () => {},
    },
    store: {
      change: async (asked: { readonly photos: typeof photos; readonly dropPhotos: readonly string[] }) => {
        for (const [id, bytes] of asked.photos) photos.set(id, bytes);
        for (const id of asked.dropPhotos) photos.delete(id);
      },
    },
    door: { earlier: async () => null },
    takeWork: (next: Work | null) => change({ work: next }),
    say: () => {},
    refuse: (code: string) => {
      throw new Error(code);
    },
    storeFailed: (error: unknown) => {
      throw error;
    },
  } as unknown as App; // what these acts use of it
  let fit = (): void => {};
  const reduced = new Promise<ReducedPhoto>((done) => {
    fit = () => done({ bytes: new Uint8Array([1, 2, 3]), takenAt: null });
  });
  const reduce = async () => ok(await reduced);
  return { app, recorded, photos, reduce, fit: () => fit() };
}

const commands = (drafts: readonly Draft[]): readonly string[] => drafts.map(({ command }) => command);

test('whoever saves while a picture is still being made fit saves the picture as well', async () => {
  const { app, recorded, reduce, fit } = givenApp(searched('ZX4719WK'));
  const taken = takePhoto(app, new Blob(), reduce);
  const saved = saveControl(app);
  fit();
  await Promise.all([taken, saved]);
  expect(commands(recorded)).toContain('record-photo');
});

test('a picture never goes to the vehicle that came after the one it was taken of', async () => {
  const { app, photos, reduce, fit } = givenApp(searched('ZX4719WK'));
  const taken = takePhoto(app, new Blob(), reduce);
  await Promise.resolve();
  leaveWork(app);
  app.takeWork(searched('ZY5820XL'));
  fit();
  await taken;
  expect(app.model().work?.photos).toEqual([]);
  expect([...photos.keys()]).toEqual([]);
  expect(app.model().isPhotoBusy).toBe(false);
});

describe('the same plate again at the same place', () => {
  /** The passage under which the device records it, where it opened `earlier` so many hours before. */
  function passageAfter(hours: number, direction: 'to_uk' | 'to_eu' = 'to_uk') {
    const earlier = searched('ZX4719WK');
    const { app } = givenApp(earlier);
    const settings = { ...app.model().settings, place: 'calais', lane: 'L1', team: 'TEAM-1' };
    const then: UtcText = toUtc(addSeconds(fromUtc(at), -hours * 3_600));
    const [draft] = draftsOfControl({ ...earlier, startedAt: then }, settings, then) ?? [];
    if (draft === undefined) throw new Error('a search opens its passage');
    const queue = afterStep(emptyQueue, { type: 'record', draft, limits: queueLimits });
    if (!queue.ok) throw new Error(queue.refusal.code);
    app.change({
      work: null,
      typed: 'ZX4719WK',
      queue: queue.value,
      settings: { ...settings, direction },
    });
    beginControl(app, false);
    const { work } = app.model();
    return { isOwn: work?.passage === earlier.passage, isNew: work?.isNew };
  }

  test('is of the passage that this team opened an hour ago', () =>
    expect(passageAfter(1)).toEqual({ isOwn: true, isNew: false }));

  test('is another passage the next day, or on the way back: software joins nothing', () => {
    expect(passageAfter(26)).toEqual({ isOwn: false, isNew: true });
    expect(passageAfter(3, 'to_eu')).toEqual({ isOwn: false, isNew: true });
  });
});
