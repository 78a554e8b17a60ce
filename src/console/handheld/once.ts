import type { App } from './app.ts';

let isRecording = false;

/**
 * Runs one recording at a time: a second press while the first is being written is the same press. Where the store of the
 * device fails, the person is told that nothing was kept: silence would be taken for a yes.
 */
export async function once(app: Pick<App, 'storeFailed'>, work: () => Promise<void>): Promise<void> {
  if (isRecording) return;
  isRecording = true;
  try {
    await work();
  } catch (error) {
    app.storeFailed(error);
  } finally {
    isRecording = false;
  }
}
