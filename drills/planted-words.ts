import type { Handed } from '../src/node/wiring.ts';

/** The newest names in a vault, as only a spoiled part would read them: the notes that questions leave bear none. */
export async function subjectsNamed(
  store: Handed['store'] | undefined,
  room: Handed['vault'] | undefined,
): Promise<readonly string[]> {
  if (store === undefined || room === undefined) return [];
  const { rows } = await store.pool.query<{ subject: string }>(
    `select subject from strait_vault.subjects s
     where exists (select from strait_vault.details d where d.subject = s.subject and d.kind = 'name')
     order by registered_at desc, subject limit 200`,
  );
  const found = await room.vault.unsealOf(
    rows.map(({ subject }) => subject),
    { kinds: ['name'] },
  );
  return [...found.values()].flatMap((details) => details.map(({ text }) => text)).toSorted();
}
