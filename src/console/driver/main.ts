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

async function post(path: string, body: object): Promise<{ readonly status: number; readonly said: object }> {
  const answer = await fetch(path, {
    method: 'POST',
    // No cookie goes along, should a desk's own browser open this page.
    credentials: 'omit',
    headers: { 'content-type': 'application/json', 'x-strait': '1' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
  const said: unknown = await answer.json();
  return { status: answer.status, said: typeof said === 'object' && said !== null ? said : {} };
}

async function send(report: DriverReport): Promise<SendAnswer> {
  const { status, said } = await post('/api/driver/report', report);
  return {
    status,
    recordedAt: 'recordedAt' in said ? String(said.recordedAt) : null,
    code: 'code' in said && 'recordedAt' in said ? String(said.code) : null,
  };
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
}

function openReports(root: HTMLElement): void {
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
