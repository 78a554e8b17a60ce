import { describe, expect, test } from 'vitest';
import { agentFamily } from './agent-family.ts';
import { secretFault } from './secret-rules.ts';
import { createSecretHashes, nobodysHash } from './secrets.ts';

describe('secrets', () => {
  test('are kept as argon2id at the costs OWASP asks for', async () => {
    const hashes = createSecretHashes();
    const hash = await hashes.hash('plum orchard 47 tide');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashes.verify(hash, 'plum orchard 47 tide')).toBe(true);
    expect(await hashes.verify(hash, 'plum orchard 47 tidE')).toBe(false);
  });

  test('nobody’s hash costs the same and matches nothing', async () => {
    const hash = await createSecretHashes().hash('another example');
    const costs = (text: string) => text.split('$').slice(0, 4).join('$');
    expect(costs(nobodysHash)).toBe(costs(hash));
    expect(await createSecretHashes().verify(nobodysHash, '')).toBe(false);
  });

  test('the same characters typed on two keyboards are the same secret', async () => {
    const hashes = createSecretHashes();
    const composed = await hashes.hash('été à la plage'.normalize('NFC'));
    expect(await hashes.verify(composed, 'été à la plage'.normalize('NFD'))).toBe(true);
  });

  test('a flood waits its turn and the rest hear so', async () => {
    const hashes = createSecretHashes(1);
    const flood = await Promise.allSettled(Array.from({ length: 204 }, () => hashes.verify('no hash', 'x')));
    const late = flood.filter((one) => one.status === 'rejected' && one.reason?.statusCode === 429);
    expect(late).toHaveLength(3);
  });
});

describe('which secrets are taken', () => {
  test.each([
    'tide clock barnacle sum',
    'un phare sous la neige',
    'vK9;pw2Lq#Zr',
    'correct horse battery staple',
    'moulins-à-vent et merguez',
  ])('%s', (secret) => expect(secretFault(secret, ['a.example', 'uk-hmcg'])).toBe(null));

  test.each([
    'password1234',
    'P@ssw0rd2024!',
    'motdepasse2025',
    'azertyuiop123',
    'qwertyuiop[]1',
    '123456789012',
    '210987654321',
    'abcdefghijklm',
    'aaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'letmeinletmein',
    'Calais-Dover-2026',
    'WelcomeSummer2026!',
    'coastguard2026',
    'a.example2026!',
    'example.example',
    'UK-HMCG-uk-hmcg-1',
    '!!!!!1111!!!!',
  ])('%s is among the first that others try', (secret) =>
    expect(secretFault(secret, ['a.example', 'example', 'uk-hmcg'])).toBe('secret_too_common'),
  );

  test('lengths: 12 to 128, none asked to hold a digit or a capital', () => {
    expect(secretFault('elevenchars', [])).toBe('secret_too_short');
    expect(secretFault('lantern mull', [])).toBe(null);
    expect(secretFault('gannet kelp '.repeat(11), [])).toBe('secret_too_long');
  });
});

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge, Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0 Safari/537.36', 'Chrome, Linux'],
  ['Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604', 'Safari, iOS'],
  ['Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36', 'Chrome, Android'],
  ['curl/8', '-, -'],
  ['', '-, -'],
])('%s is %s', (agent, family) => expect(agentFamily(agent)).toBe(family));
