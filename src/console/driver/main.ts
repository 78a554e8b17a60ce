import { languageFor } from '../../operations/freight/view/driver/driver-words.ts';
import { openDriverPage } from '../../operations/freight/view/driver/page.ts';
import { type DriverReport, openQueue } from '../../operations/freight/view/driver/queue.ts';

/** What waits is tried again this often; a phone that finds its network again says so itself. */
const againMilliseconds = 15_000;

async function send(report: DriverReport) {
  const answer = await fetch('/api/driver/report', {
    method: 'POST',
    // No cookie goes along, should a desk's own browser open this page.
    credentials: 'omit',
    headers: { 'content-type': 'application/json', 'x-strait': '1' },
    body: JSON.stringify(report),
    signal: AbortSignal.timeout(20_000),
  });
  const said: unknown = await answer.json();
  const recordedAt =
    typeof said === 'object' && said !== null && 'recordedAt' in said ? String(said.recordedAt) : null;
  return { status: answer.status, recordedAt };
}

/** 128 bits by chance, in digits and small letters. */
function number(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `r-${BigInt(`0x${hex}`).toString(36).padStart(25, '0')}`;
}

const root = document.querySelector<HTMLElement>('#root');
if (root !== null) {
  const queue = openQueue({ kept: localStorage, send, changed: () => page?.redraw() });
  const page: ReturnType<typeof openDriverPage> | null = openDriverPage({
    root,
    queue,
    language: languageFor(navigator.languages),
    origin: location.origin,
    now: () => Date.now(),
    number,
    print: () => window.print(),
  });
  const flush = (): void => void queue.flush();
  window.addEventListener('online', flush);
  setInterval(flush, againMilliseconds);
  flush();
}
