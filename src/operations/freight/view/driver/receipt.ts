import { receiptAddress } from '../../report/receipt-code.ts';
import { driverPlaces } from '../../report/words.ts';
import type { DriverWords } from './driver-word-keys.ts';
import { type DriverLanguageCode, driverLanguages } from './driver-words.ts';
import { element } from './elements.ts';
import { squareCode } from './square-code.ts';
import type { QueuedReport } from './queue.ts';

type Sent = Extract<QueuedReport, { readonly state: 'sent' }>;

/**
 * The receipt of one report as a document to print: the driver's own language first, then English and French, so that
 * whoever asks for it on either side can read it. Times are UTC as recorded.
 */
export function receiptOf(sent: Sent, language: DriverLanguageCode, origin: string): HTMLElement {
  const order = [...new Set<DriverLanguageCode>([language, 'en', 'fr'])];
  return element(
    'article',
    { class: 'receipt', 'aria-label': driverLanguages[language].words.receipt },
    ...order.map((code) => sectionOf(sent, code, origin)),
  );
}

function sectionOf(sent: Sent, language: DriverLanguageCode, origin: string): HTMLElement {
  const { report, recordedAt } = sent;
  const { words, reviewed } = driverLanguages[language];
  const rows: readonly (readonly [string, string])[] = [
    [words.number, report.report],
    [words.seenAt, utcOf(report.seenAt)],
    [words.recordedAt, utcOf(recordedAt)],
    [words.placeHead, report.place === null ? words.road : (driverPlaces[report.place] ?? report.place)],
    [words.directionHead, words[report.direction]],
    [words.whatHead, report.what === null ? words.nothing : words[report.what]],
    ...checkRows(report, words),
  ];
  return element(
    'section',
    { lang: language },
    element('h2', {}, `${words.receipt} · Strait`),
    reviewed ? null : element('p', { class: 'note' }, words.notReviewed),
    sent.code === null ? null : codeOf(sent.code, words, receiptAddress(origin, sent.code, report.report)),
    element(
      'dl',
      {},
      ...rows.flatMap(([term, value]) => [element('dt', {}, term), element('dd', {}, value)]),
    ),
    element('p', {}, `${words.proof} ${origin}/api/driver/receipt?report=${report.report}`),
  );
}

const svgSpace = 'http://www.w3.org/2000/svg';

/** The square code with the same code in letters beside it: to be scanned, typed, or read aloud. Black on white always. */
function codeOf(code: string, words: DriverWords, address: string): HTMLElement {
  const { side, path } = squareCode(address);
  const drawn = document.createElementNS(svgSpace, 'svg');
  drawn.setAttribute('viewBox', `0 0 ${side} ${side}`);
  drawn.setAttribute('role', 'img');
  drawn.setAttribute('aria-label', `${words.codeHead}: ${Array.from(code.replaceAll('-', ', ')).join(' ')}`);
  drawn.setAttribute('shape-rendering', 'crispEdges');
  const ground = document.createElementNS(svgSpace, 'rect');
  for (const name of ['width', 'height']) ground.setAttribute(name, String(side));
  ground.setAttribute('fill', '#fff');
  const dark = document.createElementNS(svgSpace, 'path');
  dark.setAttribute('d', path);
  dark.setAttribute('fill', '#000');
  drawn.append(ground, dark);
  return element(
    'figure',
    { class: 'code' },
    drawn,
    element('figcaption', {}, element('span', {}, words.codeHead), element('strong', {}, code)),
  );
}

function checkRows(
  { checklist }: Sent['report'],
  words: DriverWords,
): readonly (readonly [string, string])[] {
  if (checklist === null) return [];
  const answers = checklist.answers.map(({ check, answer }) => [words[check], words[answer]] as const);
  return [[words.checkHead, words[checklist.moment]], ...answers];
}

function utcOf(text: string): string {
  return `${text.slice(0, 10)} ${text.slice(11, 16)} UTC`;
}
