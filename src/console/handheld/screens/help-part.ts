import { html, nothing } from 'lit-html';
import { noteHelp } from '../acts.ts';
import type { App } from '../app.ts';
import type { Entry } from '../queue/entry.ts';
import { helpWanted } from '../shift/help.ts';
import { screenText } from '../text.ts';
import { type Piece, tile, wordsOf } from './parts.ts';

/** Help that the people of an entry wait for, each with what says that it has come. */
export function helpPart(app: App, entry: Entry): Piece {
  const t = wordsOf(app);
  const wanted = helpWanted(app.model().queue.entries, entry);
  return wanted.length === 0
    ? nothing
    : html`<div class="decision">
        ${wanted.map((help) => tile(t(screenText[help]), () => void noteHelp(app, entry.passage, help)))}
      </div>`;
}
