import { hash } from 'node:crypto';
import { canonical } from './canonical.ts';
import type { JsonObject, StoredEvent } from './port.ts';

/** The hash "before" the first event: 64 zeros. */
export const genesisHash = '0'.repeat(64);

/** An event whose hash is still to be computed; `body` as canonical JSON so that it is written out only once. */
export interface Unsealed extends Omit<StoredEvent, 'hash' | 'body'> {
  readonly body: string;
}

/**
 * SHA-256 (lower-case hex) of the canonical JSON of the whole envelope and body: see CHAIN.md.
 * The fields stand here in canonical order, so that this is one concatenation.
 */
export function sealOf(event: Unsealed): string {
  const text =
    `{"actor":${JSON.stringify(event.actor)},"body":${event.body},"cause":${event.cause}` +
    `,"desk":${JSON.stringify(event.desk)},"happenedAt":"${event.happenedAt}"` +
    `,"idempotencyKey":${JSON.stringify(event.idempotencyKey)}${importedText(event.imported)}${labelText(event.label)}` +
    `,"marking":${JSON.stringify(event.marking)}` +
    `,"origin":${JSON.stringify(event.origin)},"position":${event.position},"previousHash":"${event.previousHash}"` +
    `,"purpose":${JSON.stringify(event.purpose)},"recordedAt":"${event.recordedAt}","shape":${event.shape}` +
    `,"stream":${JSON.stringify(event.stream)},"type":${JSON.stringify(event.type)},"version":${event.version}}`;
  return hash('sha256', text, 'hex');
}

/** A node's own records have no such member, and are hashed as they were before there were others. */
function importedText(imported: Unsealed['imported']): string {
  return imported === null ? '' : `,"imported":${canonical(imported as unknown as JsonObject)}`;
}

/** Records of before labels were hashed without the member. */
function labelText(label: Unsealed['label']): string {
  return label === null ? '' : `,"label":${canonical(label as unknown as JsonObject)}`;
}

/** True where an event read back still has the hash it was written with. */
export function isSealed(event: StoredEvent): boolean {
  return sealOf({ ...event, body: canonical(event.body) }) === event.hash;
}
