// For tests that come late in the run: where its time is nearly up, what has not begun is skipped and the run says so.
// A slow machine then tells what it did not show, where it would else show nothing.
import { beforeEach } from 'vitest';

beforeEach(({ skip }) => {
  const ends = Number(process.env['STRAIT_TEST_ENDS'] ?? Number.POSITIVE_INFINITY);
  const longest = Number(process.env['STRAIT_TEST_LONGEST']) * 1_000;
  skip(
    Date.now() + longest > ends,
    'no time was left for it on this machine; proofs: npm run prove -- NAME --size small',
  );
});
