import { html, render } from 'lit-html';
import type { Language } from '../../../kernel/text.ts';
import { deviceText, fill } from '../text.ts';

/** One sentence where the app cannot work: open elsewhere, or a browser that keeps nothing. */
export function closedPage(page: HTMLElement, language: Language, why: 'elsewhere' | 'store_away'): void {
  const said = why === 'elsewhere' ? deviceText.elsewhere : deviceText.storeAway;
  document.documentElement.dataset['palette'] = 'sun';
  render(
    html`<main>
      <section class="screen" role="alert">
        <h1>Strait</h1>
        <p>${fill(said, language)}</p>
      </section>
    </main>`,
    page,
  );
}
