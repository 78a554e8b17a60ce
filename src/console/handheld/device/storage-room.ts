/** How the device’s store stands. `isPersistent`: the browser will not clear it by itself. */
export interface StorageRoom {
  readonly isPersistent: boolean;
  /** Bytes still free for this program; null where the browser does not say. */
  readonly freeBytes: number | null;
}

/** Below this the person is told: room for some forty photos. */
export const shortBytes = 20_000_000;

/** Asks once that the store be kept whatever happens, and how much room there is. */
export async function askStorageRoom(): Promise<StorageRoom> {
  const { storage } = navigator;
  const isPersistent = (await storage.persisted()) || (await storage.persist());
  const { quota, usage } = await storage.estimate();
  const freeBytes = quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
  return { isPersistent, freeBytes };
}
