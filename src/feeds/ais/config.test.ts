import { describe, expect, test } from 'vitest';
import { parseAisSource, parseAisSources } from './config.ts';
import { aisReasons, allowedText } from './text.ts';

function valueOf(from: string): unknown {
  const parsed = parseAisSource(from);
  return parsed.ok ? parsed.value : parsed.refusal.detail;
}

describe('addresses', () => {
  test.each([
    [
      'tcp://mast.example:4001',
      { kind: 'tcp-client', host: 'mast.example', port: 4001, id: 'tcp-client-mast.example-4001' },
    ],
    [
      'tcp-listen://0.0.0.0:4002?clientsMax=4',
      { kind: 'tcp-server', host: '0.0.0.0', port: 4002, clientsMax: 4 },
    ],
    ['tcp://[::1]:4001', { kind: 'tcp-client', host: '::1', port: 4001 }],
    [
      'udp://127.0.0.1:10110?id=air&silentAfterSeconds=30',
      { kind: 'udp', id: 'air', silentAfterSeconds: 30 },
    ],
    [
      '/var/lib/night.nmea?speed=max&loop=true',
      { kind: 'file', path: '/var/lib/night.nmea', speed: 'max', loop: true },
    ],
    [
      'file:night.nmea?speed=2.5&timeTrusted=true',
      { kind: 'file', id: 'night.nmea', speed: 2.5, timeTrusted: true },
    ],
    ['invented:', { kind: 'invented', id: 'invented' }],
  ])('%s', (from, expected) => expect(valueOf(from)).toMatchObject(expected));
});

describe('refusals name the key and the value', () => {
  test.each([
    ['ftp://mast.example:21', { key: 'address', value: 'ftp://mast.example:21' }],
    ['tcp://mast.example', { key: 'port', value: '0' }],
    ['tcp://mast.example:4001/path', { key: 'address', value: 'tcp://mast.example:4001/path' }],
    ['tcp://user:word@mast.example:4001', { key: 'host', value: '…@…' }],
    ['tcps://user:wo@rd@mast.example:4001', { key: 'address', value: 'tcps://…@mast.example:4001' }],
    ['udp://127.0.0.1:1?linesPerSecondMax=0', { key: 'linesPerSecondMax', value: '0' }],
    ['udp://127.0.0.1:1?silentAfterSeconds=soon', { key: 'silentAfterSeconds', value: 'soon' }],
    ['udp://127.0.0.1:1?id=a b', { key: 'id', value: 'a b' }],
    ['udp://127.0.0.1:1?loop=true', { key: 'key', value: 'loop' }],
    ['night.nmea?speed=-1', { key: 'speed', value: '-1' }],
    ['night.nmea?loop=maybe', { key: 'loop', value: 'maybe' }],
    ['', { key: 'address', value: '' }],
  ])('%s', (from, expected) => expect(valueOf(from)).toEqual(expected));

  test('two sources of one id', () => {
    const parsed = parseAisSources(['udp://127.0.0.1:1?id=a', 'udp://127.0.0.1:2?id=a']);
    expect(!parsed.ok && parsed.refusal.detail).toEqual({ key: 'id', value: 'a' });
  });

  test('in both languages, with what is allowed', () => {
    const parsed = parseAisSource('night.nmea?speed=fast');
    expect(!parsed.ok && parsed.refusal.text).toEqual({
      en: 'AIS source: speed "fast" is not allowed; allowed: a number above 0 up to 10000, or max',
      fr: 'Source AIS : speed « fast » n’est pas admis ; valeurs admises : un nombre supérieur à 0 et au plus égal à 10000, ou max',
    });
  });

  test('every text exists in both, and they differ where words do', () => {
    for (const text of Object.values(aisReasons)) expect(text.en).not.toBe(text.fr);
    for (const text of Object.values(allowedText)) expect(text.en.length * text.fr.length).toBeGreaterThan(0);
  });
});
