import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hmacSha256Hex, sha256Hex } from '../../../kernel/sha256.ts';
import type { DriverReported } from './events-report.ts';
import {
  codeInAddress,
  numberPrefix,
  readReceiptCode,
  receiptAddress,
  receiptCode,
  receiptCodeText,
  receiptNumber,
} from './receipt-code.ts';
import { sampleReport } from './sample-reports.ts';

const { type: _type, by: _by, ...made } = sampleReport;
const reported: DriverReported = { type: 'DriverReported', ...made };
const keyed = (text: string) => hmacSha256Hex(new Uint8Array(32).fill(7), text);
const code = receiptCode(reported, keyed);

describe('the code of a receipt', () => {
  test('is sixteen symbols that are read aloud in fours, and says nothing of what was reported', () => {
    expect(receiptCodeText(code)).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(receiptNumber(reported.report)).toBe(code.number);
    expect(sha256Hex(reported.report).startsWith(numberPrefix(code.number))).toBe(true);
  });

  test('is read back from whatever hands make of it', () => {
    const text = receiptCodeText(code);
    const heard = text.replaceAll('0', 'o').replaceAll('1', 'l').toLowerCase();
    for (const typed of [text, text.replaceAll('-', ' '), ` ${heard} `, text.replaceAll('-', '–')])
      expect(readReceiptCode(typed)).toEqual(code);
    for (const typed of ['', text.slice(1), `${text}0`, text.replace(/^./, 'U'), 'r-0123456789abcdefghijkl'])
      expect(readReceiptCode(typed)).toBeNull();
  });

  test('has another check as soon as one thing that was recorded is another, or the key is', () => {
    const others: readonly DriverReported[] = [
      { ...reported, what: 'threat' },
      { ...reported, place: 'dover' },
      { ...reported, seenAt: '2026-11-20T02:05:01.000Z' as DriverReported['seenAt'] }, // written as the edge writes it
      { ...reported, at: '2026-11-20T02:10:01.000Z' as DriverReported['at'] }, // as above
      { ...reported, checklist: { moment: 'after_stop', answers: [{ check: 'cord_tight', answer: 'yes' }] } },
    ];
    for (const other of others) {
      const now = receiptCode(other, keyed);
      expect([now.number, now.check === code.check]).toEqual([code.number, false]);
    }
    const elsewhere = receiptCode(reported, (text) => hmacSha256Hex(new Uint8Array(32), text));
    expect(elsewhere.check).not.toBe(code.check);
  });

  test('numbers of reports made by chance do not meet', () => {
    const numbers = new Set(Array.from({ length: 4_000 }, (_, at) => receiptNumber(`r-${at}`)));
    expect(numbers.size).toBe(4_000);
  });

  test('stands in an address behind the sharp sign, beside the report’s number for a handheld', () => {
    const text = receiptCodeText(code);
    const address = new URL(receiptAddress('https://node.example', text, reported.report));
    expect([address.pathname, address.search]).toEqual(['/driver/', '']);
    expect(readReceiptCode(codeInAddress(address.hash) ?? '')).toEqual(code);
    expect(codeInAddress('#check')).toBe('');
    expect(codeInAddress('')).toBeNull();
    expect(codeInAddress('#checked=1')).toBeNull();
  });

  test('nothing that is typed breaks the reading of it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Array.from('0Oo1iLlZz9- –UÉ٣\u0000\u{1F69A}')), { maxLength: 24 }),
        (typed) => {
          const read = readReceiptCode(typed.join(''));
          if (read !== null) expect(receiptCodeText(read).replaceAll('-', '')).toHaveLength(16);
        },
      ),
    );
  });
});
