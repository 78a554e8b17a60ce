import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deviceKey, givenDoor, sendRaw } from './given-door.ts';
import { doorRefusals } from './refusals.ts';

const door = await givenDoor();
const { server, counted, logged, cookie } = door;
const fronted = await givenDoor({ trustedFronts: ['127.0.0.1'] });
const busy = await givenDoor({ requestsPerMinuteMax: 3 });
let port = 0;
beforeAll(async () => {
  port = Number(new URL(await server.listen({ port: 0, host: '127.0.0.1' })).port);
  await Promise.all([fronted.server.ready(), busy.server.ready()]);
});
afterAll(
  async () => void (await Promise.all([server, fronted.server, busy.server].map((one) => one.close()))),
);

const asked = (url: string, headers: Record<string, string> = {}) =>
  server.inject({ url, headers: { cookie, ...headers } });
const posted = (headers: Record<string, string>, payload: string | Buffer = '{"n":"a"}', url = '/api/open') =>
  server.inject({
    method: 'POST',
    url,
    headers: { 'x-strait': '1', 'content-type': 'application/json', ...headers },
    payload,
  });
const ends = 'Host: example.org\r\nConnection: close\r\n';

describe('headers', () => {
  test('each answer, refusals included, tells the browser to run, frame, keep and send on nothing foreign', async () => {
    for (const url of ['/api/open', '/api/no-such', '/api/closed', '/api/example/%zz', '/api/example/1']) {
      const { headers } = await asked(url);
      expect([url, headers['content-security-policy']]).toEqual([
        url,
        expect.stringMatching(/base-uri 'none'.*frame-ancestors 'none'/),
      ]);
      expect([url, headers]).toEqual([
        url,
        expect.objectContaining({
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'cache-control': 'no-store',
          'content-type': 'application/json; charset=utf-8',
        }),
      ]);
    }
  });

  test('no other origin shares a window, an answer or a sensor with the console', async () => {
    const { headers } = await asked('/api/open', { origin: 'https://elsewhere.example.org' });
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'permissions-policy': expect.stringContaining('geolocation=()'),
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  test('scripts, styles and everything else come from this node alone, none inline', async () => {
    const policy = String((await asked('/api/open')).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  test('a worker that runs WebAssembly may compile it and reach nothing; a page may do neither more nor less than before', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'strait-worker-'));
    const held = ['page.js', 'plate.wasm-worker.js', 'plate.wasm-worker.js.br'];
    for (const name of held) writeFileSync(join(folder, name), 'export {};');
    const { server: console } = await givenDoor({ consoleFolder: folder });
    const policyOf = async (url: string, headers: Record<string, string> = {}) =>
      String((await console.inject({ url, headers })).headers['content-security-policy']);
    for (const headers of [{}, { 'accept-encoding': 'br' }]) {
      const policy = await policyOf('/plate.wasm-worker.js', headers);
      expect(policy).toContain("default-src 'none';script-src 'wasm-unsafe-eval';");
      expect(policy).not.toMatch(/'self'|'unsafe|connect-src|https?:|\*/);
    }
    expect(await policyOf('/page.js')).not.toContain('unsafe');
    await console.close();
    rmSync(folder, { recursive: true });
  });

  test('behind a TLS front browsers are told to come by TLS for two years, on plain HTTP nothing of the kind', async () => {
    const over = await fronted.server.inject({ url: '/api/open', headers: { 'x-forwarded-proto': 'https' } });
    expect(over.headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
    const claimed = await asked('/api/open', { 'x-forwarded-proto': 'https' });
    expect(claimed.headers).not.toHaveProperty('strict-transport-security');
  });

  test('no answer names the program, its version or its parts', async () => {
    for (const url of ['/api/open', '/api/no-such'])
      expect(JSON.stringify((await asked(url)).headers)).not.toMatch(
        /fastify|node\.js|"server"|x-powered-by/i,
      );
  });
});

describe('methods', () => {
  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'] as const)(
    '%s is no way to a list',
    async (method) => {
      const answer = await server.inject({ method, url: '/api/open', headers: { cookie } });
      expect(answer.statusCode).toBe(404);
    },
  );

  test.each(['TRACE', 'PROPFIND', 'LOCK'])(
    '%s is answered like an unknown address, repeating nothing',
    async (method) => {
      const answer = await sendRaw(port, `${method} /api/open HTTP/1.1\r\n${ends}X-Example: echo-me\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 404 /);
      expect(answer).not.toContain('echo-me');
    },
  );

  test('what changes something is never done by GET', async () => {
    expect((await asked('/api/write')).json()).toMatchObject({ code: 'not_found' });
  });
});

describe('where a request comes from', () => {
  test.each(['cross-site', 'same-site'])(
    'a browser that says %s is refused, whatever else it shows',
    async (site) => {
      const foreign = { 'sec-fetch-site': site, origin: 'https://elsewhere.example.org' };
      expect((await asked('/api/example/1', foreign)).json()).toMatchObject({ code: 'origin_refused' });
      expect((await posted({ ...foreign, cookie })).json()).toMatchObject({ code: 'origin_refused' });
    },
  );

  test.each(['same-origin', 'none'])('a browser that says %s is heard', async (site) => {
    expect((await asked('/api/example/1', { 'sec-fetch-site': site })).statusCode).toBe(200);
  });

  test('navigation to a public address from elsewhere is let in: an identity provider sends people back', async () => {
    expect((await asked('/api/open', { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(200);
  });

  test('a key in the address or the body opens nothing', async () => {
    const answers = [
      await server.inject({ url: `/api/example/1?authorization=Bearer%20${deviceKey}` }),
      await server.inject({ url: `/api/example/1?strait_session=${cookie.slice(15)}` }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401]);
  });
});

describe('what is no HTTP, or not what it says', () => {
  test.each([
    ['bytes of another protocol', '\u0016\u0003\u0001\r\n\r\n', 400, 'invalid'],
    ['an unknown method', `FOO /api/open HTTP/1.1\r\n${ends}\r\n`, 400, 'invalid'],
    [
      'two lengths at once',
      `POST /api/open HTTP/1.1\r\n${ends}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
      'invalid',
    ],
    [
      'two different lengths',
      `POST /api/open HTTP/1.1\r\n${ends}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello`,
      400,
      'invalid',
    ],
    [
      'a folded header',
      `GET /api/open HTTP/1.1\r\n${ends}X-A: 1\r\n X-B: secret-example\r\n\r\n`,
      400,
      'invalid',
    ],
    [
      'headers without end',
      `GET /api/open HTTP/1.1\r\n${ends}X-A: ${'secret-example'.repeat(2000)}\r\n\r\n`,
      431,
      'body_too_large',
    ],
  ])('%s: the uniform answer, the connection ended, nothing repeated', async (_what, text, status, code) => {
    const before = counted.length;
    const answer = await sendRaw(port, text);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(head).toContain("frame-ancestors 'none'");
    expect(JSON.parse(body)).toEqual({ ok: false, code, message: doorRefusals[code as 'invalid'] });
    expect(answer).not.toContain('secret-example');
    expect(counted.slice(before)).toContain(`refused ${code}`);
  });

  test('an encoding nobody knows before the body is refused, not guessed at', async () => {
    const text = `POST /api/open HTTP/1.1\r\n${ends}X-Strait: 1\r\nContent-Type: application/json\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`;
    expect(await sendRaw(port, text)).toMatch(/^HTTP\/1\.1 400 .*"code":"invalid"/s);
  });

  test('an address that cannot be decoded is refused without repeating it', async () => {
    const answer = await asked('/api/example/%zz-secret-example');
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'invalid']);
    expect(answer.body).not.toContain('secret-example');
  });

  test('a length beyond its bound, a parameter given twice and one nobody asked for are refused by name', async () => {
    for (const url of ['/api/example/aaaaaaaaaaaaaaaaaaaaaaaaa', '/api/open?n=1&n=2', '/api/open?m=1'])
      expect([url, (await asked(url)).json().code]).toEqual([url, 'invalid']);
    expect((await asked(`/api/example/${'a'.repeat(300)}`)).json().code).toMatch(/^(?:invalid|not_found)$/);
  });

  test('only JSON is read, whatever the sender calls it', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/xml',
      '',
    ])
      expect([type, (await posted({ 'content-type': type })).json().code]).toEqual([type, 'invalid']);
  });

  test('nothing is unpacked: a small body cannot become a large one', async () => {
    const packed = gzipSync(Buffer.from(`{"n":"${'a'.repeat(5_000_000)}"}`));
    expect(packed.length).toBeLessThan(20_000);
    const answer = await posted({ 'content-encoding': 'gzip' }, packed);
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'invalid']);
  });

  test('fields that no schema names are refused, a prototype among them', async () => {
    for (const body of [
      '{"n":"a","admin":true}',
      '{"n":"a","__proto__":{"admin":true}}',
      '{"n":"a","constructor":{"prototype":{}}}',
    ])
      expect([body, (await posted({}, body)).json().code]).toEqual([body, 'invalid']);
  });

  test('a value of another type is not made to fit', async () => {
    for (const body of ['{"n":1}', '{"n":true}', '{"n":["a"]}', '{"n":null}', '{"n":{"$ne":""}}'])
      expect([body, (await posted({}, body)).json().code]).toEqual([body, 'invalid']);
  });
});

