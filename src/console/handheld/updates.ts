/**
 * Registers the worker that keeps the app at hand without a link, and tells when a newer version waits. Answers how to
 * take it: never by itself, since nothing may change under somebody’s hands. Without a worker the app works as a page.
 */
export async function followUpdates(ready: () => void): Promise<() => void> {
  if (!('serviceWorker' in navigator)) return () => {};
  const { serviceWorker } = navigator;
  const hadOne = serviceWorker.controller !== null;
  let registration: ServiceWorkerRegistration;
  try {
    registration = await serviceWorker.register('/handheld/service-worker.js', {
      scope: '/handheld/',
      type: 'module',
      updateViaCache: 'none',
    });
  } catch {
    return () => {}; // refused by the browser: the page still records and sends
  }
  const look = (): void => {
    if (registration.waiting !== null && hadOne) ready();
  };
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  let isTaken = false;
  serviceWorker.addEventListener('controllerchange', () => {
    if (isTaken) location.reload();
  });
  return () => {
    isTaken = true;
    registration.waiting?.postMessage('take-over');
  };
}
