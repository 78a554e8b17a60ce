import { html, type TemplateResult } from 'lit-html';
import { beginControl, set, typePlate } from '../acts.ts';
import type { App } from '../app.ts';
import { screenText } from '../text.ts';
import { inputOf, tile, wordsOf } from './parts.ts';
import { scanKey } from './plate-scan.ts';

/** States whose lorries come, most frequent first; the plate’s own sign. Others are typed at the desk. */
export const countries = ['GB', 'FR', 'NL', 'BE', 'DE', 'PL', 'RO', 'ES', 'LT', 'BG', 'IT', 'IE'] as const;
/** Ten figures and twenty-six letters: six rows of six keys, each as large as a glove. */
const signs = '1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

/** The plate: keys made for plates, in one alphabet, where a thumb in a glove finds them. */
export function plateScreen(app: App): TemplateResult {
  const t = wordsOf(app);
  const { typed, settings } = app.model();
  const key = (sign: string) =>
    html`<button type="button" class="key" @click=${() => typePlate(app, typed + sign)}>${sign}</button>`;
  return html`<section class="screen plate-screen">
    <h1 class="visually-hidden">${t(screenText.plate)}</h1>
    <div class="plate-line">
    ${scanKey(app)}
    <input
      class="plate"
      aria-label=${t(screenText.plate)}
      inputmode="none"
      autocomplete="off"
      spellcheck="false"
      .value=${typed}
      @input=${(event: Event) => typePlate(app, inputOf(event))}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Enter') beginControl(app, false);
      }}
    />
      <button type="button" class="key" aria-label=${t(screenText.erase)} @click=${() => typePlate(app, typed.slice(0, -1))}>
        ⌫
      </button>
    </div>
    <div class="strip" role="group" tabindex="0" aria-label=${t(screenText.state)}>
      ${countries.map((country) =>
        tile(country, () => set(app, { country }), { isChosen: country === settings.country }),
      )}
    </div>
    <div class="keys">${signs.map(key)}</div>
    <div class="row">
      ${tile(t(screenText.clear), () => typePlate(app, ''), { kind: 'quiet' })}
      ${tile(t(screenText.noPlate), () => beginControl(app, true), { kind: 'quiet' })}
      ${tile(t(screenText.go), () => beginControl(app, false), { kind: 'strong' })}
    </div>
  </section>`;
}
