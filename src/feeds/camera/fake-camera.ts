import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { givenJpeg } from '../../../drills/given-picture.ts';

/** How the camera behaves. `dead`: it takes the connection and never answers. `foreign`: it sends the node elsewhere. */
export type FakeManner = 'well' | 'dead' | 'stalls' | 'garbage' | 'foreign';

/** A camera that conforms: single images, a moving picture, an invented stream for players; it asks for the digest. */
export interface FakePictures {
  readonly url: string;
  readonly account: { readonly username: string; readonly password: string };
  /** Paths asked for, signed or not. */
  readonly asked: readonly string[];
  become(manner: FakeManner): void;
  close(): Promise<void>;
}

const account = { username: 'watch', password: 'Example-1' } as const;
const [realm, nonce] = ['example', 'n-1'];
const everyMilliseconds = 40;

/** Starts it on loopback. */
export async function openFakePictures(): Promise<FakePictures> {
  const asked: string[] = [];
  let manner: FakeManner = 'well';
  let number = 0;
  const image = () => {
    number += 1;
    return givenJpeg({ wide: 20, high: 12 }, (column, row) => ((column + row + number) * 16) % 256);
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    if (manner === 'dead') return;
    if (!isSigned(request)) {
      const challenge = `Digest realm="${realm}", nonce="${nonce}", qop="auth", algorithm=SHA-256`;
      response.writeHead(401, { 'www-authenticate': challenge }).end();
      return;
    }
    if (manner === 'foreign') return void response.writeHead(302, { location: '/still' }).end();
    if (manner === 'garbage') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>');
    if (path === '/still') return void response.writeHead(200, { 'content-type': 'image/jpeg' }).end(image());
    if (path === '/moving') return moving(response, { image, isStalling: () => manner === 'stalls' });
    const [type, body] = pieces[path] ?? [];
    if (body === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is never text
  return {
    url: `http://127.0.0.1:${port}`,
    account,
    asked,
    become: (to) => void (manner = to),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const pieces: Readonly<Record<string, readonly [string, string]>> = {
  '/live/index.m3u8': [
    'application/vnd.apple.mpegurl',
    '#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-STREAM-INF:BANDWIDTH=800000\nlow/index.m3u8\n',
  ],
  '/live/low/index.m3u8': [
    'application/x-mpegurl',
    '#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:7\n#EXTINF:2.0,\n7.ts\n#EXTINF:2.0,\n8.ts\n',
  ],
  '/live/low/7.ts': ['video/mp2t', 'invented segment 7'],
  '/live/low/8.ts': ['text/html', 'invented segment 8'],
  '/live/steals.m3u8': ['application/vnd.apple.mpegurl', '#EXTM3U\n#EXTINF:2.0,\n../secret\n'],
  '/secret': ['text/plain', 'never'],
};

function moving(
  response: ServerResponse,
  { image, isStalling }: { readonly image: () => Uint8Array; readonly isStalling: () => boolean },
): void {
  response.writeHead(200, { 'content-type': 'multipart/x-mixed-replace; boundary=--fake' });
  const timer = setInterval(() => {
    if (isStalling()) return;
    const bytes = image();
    response.write(`--fake\r\nContent-Type: image/jpeg\r\nContent-Length: ${bytes.length}\r\n\r\n`);
    response.write(bytes);
    response.write('\r\n');
  }, everyMilliseconds);
  response.on('close', () => clearInterval(timer));
}

function isSigned({ headers, url = '' }: IncomingMessage): boolean {
  const given = headers.authorization ?? '';
  const said = (name: string) => new RegExp(`${name}="?([^",]+)`).exec(given)?.[1] ?? '';
  const of = (text: string) => createHash('sha256').update(text).digest('hex');
  const ha1 = of(`${account.username}:${realm}:${account.password}`);
  const expected = of(`${ha1}:${nonce}:${said('nc')}:${said('cnonce')}:auth:${of(`GET:${url}`)}`);
  return said('response') === expected;
}
