import type { Locator, Page } from 'playwright-core';

/** Somebody at a console with a keyboard and nothing else: no pointer is ever moved or pressed. */
export interface Hands {
  readonly page: Page;
  /** Presses keys one after the other. */
  press(...keys: readonly string[]): Promise<void>;
  type(words: string): Promise<void>;
  /** Goes on with Tab until a control has the focus; throws where the keyboard never comes there. */
  reach(control: Locator): Promise<void>;
  /** Reaches a button and presses it. */
  push(button: Locator): Promise<void>;
  /** Reaches a field and types in it. */
  fill(field: Locator, words: string): Promise<void>;
  /** Reaches a closed list and goes down it to a choice, by its words. */
  choose(list: Locator, label: string): Promise<void>;
  /** Reaches a group of radio buttons and goes along it to one, by its words. */
  pick(group: Locator, label: string): Promise<void>;
  /** How often a pointer was pressed on this page since it was opened: never, or the proof is none. */
  pointed(): Promise<number>;
}

const tabsMax = 150;
const choicesMax = 40;

/** Counts presses of a pointer from the first moment of each page; keys that press a button are no pointer. */
const countPointers = () => {
  addEventListener(
    'pointerdown',
    () => sessionStorage.setItem('pointed', `${Number(sessionStorage.getItem('pointed')) + 1}`),
    true,
  );
};

/** Takes the keyboard of a page that is not yet opened. */
export async function handsOf(page: Page): Promise<Hands> {
  await page.addInitScript(countPointers);
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const reach = async (control: Locator): Promise<void> => {
    await control.first().waitFor();
    for (let tabs = 0; tabs <= tabsMax; tabs += 1) {
      if (await isFocused(control)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not come to ${String(control)}`);
  };
  return {
    page,
    press,
    reach,
    type: (words) => page.keyboard.type(words),
    async push(button) {
      await reach(button);
      await page.keyboard.press('Enter');
    },
    async fill(field, words) {
      await reach(field);
      await page.keyboard.press('Control+a');
      await page.keyboard.type(words);
    },
    async choose(list, label) {
      await reach(list);
      await page.keyboard.press('Home');
      for (let steps = 0; steps < choicesMax; steps += 1) {
        const said = await list.evaluate((one) =>
          one instanceof HTMLSelectElement ? (one.selectedOptions[0]?.label ?? '') : '',
        );
        if (said.includes(label)) return;
        await page.keyboard.press('ArrowDown');
      }
      throw new Error(`no choice says ${label}`);
    },
    async pick(group, label) {
      await reach(group.locator('input[type="radio"]'));
      for (let steps = 0; steps < choicesMax; steps += 1) {
        const said = await page.evaluate(() => document.activeElement?.closest('label')?.textContent ?? '');
        if (said.includes(label)) {
          await page.keyboard.press('Space');
          return;
        }
        await page.keyboard.press('ArrowDown');
      }
      throw new Error(`no choice says ${label}`);
    },
    pointed: () => page.evaluate(() => Number(sessionStorage.getItem('pointed'))),
  };
}

function isFocused(control: Locator): Promise<boolean> {
  return control.evaluateAll((all) => all.includes(document.activeElement as HTMLElement));
}
