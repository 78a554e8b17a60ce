import { expect, test } from 'vitest';
import { configRefusalText, environmentName, readConfig } from './config.ts';

test('the command line stands over the environment, the environment over the file, the file over the default', () => {
  const read = (flags: object, env: Record<string, string>, file: object) => {
    const config = readConfig({ flags: { ...flags }, env, file: { ...file } });
    return config.ok ? config.value.port : null;
  };
  expect(read({}, {}, {})).toBe(4180);
  expect(read({}, {}, { port: 1 })).toBe(1);
  expect(read({}, { STRAIT_PORT: '2' }, { port: 1 })).toBe(2);
  expect(read({ port: '3' }, { STRAIT_PORT: '2' }, { port: 1 })).toBe(3);
});

test('a wrong value is refused with the key, the value and what is allowed, in both languages', () => {
  const refused = readConfig({ flags: {}, env: { STRAIT_STATE: 'atlantis' }, file: {} });
  expect(refused.ok).toBe(false);
  if (refused.ok) return;
  const text = configRefusalText(refused.refusal);
  for (const language of [text.en, text.fr]) {
    expect(language).toContain('state');
    expect(language).toContain('"atlantis"');
    expect(language).toContain('fr | uk');
  }
});

test('an unknown key is refused, not ignored', () => {
  const refused = readConfig({ flags: {}, env: {}, file: { prot: 1 } });
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'unknown_key', detail: { key: 'prot' } } });
});

test.each([
  ['STRAIT_DATABASE_URL', 'mysql://u:secret-example@h/d'],
  ['STRAIT_MQTT_URL', 'ws://u:secret-example@h'],
  ['STRAIT_ONVIF', 'CAM 1=http://u:secret-example@h/onvif'],
])('the address in %s is not repeated in the message: it may hold a password', (name, address) => {
  const refused = readConfig({ flags: {}, env: { [name]: address }, file: {} });
  expect(refused.ok).toBe(false);
  expect(JSON.stringify(refused)).not.toContain('secret-example');
});

test('the demonstration does not start where another machine could reach it', () => {
  const read = (host: string) => readConfig({ flags: { demonstration: true, host }, env: {}, file: {} }).ok;
  expect([read('127.0.0.1'), read('::1'), read('0.0.0.0'), read('example.org')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('keys become environment names', () =>
  expect(environmentName('databaseUrl')).toBe('STRAIT_DATABASE_URL'));

test('an identity provider needs the node’s own address and name, and plain HTTP reaches loopback only', () => {
  const read = (file: Record<string, unknown>) => {
    const config = readConfig({ flags: {}, env: {}, file });
    return config.ok ? 'ok' : String(config.refusal.detail?.['key']);
  };
  const oidcIssuer = 'https://login.example.org';
  expect([
    read({ oidcIssuer }),
    read({ oidcIssuer, publicAddress: 'https://strait.example.org' }),
    read({ oidcIssuer, publicAddress: 'https://strait.example.org', oidcClientId: 'strait' }),
    read({ oidcIssuer: 'http://login.example.org' }),
    read({ publicAddress: 'http://strait.example.org' }),
    read({ publicAddress: 'https://strait.example.org/path' }),
    read({ trustedFronts: ['everybody'] }),
    read({ trustedFronts: '10.0.0.1, 10.1.0.0/16,fd00::1' }),
  ]).toEqual([
    'publicAddress',
    'oidcClientId',
    'ok',
    'oidcIssuer',
    'publicAddress',
    'publicAddress',
    'trustedFronts',
    'ok',
  ]);
});

test('the node’s own agency has an id of the register: its state first', () => {
  const read = (flags: object) => {
    const config = readConfig({ flags: { ...flags }, env: {}, file: {} });
    return config.ok ? config.value.agency : null;
  };
  expect([read({}), read({ state: 'fr' }), read({ agency: 'uk-hmcg' }), read({ agency: 'hmcg' })]).toEqual([
    'uk-operator',
    'fr-operator',
    'uk-hmcg',
    'uk-hmcg',
  ]);
});
