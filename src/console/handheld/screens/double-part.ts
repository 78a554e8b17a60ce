import { html, nothing, type TemplateResult } from 'lit-html';
import type { App } from '../app.ts';
import { decideDouble } from '../double-acts.ts';
import { type Double, openDoubles } from '../shift/doubles.ts';
import { screenText } from '../text.ts';
import { resultLine } from './earlier-part.ts';
import { clockOf, type Piece, tile, wordsOf } from './parts.ts';

/** What another team entered of the same plate while this device was without a link: whether it is one passage, a person says. */
export function doublePart(app: App): Piece {
  const open = openDoubles(app.model().doubles);
  return open.length === 0 ? nothing : html`${open.map((one) => question(app, one))}`;
}

function question(app: App, double: ReturnType<typeof openDoubles>[number]): TemplateResult {
  const t = wordsOf(app);
  const { plate, other } = double;
  const say = (choice: Exclude<Double['choice'], null>) => () => void decideDouble(app, double, choice);
  return html`<section class="decision">
    <h2>${t(screenText.enteredTwice, { plate })}</h2>
    <p>${t(screenText.enteredBy, { at: clockOf(other.openedAt), place: other.place })}</p>
    ${other.results.length === 0 ? html`<p>${t(screenText.noControlYet)}</p>` : other.results.map((one) => resultLine(app, one))}
    <p>${t(screenText.bothStay)}</p>
    ${tile(t(screenText.onePassage), say('same'))} ${tile(t(screenText.twoPassages), say('apart'), { kind: 'quiet' })}
  </section>`;
}
