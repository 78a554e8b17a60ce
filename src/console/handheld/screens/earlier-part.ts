import { html, nothing, type TemplateResult } from 'lit-html';
import { tap } from '../acts.ts';
import type { App } from '../app.ts';
import { newWorkIds } from '../ids.ts';
import { type EarlierPassage, type EarlierResult, withoutDoubles } from '../shift/earlier.ts';
import { screenText } from '../text.ts';
import { methodText, resultText } from '../trade-text.ts';
import { clockOf, type Piece, tile, wordsOf } from './parts.ts';

const shownMax = 4;

/** What is known of this vehicle already, people first; which of it is the same passage, a person says. */
export function earlierPart(app: App): TemplateResult {
  const t = wordsOf(app);
  const { earlier, work } = app.model();
  const passages = withoutDoubles(earlier.own, earlier.told).slice(0, shownMax);
  const said = earlier.asked === 'asking' ? t(screenText.earlierAsking) : t(screenText.earlierNone);
  return html`<section class="earlier" aria-live="polite">
    <h2>${t(screenText.earlier)}</h2>
    ${earlier.asked === 'alone' ? html`<p>${t(screenText.earlierAlone)}</p>` : nothing}
    ${
      passages.length === 0
        ? html`<p>${said}</p>`
        : html`<ul>
            ${passages.map((passage) => line(app, passage))}
          </ul>`
    }
    ${
      work !== null && !work.isNew
        ? tile(
            t(screenText.newPassage),
            () => tap(app, { type: 'passage', passage: null, fresh: newWorkIds() }),
            { kind: 'quiet' },
          )
        : nothing
    }
  </section>`;
}

function line(app: App, passage: EarlierPassage): TemplateResult {
  const t = wordsOf(app);
  const { work, settings } = app.model();
  const isThis = work?.passage === passage.passage;
  const { likeness, hint, openedAt, place, results } = passage;
  const isHere = place === settings.place && work !== null;
  return html`<li class=${results.some(({ found }) => found !== null) ? 'life-line' : ''}>
    <p>
      <b>${clockOf(openedAt)}</b> ${place} ·
      ${likeness === 'same' ? t(screenText.same) : t(screenText.alike, { hint: hint.slice(-2) })}
    </p>
    ${results.length === 0 ? html`<p>${t(screenText.noControlYet)}</p>` : results.map((one) => resultLine(app, one))}
    ${
      isHere
        ? tile(
            t(screenText.thisPassage),
            () => tap(app, { type: 'passage', passage: passage.passage, fresh: newWorkIds() }),
            { isChosen: isThis },
          )
        : nothing
    }
  </li>`;
}

/** One result of an earlier control, on a line. */
export function resultLine(app: App, { method, result, found, at, isOwn }: EarlierResult): Piece {
  const t = wordsOf(app);
  return html`<p>
    ${clockOf(at)} ${method === null ? nothing : t(methodText[method])}: <b>${t(resultText[result])}</b>
    ${found === null ? nothing : html`<b>(${found.people})</b>`} ${isOwn ? html`· ${t(screenText.own)}` : nothing}
  </p>`;
}
