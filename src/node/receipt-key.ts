import { createHmac, hkdfSync } from 'node:crypto';
import type { KeyedHash } from '../operations/freight/report/receipt-code.ts';

/**
 * The hash behind the codes on drivers' receipts: HMAC-SHA256 under HKDF-SHA256 of the vault's own root, which no rotation
 * changes, so that a receipt of years ago is still checked. The database does not hold it: whoever can write there cannot
 * make a receipt.
 */
export function receiptHash(root: Uint8Array): KeyedHash {
  const key = new Uint8Array(hkdfSync('sha256', root, '', 'strait driver receipt 1', 32));
  return (text) => createHmac('sha256', key).update(text, 'utf8').digest('hex');
}
