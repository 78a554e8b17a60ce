import { afterEach, expect, test, vi } from 'vitest';
import { canScan, codeText, scanCode } from './scan-code.ts';

afterEach(() => vi.unstubAllGlobals());

/** A browser that reads these codes in any picture. */
function givenBrowser(codes: readonly string[]): void {
  vi.stubGlobal('createImageBitmap', async () => ({ close: () => {} }));
  vi.stubGlobal(
    'BarcodeDetector',
    class {
      detect = async () => codes.map((rawValue) => ({ rawValue }));
    },
  );
}

test('a browser that reads no codes says so, and reads none', async () => {
  expect(canScan()).toBe(false);
  expect(await scanCode(new Blob(['picture']))).toBeNull();
});

test('the first code that can stand there is taken, in whatever spaces it is printed', async () => {
  givenBrowser(['two words ?!', ' SEAL 0047 11 ']);
  expect(canScan()).toBe(true);
  expect(await scanCode(new Blob(['picture']))).toBe('SEAL004711');
});

test('of the address on a receipt the number of the report is taken', () => {
  expect(codeText('https://node.example/api/driver/receipt?report=r-0123456789abcdefghijkl')).toBe(
    'r-0123456789abcdefghijkl',
  );
  expect(codeText('https://elsewhere.example/')).toBeNull();
  expect(codeText('')).toBeNull();
});

test('a picture that cannot be opened is none', async () => {
  givenBrowser(['SEAL1']);
  vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no picture')));
  expect(await scanCode(new Blob(['text']))).toBeNull();
});
