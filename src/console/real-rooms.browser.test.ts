import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type NodeUnderTest, startNodeUnderTest } from '../../drills/node-under-test.ts';
import { pageMilliseconds, startBrowser } from '../../drills/test-browser.ts';
import type { RoomId } from './rooms.ts';
import { chromium } from './test-console.ts';

/** The rooms before a real node: what one person does, another sees. The tests follow one another, as a day does. */
describe.skipIf(chromium === null)('the rooms before a real node (skipped without Chromium)', () => {
  let node: NodeUnderTest;
  let started: Awaited<ReturnType<typeof startBrowser>>;
  const pages: Page[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    node = await startNodeUnderTest();
    started = await startBrowser(chromium ?? '');
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
  });
  afterAll(async () => {
    await started.stop();
    await node.stop();
    await node.clear();
  });

  async function as(staff: string, room: RoomId): Promise<Page> {
    const context = await started.browser.newContext({ viewport: { width: 1280, height: 800 } });
    context.setDefaultTimeout(pageMilliseconds);
    const preferences = JSON.stringify({ language: 'en', light: 'dusk', singleKeys: true });
    await context.addInitScript((kept) => localStorage.setItem('strait.preferences', kept), preferences);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    pages.push(page);
    // A session is bound to the browser that opened it: signed in from the page itself.
    await page.goto(`${node.address}/#/${room}`);
    await page.locator('.staff-row').first().waitFor();
    await page.getByLabel('Find by name, post or desk').fill(staff);
    await page.getByRole('button', { name: 'Take the desk' }).press('Enter');
    if (room !== 'picture') await page.locator('.room h2').waitFor();
    return page;
  }

  test('the staff officer opens the names, and somebody joins', async () => {
    const page = await as('demo-uk-staff-1', 'staff');
    await page.getByRole('button', { name: 'Show names' }).press('Enter');
    await page.getByText(/names? shown\. Logged\./).waitFor();
    await page.locator('.grid-body-row', { hasText: 'A. Example' }).first().waitFor();
    await page.getByRole('button', { name: 'Joins the service…' }).press('Enter');
    await page.getByLabel('Staff id', { exact: true }).fill('uk-staff-0901');
    await page.getByLabel('Full name').fill('Y. Example');
    await page.getByLabel('Agency', { exact: true }).selectOption('uk-hmcg');
    await page.getByLabel('Desk', { exact: true }).selectOption('uk-watch-1');
    await page.getByLabel('Role', { exact: true }).selectOption('watch_officer');
    await page.getByLabel('From', { exact: true }).fill('now');
    await page.getByRole('button', { name: 'Enter', exact: true }).press('Enter');
    await page.getByText(/In the book at p\./).waitFor();
    await page.locator('.grid-body-row', { hasText: 'uk-staff-0901' }).waitFor();
  });

  test('one security officer proposes a clearance, the author may not approve, another does', async () => {
    const author = await as('demo-uk-security-1', 'staff');
    await author.getByLabel('Filter by words').fill('uk-staff-0901');
    await author.locator('.grid-body-row').first().click();
    await author.getByRole('button', { name: 'Grant a clearance' }).press('Enter');
    await author.getByLabel('Marking').selectOption('official_sensitive');
    await author.getByLabel('Until').fill('2030-01-01');
    await author.getByRole('button', { name: 'Propose the clearance' }).press('Enter');
    await author.getByText(/Proposed; waits for a second person/).waitFor();
    await author.keyboard.press('Escape');
    await author.keyboard.press('Escape');
    await author.keyboard.press('g');
    await author.keyboard.press('a');
    await author.locator('.grid-body-row', { hasText: 'uk-staff-0901' }).click();
    expect(await author.getByRole('button', { name: 'Approve' }).getAttribute('aria-disabled')).toBe('true');
    const second = await as('demo-uk-security-2', 'approvals');
    await second.locator('.grid-body-row', { hasText: 'uk-staff-0901' }).click();
    await second.getByRole('button', { name: 'Approve' }).press('Enter');
    // What has gone keeps its place in the list while the pointer is in it: the count says that nothing waits.
    await second.getByRole('tab', { name: 'Waiting 0' }).waitFor();
    await second.getByRole('tab', { name: /Decided/ }).click();
    await second.locator('.grid-body-row', { hasText: 'Approved' }).first().waitFor();
  });

  test('the watch breaks the glass, the monitor sees it at once, and reports what cannot be changed', async () => {
    const watch = await as('demo-uk-watch-2', 'picture');
    await watch.locator('.pane-queue').waitFor();
    await watch.keyboard.press('b');
    await watch.getByLabel('What is the danger').selectOption('people_in_water');
    await watch.getByLabel('For which case').fill('FR-007');
    await watch.getByLabel('For which case').press('Enter');
    await watch.locator('.glass', { hasText: 'Glass broken' }).waitFor();
    const monitor = await as('demo-uk-monitor-1', 'monitor');
    await monitor.getByRole('tab', { name: /Break-glass 1/ }).click();
    await monitor.locator('.grid-body-row', { hasText: 'FR-007' }).waitFor();
    await monitor.getByRole('button', { name: 'Write a report…' }).press('Enter');
    await monitor.getByLabel('About').fill('FR-007');
    const said = 'The glass was broken for people in the water, for thirty minutes, by the watch.';
    await monitor.getByLabel('Text').fill(said);
    await monitor.getByRole('button', { name: 'Write it in the book' }).press('Enter');
    await monitor.getByText(/In the book at/).waitFor();
    await monitor.keyboard.press('Escape');
    await monitor.keyboard.press('Escape');
    await monitor.locator('.grid-body-row', { hasText: 'FR-007' }).click();
    await monitor.getByRole('button', { name: 'Read the text' }).press('Enter');
    await monitor.locator('.report-text', { hasText: said }).waitFor();
  });

  test('the data protection officer finds each opening in the log, and keeps a request on its clock', async () => {
    const page = await as('demo-uk-data-protection-1', 'vault-log');
    await page.locator('.grid-body-row', { hasText: 'demo-uk-staff-1' }).first().waitFor();
    await page.locator('.grid-body-row', { hasText: 'demo-uk-monitor-1' }).first().click();
    await page.locator('.room-aside', { hasText: 'Supervision' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('q');
    await page.getByRole('button', { name: 'Enter a request…' }).press('Enter');
    await page.getByLabel('Reference of the request').fill('SR-2027-001');
    await page.getByLabel('Asks for').selectOption('access');
    await page.getByLabel('Law').selectOption('uk_gdpr');
    await page.getByRole('button', { name: 'Enter', exact: true }).press('Enter');
    await page.locator('.grid-body-row', { hasText: 'SR-2027-001' }).click();
    await page.getByRole('button', { name: 'Assign', exact: true }).first().press('Enter');
    await page.getByLabel('With').fill('demo-uk-data-protection-1');
    await page.getByLabel('With').press('Enter');
    await page.locator('.grid-body-row', { hasText: 'demo-uk-data-protection-1' }).waitFor();
  });

  test('the administrator enrols a device, whose key is told once, and writes a policy text against that in force', async () => {
    const page = await as('demo-uk-administrator-1', 'devices');
    await page.getByRole('button', { name: 'Enrol a device…' }).press('Enter');
    await page.getByLabel('Id of the device').fill('uk-camera-901');
    await page.getByLabel('Role', { exact: true }).selectOption('detection_device');
    await page.getByLabel('Id of its agency').fill('uk-hmcg');
    await page.getByLabel('Sources it may speak for').fill('example-camera-901');
    await page.getByRole('button', { name: 'Enrol and show the key' }).press('Enter');
    const key = await page.locator('.secret code').innerText();
    expect(key.length).toBeGreaterThan(20);
    await page.getByRole('button', { name: 'It is in its place: close' }).press('Enter');
    await page.locator('.grid-body-row', { hasText: 'uk-camera-901' }).waitFor();
    expect(await page.content()).not.toContain(key);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.locator('.grid-body-row', { hasText: 'joint/walls.cedar' }).click();
    await page.getByRole('radio', { name: 'Proposed text' }).check();
    const editor = page.locator('.policy-editor');
    await editor.fill(`${await editor.inputValue()}\n// A line more`);
    await page.getByRole('radio', { name: 'What would change' }).check();
    await page.getByText('0 lines go, 1 comes').waitFor();
    expect(faults).toEqual([]);
  });

  test('my desk says who I am, until when, and where I am signed in', async () => {
    const page = await as('demo-uk-watch-1', 'desk');
    await page.getByText('demo-uk-watch-1').first().waitFor();
    await page.getByText('Watch officer').first().waitFor();
    await page.getByText('(this one)', { exact: false }).first().waitFor();
  });

  test('who can see a record, and what a person can do, are answered from the same place', async () => {
    const page = await as('demo-uk-monitor-1', 'access');
    await page.locator('.ask-line input').fill('5');
    await page.locator('.ask-line input').press('Enter');
    await page.locator('.grid-body-row').first().click();
    await page
      .locator('.grid-body-row', { hasText: /(?:operations|inquiry|cases|oversight)\// })
      .first()
      .waitFor();
    expect(
      await page.getByRole('tab', { name: 'What this person can do' }).getAttribute('aria-selected'),
    ).toBe('true');
  });
});
