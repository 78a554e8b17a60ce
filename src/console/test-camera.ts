import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { addSeconds, instant, toUtc } from '../kernel/time.ts';
import type { FakeNode } from './fake-node.ts';

/** For tests: every address that the page asks for from now on. */
export function fetchedBy(page: Page): readonly string[] {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  return fetched;
}

/** The gravest alarm, with its camera’s picture. */
export async function openAlarm(page: Page): Promise<void> {
  await page.locator('.grid-body-row').nth(1).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('.camera-picture img').waitFor();
}

/** The moving picture as a stream, asked for: it may play, or not be read at all. */
export async function askForStream(page: Page, language: 'en' | 'fr'): Promise<void> {
  const name = { en: 'Stream', fr: 'Flux' }[language];
  await page.locator('.camera').getByText(name, { exact: true }).click();
}

/** The moving picture as a stream, once it plays. */
export async function chooseStream(page: Page, language: 'en' | 'fr'): Promise<void> {
  await askForStream(page, language);
  await page.locator('.camera-picture video:not(.is-old)').waitFor({ timeout: 30_000 });
}

/** What the browser has drawn: its size, and whether the mark of the demonstration stands in it. */
export function drawnBy(
  page: Page,
): Promise<{ readonly size: readonly number[]; readonly isMarked: boolean }> {
  return page.locator('.camera-picture video').evaluate((video) => {
    const { videoWidth, videoHeight } = video as HTMLVideoElement; // as the selector says
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: videoWidth, height: videoHeight });
    const context = canvas.getContext('2d');
    context?.drawImage(video as HTMLVideoElement, 0, 0);
    // The first letter is a D: its stem is bright, its counter dark; a point is four by four.
    const at = (column: number, row: number) =>
      context?.getImageData(column * 4 + 2, row * 4 + 2, 1, 1).data[0] ?? 0;
    return { size: [videoWidth, videoHeight], isMarked: at(1, 3) > 180 && at(3, 3) < 60 };
  });
}

/** A moving picture whose camera stops: the last image turns pale and says its age before anybody says why. */
export async function movingFallsSilent(
  page: Page,
  {
    node: { made, answers },
    language,
    picture,
  }: { readonly node: FakeNode; readonly language: 'en' | 'fr'; readonly picture: Uint8Array },
): Promise<void> {
  const base = '/api/operations/site/camera';
  answers.set(`${base}/still`, { status: 200, body: picture });
  const ages = [0, 6];
  const waiting: (() => void)[] = [];
  const answerNext = async (): Promise<void> => {
    await expect.poll(() => waiting.length).toBe(1);
    waiting.pop()?.();
  };
  made.set(`${base}/moving`, async () => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    const age = ages.shift();
    const refused = { ok: false, code: 'camera_silent', message: { en: 'Silent.', fr: 'Muette.' } };
    if (age === undefined) return { status: 409, type: 'application/json', body: JSON.stringify(refused) };
    const at = toUtc(addSeconds(instant(Date.now()), -age));
    const head = `content-length: ${picture.length}\r\nstrait-image-at: ${at}`;
    const type = 'multipart/x-mixed-replace; boundary=edge';
    return { status: 200, type, body: Buffer.concat([Buffer.from(`--edge\r\n${head}\r\n\r\n`), picture]) };
  });
  const name = { en: 'Moving', fr: 'Animé' }[language];
  await page.locator('.camera').getByText(name, { exact: true }).click();
  const now = page.locator('.camera-picture').nth(1);
  await answerNext();
  await now.locator('img:not(.is-old)').waitFor();
  await answerNext();
  await now.locator('img.is-old').waitFor();
  const old = { en: 'No new picture for more than 5 s.', fr: 'Aucune nouvelle image depuis plus de 5 s.' }[
    language
  ];
  await now.locator('.camera-trouble', { hasText: old }).waitFor();
  expect(await now.locator('figcaption').innerText()).toMatch(/UTC · \d+ s/);
  if (process.env['STRAIT_PICTURES'] !== undefined)
    await page.screenshot({ path: `${process.env['STRAIT_PICTURES']}/moving-old-${language}.png` });
  await answerNext();
  await now.locator('.camera-trouble', { hasText: { en: 'Silent.', fr: 'Muette.' }[language] }).waitFor();
  await now.locator('img.is-old').waitFor();
  made.delete(`${base}/moving`);
}
