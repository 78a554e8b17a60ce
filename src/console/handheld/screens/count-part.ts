import { html, type TemplateResult } from 'lit-html';
import { countPeople, sendPeople } from '../acts.ts';
import type { App } from '../app.ts';
import type { Screen } from '../model.ts';
import type { Found } from '../../../operations/freight/view/handheld/freight-words.ts';
import { possibleCount } from '../shift/work.ts';
import { screenText } from '../text.ts';
import { tile, wordsOf } from './parts.ts';

const counted = [
  ['people', screenText.countPeople],
  ['children', screenText.countChildren],
  ['injured', screenText.countInjured],
  ['unconscious', screenText.countUnconscious],
] as const;

/** Four counts with large keys on both sides of each: none can be what cannot be. */
export function countPart(app: App, found: Found, take: (found: Found) => void): TemplateResult {
  const t = wordsOf(app);
  return html`<div class="counts">
    ${counted.map(([part, label]) => {
      const what = t(label);
      const by = (step: number) => () => take(possibleCount({ ...found, [part]: found[part] + step }));
      return html`<div class="count" role="group" aria-label=${what}>
        <button type="button" class="key" aria-label=${t(screenText.fewer, { what })} @click=${by(-1)}>−</button>
        <p aria-live="polite"><b>${found[part]}</b> ${what}</p>
        <button type="button" class="key" aria-label=${t(screenText.another, { what })} @click=${by(1)}>+</button>
      </div>`;
    })}
  </div>`;
}

/** People found: one tap to come here, one to send. Everything else can be said afterwards. */
export function peopleScreen(app: App, { found, back }: Extract<Screen, { at: 'people' }>): TemplateResult {
  const t = wordsOf(app);
  return html`<section class="screen people-screen">
    <h1>${t(screenText.people)}</h1>
    ${tile(t(screenText.sendPeople, { count: found.people }), () => void sendPeople(app), { kind: 'life' })}
    ${countPart(app, found, (next) => countPeople(app, next))}
    <p>${t(screenText.lifeFirst)}</p>
    ${tile(t(screenText.back), () => app.change({ screen: { at: back === 'plate' ? 'method' : back } }), {
      kind: 'quiet',
    })}
  </section>`;
}
