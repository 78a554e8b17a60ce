import { html, nothing, type TemplateResult } from 'lit-html';
import type { App } from '../app.ts';
import type { Scan } from '../model.ts';
import type { ReaderStanding } from '../plate-reader/plate-reader.ts';
import { fetchReader } from '../reader-acts.ts';
import { scanPlate, takeScanned } from '../scan-acts.ts';
import { scanText } from '../scan-text.ts';
import { type Piece, tile, wordsOf } from './parts.ts';

/** Beside the plate: the camera where the reader is on this device, the way to get it where it is not. */
export function scanKey(app: App): Piece {
  const t = wordsOf(app);
  const { reader } = app.model();
  if (reader.at === 'none') return nothing;
  const face = html`${camera}<span>${t(scanText.scan)}</span>`;
  if (reader.at === 'ready')
    return html`<label class="key photo scan-key">${face}${pictureInput(app, t(scanText.scanPlate))}</label>`;
  return html`<button
    type="button"
    class="key scan-key is-absent"
    aria-label=${t(scanText.scanWhere)}
    @click=${() => app.change({ screen: { at: 'scan', scan: { phase: 'reader' } }, notice: null })}
  >
    ${face}
  </button>`;
}

const camera = html`<svg viewBox="0 0 32 24" width="32" height="24" aria-hidden="true">
  <path d="M3 5h6l2-3h10l2 3h6v17H3z" fill="none" stroke="currentColor" stroke-width="2.5" />
  <circle cx="16" cy="13" r="5" fill="none" stroke="currentColor" stroke-width="2.5" />
</svg>`;

/** The system’s own camera. The program starts while the person is still at it. */
function pictureInput(app: App, label: string): TemplateResult {
  return html`<input
    type="file"
    accept="image/*"
    capture="environment"
    aria-label=${label}
    @click=${() => app.reader.warm()}
    @change=${(event: Event) => {
      if (!(event.target instanceof HTMLInputElement)) return;
      const [file] = event.target.files ?? [];
      if (file !== undefined) void scanPlate(app, file);
      event.target.value = '';
    }}
  />`;
}

/** What a picture may say, beside the picture: a person takes one, takes another picture, or types. */
export function plateScanScreen(app: App, scan: Scan): TemplateResult {
  const t = wordsOf(app);
  if (scan.phase === 'reading')
    return html`<section class="screen" role="status">
      <h1>${t(scanText.scanPlate)}</h1>
      <p>${t(scanText.reading)}</p>
      ${typeIt(app)}
    </section>`;
  return html`<section class="screen">
    ${scan.phase === 'reader' ? html`<h1 class="visually-hidden">${t(scanText.scanPlate)}</h1>${readerPart(app)}` : shown(app, scan)}
    <div class="row">${typeIt(app)} ${app.model().reader.at === 'ready' ? cameraTile(app, scan) : nothing}</div>
  </section>`;
}

function cameraTile(app: App, { phase }: Scan): TemplateResult {
  const isFirst = phase === 'reader';
  const label = wordsOf(app)(isFirst ? scanText.scanPlate : scanText.again);
  return html`<label class="tile photo ${isFirst ? 'strong' : ''}"><span>${label}</span>${pictureInput(app, label)}</label>`;
}

function shown(app: App, scan: Extract<Scan, { phase: 'read' | 'unread' }>): TemplateResult {
  return scan.phase === 'read' ? proposed(app, scan) : unread(app, scan);
}

function typeIt(app: App): TemplateResult {
  return tile(wordsOf(app)(scanText.type), () => app.change({ screen: { at: 'plate' } }), { kind: 'quiet' });
}

function proposed(app: App, { plates, cut }: Extract<Scan, { phase: 'read' }>): TemplateResult {
  const t = wordsOf(app);
  return html`<h1>${t(scanText.oneOfThese)}</h1>
    <img class="cut" src=${cut} alt=${t(scanText.cut)} />
    <p>${t(scanText.compare)}</p>
    <div class="tiles proposed" role="status">
      ${plates.map(
        (plate) =>
          html`<button
            type="button"
            class="tile plate-choice"
            aria-label=${t(scanText.take, { plate })}
            @click=${() => takeScanned(app, plate)}
          >
            ${plate}
          </button>`,
      )}
    </div>`;
}

function unread(app: App, { why, cut }: Extract<Scan, { phase: 'unread' }>): TemplateResult {
  const t = wordsOf(app);
  return html`<h1>${t(scanText.nothing)}</h1>
    <p class="notice alert" role="alert">${t(why)}</p>
    ${cut === null ? nothing : html`<img class="cut" src=${cut} alt=${t(scanText.whole)} />`}`;
}

/** In Set-up, and where a scan is wanted before it can be: whether the reader is on this device, and the button that fetches it. */
export function readerPart(app: App): TemplateResult {
  const t = wordsOf(app);
  const { reader } = app.model();
  return html`<section class="reader" aria-labelledby="reader-head">
    <h2 id="reader-head">${t(scanText.reader)}</h2>
    ${standing(app, reader)}
    ${
      reader.at === 'absent'
        ? tile(t(scanText.readerFetch), () => void fetchReader(app), { kind: 'strong' })
        : nothing
    }
  </section>`;
}

function standing(app: App, reader: ReaderStanding): Piece {
  const t = wordsOf(app);
  const all = megabytes(app, app.reader.bytes);
  switch (reader.at) {
    case 'unknown':
      return nothing;
    case 'none':
      return html`<p>${t(scanText.readerNone)}</p>`;
    case 'ready':
      return html`<p role="status">${t(scanText.readerReady)}</p>`;
    case 'fetching':
      return html`<p>${t(scanText.readerFetching, { here: megabytes(app, reader.bytes), all })}</p>
        <progress max=${reader.of} .value=${reader.bytes} aria-label=${t(scanText.reader)}></progress>`;
    default: {
      const why = reader.trouble === 'full' ? scanText.readerFull : scanText.readerRefused;
      return html`${
        reader.trouble === null ? nothing : html`<p class="notice alert" role="alert">${t(why)}</p>`
      }
        <p>${t(scanText.readerAbsent, { all })}</p>`;
    }
  }
}

/** `3.4` or `3,4`. */
function megabytes(app: App, bytes: number): string {
  const figures = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return (bytes / 1_000_000).toLocaleString(app.model().settings.language, figures);
}
