import { typePlate } from './acts.ts';
import type { App } from './app.ts';
import type { Scan, Screen } from './model.ts';
import type { PlateRead } from './plate-reader/plate-reader.ts';
import { lookAtReader } from './reader-acts.ts';
import { unreadText } from './scan-text.ts';
import { refusalText } from './text.ts';

/**
 * Reads a camera’s picture of a plate on this device and shows what it may be. Nothing is taken by itself, and the picture
 * goes no further: it lies in memory until the person leaves the screen. Never throws.
 */
export async function scanPlate(app: App, picture: Blob): Promise<void> {
  const reading: Screen = { at: 'scan', scan: { phase: 'reading' } };
  app.change({ screen: reading, notice: null });
  const read = await app.reader.read(picture, app.model().settings.country);
  if (read.outcome === 'gone') void lookAtReader(app);
  if (app.model().screen !== reading) return; // the person went on: what was read is of no use any more
  app.change({ screen: { at: 'scan', scan: scanOf(app, read) } });
}

function scanOf(app: App, read: PlateRead): Scan {
  switch (read.outcome) {
    case 'read':
      return { phase: 'read', plates: read.plates, cut: inMemory(app, read.cut) };
    case 'unread':
      return { phase: 'unread', why: unreadText.unread, cut: inMemory(app, read.cut) };
    case 'late':
    case 'failed':
    case 'gone':
      return { phase: 'unread', why: unreadText[read.outcome], cut: null };
    default:
      return { phase: 'unread', why: refusalText[read.outcome], cut: null };
  }
}

/** An address for a picture in this page’s memory: given up, with the picture, as soon as no screen shows it. */
function inMemory(app: App, cut: Blob): string {
  const address = URL.createObjectURL(cut);
  let wasShown = false;
  const forget = app.subscribe(() => {
    const { screen } = app.model();
    const isShown = screen.at === 'scan' && 'cut' in screen.scan && screen.scan.cut === address;
    wasShown ||= isShown;
    if (isShown || !wasShown) return;
    URL.revokeObjectURL(address);
    forget();
  });
  return address;
}

/** What the person says stands on the plate: typed for them, to be mended and gone on with as if typed by hand. */
export function takeScanned(app: App, plate: string): void {
  app.change({ screen: { at: 'plate' } });
  typePlate(app, plate);
}