describe('the console’s folder', () => {
  test('gives what a console is made of; nothing beside, above or hidden in it, and no list', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'strait-console-'));
    const held = {
      'index.html': '<!doctype html>',
      'assets/index.js': 'export {};',
      'assets/index.js.map': 'secret-example',
      'notes.txt': 'secret-example',
      '.env': 'secret-example',
      '.git/config.js': 'secret-example',
    };
    for (const [name, text] of Object.entries(held)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { server: console } = await givenDoor({ consoleFolder: folder });
    const given = async (url: string) => (await console.inject({ url })).statusCode;
    for (const url of ['/', '/index.html', '/assets/index.js'])
      expect([url, await given(url)]).toEqual([url, 200]);
    const script = await console.inject({ url: '/assets/index.js' });
    expect(script.headers['content-type']).toMatch(/^(?:text|application)\/javascript; charset=utf-8$/i);
    expect(script.headers['x-content-type-options']).toBe('nosniff');
    const beside = [
      'notes.txt',
      '.env',
      '.git/config.js',
      'assets/index.js.map',
      'assets/',
      '../package.json',
      '%2e%2e/package.json',
      '..%2fpackage.json',
      'assets/no-such.js',
    ];
    for (const name of beside) {
      const answer = await console.inject({ url: `/${name}` });
      expect([name, answer.statusCode, answer.json().code]).toEqual([
        name,
        expect.toSatisfy((one: number) => one === 404 || one === 422),
        expect.any(String),
      ]);
      expect(answer.body).not.toContain('secret-example');
    }
    await console.close();
    rmSync(folder, { recursive: true });
  });
});

