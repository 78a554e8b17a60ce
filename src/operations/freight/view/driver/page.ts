import {
  type Check,
  type CheckAnswer,
  checkAnswers,
  type CheckMoment,
  checkMoments,
  checksAt,
  driverPlaces,
  type ReportKind,
  reportKinds,
} from '../../report/words.ts';
import { type Direction, directions } from '../../words.ts';
import type { DriverWords } from './driver-word-keys.ts';
import { type DriverLanguageCode, driverLanguages } from './driver-words.ts';
import { choiceOf, element, menuOf } from './elements.ts';
import type { DriverReport, QueuedReport, ReportQueue } from './queue.ts';
import { headOf } from './page-head.ts';
import { receiptOf } from './receipt.ts';

/** What the page takes from the browser. */
export interface DriverPageParts {
  readonly root: HTMLElement;
  readonly queue: ReportQueue;
  readonly language: DriverLanguageCode;
  readonly origin: string;
  readonly now: () => number;
  /** A fresh number: long, and by chance. */
  readonly number: () => string;
  readonly print: () => void;
}

interface Draft {
  what: ReportKind | 'nothing' | '';
  place: string;
  direction: Direction;
  minutesAgo: number;
  moment: CheckMoment | '';
  answers: Partial<Record<Check, CheckAnswer>>;
}

const emptyDraft = (): Draft => ({
  what: '',
  place: '',
  direction: 'to_uk',
  minutesAgo: 0,
  moment: '',
  answers: {},
});

const minutesOffered = [0, 15, 30, 60, 180, 720];

/** The drivers' page: what was noticed, where, when, a checklist, and the receipts of what was sent. */
export function openDriverPage(parts: DriverPageParts): { readonly redraw: () => void } {
  let { language } = parts;
  let draft = emptyDraft();
  let told = '';
  let shown: string | null = null;
  const status = element('p', { role: 'status', class: 'status' });
  const form = element('form', { novalidate: true });
  const list = element('section', { class: 'sent' });
  const words = (): DriverWords => driverLanguages[language].words;
  const redraw = (): void => {
    document.documentElement.lang = language;
    document.title = `${words().title} · Strait`;
    parts.root.replaceChildren(headOf({ language, title: words().title, choose }), main);
    main.replaceChildren(
      form,
      status,
      list,
      element('p', { class: 'note' }, words().privacy),
      element('p', {}, element('a', { href: '#check' }, words().checkLink)),
    );
    form.replaceChildren(...questionsOf(draft, words(), redraw));
    status.textContent = told;
    list.replaceChildren(...sentOf(parts, { language, shown }, open));
  };
  const choose = (code: DriverLanguageCode): void => {
    language = code;
    told = '';
    redraw();
    document.querySelector<HTMLElement>('#language')?.focus();
  };
  const open = (report: string | null): void => {
    shown = report;
    redraw();
    document.querySelector<HTMLElement>('.receipt button, .entry button')?.focus();
  };
  const main = element('main');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const report = reportOf(draft, parts);
    if (report === null) told = words().saySomething;
    else if (!parts.queue.add(report))
      told = words().refused; // it is not kept, and not sent by itself
    else {
      told = waitingWord(parts.queue, words());
      draft = emptyDraft();
    }
    redraw();
    void parts.queue.flush().then(() => {
      told = report === null ? told : (statusOf(parts.queue, report.report, words()) ?? told);
      redraw();
    });
  });
  redraw();
  // Only what was sent is drawn anew: nobody's half-filled form jumps under their thumb.
  return { redraw: () => list.replaceChildren(...sentOf(parts, { language, shown }, open)) };
}

function questionsOf(draft: Draft, words: DriverWords, redraw: () => void): readonly HTMLElement[] {
  return [
    ...sightingOf(draft, words),
    ...checklistOf(draft, words, redraw),
    element('button', { type: 'submit', class: 'send' }, words.send),
  ];
}

const noticed = [...reportKinds, 'nothing'] as const;

