import { html, nothing, type TemplateResult } from 'lit-html';
import type { Text } from '../../../kernel/text.ts';
import type { App } from '../app.ts';
import { fill } from '../text.ts';

/** A piece of a screen; null: nothing there. */
export type Piece = TemplateResult | typeof nothing;

/** The words of the person’s language. */
export function wordsOf(
  app: App,
): (text: Text, values?: Readonly<Record<string, string | number>>) => string {
  const { language } = app.model().settings;
  return (text, values) => fill(text, language, values);
}

/** `05:42` in local time: the team’s own clock. */
export function clockOf(at: string): string {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? '' : moment.toTimeString().slice(0, 5);
}

export interface TileOptions {
  readonly isChosen?: boolean;
  readonly note?: string;
  readonly kind?: 'life' | 'strong' | 'quiet';
}

/** One large button that does one thing; `isChosen` where it is one of several. */
export function tile(label: string, press: () => void, options: TileOptions = {}): TemplateResult {
  const { isChosen, note, kind } = options;
  return html`<button
    type="button"
    class="tile ${kind ?? ''}"
    aria-pressed=${isChosen === undefined ? nothing : String(isChosen)}
    @click=${press}
  >
    <span>${label}</span>${note === undefined ? nothing : html`<small>${note}</small>`}
  </button>`;
}

/** A group of tiles of which one is chosen; `columns` of equal width. */
export function choice<Value extends string>(of: {
  readonly title: string;
  readonly values: readonly Value[];
  readonly label: (value: Value) => string;
  readonly note?: (value: Value) => string | undefined;
  readonly chosen: Value | null;
  readonly take: (value: Value) => void;
  readonly columns?: 2 | 3;
}): TemplateResult {
  const { title, values, label, note, chosen, take, columns = 2 } = of;
  return html`<fieldset class="choice">
    <legend>${title}</legend>
    <div class="tiles columns-${columns}">
      ${values.map((value) => {
        const said = note?.(value);
        return tile(label(value), () => take(value), {
          isChosen: value === chosen,
          ...(said === undefined ? {} : { note: said }),
        });
      })}
    </div>
  </fieldset>`;
}

/** One field to type in, as large as a glove; `enter` is what the Enter key does. */
export function field(of: {
  readonly label: string;
  readonly value: string;
  readonly typed: (text: string) => void;
  readonly enter?: () => void;
  readonly hint?: string;
  readonly mode?: 'text' | 'numeric' | 'decimal';
}): TemplateResult {
  const { label, value, typed, enter, hint, mode = 'text' } = of;
  return html`<label class="field">
    <span>${label}</span>
    <input
      type="text"
      inputmode=${mode}
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      maxlength="64"
      .value=${value}
      @input=${(event: Event) => typed(inputOf(event))}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Enter') enter?.();
      }}
    />
    ${hint === undefined ? nothing : html`<small>${hint}</small>`}
  </label>`;
}

/** What stands in the field of an event. */
export function inputOf({ target }: Event): string {
  return target instanceof HTMLInputElement ? target.value : '';
}