describe('one shape for every no', () => {
  const shapeOf = (answer: { readonly headers: object; json: () => { readonly message: object } }) => ({
    headers: Object.keys(answer.headers).toSorted(),
    body: Object.keys(answer.json())
      .filter((name) => name !== 'detail')
      .toSorted(),
    languages: Object.keys(answer.json().message).toSorted(),
  });

  test('an unknown address, one that one may not use, and that of a record one may not see answer alike', async () => {
    const answers = await Promise.all(
      ['/api/no-such', '/api/closed', '/api/hidden/r-1'].map((url) => asked(url)),
    );
    const [first] = answers.map(shapeOf);
    expect(first).toMatchObject({ body: ['code', 'message', 'ok'], languages: ['en', 'fr'] });
    for (const answer of answers) expect(shapeOf(answer)).toEqual(first);
  });

  test('a record one may not see and an address that is none are the same to the byte', async () => {
    const [none, hidden] = await Promise.all([asked('/api/no-such'), asked('/api/hidden/r-1')]);
    expect([hidden?.statusCode, hidden?.body]).toEqual([none?.statusCode, none?.body]);
  });

  test('whoever is not signed in hears the same of every closed address, there or not behind it', async () => {
    const answers = await Promise.all(
      ['/api/closed', '/api/example/1', '/api/hidden/r-1'].map((url) => server.inject({ url })),
    );
    expect(new Set(answers.map(({ body, statusCode }) => `${statusCode} ${body}`)).size).toBe(1);
  });
});

