import { html, nothing, type TemplateResult } from 'lit-html';
import { foundPeople } from '../acts.ts';
import { type App, unsentOf } from '../app.ts';
import { shortBytes } from '../device/storage-room.ts';
import { handOverFirst, isBetweenEntries, type Screen } from '../model.ts';
import { isForPerson } from '../queue/entry.ts';
import { openDoubles } from '../shift/doubles.ts';
import { stepOf } from '../shift/work.ts';
import { screenText } from '../text.ts';
import { controlScreen, nameScreen } from './control-screens.ts';
import { peopleScreen } from './count-part.ts';
import { entriesScreen } from './entries-screen.ts';
import { moreScreen } from './more-screen.ts';
import { type Piece, tile, wordsOf } from './parts.ts';
import { plateScanScreen } from './plate-scan.ts';
import { plateScreen } from './plate-screen.ts';
import {
  enrolScreen,
  handOverScreen,
  revokedScreen,
  setUpScreen,
  storeClosedScreen,
} from './shift-screens.ts';

/** What the page is drawn with: the app, and how a waiting version is taken. */
export interface Drawn {
  readonly app: App;
  readonly takeUpdate: () => void;
}

/** The whole screen: life on top, how things stand, the one thing in hand, the ways below. */
export function whole({ app, takeUpdate }: Drawn): TemplateResult {
  const { screen } = app.model();
  const isWorking = !closed.has(screen.at);
  return html`${isWorking ? topPart(app) : nothing}
    <main>${noticePart(app, takeUpdate)} ${screenOf(app, screen)}</main>
    ${isWorking ? waysPart(app) : nothing}`;
}

const closed: ReadonlySet<Screen['at']> = new Set(['enrol', 'revoked', 'store_closed']);

function screenOf(app: App, screen: Screen): Piece {
  switch (screen.at) {
    case 'enrol':
      return enrolScreen(app, screen);
    case 'set_up':
      return setUpScreen(app);
    case 'plate':
      return plateScreen(app);
    case 'scan':
      return plateScanScreen(app, screen.scan);
    case 'method':
    case 'result':
    case 'ground':
    case 'confirm':
      return controlScreen(app, screen.at);
    case 'more':
      return moreScreen(app);
    case 'instrument':
    case 'reference':
      return nameScreen(app, screen);
    case 'people':
      return peopleScreen(app, screen);
    case 'entries':
      return entriesScreen(app, screen.opened);
    case 'hand_over':
      return handOverScreen(app, screen);
    case 'revoked':
      return revokedScreen(app, screen);
    case 'store_closed':
      return storeClosedScreen(app);
    default:
      return screen satisfies never;
  }
}

function topPart(app: App): TemplateResult {
  const t = wordsOf(app);
  const { queue, doubles, isLinked } = app.model();
  const unsent = unsentOf(app.model());
  const decide = queue.entries.filter(isForPerson).length + openDoubles(doubles).length;
  const sent = unsent === 0 ? t(screenText.allSent) : t(screenText.toSend, { count: unsent });
  return html`<header>
    <button type="button" class="tile life people-button" @click=${() => foundPeople(app)}>
      ${t(screenText.people)}
    </button>
    <p class="standing" role="status">
      <span class=${isLinked ? 'link-up' : 'link-down'}>${t(isLinked ? screenText.linkUp : screenText.linkDown)}</span>
      <span>${sent}</span> ${decide === 0 ? nothing : html`<b>${t(screenText.forPerson, { count: decide })}</b>`}
    </p>
  </header>`;
}

function noticePart(app: App, takeUpdate: () => void): Piece {
  const t = wordsOf(app);
  const { notice, room, isUpdateReady } = app.model();
  const isShort = room !== null && room.freeBytes !== null && room.freeBytes < shortBytes;
  const mayUpdate = isUpdateReady && isBetweenEntries(app.model());
  return html`${
    notice === null
      ? nothing
      : html`<p class="notice ${notice.isAlert ? 'alert' : ''}" role=${notice.isAlert ? 'alert' : 'status'}>
          ${t(notice.text, notice.values)}
        </p>`
  }
  ${isShort ? html`<p class="notice alert" role="status">${t(screenText.roomShort)}</p>` : nothing}
  ${
    mayUpdate
      ? html`<div class="row">
          <p>${t(screenText.updateReady)}</p>
          ${tile(t(screenText.updateTake), takeUpdate)}
        </div>`
      : nothing
  }`;
}

/** The ways between screens; a search in hand is where “Plate” leads back to. */
function waysPart(app: App): TemplateResult {
  const t = wordsOf(app);
  const { screen, work } = app.model();
  const home: Screen = { at: work === null ? 'plate' : stepOf(work) };
  const ways = [
    [screenText.plate, home],
    [screenText.entries, { at: 'entries', opened: null }],
    [screenText.handOver, handOverFirst],
    [screenText.setUp, { at: 'set_up' }],
  ] as const;
  const isOwn = (at: Screen['at']) => !['entries', 'hand_over', 'set_up'].includes(at);
  return html`<nav>
    ${ways.map(
      ([label, to]) =>
        html`<button
          type="button"
          class="way"
          aria-current=${screen.at === to.at || (to === home && isOwn(screen.at)) ? 'page' : nothing}
          @click=${() => app.change({ screen: to, notice: null })}
        >
          ${t(label)}
        </button>`,
    )}
  </nav>`;
}
