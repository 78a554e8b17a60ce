import { canonicalText } from '../../../kernel/canonical.ts';
import { sha256Hex } from '../../../kernel/sha256.ts';
import type { DriverReported } from './events-report.ts';

/**
 * The code on a receipt: a number that finds the report, and a short check under the node's key over everything that the
 * book holds of it. Neither says anything of a person, a vehicle or a load.
 */
export interface ReceiptCode {
  /** Ten symbols: fifty bits of the hash of the report's own number, which cannot be told from it. */
  readonly number: string;
  /** Six symbols: thirty bits of a keyed hash. */
  readonly check: string;
}

/** A keyed hash of a text as hex digits, twelve at least. */
export type KeyedHash = (text: string) => string;

/** How a code that was scanned or typed stands. `changed`: the number is known, its check is another. */
export type ReceiptStanding = 'valid' | 'unknown' | 'changed';

/** Symbols of the code: none is taken for another, aloud or in print. Source: D. Crockford, Base 32, 2002. */
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const numberSymbols = 10;
const checkSymbols = 6;
const groupOf = 4;
/** What hands write for a symbol that is not one. */
const alike: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** The code of a report as recorded. Pure but for the key, which stays with the node. */
export function receiptCode(report: DriverReported, keyed: KeyedHash): ReceiptCode {
  const { type: _type, ...recorded } = report;
  return {
    number: receiptNumber(report.report),
    check: symbolsOf(keyed(canonicalText(recorded)), checkSymbols),
  };
}

/** The short number of a report. Two of a million reports share one once in two thousand such nodes: the check parts them. */
export function receiptNumber(report: string): string {
  return symbolsOf(sha256Hex(report), numberSymbols);
}

/** The first 48 of its fifty bits as hex digits, by which a store finds it. */
export function numberPrefix(number: string): string {
  const bits = Array.from(number, (symbol) => symbols.indexOf(symbol).toString(2).padStart(5, '0')).join('');
  return Array.from({ length: 12 }, (_, at) =>
    Number.parseInt(bits.slice(at * 4, (at + 1) * 4), 2).toString(16),
  ).join('');
}

/** As printed and read aloud: four groups of four. */
export function receiptCodeText({ number, check }: ReceiptCode): string {
  const text = `${number}${check}`;
  const groups = text.length / groupOf;
  return Array.from({ length: groups }, (_, at) => text.slice(at * groupOf, (at + 1) * groupOf)).join('-');
}

/** A code as typed, in whatever case, spaces and strokes; null: it cannot be one. */
export function readReceiptCode(typed: string): ReceiptCode | null {
  const text = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Dash}.]/gu, '')
    .replaceAll(/[OIL]/g, (symbol) => alike[symbol] ?? symbol);
  if (text.length !== numberSymbols + checkSymbols) return null;
  if (!Array.from(text).every((symbol) => symbols.includes(symbol))) return null;
  return { number: text.slice(0, numberSymbols), check: text.slice(numberSymbols) };
}

/** The address that the square code bears: behind the `#`, so that no server's log holds it. */
export function receiptAddress(origin: string, code: string, report: string): string {
  return `${origin}/driver/#check=${code.replaceAll('-', '')}&report=${report}`;
}

/** What stands in the part of such an address behind the `#`; null: nothing of a check. */
export function codeInAddress(hash: string): string | null {
  return /^#check(?:=([0-9A-Za-z-]*))?(?:&|$)/.exec(hash)?.[1] ?? (hash === '#check' ? '' : null);
}

/** The first bits of hex digits as symbols of five bits each. */
function symbolsOf(hex: string, count: number): string {
  const digits = Math.ceil((count * 5) / 4);
  const bits = Array.from(hex.slice(0, digits), (digit) =>
    Number.parseInt(digit, 16).toString(2).padStart(4, '0'),
  ).join('');
  return Array.from({ length: count }, (_, at) =>
    symbols.charAt(Number.parseInt(bits.slice(at * 5, (at + 1) * 5), 2)),
  ).join('');
}
