import { html, nothing, type TemplateResult } from 'lit-html';
import { decide } from '../acts.ts';
import { type App, unsentOf } from '../app.ts';
import { lookForDoubles } from '../double-acts.ts';
import { type Entry, isForPerson } from '../queue/entry.ts';
import type { ControlResult, Method } from '../../../operations/freight/view/handheld/freight-words.ts';
import { screenText } from '../text.ts';
import { methodText, resultText } from '../trade-text.ts';
import { doublePart } from './double-part.ts';
import { clockOf, type Piece, tile, wordsOf } from './parts.ts';

/** Every entry of the shift with where it stands; what a person must decide comes first, then the newest. */
export function entriesScreen(app: App, opened: string | null): TemplateResult {
  const t = wordsOf(app);
  const { queue } = app.model();
  const entries = queue.entries.toSorted(
    (a, b) => Number(isForPerson(b)) - Number(isForPerson(a)) || b.order - a.order,
  );
  return html`<section class="screen">
    <h1>${t(screenText.entries)}</h1>
    ${doublePart(app)}
    ${
      unsentOf(app.model()) === 0
        ? nothing
        : tile(t(screenText.sendNow), () => void app.keeper.hurry().finally(() => lookForDoubles(app)), {
            kind: 'strong',
          })
    }
    ${
      entries.length === 0
        ? html`<p>${t(screenText.entriesNone)}</p>`
        : html`<ol class="entries">
            ${entries.map((entry) => line(app, entry, entry.id === opened))}
          </ol>`
    }
  </section>`;
}

function line(app: App, entry: Entry, isOpened: boolean): TemplateResult {
  const t = wordsOf(app);
  const { standing, recordedAt, urgency } = entry;
  const open = () => app.change({ screen: { at: 'entries', opened: isOpened ? null : entry.id } });
  return html`<li class="entry is-${standing.phase} ${urgency === 'life' ? 'life-line' : ''}">
    <button type="button" class="tile entry-head" aria-expanded=${String(isOpened)} @click=${open}>
      <span>${clockOf(recordedAt)} ${nameOf(app, entry)}</span>
      <small><span class="mark" aria-hidden="true"></span>${t(screenText[standing.phase])}${troubleOf(app, entry)}</small>
    </button>
    ${isOpened && isForPerson(entry) ? decisionPart(app, entry) : nothing}
  </li>`;
}

/** `ZZ12ABC Dog: Nothing found`, as far as this device knows it. */
function nameOf(app: App, { command, fields, passage }: Entry): string {
  const t = wordsOf(app);
  const opening = app
    .model()
    .queue.entries.find((one) => one.command === 'open-passage' && one.passage === passage);
  const plate = opening?.fields['tractorPlate'] ?? opening?.fields['trailerPlate'];
  const about = typeof plate === 'string' ? `${plate} ` : '';
  if (command === 'record-control') {
    // Written by `drafts.ts`.
    const { method, result } = fields as { readonly method: Method; readonly result: ControlResult };
    return `${about}${t(methodText[method])}: ${t(resultText[result])}`;
  }
  const known = Object.entries(screenText).find(([key]) => key === command)?.[1];
  return `${about}${known === undefined ? command : t(known)}`;
}

function troubleOf(app: App, { standing }: Entry): string {
  if (standing.phase !== 'waiting' || standing.trouble === null) return '';
  return `: ${wordsOf(app)(screenText[standing.trouble])}`;
}

/** The conflict as the record says it, and what a person may do about it. Software decides nothing here. */
function decisionPart(app: App, entry: Entry): Piece {
  const t = wordsOf(app);
  const { standing } = entry;
  if (standing.phase !== 'refused' && standing.phase !== 'conflict') return nothing;
  const isLeft = standing.code === 'before_set_aside';
  const why = isLeft
    ? t(screenText.beforeSetAside)
    : standing.message === null
      ? standing.code
      : t(standing.message);
  const said = standing.phase === 'refused' ? screenText.refusedBy : screenText.conflictWith;
  return html`<div class="decision">
    <p>${t(said, { why })}</p>
    ${tile(t(screenText.again), () => void decide(app, entry.id, 'again'))}
    ${tile(t(screenText.setAside), () => void decide(app, entry.id, 'set_aside'), { kind: 'quiet' })}
  </div>`;
}
