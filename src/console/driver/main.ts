import {
  type CheckAnswer,
  checkAnswerOf,
  isCheckAddress,
  openCheckPage,
} from '../../operations/freight/view/driver/check-page.ts';
import { languageFor } from '../../operations/freight/view/driver/driver-words.ts';
import { openDriverPage } from '../../operations/freight/view/driver/page.ts';
import { type DriverReport, openQueue, type SendAnswer } from '../../operations/freight/view/driver/queue.ts';

/** What waits is tried again this often; a phone that finds its network again says so itself. */
const againMilliseconds = 15_000;

interface Posted {
  readonly status: number;
  readonly said: object;
  /** Milliseconds by which this phone’s clock is ahead of the node’s; null: the answer did not say. */
  readonly aheadMilliseconds: number | null;
}

async function post(path: string, body: object): Promise<Posted> {
  const answer = await fetch(path, {
    method: 'POST',
    // No cookie goes along, should a desk's own browser open this page.
    credentials: 'omit',
    headers: { 'content-type': 'application/json', 'x-strait': '1' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
  const ahead = Date.now() - Date.parse(answer.headers.get('date') ?? '');
  const said: unknown = await answer.json();
  return {
    status: answer.status,
    said: typeof said === 'object' && said !== null ? said : {},
    aheadMilliseconds: Number.isNaN(ahead) ? null : ahead,
  };
}

async function send(report: DriverReport): Promise<SendAnswer> {
  const { status, said, aheadMilliseconds } = await post('/api/driver/report', report);
  const code = 'code' in said ? String(said.code) : null;
  // A receipt has a code to check it by, a refusal one of its own.
  return 'recordedAt' in said
    ? { status, recordedAt: String(said.recordedAt), code, refusal: null, aheadMilliseconds }
    : { status, recordedAt: null, code: null, refusal: code, aheadMilliseconds };
}

/** No network, no node or too many at once: the page says to try again. */
async function ask(code: string): Promise<CheckAnswer> {
  try {
    const { status, said } = await post('/api/driver/check', { code });
    return checkAnswerOf(status, said);
  } catch {
    return 'later';
  }
}

/** 128 bits by chance, in digits and small letters. */
function number(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `r-${BigInt(`0x${hex}`).toString(36).padStart(25, '0')}`;
}

const root = document.querySelector<HTMLElement>('#root');
if (root !== null) {
  // One page or the other, whole: which one stands in the address.
  window.addEventListener('hashchange', () => location.reload());
  if (!isCheckAddress(location.hash)) openReports(root);
  else openCheckPage({ root, language: languageFor(navigator.languages), hash: location.hash, ask });
  // After the page: the worker’s own trip must not hold it up.
  void keepPage();
}

/** Null where this browser keeps nothing for the page, as some do in private. */
function phoneStore(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/**
 * From now on the page opens without a network. A newer one takes its place for the next opening: nothing of this one is
 * loaded later. Refused by the browser, it still reports while there is a network.
 */
async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const asked = { scope: '/driver/', type: 'module', updateViaCache: 'none' } as const;
  let registration: ServiceWorkerRegistration;
  try {
    registration = await navigator.serviceWorker.register('/driver/service-worker.js', asked);
  } catch {
    return;
  }
  const takeOver = (): void => registration.waiting?.postMessage('take-over');
  takeOver();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', takeOver);
  });
}

function openReports(root: HTMLElement): void {
  const queue = openQueue({ kept: phoneStore(), send, changed: () => page?.redraw() });
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
