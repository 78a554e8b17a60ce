import { html, nothing, type TemplateResult } from 'lit-html';
import { decide } from '../acts.ts';
import { type App, unsentOf } from '../app.ts';
import { lookForDoubles } from '../double-acts.ts';
import { type Choice, choicesFor, type Entry, isForPerson } from '../queue/entry.ts';
import { heldUpBy } from '../queue/queue.ts';
import type { ControlResult, Method } from '../../../operations/freight/view/handheld/freight-words.ts';
import type { Text } from '../../../kernel/text.ts';
import { screenText } from '../text.ts';
import { methodText, resultText } from '../trade-text.ts';
import { doublePart } from './double-part.ts';
import { helpPart } from './help-part.ts';
import { clockOf, type Piece, tile, wordsOf } from './parts.ts';

/** Every entry of the shift with where it stands; what a person must decide comes first, then the newest. */
export function entriesScreen(app: App, opened: string | null): TemplateResult {
  const t = wordsOf(app);
  const { queue } = app.model();
  const entries = queue.entries.toSorted((a, b) => rankOf(a) - rankOf(b) || b.order - a.order);
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

/** People who were found before all that waits for a person. */
function rankOf(entry: Entry): number {
  if (!isForPerson(entry)) return 2;
  return entry.urgency === 'life' ? 0 : 1;
}

function line(app: App, entry: Entry, isOpened: boolean): TemplateResult {
  const t = wordsOf(app);
  const { standing, recordedAt, urgency } = entry;
  const open = () => app.change({ screen: { at: 'entries', opened: isOpened ? null : entry.id } });
  return html`<li class="entry is-${standing.phase} ${urgency === 'life' ? 'life-line' : ''}">
    <button type="button" class="tile entry-head" aria-expanded=${String(isOpened)} @click=${open}>
      <span>${clockOf(recordedAt)} ${nameOf(app, entry)}</span>
      <small><span class="mark" aria-hidden="true"></span>${t(screenText[standing.phase])}${asideOf(app, entry)}</small>
    </button>
    ${isOpened && isForPerson(entry) ? decisionPart(app, entry) : nothing}
    ${isOpened ? helpPart(app, entry) : nothing}
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
    return `${about}${t(methodText[method])}${t(screenText.colon)}${t(resultText[result])}`;
  }
  const known = Object.entries(screenText).find(([key]) => key === command)?.[1];
  return `${about}${known === undefined ? command : t(known)}`;
}

/** What holds a waiting entry up, and without what one goes or went. */
function asideOf(app: App, entry: Entry): string {
  const t = wordsOf(app);
  const { standing, without = [] } = entry;
  const before = heldUpBy(app.model().queue, entry);
  const trouble = standing.phase === 'waiting' ? standing.trouble : null;
  const said = [
    ...without.map((need) => t(screenText.sentWithout, { what: nameOfId(app, need) })),
    ...(before === null ? [] : [t(screenText.heldUpBy, { what: nameOf(app, before) })]),
    ...(trouble === null ? [] : [t(screenText[trouble])]),
  ];
  return said.length === 0 ? '' : `${t(screenText.colon)}${said.join(', ')}`;
}

function nameOfId(app: App, id: string): string {
  const entry = app.model().queue.entries.find((one) => one.id === id);
  return entry === undefined ? wordsOf(app)(screenText.gone) : nameOf(app, entry);
}

const choiceText = {
  again: screenText.again,
  without: screenText.without,
  set_aside: screenText.setAside,
} as const satisfies Record<Choice, Text>;

/** Why it stands still, and what a person may do about it. Software decides nothing here. */
function decisionPart(app: App, entry: Entry): Piece {
  const t = wordsOf(app);
  return html`<div class="decision">
    <p>${whyOf(app, entry)}</p>
    ${choicesFor(entry).map((choice) =>
      tile(
        t(choiceText[choice]),
        () => void decide(app, entry.id, choice),
        choice === 'set_aside' ? { kind: 'quiet' } : {},
      ),
    )}
  </div>`;
}

/** The conflict as the record says it, or which entry of before was set aside. */
function whyOf(app: App, { standing }: Entry): string {
  const t = wordsOf(app);
  switch (standing.phase) {
    case 'stranded':
      return t(screenText.strandedBy, { what: nameOfId(app, standing.need) });
    case 'refused':
    case 'conflict': {
      const said = standing.phase === 'refused' ? screenText.refusedBy : screenText.conflictWith;
      return t(said, { why: standing.message === null ? standing.code : t(standing.message) });
    }
    default:
      return '';
  }
}
