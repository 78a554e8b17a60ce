import type { App } from './app.ts';

/** Looks once whether the reader of plates lies on this device. */
export async function lookAtReader(app: App): Promise<void> {
  const standing = await app.reader.standing();
  app.change({ reader: standing === 'absent' ? { at: 'absent', trouble: null } : { at: standing } });
}

/** Fetches the reader of plates onto this device, or says why it did not come. Never throws. */
export async function fetchReader(app: App): Promise<void> {
  if (app.model().reader.at !== 'absent') return;
  const of = app.reader.bytes;
  app.change({ reader: { at: 'fetching', bytes: 0, of } });
  const isFetching = (): boolean => app.model().reader.at === 'fetching';
  const trouble = await app.reader.fetch((bytes) => {
    if (isFetching()) app.change({ reader: { at: 'fetching', bytes, of } });
  });
  if (isFetching()) app.change({ reader: trouble === null ? { at: 'ready' } : { at: 'absent', trouble } });
}

/**
 * Fetches it by itself once the node answers an enrolled device over a link that the browser calls good and nobody pays
 * for by the byte; once each time that the link comes. Everywhere else a person says so, in Set-up.
 */
export function fetchReaderWhereCheap(app: App): void {
  let isTried = false;
  app.subscribe(() => {
    const { isLinked, reader, screen } = app.model();
    if (!isLinked) isTried = false;
    if (!isLinked || isTried || reader.at !== 'absent' || !app.isEnrolled()) return;
    if (screen.at === 'enrol' || screen.at === 'revoked' || !isCheapLink()) return;
    isTried = true;
    void fetchReader(app);
  });
}

/** What some browsers tell of their link. Source: Network Information API, W3C Community Group draft. */
interface Link {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

function isCheapLink(): boolean {
  const found: unknown = Reflect.get(navigator, 'connection');
  if (typeof found !== 'object' || found === null) return false;
  const { saveData, effectiveType } = found as Link; // as the draft has it
  return saveData !== true && effectiveType === '4g';
}
