import './style/handheld.css';
import { render } from 'lit-html';
import { type App, openApp } from './app.ts';
import { askIfQuiet, askStanding } from './device-acts.ts';
import { lookForDoubles } from './double-acts.ts';
import { openShiftStore } from './device/shift-store.ts';
import { askStorageRoom } from './device/storage-room.ts';
import { openFreightDoor } from './freight-door.ts';
import { openPlateReader } from './plate-reader/plate-reader.ts';
import { readerParts } from './plate-reader/reader-parts.ts';
import { fetchReaderWhereCheap, lookAtReader } from './reader-acts.ts';
import { whole } from './screens/whole.ts';
import { closedPage } from './screens/closed-page.ts';
import { followUpdates } from './updates.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
const language = navigator.language.startsWith('fr') ? 'fr' : 'en';
/** Asked at least so often while the app is in sight: how the node answers is how the link stands. */
const pulseMilliseconds = 15_000;

void start(root);

/** One window of a device works; a second one says so: two would each think themselves the shift. */
async function start(page: HTMLElement): Promise<void> {
  await navigator.locks.request('strait-handheld', { ifAvailable: true }, async (lock) => {
    if (lock === null) return closedPage(page, language, 'elsewhere');
    let app: App;
    try {
      const reader = openPlateReader(readerParts());
      app = await openApp({ store: await openShiftStore(), openDoor: openFreightDoor, reader, language });
    } catch {
      return closedPage(page, language, 'store_away');
    }
    run(page, app);
    await new Promise(() => {}); // held until the window is gone
  });
}

function run(page: HTMLElement, app: App): void {
  let takeUpdate = (): void => {};
  // First something to type into: the worker’s script is a further trip over a slow link.
  draw(page, app, () => takeUpdate());
  void followUpdates(() => app.change({ isUpdateReady: true })).then((take) => {
    takeUpdate = take;
  });
  void askStorageRoom().then((room) => app.change({ room }));
  fetchReaderWhereCheap(app);
  void lookAtReader(app);
  void app.store.closed.then(() => {
    if (app.model().screen.at !== 'revoked') app.change({ screen: { at: 'store_closed' } });
  });
  keepSending(app);
}

/** Draws again once for all changes of a moment. */
function draw(page: HTMLElement, app: App, takeUpdate: () => void): void {
  let isDue = false;
  let shown = '';
  const drawNow = (): void => {
    isDue = false;
    const { settings, screen } = app.model();
    document.documentElement.dataset['palette'] = settings.palette;
    document.documentElement.lang = settings.language;
    render(whole({ app, takeUpdate }), page);
    if (screen.at !== shown && shown !== '') page.querySelector('main')?.scrollTo(0, 0);
    shown = screen.at;
  };
  app.subscribe(() => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(drawNow);
  });
  drawNow();
}

/**
 * Sends whenever it may help: at the start, when the link is back, when the app is looked at, when a wait is over. With
 * nothing to send the node is asked all the same: whoever holds a revoked device must hear so.
 */
function keepSending(app: App): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const again = (): void => {
    if (timer !== null) clearTimeout(timer);
    const due = app.keeper.dueInMilliseconds();
    timer = setTimeout(pulse, Math.min(Math.max(due ?? pulseMilliseconds, 250), pulseMilliseconds));
  };
  const settled = (): void => {
    if (isOver()) return;
    void lookForDoubles(app);
    again();
  };
  // A wiped device asks and sends nothing any more.
  const isOver = (): boolean => app.model().screen.at === 'revoked';
  const pulse = (): void => {
    if (isOver()) return;
    void app.keeper
      .pump()
      .then(() => askIfQuiet(app))
      .finally(settled);
  };
  const hurry = (): void => {
    if (isOver()) return;
    void askStanding(app);
    void app.keeper.hurry().finally(settled);
  };
  app.subscribe(() => {
    const { queue, screen } = app.model();
    if (queue.isShutOut && screen.at !== 'enrol') void askStanding(app);
  });
  addEventListener('online', hurry);
  addEventListener('offline', () => app.change({ isLinked: false }));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') hurry();
  });
  hurry();
}
