import type { Instant } from '../../kernel/time.ts';
import { parseUtc } from '../../kernel/time.ts';

/** Recordings made before AIS existed, or far ahead, are another number that looks like a time. */
const earliest = Date.UTC(1990, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/**
 * The moment a line of a recording bears, for its pace: a tag block's `c:`, a $PGHP line, a $..RMC sentence with its
 * date, an epoch behind the sentence (as coast guards' loggers write) or before it, or RFC 3339 text before it.
 * Null where there is none. Only paces a replay: what a message means is read by the codec.
 */
export function lineTimeOf(line: string): Instant | null {
  const text = line.length > 1_024 ? line.slice(0, 1_024) : line;
  return fromTagBlock(text) ?? fromWrapper(text) ?? fromRmc(text) ?? fromSuffix(text) ?? fromPrefix(text);
}

function fromTagBlock(line: string): Instant | null {
  return epoch(/^\\(?:[^\\]*,)?c:(\d{9,13})[,*]/.exec(line)?.[1]);
}

function fromWrapper(line: string): Instant | null {
  if (!line.startsWith('$PGHP,1,')) return null;
  const [year = 0, month = 0, ...rest] = line.split(',').slice(2, 9).map(Number);
  return checked(Date.UTC(year, month - 1, ...rest));
}

function fromRmc(line: string): Instant | null {
  if (!/^\$..RMC,/.test(line)) return null;
  const fields = line.split(',');
  const [, hour, minute, second] = /^(\d\d)(\d\d)(\d\d)/.exec(fields[1] ?? '') ?? [];
  const [, day, month, year] = /^(\d\d)(\d\d)(\d\d)$/.exec(fields[9] ?? '') ?? [];
  if (second === undefined || year === undefined) return null;
  return checked(
    Date.UTC(
      2000 + Number(year),
      Number(month) - 1,
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
    ),
  );
}

function fromSuffix(line: string): Instant | null {
  return epoch(/\*[0-9A-Fa-f]{2},(?:.*,)?(\d{9,13})\s*$/.exec(line)?.[1]);
}

function fromPrefix(line: string): Instant | null {
  const head = /^([0-9T:.Z-]{9,30})[\s,;]+[!$\\]/.exec(line)?.[1];
  return head === undefined ? null : (parseUtc(head) ?? epoch(/^\d{9,13}$/.exec(head)?.[0]));
}

function epoch(digits: string | undefined): Instant | null {
  if (digits === undefined) return null;
  const value = Number(digits);
  return checked(value < 1e11 ? value * 1000 : value);
}

function checked(milliseconds: number): Instant | null {
  return milliseconds >= earliest && milliseconds <= latest ? (milliseconds as Instant) : null;
}
