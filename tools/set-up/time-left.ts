// For tests that come late in the run: where its time is nearly up, what has not begun is skipped and the run says so.
// A slow machine then tells what it did not show, where it would else show nothing.
import { beforeEach } from 'vitest';

/** No test is begun later than this before the end: longer than the longest on a slow machine, proofs of `drills/` aside, and than what the files after it open. */
const dueMilliseconds = 150_000;

beforeEach(({ skip }) => {
  const ends = Number(process.env['STRAIT_TEST_ENDS'] ?? Number.POSITIVE_INFINITY);
  skip(Date.now() + dueMilliseconds > ends, 'no time was left for it on this machine');
});
