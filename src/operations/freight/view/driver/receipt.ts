import { driverPlaces } from '../../report/words.ts';
import type { DriverWords } from './driver-word-keys.ts';
import { type DriverLanguageCode, driverLanguages } from './driver-words.ts';
import { element } from './elements.ts';
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

function sectionOf({ report, recordedAt }: Sent, code: DriverLanguageCode, origin: string): HTMLElement {
  const { words, reviewed } = driverLanguages[code];
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
    { lang: code },
    element('h2', {}, `${words.receipt} · Strait`),
    reviewed ? null : element('p', { class: 'note' }, words.notReviewed),
    element(
      'dl',
      {},
      ...rows.flatMap(([term, value]) => [element('dt', {}, term), element('dd', {}, value)]),
    ),
    element('p', {}, `${words.proof} ${origin}/api/driver/receipt?report=${report.report}`),
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
