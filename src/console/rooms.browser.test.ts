import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { lights } from './preferences.ts';
import { chromium, overflows, startTestConsole, type TestConsole, violations } from './test-console.ts';

const notProven = {
  status: 403,
  body: { ok: false, code: 'not_proven', message: { en: 'Prove it.', fr: 'Confirmez.' } },
};

const busy = { status: 503, body: { ok: false, code: 'store_unavailable' } };
const behind = { status: 503, body: { ok: false, code: 'not_caught_up' } };

describe.skipIf(chromium === null)('the shell and its rooms (skipped without Chromium on the path)', () => {
  let started: TestConsole;
  beforeAll(async () => {
    started = await startTestConsole();
  });
  afterEach(() => started.tidy());
  afterAll(() => started.stop());

  const orders = (path: string) => started.node.orders.filter((order) => order.path === path);

  test('g and a letter change the room, the address holds it and nothing else, and back comes back', async () => {
    const page = await started.open();
    await page.locator('.queue, .pane-queue').first().waitFor();
    await page.keyboard.press('g');
    await page.getByRole('link', { name: /Approvals/ }).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('heading', { name: 'Approvals' }).waitFor();
    expect(new URL(page.url()).hash).toBe('#/approvals');
    expect(await page.locator('.alarms').count()).toBe(1);
    await page.reload();
    await page.getByRole('heading', { name: 'Approvals' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('Escape');
    expect(await page.locator('.switch-list').count()).toBe(0);
    await page.goBack();
    await page.locator('.pane-queue').waitFor();
    expect(await page.title()).toBe('Strait');
  });

  test('a room that is not open to the post stays in the list with who can open it; one is left out', async () => {
    const page = await started.open({ staff: 'demo-uk-watch-1' });
    await page.locator('.pane-queue').waitFor();
    await page.keyboard.press('g');
    await page.getByText(/The staff officer of your agency keeps the register/).waitFor();
    expect(await page.getByText('Devices and sessions').count()).toBe(0);
    await page.keyboard.press('s');
    expect(await page.locator('.pane-queue').count()).toBe(1);
    await page.evaluate(() => (location.hash = '#/staff'));
    await page.locator('.notice', { hasText: 'Not for your post' }).waitFor();
  });

  test('a post without the picture gets no stream of it, no alarm line, and its own desk', async () => {
    const page = await started.open({ staff: 'demo-uk-monitor-1' });
    const streams: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/api/live')) streams.push(request.url());
    });
    await page.reload();
    await page.getByRole('heading', { name: 'My desk' }).waitFor();
    expect(await page.locator('.alarms').count()).toBe(0);
    expect(streams).toEqual([]);
  });

  test('a grave act asks for proof and is then sent again under the same key', async () => {
    started.node.answers.set('/api/oversight/approvals/approve-act', [notProven]);
    const page = await started.open({ room: 'approvals' });
    await page.locator('.grid-body-row', { hasText: 'you may decide' }).click();
    await page.getByRole('button', { name: 'Approve' }).press('Enter');
    await page.getByRole('button', { name: 'It is me' }).press('Enter');
    await page.getByText(/Done\. In the book at p\.0/).waitFor();
    const sent = orders('/api/oversight/approvals/approve-act');
    expect(sent.map(({ key }) => key)).toEqual([sent[0]?.key, sent[0]?.key]);
    expect(orders('/api/session/prove/demonstration')).toHaveLength(1);
  });

  test('whoever turns away from proving has sent nothing more, and what was typed stands', async () => {
    started.node.answers.set('/api/operations/emergency/break-glass', [notProven]);
    const page = await started.open({ staff: 'demo-uk-watch-1' });
    await page.locator('.pane-queue').waitFor();
    await page.keyboard.press('b');
    await page.getByLabel('What is the danger').selectOption('people_in_water');
    await page.getByLabel('For which case').fill('FR-007');
    await page.getByLabel('For which case').press('Enter');
    await page.getByRole('dialog', { name: 'Prove again who you are' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText(/Not sent: you did not prove again/).waitFor();
    expect(await page.getByLabel('For which case').inputValue()).toBe('FR-007');
    await page.getByLabel('For which case').press('Enter');
    await page.locator('.glass', { hasText: /Glass broken.*(?:29|30) min/ }).waitFor();
    expect(orders('/api/operations/emergency/break-glass').at(-1)?.body).toEqual({
      reason: 'people_in_water',
      reference: 'FR-007',
      minutes: 30,
    });
  });

  test('the author of a proposal is told why they may not approve, and cannot', async () => {
    const page = await started.open({ room: 'approvals' });
    await page.locator('.grid-body-row', { hasText: 'yours' }).click();
    await page.getByText('The author never approves.', { exact: true }).waitFor();
    const approve = page.getByRole('button', { name: 'Approve' });
    expect(await approve.getAttribute('aria-disabled')).toBe('true');
    await approve.press('Enter');
    expect(orders('/api/oversight/approvals/approve-act')).toEqual([]);
    const order = await page.locator('.room-aside h3').allInnerTexts();
    expect(order.indexOf('What speaks against')).toBeLessThan(order.indexOf('What speaks for it'));
  });

  test('names are opened by one logged act, and stand in no address, title, store or export', async () => {
    const page = await started.open({ room: 'staff' });
    await page.getByRole('button', { name: 'Show names' }).press('Enter');
    await page.getByText('200 names shown. Logged.').waitFor();
    await page.locator('.grid-body-row', { hasText: 'B. Example' }).first().click();
    expect(orders('/api/vault/open')).toHaveLength(1);
    expect(orders('/api/vault/open')[0]?.body).toMatchObject({ kinds: ['name'], reason: 'staff_matter' });
    expect(await kept(page)).not.toContain('Example');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('.print-sheet').innerText()).not.toContain('B. Example');
    expect(await page.locator('.print-sheet').innerText()).toMatch(/p\.0{48}/);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page.getByRole('heading', { name: 'My desk' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('button', { name: 'Show names' }).waitFor();
  });

  test('a draft survives a crash, without what is personal, and the screen says so', async () => {
    const page = await started.open({ room: 'staff' });
    await page.getByRole('button', { name: 'Joins the service…' }).press('Enter');
    await page.getByLabel('Staff id', { exact: true }).fill('uk-staff-0999');
    await page.getByLabel('Full name').fill('Z. Example');
    await page.getByText(/Personal: not kept by this browser/).waitFor();
    expect(await kept(page)).not.toContain('Z. Example');
    await page.reload();
    await page.getByRole('button', { name: 'Joins the service…' }).press('Enter');
    await page.getByText('Your unfinished entry was restored.', { exact: false }).waitFor();
    expect(await page.getByLabel('Staff id', { exact: true }).inputValue()).toBe('uk-staff-0999');
    expect(await page.getByLabel('Full name').inputValue()).toBe('');
    await page.getByRole('button', { name: 'Enter', exact: true }).press('Enter');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid')))
      .toBe('true');
    expect(orders('/api/oversight/staff/join-staff')).toEqual([]);
  });

  test('a reversible act offers its undo, an act for two is said to wait', async () => {
    const page = await started.open({ room: 'staff' });
    await page.getByRole('tab', { name: /Shifts/ }).click();
    await page.locator('.grid-body-row').first().click();
    await page.getByRole('button', { name: 'Write' }).press('Enter');
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await page.getByText(/Taken back\. In the book at p\.0/).waitFor();
    expect(orders('/api/oversight/staff/put-shift')).toHaveLength(2);
    await page.keyboard.press('g');
    await page.keyboard.press('e');
    await page.locator('.grid-body-row', { hasText: 'Caller', hasNotText: 'rasure ordered' }).click();
    await page.getByRole('button', { name: 'Propose erasure' }).press('Enter');
    await page.getByText(/Proposed; waits for a second person/).waitFor();
  });

  test('a key told once stays until it is said to be in its place, and stands nowhere else', async () => {
    const page = await started.open({ room: 'devices' });
    await page.locator('.grid-body-row', { hasText: 'in use' }).click();
    await page.getByRole('button', { name: 'Renew the key' }).press('Enter');
    await page.locator('.secret', { hasText: 'example-key-told-once' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await page.locator('.secret').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'It is in its place: close' }).press('Enter');
    expect(await page.locator('.secret').count()).toBe(0);
    expect(await page.content()).not.toContain('example-key-told-once');
    expect(await kept(page)).not.toContain('example-key-told-once');
  });

  test('at shift change the screen stays, the officer changes', async () => {
    const page = await started.open({ staff: 'demo-uk-watch-1' });
    await page.locator('.pane-queue').waitFor();
    await page.getByRole('tab', { name: /Detections/ }).click();
    await page.evaluate(() => document.body.setAttribute('data-same-page', 'yes'));
    await page.locator('.menu summary').click();
    await page.getByRole('button', { name: /Hand over the desk/ }).click();
    await page.getByText('B. Example').click();
    await page.getByRole('button', { name: /Take over the desk/ }).press('Enter');
    await page.locator('.top-who', { hasText: 'B. Example' }).waitFor();
    expect(await page.getByRole('tab', { name: /Detections/ }).getAttribute('aria-selected')).toBe('true');
    expect(await page.evaluate(() => document.body.getAttribute('data-same-page'))).toBe('yes');
    expect(orders('/api/session/take-over')[0]?.body).toEqual({ staff: 'demo-uk-watch-2' });
  });

  test('a fault of a proposed policy text is shown where it stands', async () => {
    const faulty = { 'joint/walls.cedar:9': 'id_missing' };
    const message = { en: 'The text does not load.', fr: 'Le texte ne se charge pas.' };
    started.node.answers.set('/api/oversight/policies/adopt-policies', [
      { status: 422, body: { ok: false, code: 'policies_refused', message, detail: faulty } },
    ]);
    const page = await started.open({ room: 'policies' });
    await page.locator('.grid-body-row', { hasText: 'joint/walls.cedar' }).click();
    await page.getByRole('radio', { name: 'Proposed text' }).check();
    const editor = page.locator('.policy-editor');
    await editor.fill((await editor.inputValue()).replace('rule 5\n', 'rule five\n'));
    await page.getByRole('radio', { name: 'What would change' }).check();
    await page.getByText('1 line goes, 1 comes').waitFor();
    await page.getByRole('button', { name: 'Propose to a second person' }).press('Enter');
    await page.getByText('joint/walls.cedar, line 9', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Show the line' }).press('Enter');
    await expect
      .poll(() =>
        editor.evaluate((area: HTMLTextAreaElement) =>
          area.value.slice(area.selectionStart, area.selectionEnd),
        ),
      )
      .toContain('rule five');
  });

  /** A page whose clock the test moves on. */
  const timed = async (options: Parameters<typeof started.open>[0]): Promise<Page> => {
    const page = await started.open(options);
    await page.clock.install();
    await page.reload();
    return page;
  };

  test('a node that is behind turns nobody out: the glass just broken is shown once the session is told', async () => {
    const page = await timed({ staff: 'demo-uk-watch-1' });
    await page.locator('.pane-queue').waitFor();
    started.node.answers.set('/api/session', [behind, busy]);
    await page.keyboard.press('b');
    await page.getByLabel('What is the danger').selectOption('people_in_water');
    await page.getByLabel('For which case').fill('FR-007');
    await page.getByLabel('For which case').press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    for (const left of [1, 0]) {
      await expect.poll(() => [started.node.answers.get('/api/session')].flat().length).toBe(left);
      expect(await page.locator('.pane-queue').count()).toBe(1);
      await page.clock.runFor(5_000);
    }
    await page.locator('.glass', { hasText: /Glass broken/ }).waitFor();
  });

  test('a node that cannot say its ways of signing in is no demonstration: it is asked until it has said', async () => {
    started.node.answers.set('/api/sign-in/ways', { status: 502, body: null });
    const page = await timed({ staff: null });
    await page.getByRole('alert').filter({ hasText: 'The node failed at this' }).waitFor();
    expect(await page.getByText('nothing here is real').count()).toBe(0);
    const ways = { demonstration: false, local: true, passkey: false, oidc: null };
    started.node.answers.set('/api/sign-in/ways', { status: 200, body: ways });
    await page.clock.runFor(5_000);
    await page.getByLabel('Account').waitFor();
    expect(await page.getByRole('alert').filter({ hasText: 'The node' }).count()).toBe(0);
  });

  test('alarms that are not known are never told as none', async () => {
    const alarms = '/api/operations/watch/alarms';
    started.node.answers.set(alarms, busy);
    const page = await started.open({ staff: 'demo-uk-watch-1', room: 'alarms' });
    const unknown = page.locator('.alarm-count', { hasText: 'Alarms not known' });
    await unknown.waitFor();
    await page.locator('.alarm-quiet', { hasText: 'The node is busy.' }).waitFor();
    await page.locator('.grid', { hasText: 'The alarms of the watch are not known.' }).waitFor();
    expect(await page.getByText(/No alarm/).count()).toBe(0);
    started.node.answers.delete(alarms);
    started.node.tell('watch');
    await page.locator('.alarm-count', { hasText: 'No alarms' }).waitFor();
    started.node.answers.set(alarms, { status: 403, body: { ok: false, code: 'not_permitted' } });
    started.node.tell('watch');
    await unknown.waitFor();
  });

  test('an answer slower than the interval comes all the same: a question is not asked over itself', async () => {
    const page = await timed({ staff: 'demo-uk-monitor-1', room: 'monitor' });
    const path = '/api/oversight/monitor/overview';
    const body = await (await page.request.get(started.node.address + path)).text();
    let asked = 0;
    const gate = Promise.withResolvers<void>();
    started.node.made.set(path, async () => {
      asked += 1;
      await gate.promise;
      return { status: 200, type: 'application/json', body };
    });
    await page.reload();
    await expect.poll(() => asked).toBe(1);
    await page.clock.runFor(31_000);
    gate.resolve();
    await page.getByText('41').first().waitFor();
    expect(asked).toBe(1);
  });

  test('what is typed while an order is on its way is in no order: the form keeps it and says so', async () => {
    const page = await started.open({ staff: 'demo-uk-watch-1', room: 'watch' });
    const gate = Promise.withResolvers<void>();
    started.node.made.set('/api/operations/watch/report-strength', async () => {
      await gate.promise;
      return { status: 200, type: 'application/json', body: '{"ok":true}' };
    });
    await page.getByText('Nobody has reported a strength.').waitFor();
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Team').fill('channel-1');
    await dialog.getByLabel('On watch now').fill('3');
    await dialog.getByLabel('Establishment', { exact: true }).fill('5');
    await page.keyboard.press('Enter');
    await dialog.getByText('Sending…').waitFor();
    await dialog.getByLabel('On watch now').fill('4');
    gate.resolve();
    await dialog.getByText('What you changed since is still here, and is not sent.').waitFor();
    expect(await dialog.getByLabel('On watch now').inputValue()).toBe('4');
    started.node.made.clear();
    await dialog.getByLabel('On watch now').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const sent = started.node.orders.filter(({ path }) => path.endsWith('report-strength'));
    expect(sent.map(({ body }) => body)).toMatchObject([{ staff: 3 }, { staff: 4 }]);
  });

  describe.each(['en', 'fr'] as const)('accessible in %s', (language) => {
    test('sign-in with every way, enrolment, the switch, the sheets', async () => {
      const ways = { demonstration: true, local: true, passkey: true, oidc: { name: { en: 'X', fr: 'X' } } };
      started.node.answers.set('/api/sign-in/ways', { status: 200, body: ways });
      const signIn = await started.open({ language, staff: null });
      await signIn.locator('.staff-row').first().waitFor();
      await everyLight(signIn);
      await signIn.getByRole('button', { name: /enrol|enrôler/ }).click();
      await everyLight(signIn);
      const page = await started.open({ language });
      await page.locator('.pane-queue').waitFor();
      await page.keyboard.press('g');
      await page.locator('.switch-list').waitFor();
      // What the list lies over is not in use while it is open.
      await everyLight(page, '.top');
      await page.keyboard.press('Escape');
      for (const key of ['b', '?']) {
        await page.keyboard.press(key);
        await page.getByRole('dialog').waitFor();
        await everyLight(page);
        await page.keyboard.press('Escape');
      }
      expect(started.faults).toEqual([]);
    });
  });
});

async function everyLight(page: Page, within = 'html'): Promise<void> {
  for (const light of lights) {
    await page.evaluate((one) => document.documentElement.setAttribute('data-obc-theme', one), light);
    expect([light, await violations(page, within)]).toEqual([light, []]);
  }
  expect(await overflows(page)).toEqual([]);
}

/** Everything that this browser keeps or shows outside the page: stores, address, title. */
async function kept(page: Page): Promise<string> {
  return page.evaluate(() =>
    JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      location.href,
      document.title,
      document.cookie,
    ]),
  );
}
