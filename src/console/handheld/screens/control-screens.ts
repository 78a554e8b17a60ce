import { html, nothing, type TemplateResult } from 'lit-html';
import {
  lastPhotoAway,
  leaveWork,
  saveControl,
  takeGround,
  takeMethod,
  takeName,
  takePhoto,
  takeReferred,
  takeResult,
  tap,
} from '../acts.ts';
import type { App } from '../app.ts';
import type { Screen } from '../model.ts';
import {
  controlResults,
  type Ground,
  methods,
  observedFacts,
  type ObservedFact,
  referredGrounds,
} from '../../../operations/freight/view/handheld/freight-words.ts';
import { nextStepOf, photosMax, type Work } from '../shift/work.ts';
import { screenText } from '../text.ts';
import { factText, groundText, limitText, methodText, nextText, resultText } from '../trade-text.ts';
import { countPart } from './count-part.ts';
import { earlierPart } from './earlier-part.ts';
import { choice, field, type Piece, tile, wordsOf } from './parts.ts';
import { scanPart } from './scan-part.ts';

/** One step of a control: method, result, ground, confirm. A tap goes on by itself. */
export function controlScreen(app: App, at: 'method' | 'result' | 'ground' | 'confirm'): Piece {
  const { work } = app.model();
  if (work === null) return nothing;
  return html`<section class="screen">
    ${summary(app, work)} ${step(app, work, at)}
    <div class="row">${tile(wordsOf(app)(screenText.back), () => goBack(app, at), { kind: 'quiet' })}</div>
  </section>`;
}

const before = { result: 'method', ground: 'result', confirm: 'ground' } as const;

function goBack(app: App, at: 'method' | 'result' | 'ground' | 'confirm'): void {
  if (at === 'method') leaveWork(app);
  else app.change({ screen: { at: before[at] } });
}

/** What was chosen so far; each can be chosen anew by a tap. */
function summary(app: App, work: Work): TemplateResult {
  const t = wordsOf(app);
  const { method, result, ground, plate, country } = work;
  const chip = (label: string | null, at: Screen['at'] & ('method' | 'result' | 'ground')) =>
    label === null
      ? nothing
      : html`<button type="button" class="chip" @click=${() => app.change({ screen: { at } })}>${label}</button>`;
  return html`<h1 class="plate-head">
      ${plate === '' ? t(screenText.noPlate) : html`<small>${country}</small> ${plate}`}
    </h1>
    <div class="chips">
      ${chip(method && t(methodText[method]), 'method')} ${chip(result && t(resultText[result]), 'result')}
      ${chip(ground && groundWords(app, ground), 'ground')}
    </div>`;
}

function groundWords(app: App, { kind, reference }: Ground): string {
  const t = wordsOf(app);
  if (kind !== 'observation') return `${t(groundText[kind])} ${reference}`;
  const fact = observedFacts.find((one) => one === reference);
  return fact === undefined ? reference : t(factText[fact]);
}

function step(app: App, work: Work, at: 'method' | 'result' | 'ground' | 'confirm'): Piece {
  const t = wordsOf(app);
  switch (at) {
    case 'method':
      return html`${earlierPart(app)}
      ${choice({
        title: t(screenText.method),
        values: methods,
        label: (method) => t(methodText[method]),
        note: (method) => app.model().settings.equipment[method],
        chosen: work.method,
        take: (method) => takeMethod(app, method),
        columns: 3,
      })}`;
    case 'result':
      return html`<p class="limit">${work.method === null ? nothing : t(limitText[work.method])}</p>
        ${choice({
          title: t(screenText.result),
          values: controlResults,
          label: (result) => t(resultText[result]),
          chosen: work.result,
          take: (result) => takeResult(app, result),
        })}`;
    case 'ground':
      return groundStep(app, work);
    default:
      return confirmStep(app, work);
  }
}

function groundStep(app: App, { ground }: Work): TemplateResult {
  const t = wordsOf(app);
  const kind = ground === null || ground.kind === 'observation' ? null : ground.kind;
  const fact: ObservedFact | null =
    ground?.kind === 'observation' ? (observedFacts.find((one) => one === ground.reference) ?? null) : null;
  return html`${choice({
    title: t(screenText.ground),
    values: referredGrounds,
    label: (one) => t(groundText[one]),
    note: (one) => app.model().settings.references[one],
    chosen: kind,
    take: (one) => takeReferred(app, one),
    columns: 3,
  })}
  ${choice({
    title: t(screenText.seen),
    values: observedFacts,
    label: (one) => t(factText[one]),
    chosen: fact,
    take: (one) => takeGround(app, { kind: 'observation', reference: one }),
    columns: 3,
  })}`;
}

function confirmStep(app: App, work: Work): TemplateResult {
  const t = wordsOf(app);
  const { found } = work;
  return html`${
    found === null ? nothing : countPart(app, found, (next) => tap(app, { type: 'found', found: next }))
  }
    <p class="next">${t(screenText.next)}: <b>${t(nextText[nextStepOf(work)])}</b></p>
    ${tile(t(screenText.save), () => void saveControl(app), { kind: 'strong' })}
    <div class="row">
      ${tile(t(screenText.more), () => app.change({ screen: { at: 'more' } }))} ${photoButton(app)}
    </div>
    ${
      work.photos.length === 0
        ? nothing
        : html`<div class="row">
            <p>${t(screenText.photos, { count: work.photos.length, max: photosMax })}</p>
            ${tile(t(screenText.photoAway), () => lastPhotoAway(app), { kind: 'quiet' })}
          </div>`
    }`;
}

/** The system’s own camera: it knows gloves, light and focus better than a page. */
function photoButton(app: App): TemplateResult {
  const t = wordsOf(app);
  const label = app.model().isPhotoBusy ? screenText.photoBusy : screenText.photo;
  return html`<label class="tile photo">
    <span>${t(label)}</span>
    <input
      type="file"
      accept="image/*"
      capture="environment"
      @change=${(event: Event) => {
        if (!(event.target instanceof HTMLInputElement)) return;
        const [file] = event.target.files ?? [];
        if (file !== undefined) void takePhoto(app, file);
        event.target.value = '';
      }}
    />
  </label>`;
}

/** An instrument or a reference that is asked for once. */
export function nameScreen(
  app: App,
  screen: Extract<Screen, { at: 'instrument' | 'reference' }>,
): TemplateResult {
  const t = wordsOf(app);
  const label =
    screen.at === 'instrument'
      ? t(screenText.instrument, { method: t(methodText[screen.method]) })
      : t(screenText.reference, { ground: t(groundText[screen.ground]) });
  const back = screen.at === 'instrument' ? 'method' : 'ground';
  return html`<section class="screen">
    <h1 class="visually-hidden">${label}</h1>
    ${field({
      label,
      value: screen.typed,
      typed: (typed) => app.change({ screen: { ...screen, typed } }),
      enter: () => takeName(app),
      hint: t(screenText.referenceHow),
    })}
    ${scanPart(app, (typed) => app.change({ screen: { ...screen, typed }, notice: null }))}
    <div class="row">
      ${tile(t(screenText.back), () => app.change({ screen: { at: back } }), { kind: 'quiet' })}
      ${tile(t(screenText.take), () => takeName(app), { kind: 'strong' })}
    </div>
  </section>`;
}
