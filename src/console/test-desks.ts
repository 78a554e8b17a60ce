import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { pageMilliseconds, startBrowser } from '../../drills/test-browser.ts';
import type { Light } from './preferences.ts';
import { chromium, overflows, violations } from './test-console.ts';
import { type Hands, handsOf } from './test-hands.ts';

/** Who sits at a desk, and how their console is set. */
export interface Seat {
  readonly staff: string;
  readonly language: 'en' | 'fr';
  readonly width: 1280 | 1920;
  readonly light: Light;
}

/** One desk of the night: its keyboard, and a look at each screen passed. */
export interface NightDesk extends Hands {
  readonly language: Seat['language'];
  /** Looks at the screen as it stands; what is wrong with it goes to the flaws of the night. A picture is kept where STRAIT_SHOTS names a folder. */
  look(name: string): Promise<void>;
}

/** A browser in which several desks may stand open at once. */
export interface Desks {
  /**
   * What was wrong since it was asked last: what axe finds and what is cut off on the screens looked at, what a script
   * threw, what the content security policy refused, and presses of a pointer.
   */
  flaws(): Promise<readonly string[]>;
  /** Opens a desk at a node and signs in at it, by keyboard. */
  open(address: string, seat: Seat): Promise<NightDesk>;
  stop(): Promise<void>;
}

/** Starts the browser; the caller must stop it. */
export async function startDesks(): Promise<Desks> {
  const { browser, stop } = await startBrowser(chromium ?? '');
  const found: string[] = [];
  const desks: NightDesk[] = [];
  return {
    async flaws() {
      const pressed = await Promise.all(desks.map((desk) => desk.pointed()));
      return [...found.splice(0), ...pressed.filter((times) => times > 0).map(() => 'a pointer was pressed')];
    },
    async open(address, seat) {
      const { width, language, light } = seat;
      const context = await browser.newContext({ viewport: { width, height: width === 1280 ? 800 : 1080 } });
      context.setDefaultTimeout(pageMilliseconds);
      const kept = JSON.stringify({ language, light, singleKeys: true });
      await context.addInitScript((stored) => localStorage.setItem('strait.preferences', stored), kept);
      const page = await context.newPage();
      page.on('pageerror', (error) => found.push(error.message));
      page.on('console', (said) => {
        if (/Content Security Policy/.test(said.text())) found.push(said.text());
      });
      const hands = await handsOf(page);
      await page.goto(address);
      await signIn(hands, seat.staff);
      const look = async (name: string) => {
        found.push(...(await flawsOf(page, `${name}-${language}-${width}`)));
      };
      const desk = { ...hands, language, look };
      desks.push(desk);
      return desk;
    },
    stop,
  };
}

async function signIn(hands: Hands, staff: string): Promise<void> {
  const { page } = hands;
  await page.locator('.staff-row').first().waitFor();
  await hands.fill(page.locator('.choices input[type="search"]'), staff);
  await hands.press('Enter');
  await page.locator('.alarms').waitFor();
}

const shots = process.env['STRAIT_SHOTS'];

async function flawsOf(page: Page, name: string): Promise<readonly string[]> {
  if (shots !== undefined) {
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: join(shots, `${name}.png`) });
  }
  const found = [...(await violations(page)), ...(await overflows(page)), ...(await cutOff(page))];
  return found.map((one) => `${name}: ${one}`);
}

/** Words that end beyond the edge of the pane, the sheet or the row that holds them, with nothing to say that they go on. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const panes =
      '.pane-detail, .room-aside, .handover-sheet, .handover-side, dialog[open], .alarms, .alarm-cells, .room-head';
    return [...document.querySelectorAll(panes)].flatMap((pane) => {
      const edge = pane.getBoundingClientRect().right + 1;
      return [...pane.querySelectorAll('p, li, button, span, dd, dt, h3, h4, label, legend')]
        .filter((part) => {
          const box = part.getBoundingClientRect();
          return box.width > 1 && box.right > edge;
        })
        .map((part) => `cut off: ${part.textContent?.trim().slice(0, 60) ?? ''}`);
    });
  });
}
