import type { AisMessage } from '../../standards/nmea-ais/index.ts';

const scratch = new Float64Array(1);
const words = new Uint32Array(scratch.buffer);

/**
 * A number, 53 bits, that two messages share only if they say the same: everything of the payload but the repeat
 * indicator, which a repeater changes, and nothing of how it was heard.
 */
export function fingerprint(message: AisMessage): number {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (const key in message) {
    if (heard.has(key)) continue;
    const value: unknown = Reflect.get(message, key);
    if (typeof value === 'string') {
      for (let i = 0; i < value.length; i += 1) {
        a = Math.imul(a ^ value.charCodeAt(i), 0x01000193);
        b = Math.imul(b ^ value.charCodeAt(i), 0x5bd1e995);
      }
    } else {
      scratch[0] =
        typeof value === 'number' ? value : value === true ? 1e300 : value === false ? -1e300 : 2e300;
      const low = words[0] ?? 0;
      const high = words[1] ?? 0;
      a = Math.imul(Math.imul(a ^ low, 0x01000193) ^ high, 0x01000193);
      b = Math.imul(Math.imul(b ^ low, 0x5bd1e995) ^ high, 0x5bd1e995);
    }
    a = (a << 5) | (a >>> 27);
    b = (b << 13) | (b >>> 19);
  }
  return (a >>> 0) * 0x200000 + ((b ^ (b >>> 15)) >>> 11);
}

const heard = new Set(['repeat', 'channel', 'own', 'line', 'lines', 'taggedAt', 'source']);
