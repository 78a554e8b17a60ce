import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isSource, isSupport, isTest, readTree } from '../tidy/tree.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tree = readTree(root);
const program = [...tree].filter(
  ([path]) => path.startsWith('src/') && isSource(path) && !isTest(path) && !isSupport(path),
);

/** Each place where a form stands, as `path: what`, but for the paths that may hold it. */
function places(form: RegExp, mayHold: RegExp = /^$/): readonly string[] {
  return program.flatMap(([path, text]) =>
    mayHold.test(path) ? [] : [...text.matchAll(form)].map(([found]) => `${path}: ${found}`),
  );
}

test('no text is run as a program, and none is shown as HTML', () => {
  const forms =
    /\beval\(|\bnew Function\b|\bFunction\(|dangerouslySetInnerHTML|\.(?:inner|outer)HTML\b|document\.write|insertAdjacentHTML|node:vm\b/g;
  expect(places(forms)).toEqual([]);
});

test('no window speaks to a window, and no answer is a script', () => {
  // To a worker of the program's own: one that computes, or reads a picture, or a page's, which is told to take its newer version.
  const toWorkers =
    /\.worker\.ts$|^src\/console\/(?:handheld\/(?:updates|plate-reader\/reader-session)|driver\/main)\.ts$/;
  expect(places(/\.postMessage\(|\bcallback=|jsonp|window\.opener|document\.domain/gi, toWorkers)).toEqual(
    [],
  );
});

test('processes are started by named files alone, without a shell', () => {
  // And what checks the envelopes of a peer, under Node's permission model.
  const starters = /^src\/(?:journal\/embedded[\w-]*|exchange\/peer\/verifier)\.ts$/;
  expect(places(/node:child_process/g, starters)).toEqual([]);
  expect(places(/\bexec(?:Sync)?\(\s*['"`]|\bshell:\s*(?:true|['"])/g)).toEqual([]);
});

test('only the algorithms of docs/security.md are used', () => {
  const inventory = ['sha256', 'aes-256-gcm', 'ed25519', 'x25519'];
  const named = program.flatMap(([path, text]) =>
    [
      ...text.matchAll(
        /(?:create(?:Hash|Hmac|Cipheriv|Decipheriv|Sign|Verify)|hkdfSync|pbkdf2|scrypt|generateKeyPairSync)\(\s*'([\w-]+)'|\bcipher = '([\w-]+)'/g,
      ),
    ].map(([, called, named]) => [called ?? named ?? '', path] as const),
  );
  expect(named.length).toBeGreaterThan(10);
  // What a device's own protocol asks for keeps nothing of ours secret: the page says where and why.
  const ofProtocols = new Map([['sha1', 'src/app/soap-call.ts']]);
  expect(
    named.filter(
      ([algorithm, path]) => !inventory.includes(algorithm) && ofProtocols.get(algorithm) !== path,
    ),
  ).toEqual([]);
  const page = readFileSync(join(root, 'docs/security.md'), 'utf8').toLowerCase();
  for (const algorithm of ['sha-256', 'hmac', 'hkdf', 'aes-256-gcm', 'ed25519', 'x25519', 'argon2id'])
    expect([algorithm, page.includes(algorithm)]).toEqual([algorithm, true]);
});

test('what must not be guessed is drawn from the operating system', () => {
  // Pauses between tries, and what the demonstration invents, may be guessed.
  const mayHold =
    /^src\/(?:node\/feeds|node\/plate-room|node\/site-room|node\/camera-room|console\/handheld\/app|node\/exchange\/room|node\/demonstration\/[\w-]+|feeds\/ais\/invented[\w-]*)\.ts$/;
  expect(places(/Math\.random\b/g, mayHold)).toEqual([]);
});

test('a browser keeps choices and drafts, by the files that may', () => {
  const mayHold =
    /^src\/(?:kit\/remembered|kit\/forms\/(?:draft|draft-keys|use-sealed)|operations\/picture\/view\/acknowledged|operations\/watch\/view\/prepared-sheets|oversight\/policies\/view\/proposed-texts|console\/driver\/main|console\/page-worker|console\/handheld\/(?:device\/database|plate-reader\/reader-parts))\.ts$/;
  expect(
    places(/\b(?:local|session)Storage\b|\bindexedDB\b|document\.cookie|\bcaches\.open/g, mayHold),
  ).toEqual([]);
});

test('the console loads nothing from another host', () => {
  const browser = [...tree].filter(([path]) =>
    /^src\/(?:console|kit|[a-z]+\/[a-z]+\/view)\/.*\.(?:tsx?|html|css)$/.test(path),
  );
  expect(browser.length).toBeGreaterThan(50);
  const foreign = browser.flatMap(([path, text]) =>
    isTest(path)
      ? []
      : [...text.matchAll(/(?:src|href|url\(|import\(|fetch\()\s*=?\s*["'(`]?(?:https?:)?\/\/[\w.]+/g)].map(
          ([found]) => `${path}: ${found}`,
        ),
  );
  expect(foreign).toEqual([]);
});

test('no key and no password stands in the source', () => {
  const forms =
    /-----BEGIN [A-Z ]*PRIVATE KEY-----|(?:password|secret|token|apiKey)\s*[:=]\s*['"][^'"\s]{12,}['"]/g;
  expect(places(forms)).toEqual([]);
});

test('SQL is never put together from what somebody sent: values go beside the text', () => {
  // What stands in `${}` of a statement is a name of the program's own: a table, a column list, a settled condition.
  const statements = program.flatMap(([path, text]) =>
    [...text.matchAll(/`\s*(?:select|insert|update|delete)\b[^`]*`/gi)].map(
      ([found]) => [path, found] as const,
    ),
  );
  expect(statements.length).toBeGreaterThan(20);
  const sent = /\$\{[^}]*\b(?:body|query|params|request|fields|asked\.\w*text|who\.)\b/;
  expect(statements.filter(([, text]) => sent.test(text))).toEqual([]);
});

test('every run-time dependency has its reason in docs/security.md, in one exact version', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const page = readFileSync(join(root, 'docs/security.md'), 'utf8');
  expect(Object.keys(dependencies).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  expect(
    Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)),
  ).toEqual([]);
});

test('every package that runs is bound to its content', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<
      Record<string, { readonly integrity?: string; readonly link?: boolean; readonly dev?: boolean }>
    >;
  };
  const unbound = Object.entries(lock.packages).filter(
    ([path, { integrity, link, dev }]) =>
      path !== '' && link !== true && dev !== true && !integrity?.startsWith('sha512-'),
  );
  expect(unbound.map(([path]) => path)).toEqual([]);
});

test('no client of TLS stops checking whom it speaks to', () => {
  expect(places(/rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|sslmode=no-verify/g)).toEqual([]);
  // A peer is known by its state's pinned authority and its node's name, not by where it is.
  expect(places(/checkServerIdentity/g, /^src\/exchange\/peer\/pull\.ts$/)).toEqual([]);
  expect(tree.get('src/exchange/peer/pull.ts')).toMatch(/checkServerIdentity: [^;]*isNode\(presented/);
});

test('the way out stands in the line at the top, for whoever is signed in', () => {
  expect(tree.get('src/console/top-line.tsx')).toContain('/api/sign-out');
  const screens = program.filter(([, text]) => text.includes('<TopLine'));
  expect(screens.length).toBeGreaterThan(0);
});
