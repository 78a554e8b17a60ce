import { html, nothing, type TemplateResult } from 'lit-html';
import { changeHandOver, handOver, set, turnPart } from '../acts.ts';
import type { App } from '../app.ts';
import { enrol } from '../device-acts.ts';
import type { Screen } from '../model.ts';
import { directions, searchParts } from '../../../operations/freight/view/handheld/freight-words.ts';
import { isOnShift, palettes } from '../shift/settings.ts';
import { isSearchBegun, openSearches } from '../shift/open-searches.ts';
import { deviceText, screenText } from '../text.ts';
import { directionText, searchPartText } from '../trade-text.ts';
import { choice, clockOf, field, type Piece, tile, wordsOf } from './parts.ts';
import { readerPart } from './plate-scan.ts';

/** Where this team stands, in which light and language. Asked once, remembered. */
export function setUpScreen(app: App): TemplateResult {
  const t = wordsOf(app);
  const { settings } = app.model();
  const name = (key: 'place' | 'lane' | 'team') =>
    field({
      label: t(screenText[key]),
      value: settings[key],
      typed: (text) => set(app, { [key]: text.trim() }),
      hint: t(screenText.nameForm),
    });
  const begin = () =>
    isOnShift(app.model().settings)
      ? app.change({ screen: { at: 'plate' }, notice: null })
      : app.say(screenText.shiftShort, {}, true);
  return html`<section class="screen">
    <h1>${t(screenText.setUp)}</h1>
    ${name('place')} ${name('lane')} ${name('team')}
    ${choice({
      title: t(screenText.direction),
      values: directions,
      label: (one) => t(directionText[one]),
      chosen: settings.direction,
      take: (direction) => set(app, { direction }),
    })}
    ${lightAndLanguage(app)} ${readerPart(app)} ${tile(t(screenText.begin), begin, { kind: 'strong' })}
  </section>`;
}

function lightAndLanguage(app: App): TemplateResult {
  const t = wordsOf(app);
  const { settings } = app.model();
  return html`${choice({
    title: t(screenText.palette),
    values: palettes,
    label: (one) => t(screenText[one]),
    chosen: settings.palette,
    take: (palette) => set(app, { palette }),
  })}
  ${choice({
    title: t(screenText.language),
    values: ['en', 'fr'],
    label: (one) => (one === 'en' ? 'English' : 'Français'),
    chosen: settings.language,
    take: (language) => set(app, { language }),
  })}`;
}

/** The one-time code. Also shown to a device that the node no longer knows: what it holds stays. */
export function enrolScreen(app: App, screen: Extract<Screen, { at: 'enrol' }>): TemplateResult {
  const t = wordsOf(app);
  return html`<section class="screen">
    <h1>${t(deviceText.enrol)}</h1>
    <p>${t(deviceText.enrolHow)}</p>
    ${screen.trouble === null ? nothing : html`<p role="alert" class="alert">${t(screen.trouble)}</p>`}
    ${field({
      label: t(deviceText.code),
      value: screen.typed,
      typed: (typed) => app.change({ screen: { ...screen, typed } }),
      enter: () => void enrol(app),
    })}
    ${tile(t(deviceText.enrolDo), () => void enrol(app), { kind: 'strong' })} ${lightAndLanguage(app)}
  </section>`;
}

/** An open search goes to another team, which accepts it on its side. */
export function handOverScreen(app: App, screen: Extract<Screen, { at: 'hand_over' }>): TemplateResult {
  const t = wordsOf(app);
  const open = openSearches(app.model().queue.entries);
  return html`<section class="screen">
    <h1>${t(screenText.handOver)}</h1>
    ${
      open.length === 0
        ? html`<p>${t(screenText.handOverNone)}</p>`
        : html`<fieldset class="choice">
            <legend>${t(screenText.handOverWhich)}</legend>
            <div class="tiles columns-2">
              ${open.map(({ passage, plate, at, offeredTo }) =>
                tile(
                  `${plate === '' ? t(screenText.noPlate) : plate} ${clockOf(at)}`,
                  () => changeHandOver(app, { passage, done: [] }),
                  {
                    isChosen: screen.passage === passage,
                    ...(offeredTo === null ? {} : { note: t(screenText.handedOver, { team: offeredTo }) }),
                  },
                ),
              )}
            </div>
          </fieldset>`
    }
    ${
      screen.passage === null
        ? nothing
        : html`${donePart(app, screen, screen.passage)}
          ${field({
            label: t(screenText.handOverTo),
            value: screen.typed,
            typed: (typed) => changeHandOver(app, { typed }),
            enter: () => void handOver(app),
            hint: t(screenText.nameForm),
          })}
          ${tile(t(screenText.handOverDo), () => void handOver(app), { kind: 'strong' })}`
    }
  </section>`;
}

/** What is searched already, as far as nobody else can have noted it: later the desk says so. */
function donePart(app: App, screen: Extract<Screen, { at: 'hand_over' }>, passage: string): Piece {
  if (isSearchBegun(app.model().queue.entries, passage)) return nothing;
  const t = wordsOf(app);
  const { done } = screen;
  return html`<fieldset class="choice">
    <legend>${t(screenText.handOverDone)}</legend>
    <div class="tiles columns-3">
      ${searchParts.map((part) => tile(t(searchPartText[part]), () => turnPart(app, part), { isChosen: done.includes(part) }))}
    </div>
  </fieldset>`;
}

/** What a revoked device says before and while it is wiped: counts and times, no plates. */
export function revokedScreen(app: App, screen: Extract<Screen, { at: 'revoked' }>): TemplateResult {
  const t = wordsOf(app);
  const { unsent, withPeople, times } = screen;
  return html`<section class="screen" role="alert">
    <h1>${t(deviceText.revoked)}</h1>
    ${
      unsent === 0
        ? html`<p>${t(deviceText.revokedAll)}</p>`
        : html`<p>${t(deviceText.revokedUnsent, { count: unsent, people: withPeople })}</p>
            <p>${times.map(clockOf).join(', ')}</p>`
    }
    ${screen.isWiped ? html`<p>${t(deviceText.wiped)}</p>` : nothing}
  </section>`;
}

/** Nothing can be kept any more: what to do instead, and the way back. */
export function storeClosedScreen(app: App): TemplateResult {
  const t = wordsOf(app);
  return html`<section class="screen" role="alert">
    <h1>Strait</h1>
    <p>${t(deviceText.storeClosed)}</p>
    ${tile(t(deviceText.openAgain), () => location.reload(), { kind: 'strong' })}
  </section>`;
}
