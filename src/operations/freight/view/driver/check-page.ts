import { codeInAddress } from '../../report/receipt-code.ts';
import { driverPlaces } from '../../report/words.ts';
import type { ReceiptStandingAnswer } from '../../selection-wire.ts';
import type { DriverWords } from './driver-word-keys.ts';
import { type DriverLanguageCode, driverLanguages } from './driver-words.ts';
import { element } from './elements.ts';
import { headOf } from './page-head.ts';

/** What the node says of a code: how it stands, that it cannot be one, or nothing for now. */
export type CheckAnswer = ReceiptStandingAnswer | 'malformed' | 'later';

export interface CheckPageParts {
  readonly root: HTMLElement;
  readonly language: DriverLanguageCode;
  /** What stands in the address behind the `#`. */
  readonly hash: string;
  /** Never rejects: without a network it is `later`. */
  readonly ask: (code: string) => Promise<CheckAnswer>;
}

/** True where an address leads to the check of a receipt; `hash`: what stands behind the `#`. */
export function isCheckAddress(hash: string): boolean {
  return codeInAddress(hash) !== null;
}

/** The node's answer as the page says it: whatever is no answer to the code is `later`. */
export function checkAnswerOf(status: number, said: object): CheckAnswer {
  if (status === 200) return said as ReceiptStandingAnswer; // as its route writes it
  return 'code' in said && said.code === 'code_malformed' ? 'malformed' : 'later';
}

/** Whether a receipt is genuine, for whoever holds one: its code scanned, typed or heard. */
export function openCheckPage({ root, language: first, hash, ask }: CheckPageParts): void {
  let language = first;
  let answer: CheckAnswer | null = null;
  let asked = 0;
  const code = element('input', {
    id: 'code',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    maxlength: '40',
    'aria-describedby': 'code-form',
  });
  code.value = codeInAddress(hash) ?? '';
  const status = element('p', { role: 'status', class: 'status', id: 'standing' });
  const words = (): DriverWords => driverLanguages[language].words;
  const tell = (): void => {
    status.textContent = answer === null ? '' : standingWords(answer, words());
    status.dataset['standing'] = typeof answer === 'string' ? answer : (answer?.standing ?? '');
  };
  const check = async (): Promise<void> => {
    asked += 1;
    const own = asked;
    const said = await ask(code.value);
    // An answer to a code that was typed over meanwhile is none of the one in sight.
    if (own !== asked) return;
    answer = said;
    tell();
  };
  const redraw = (): void => {
    document.documentElement.lang = language;
    document.title = `${words().checkLink} · Strait`;
    const form = element(
      'form',
      { novalidate: true },
      element('div', { class: 'menu' }, element('label', { for: 'code' }, words().checkCode), code),
      element('p', { class: 'note', id: 'code-form' }, words().checkMalformed),
      element('button', { type: 'submit', class: 'send' }, words().checkSend),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void check();
    });
    const back = element('a', { href: '#' }, words().back);
    const head = headOf({ language, title: words().checkLink, choose });
    root.replaceChildren(head, element('main', {}, form, status, element('p', {}, back)));
    tell();
  };
  const choose = (chosen: DriverLanguageCode): void => {
    language = chosen;
    redraw();
    document.querySelector<HTMLElement>('#language')?.focus();
  };
  redraw();
  if (code.value === '') code.focus();
  else void check();
}

function standingWords(answer: CheckAnswer, words: DriverWords): string {
  if (answer === 'malformed') return words.checkMalformed;
  if (answer === 'later') return words.checkLater;
  const { standing, date, place } = answer;
  if (standing === 'unknown') return words.checkUnknown;
  if (standing === 'changed') return words.checkChanged;
  const where = place === null ? words.road : (driverPlaces[place] ?? place);
  return `${words.checkValid.replace('{date}', date ?? '').replace('{place}', where)} ${words.checkCompare}`;
}
