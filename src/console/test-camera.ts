import type { Page } from 'playwright-core';

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