describe('limits', () => {
  test('whoever asks too much waits, at addresses that are none as well', async () => {
    const at = (url: string) => busy.server.inject({ url, remoteAddress: '192.0.2.1' });
    const codes = [];
    for (let index = 0; index < 6; index += 1) codes.push((await at('/api/no-such')).statusCode);
    expect(codes).toEqual([404, 404, 404, 429, 429, 429]);
    expect((await busy.server.inject({ url: '/api/no-such', remoteAddress: '192.0.2.2' })).statusCode).toBe(
      404,
    );
  });

  test('nobody gets a fresh count by naming another address', async () => {
    const at = (index: number) =>
      busy.server.inject({
        url: '/api/open',
        remoteAddress: '192.0.2.3',
        headers: { 'x-forwarded-for': `198.51.100.${index}`, 'x-real-ip': `198.51.100.${index}` },
      });
    const codes = [];
    for (let index = 0; index < 5; index += 1) codes.push((await at(index)).statusCode);
    expect(codes).toEqual([200, 200, 200, 429, 429]);
  });

  test('whoever is known counts alone: others behind the same address neither hear nor feel it', async () => {
    const { server: door, cookie: own } = await givenDoor({ requestsPerMinuteMax: 3 });
    const from = { remoteAddress: '192.0.2.4' };
    const at = (headers: Readonly<Record<string, string>>) =>
      door.inject({ url: '/api/example/1', headers, ...from });
    const known = { cookie: own };
    expect((await at(known)).statusCode).toBe(200);
    for (let index = 0; index < 5; index += 1) await door.inject({ url: '/api/no-such', ...from });
    expect((await at({})).statusCode).toBe(429);
    const answers = [await at(known), await at(known), await at(known), await at(known)];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429]);
    const told = answers.flatMap(({ headers }) => Object.keys(headers));
    expect(told.filter((name) => name.startsWith('x-ratelimit'))).toEqual([]);
    expect(answers.at(-1)?.headers['retry-after']).toBeDefined();
    await door.close();
  });

  test('made-up credentials are no fresh counts', async () => {
    const { server: door } = await givenDoor({ requestsPerMinuteMax: 3 });
    const codes = [];
    for (let index = 0; index < 5; index += 1) {
      const headers = { cookie: `strait_session=${String(index).repeat(43)}` };
      codes.push((await door.inject({ url: '/api/closed', headers, remoteAddress: '192.0.2.5' })).statusCode);
    }
    expect(codes).toEqual([401, 401, 401, 429, 429]);
    await door.close();
  });
});

describe('the log of refusals', () => {
  test('says who was refused what and where, and nothing of what was sent', async () => {
    logged.length = 0;
    await asked('/api/closed?secret-example=1');
    await posted(
      { authorization: `Bearer ${deviceKey}` },
      '{"secret-example":1}',
      '/api/write?secret-example',
    );
    await asked('/api/secret-example');
    await posted({ cookie }, '{"secret-example":1}');
    expect(logged).toEqual([
      { code: 'not_permitted', actor: 'example-reader', method: 'GET', route: '/api/closed', offered: true },
      { code: 'not_found', actor: null, method: 'GET', route: null, offered: true },
      { code: 'invalid', actor: 'example-reader', method: 'POST', route: '/api/open', offered: true },
    ]);
    expect(JSON.stringify(logged)).not.toContain('secret-example');
  });
});

test('a photo has two minutes on a thin link, the head of a request half a one', () => {
  expect([server.server.requestTimeout, server.server.headersTimeout]).toEqual([120_000, 30_000]);
});