function sightingOf(draft: Draft, words: DriverWords): readonly HTMLElement[] {
  const minutesText = (minutes: number): string =>
    minutes === 0 ? words.now : words.minutesAgo.replace('{n}', String(minutes));
  const places = Object.entries(driverPlaces).map(([value, label]) => ({ value, label }));
  return [
    choiceOf({
      name: 'what',
      legend: words.whatHead,
      options: noticed.map((value) => ({ value, label: words[value] })),
      chosen: draft.what,
      choose: (value) => (draft.what = noticed.find((one) => one === value) ?? ''),
    }),
    menuOf({
      name: 'place',
      legend: words.placeHead,
      options: [{ value: '', label: words.road }, ...places],
      chosen: draft.place,
      choose: (value) => (draft.place = value),
    }),
    choiceOf({
      name: 'direction',
      legend: words.directionHead,
      options: directions.map((value) => ({ value, label: words[value] })),
      chosen: draft.direction,
      choose: (value) => (draft.direction = value === 'to_eu' ? 'to_eu' : 'to_uk'),
    }),
    menuOf({
      name: 'when',
      legend: words.whenHead,
      options: minutesOffered.map((minutes) => ({ value: String(minutes), label: minutesText(minutes) })),
      chosen: String(draft.minutesAgo),
      choose: (value) => (draft.minutesAgo = Number(value)),
    }),
  ];
}

function checklistOf(draft: Draft, words: DriverWords, redraw: () => void): readonly HTMLElement[] {
  const { moment } = draft;
  const options = checkAnswers.map((value) => ({ value, label: words[value] }));
  const moments = checkMoments.map((value) => ({ value, label: words[value] }));
  return [
    menuOf({
      name: 'moment',
      legend: words.checkHead,
      options: [{ value: '', label: words.noCheck }, ...moments],
      chosen: moment,
      choose(value) {
        draft.moment = checkMoments.find((one) => one === value) ?? '';
        draft.answers = {};
        redraw();
        document.querySelector<HTMLElement>('#moment')?.focus();
      },
    }),
    ...(moment === '' ? [] : checksAt[moment]).map((check) =>
      choiceOf({
        name: `check-${check}`,
        legend: words[check],
        options,
        chosen: draft.answers[check] ?? '',
        choose: (value) => (draft.answers[check] = checkAnswers.find((one) => one === value) ?? 'no'),
      }),
    ),
  ];
}

/** Null: nothing was said. A check left unanswered is left out: nobody's silence is a yes. */
function reportOf(
  draft: Draft,
  { now, number }: Pick<DriverPageParts, 'now' | 'number'>,
): DriverReport | null {
  const answers = Object.entries(draft.answers).map(([check, answer]) => ({ check: check as Check, answer })); // its own keys
  const checklist = draft.moment === '' || answers.length === 0 ? null : { moment: draft.moment, answers };
  const what = draft.what === '' || draft.what === 'nothing' ? null : draft.what;
  if (what === null && checklist === null) return null;
  return {
    report: number(),
    what,
    place: draft.place === '' ? null : draft.place,
    direction: draft.direction,
    seenAt: new Date(now() - draft.minutesAgo * 60_000).toISOString(),
    checklist,
  };
}

function statusOf(queue: ReportQueue, report: string, words: DriverWords): string | null {
  const entry = queue.entries().find((one) => one.report.report === report);
  return entry === undefined ? null : wordOf(entry, words, queue);
}

/** What waits, and whether it outlives the page. */
function waitingWord(queue: ReportQueue, words: DriverWords): string {
  return queue.isKept() ? words.waiting : words.notKept;
}

function wordOf({ state }: QueuedReport, words: DriverWords, queue: ReportQueue): string {
  const waiting = waitingWord(queue, words);
  return { waiting, busy: words.tooMany, refused: words.refused, sent: words.sent }[state];
}

function sentOf(
  { queue, origin, print }: DriverPageParts,
  { language, shown }: { readonly language: DriverLanguageCode; readonly shown: string | null },
  open: (report: string | null) => void,
): readonly HTMLElement[] {
  const { words } = driverLanguages[language];
  return queue
    .entries()
    .toReversed()
    .map((entry) => {
      const { report } = entry;
      const said = report.what === null ? words.checkHead : words[report.what];
      const line = element(
        'p',
        {},
        `${report.seenAt.slice(11, 16)} UTC · ${said} · ${wordOf(entry, words, queue)}`,
      );
      if (entry.state !== 'sent') return element('div', { class: 'entry' }, line);
      if (shown !== report.report) {
        const button = element('button', { type: 'button' }, words.receipt);
        button.addEventListener('click', () => open(report.report));
        return element('div', { class: 'entry' }, line, button);
      }
      const printed = element('button', { type: 'button' }, words.print);
      printed.addEventListener('click', print);
      const close = element('button', { type: 'button' }, words.close);
      close.addEventListener('click', () => open(null));
      const receipt = receiptOf(entry, language, origin);
      receipt.append(element('div', { class: 'acts' }, printed, close));
      return receipt;
    });
}
