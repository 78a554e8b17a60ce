// The worker of a page that opens without a link, the handheld’s and the drivers’: the whole of it lies on the device from
// its first load, one version at a time.

/**
 * Written by the build: the page’s folder, its version, and every file of it by its address. `workers`: what the page may
 * bring onto the device later, in a cache of its own.
 */
declare const straitShell: {
  readonly name: string;
  readonly version: string;
  readonly files: readonly string[];
  readonly workers: readonly string[];
};

/** What is asked of the browser’s scope here; its types stand in a library that does not go with a page’s. */
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetched) => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetched {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const scope = globalThis as unknown as WorkerScope; // this file is run by the browser as a service worker alone
const { name: folder, version, files, workers } = straitShell;
const prefix = `strait-${folder}-`;
const cacheName = `${prefix}${version}`;
const page = `/${folder}/`;

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('message', ({ data: said }) => {
  // The page decides: the handheld’s when the person says so, see its `updates.ts`; the drivers’ at once.
  if (said === 'take-over') void scope.skipWaiting();
});
scope.addEventListener('fetch', (event) => {
  const { method, url, mode, destination } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin) return;
  if (mode === 'navigate' && pathname.startsWith(page)) event.respondWith(fromShell(page));
  else if (files.includes(pathname)) event.respondWith(fromShell(pathname));
  // Fetched by the page itself it is looked for at the node; run as a worker, on the device first.
  else if (destination === 'worker' && workers.includes(pathname))
    event.respondWith(fromDevice(event.request));
});

/** All or nothing, and past every other cache: a half version is none. */
async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(files.map((file) => new Request(file, { cache: 'no-cache' })));
}

async function activate(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

async function fromDevice(request: Request): Promise<Response> {
  return (await caches.match(request.url)) ?? fetch(request);
}

async function fromShell(path: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(path)) ?? fetch(path);
}
