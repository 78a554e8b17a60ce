import { html, type TemplateResult } from 'lit-html';
import type { App } from '../app.ts';
import { canScan, scanCode } from '../device/scan-code.ts';
import { screenText } from '../text.ts';
import { wordsOf } from './parts.ts';

/** A code read by the system’s own camera into a field; where this browser reads none, that it is to be typed. */
export function scanPart(app: App, take: (text: string) => void): TemplateResult {
  const t = wordsOf(app);
  if (!canScan()) return html`<p class="cannot-scan">${t(screenText.cannotScan)}</p>`;
  const read = async (file: Blob): Promise<void> => {
    const text = await scanCode(file);
    if (text === null) app.say(screenText.nothingScanned, {}, true);
    else take(text);
  };
  return html`<label class="tile photo scan">
    <span>${t(screenText.scan)}</span>
    <input
      type="file"
      accept="image/*"
      capture="environment"
      @change=${(event: Event) => {
        if (!(event.target instanceof HTMLInputElement)) return;
        const [file] = event.target.files ?? [];
        if (file !== undefined) void read(file);
        event.target.value = '';
      }}
    />
  </label>`;
}
