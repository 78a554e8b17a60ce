import { html, type TemplateResult } from 'lit-html';
import { beginControl, set, typePlate } from '../acts.ts';
import type { App } from '../app.ts';
import { screenText } from '../text.ts';
import { inputOf, tile, wordsOf } from './parts.ts';

/** States whose lorries come, most frequent first; the plate’s own sign. Others are typed at the desk. */
export const countries = ['GB', 'FR', 'NL', 'BE', 'DE', 'PL', 'RO', 'ES', 'LT', 'BG', 'IT', 'IE'] as const;
const figures = '1234567890'.split('');
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

/** The plate: keys made for plates, in one alphabet, where a thumb in a glove finds them. */
export function plateScreen(app: App): TemplateResult {
  const t = wordsOf(app);
  const { typed, settings } = app.model();
  const key = (sign: string) =>
    html`<button type="button" class="key" @click=${() => typePlate(app, typed + sign)}>${sign}</button>`;
  return html`<section class="screen plate-screen">
    <h1 class="visually-hidden">${t(screenText.plate)}</h1>
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
    <div class="strip" role="group" aria-label=${t(screenText.state)}>
      ${countries.map((country) =>
        tile(country, () => set(app, { country }), { isChosen: country === settings.country }),
      )}
    </div>
    <div class="keys figures">${figures.map(key)}</div>
    <div class="keys letters">
      ${letters.map(key)}
      <button type="button" class="key wide" @click=${() => typePlate(app, typed.slice(0, -1))}>
        ${t(screenText.erase)}
      </button>
      <button type="button" class="key wide" @click=${() => typePlate(app, '')}>${t(screenText.clear)}</button>
    </div>
    <div class="row">
      ${tile(t(screenText.noPlate), () => beginControl(app, true), { kind: 'quiet' })}
      ${tile(t(screenText.go), () => beginControl(app, false), { kind: 'strong' })}
    </div>
  </section>`;
}
