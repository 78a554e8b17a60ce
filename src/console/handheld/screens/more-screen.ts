import { html, nothing, type TemplateResult } from 'lit-html';
import { set, tap } from '../acts.ts';
import type { App } from '../app.ts';
import type { Screen } from '../model.ts';
import {
  nextSteps,
  plateHolders,
  type Reading,
  readingsOf,
  sealStates,
  sideKinds,
  vehicleForms,
  partsInOrder,
  winds,
} from '../../../operations/freight/view/handheld/freight-words.ts';
import { newWorkIds } from '../ids.ts';
import { nextStepOf, type Work, type WorkSeal } from '../shift/work.ts';
import { screenText } from '../text.ts';
import {
  formText,
  holderText,
  methodText,
  nextText,
  partText,
  quantityText,
  sealText,
  sidesText,
  windText,
} from '../trade-text.ts';
import { choice, field, type Piece, tile, wordsOf } from './parts.ts';
import { scanPart } from './scan-part.ts';

const sealNumberMax = 40;

/** Everything else of a control, behind one screen: what is not touched keeps its sensible default. */
export function moreScreen(app: App): Piece {
  const t = wordsOf(app);
  const { work } = app.model();
  if (work === null) return nothing;
  const done = tile(t(screenText.less), () => app.change({ screen: { at: 'confirm' } }), { kind: 'strong' });
  return html`<section class="screen">
    <h1>${t(screenText.more)}</h1>
    ${done} ${followPart(app, work)} ${readingPart(app, work)} ${vehiclePart(app, work)} ${instrumentPart(app, work)}
    ${done}
  </section>`;
}

function followPart(app: App, work: Work): TemplateResult {
  const t = wordsOf(app);
  return html`${choice({
    title: t(screenText.next),
    values: nextSteps,
    label: (one) => t(nextText[one]),
    chosen: nextStepOf(work),
    take: (next) => tap(app, { type: 'detail', detail: { next } }),
  })}
  ${choice({
    title: t(screenText.where),
    values: partsInOrder,
    label: (one) => t(partText[one]),
    chosen: work.where,
    take: (where) => tap(app, { type: 'detail', detail: { where } }),
  })}
  ${sealPart(app, work)}`;
}

function sealPart(app: App, { seal }: Work): TemplateResult {
  const t = wordsOf(app);
  const held: WorkSeal = seal ?? { before: 'none', after: 'none', number: null };
  const takeNumber = (text: string): void =>
    tap(app, {
      type: 'detail',
      detail: {
        seal: {
          ...held,
          number: {
            text: text.trim().slice(0, sealNumberMax),
            subject: held.number?.subject ?? newWorkIds().subject,
          },
        },
      },
    });
  return html`${choice({
    title: t(screenText.seal),
    values: sealStates,
    label: (one) => t(sealText[one]),
    chosen: seal?.before ?? null,
    take: (before) => tap(app, { type: 'detail', detail: { seal: { ...held, before } } }),
    columns: 3,
  })}
  ${choice({
    title: t(screenText.sealAfter),
    values: sealStates,
    label: (one) => t(sealText[one]),
    chosen: seal?.after ?? null,
    take: (after) => tap(app, { type: 'detail', detail: { seal: { ...held, after } } }),
    columns: 3,
  })}
  ${field({ label: t(screenText.sealNumber), value: held.number?.text ?? '', typed: takeNumber })}
  ${scanPart(app, takeNumber)}`;
}

function readingPart(app: App, work: Work): TemplateResult {
  const t = wordsOf(app);
  const wanted = work.method === null ? [] : (readingsOf[work.method] ?? []);
  return html`${
    wanted.length === 0
      ? nothing
      : html`<fieldset class="choice">
          <legend>${t(screenText.readings)}</legend>
          ${wanted.map((one) => readingField(app, work, one))}
        </fieldset>`
  }
  ${choice({
    title: t(screenText.wind),
    values: winds,
    label: (one) => t(windText[one]),
    chosen: work.wind,
    take: (wind) => tap(app, { type: 'detail', detail: { wind } }),
    columns: 3,
  })}`;
}

function readingField(app: App, { readings }: Work, one: Omit<Reading, 'value'>): TemplateResult {
  const t = wordsOf(app);
  const held = readings.find(({ quantity }) => quantity === one.quantity);
  return field({
    label: t(quantityText[one.quantity]),
    value: held === undefined ? '' : String(held.value),
    mode: 'decimal',
    typed: (text) => {
      const value = Number(text.replace(',', '.'));
      const isGone = text.trim() === '' || !Number.isFinite(value);
      tap(app, { type: 'reading', reading: { ...one, value: isGone ? 0 : value }, isGone });
    },
  });
}

function vehiclePart(app: App, { form, sides, holder, isNew }: Work): Piece {
  if (!isNew) return nothing; // opened before: what it is stands in the record
  const t = wordsOf(app);
  return html`${choice({
    title: t(screenText.vehicle),
    values: vehicleForms,
    label: (one) => t(formText[one]),
    chosen: form,
    take: (next) => {
      tap(app, { type: 'detail', detail: { form: next } });
      set(app, { form: next });
    },
    columns: 3,
  })}
  ${choice({
    title: t(screenText.vehicle),
    values: sideKinds,
    label: (one) => t(sidesText[one]),
    chosen: sides,
    take: (next) => {
      tap(app, { type: 'detail', detail: { sides: next } });
      set(app, { sides: next });
    },
    columns: 3,
  })}
  ${choice({
    title: t(screenText.plate),
    values: plateHolders,
    label: (one) => t(holderText[one]),
    chosen: holder,
    take: (next) => tap(app, { type: 'detail', detail: { holder: next } }),
  })}`;
}

/** Another instrument, dog or reference than the remembered one. */
function instrumentPart(app: App, { method, ground }: Work): TemplateResult {
  const t = wordsOf(app);
  const open = (screen: Screen) => () => app.change({ screen });
  return html`<div class="row">
    ${
      method === null
        ? nothing
        : tile(
            t(screenText.instrument, { method: t(methodText[method]) }),
            open({ at: 'instrument', method, typed: '' }),
          )
    }
    ${
      ground === null || ground.kind === 'observation'
        ? nothing
        : tile(
            `${t(screenText.change)}: ${ground.reference}`,
            open({ at: 'reference', ground: ground.kind, typed: '' }),
          )
    }
  </div>`;
}
