import { join } from 'node:path';
import { ensureConsole } from './console.js';

/** Before the tests that open the console in a browser: it is built once, where its sources changed, and not by each. */
export async function setup() {
  const root = join(import.meta.dirname, '../..');
  if (!(await ensureConsole(root, process.env))) throw new Error('the console could not be built');
}
