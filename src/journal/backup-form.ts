import { z } from 'zod';

/** Version of the file's form: gzip over JSON lines. */
export const backupFormat = 1;

/** A backup's first line. `migrations`: a program that lacks one of them cannot restore it. */
export const backupHead = z.object({
  strait: z.literal('backup'),
  format: z.literal(backupFormat),
  origin: z.string(),
  madeAt: z.string(),
  head: z.object({ position: z.number(), hash: z.string() }),
  migrations: z.array(z.string()),
});
export type BackupHead = z.infer<typeof backupHead>;

/** What a backup holds, in the order in which it is restored. The head follows from the journal itself. */
export const backupTables: readonly { readonly table: string; readonly order: string }[] = [
  { table: 'strait.node', order: 'only_row' },
  { table: 'strait.journal', order: 'position' },
  { table: 'strait.signing_keys', order: 'number' },
  { table: 'strait.checkpoints', order: 'position' },
  { table: 'strait.kept_answers', order: 'idempotency_key' },
  { table: 'strait.kept_values', order: 'room, key' },
  { table: 'strait.inbox_envelopes', order: 'peer, lane, sequence' },
  { table: 'strait.peer_checkpoints', order: 'peer, lane, sequence' },
  { table: 'strait.peer_set_backs', order: 'peer, lane, sequence' },
  { table: 'strait.outbox_envelopes', order: 'peer, lane, sequence' },
  { table: 'strait.outbox_untold', order: 'peer, hash' },
  { table: 'strait.outbox', order: 'peer' },
  { table: 'strait.outbox_chains', order: 'peer, lane' },
  { table: 'strait.outbox_said', order: 'peer, key' },
  { table: 'strait.outbox_recalls', order: 'peer, step, recall' },
  { table: 'strait.outbox_uncarried', order: 'peer, position' },
  { table: 'strait_vault.subjects', order: 'subject' },
  { table: 'strait_vault.details', order: 'subject, number' },
  { table: 'strait_vault.blind', order: 'purpose, kind, token, detail' },
  { table: 'strait_telemetry.refusals', order: 'source, reason' },
];
