import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Trouble } from '../../../kit/resource.ts';
import { createMovingReader, type MovingPart } from './moving-parts.ts';
import { playMoving } from './moving-player.ts';

const at = '2027-09-08T02:14:00.000Z';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const partOf = (jpeg: Uint8Array, moment = at): Uint8Array =>
  Uint8Array.from([
    ...bytesOf(
      `--edge\r\ncontent-type: image/jpeg\r\ncontent-length: ${jpeg.length}\r\nstrait-image-at: ${moment}\r\n\r\n`,
    ),
    ...jpeg,
    ...bytesOf('\r\n'),
  ]);

describe('what the node writes', () => {
  test('gives the same images with their moments, however it is cut', () => {
    const images = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 6 });
    const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(images, sizes, (jpegs, cuts) => {
        const whole = Uint8Array.from(jpegs.flatMap((jpeg) => [...partOf(jpeg)]));
        const read = createMovingReader();
        const parts: MovingPart[] = [];
        for (let from = 0, n = 0; from < whole.length; n += 1) {
          const size = cuts[n % cuts.length] ?? 1;
          parts.push(...(read(whole.subarray(from, from + size)) ?? []));
          from += size;
        }
        expect(parts.map((part) => [...part.jpeg])).toEqual(jpegs.map((jpeg) => [...jpeg]));
        expect(parts.every((part) => part.at === at)).toBe(true);
      }),
    );
  });

  test('a page of somebody else, a length that is none and a head without an end are no moving picture', () => {
    expect(createMovingReader()(bytesOf(`<p>${'x'.repeat(3_000)}`))).toBeNull();
    expect(createMovingReader()(bytesOf('--edge\r\ncontent-length: many\r\n\r\n'))).toBeNull();
    expect(createMovingReader()(bytesOf('--edge\r\ncontent-length: 999999999\r\n\r\n'))).toBeNull();
  });
});

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Follows what a server writes over a real connection. */
async function following(answer: (response: ServerResponse, round: number) => void) {
  let rounds = 0;
  const server = createServer((_request, response) => {
    rounds += 1;
    answer(response, rounds);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is never text
  const images: (string | null)[] = [];
  const troubles: (Trouble | null)[] = [];
  const stop = playMoving(
    `http://127.0.0.1:${port}/moving`,
    { image: (part) => images.push(part.at), trouble: (trouble) => troubles.push(trouble) },
    () => true,
  );
  closing.push(async () => {
    stop();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return { images, troubles, stop, rounds: () => rounds };
}

const begin = (response: ServerResponse): ServerResponse =>
  response.writeHead(200, { 'content-type': 'multipart/x-mixed-replace; boundary=edge' });
const refuse = (response: ServerResponse): ServerResponse =>
  response
    .writeHead(409, { 'content-type': 'application/json' })
    .end(JSON.stringify({ ok: false, code: 'camera_silent', message: { en: 'silent', fr: 'muette' } }));

describe('a moving picture', () => {
  test('tells each image with its moment, and why none comes once the camera is silent', async () => {
    const { images, troubles } = await following((response, round) => {
      if (round > 1) return void refuse(response);
      begin(response).write(partOf(Uint8Array.from([1, 2, 3])));
      return void response.end('--edge--\r\n');
    });
    await expect.poll(() => troubles.at(-1), { timeout: 3_000 }).toMatchObject({ code: 'camera_silent' });
    expect(images).toEqual([at]);
    expect(troubles[0]).toBeNull();
  });

  test('whose link breaks says so, and is asked for anew', async () => {
    const { images, troubles, rounds } = await following((response, round) => {
      begin(response).write(partOf(Uint8Array.from([1])));
      if (round === 1) response.write(partOf(Uint8Array.from([2])), () => response.destroy());
    });
    await expect.poll(() => rounds(), { timeout: 4_000 }).toBe(2);
    expect(troubles).toContainEqual({ kind: 'offline' });
    await expect.poll(() => troubles.at(-1)).toBeNull();
    expect(images.length).toBeGreaterThan(1);
  });

  test('that was stopped is asked for no more', async () => {
    const { stop, rounds, troubles } = await following((response) => void begin(response).write(''));
    await expect.poll(() => rounds()).toBe(1);
    stop();
    await new Promise((resolve) => setImmediate(resolve));
    expect(rounds()).toBe(1);
    expect(troubles).toEqual([]);
  });
});
