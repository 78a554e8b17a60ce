import { expect, test } from 'vitest';
import type { UtcText } from '../../kernel/time.ts';
import { claimsSchema } from './events-contact.ts';
import { readContact } from './read-contact.ts';

const at = '2027-09-09T03:04:00.000Z' as UtcText;
const sea = { isOnLand: () => false };
const given = (but: object = {}) => ({
  channel: 'sms' as const,
  receivedAt: at,
  happenedAt: at,
  claims: claimsSchema.parse({}),
  positions: [],
  ...but,
});

test('a message tells its position, its count and its state, and nothing of its words is needed after', () => {
  const words = 'SMS: help 64 pepole boat engin stop 50.8876 1.5127';
  const { claims, positions } = readContact(given({ words }), sea);
  expect(positions).toHaveLength(1);
  expect(positions[0]).toMatchObject({ lat: 50.8876, lon: 1.5127, source: 'text', at });
  expect(positions[0]?.flags).toContain('text_position_parsed');
  expect(claims.persons?.best).toBe(64);
  expect(claims.engine).toBe('stopped');
  expect(JSON.stringify({ claims, positions })).not.toContain('pepole');
});

test('what was given beside the words stands', () => {
  const claims = claimsSchema.parse({ persons: { min: 30, max: 40, best: 33 }, cues: ['baby_cry'] });
  const read = readContact(given({ claims, words: 'sixty people, engine stopped' }), sea);
  expect(read.claims.persons).toEqual({ min: 30, max: 40, best: 33 });
  expect(read.claims.engine).toBe('stopped');
  expect(read.claims.cues).toContain('baby_cry');
});

test('a position given twice is one; one on land is flagged and stays where it is', () => {
  const position = { lat: 50.8876, lon: 1.5127, accuracyMetres: 40, source: 'gps_share' as const, at };
  const positions = [{ ...position, id: 'p1', raw: null, flags: [], candidates: [] }];
  const { positions: read } = readContact(given({ positions, words: '50.8876 1.5127' }), {
    isOnLand: () => true,
  });
  expect(read).toHaveLength(1);
  expect(read[0]).toMatchObject({ lat: 50.8876, lon: 1.5127, source: 'gps_share' });
  expect(read[0]?.flags).toContain('on_land');
});

test('no words, no change but the flags', () => {
  expect(readContact(given(), sea)).toEqual({ claims: given().claims, positions: [] });
});

test('a mail that comes late tells of where they were when it happened', () => {
  const late = { receivedAt: '2027-09-09T07:00:00.000Z' as UtcText, words: 'at 50.8876 1.5127' };
  expect(readContact(given(late), sea).positions[0]?.at).toBe(at);
});
