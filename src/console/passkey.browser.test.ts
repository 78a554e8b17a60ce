import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { chromium, startTestConsole, type TestConsole } from './test-console.ts';

const ways = { demonstration: false, local: false, passkey: true, oidc: null };
const challenge = 'Y2hhbGxlbmdlLW9mLXRoZS10ZXN0';

describe.skipIf(chromium === null)('a passkey in a browser (skipped without Chromium on the path)', () => {
  let started: TestConsole;
  beforeAll(async () => {
    started = await startTestConsole();
  });
  afterEach(() => started.tidy());
  afterAll(() => started.stop());

  test('a code makes a passkey, and the passkey answers the node’s challenge', async () => {
    const { answers, orders } = started.node;
    answers.set('/api/sign-in/ways', { status: 200, body: ways });
    answers.set('/api/enrol/passkey/options', {
      status: 200,
      body: {
        challenge,
        rp: { id: 'localhost', name: 'Strait' },
        user: { id: 'dXNlcg', name: 'A. Example', displayName: 'A. Example' },
        pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      },
    });
    answers.set('/api/sign-in/passkey/options', {
      status: 200,
      body: { challenge, rpId: 'localhost', userVerification: 'required' },
    });
    const page = await started.open({ staff: null });
    const device = await page.context().newCDPSession(page);
    await device.send('WebAuthn.enable');
    await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    });
    // A passkey belongs to a name, never to a number: the same node by its name.
    await page.goto(started.node.address.replace('127.0.0.1', 'localhost'));
    await page.getByRole('button', { name: /First time here/ }).press('Enter');
    await page.getByLabel('One-time code').fill('EXAMPLE-CODE-1234');
    await page.getByLabel('Your name').fill('A. Example');
    await page.getByRole('button', { name: 'Enrol with a passkey' }).press('Enter');
    await page.getByText('Enrolled. Now sign in.').waitFor();
    await page.getByRole('button', { name: 'Back to signing in' }).press('Enter');
    await page.getByRole('button', { name: 'Use a passkey' }).press('Enter');
    await expect.poll(() => orders.some(({ path }) => path === '/api/sign-in/passkey/verify')).toBe(true);
    const made = orders.find(({ path }) => path === '/api/enrol/passkey/verify');
    expect(made?.body).toMatchObject({ code: 'EXAMPLE-CODE-1234', response: { type: 'public-key' } });
    const used = orders.find(({ path }) => path === '/api/sign-in/passkey/verify');
    expect(used?.body).toMatchObject({ response: { type: 'public-key' } });
    expect(started.faults).toEqual([]);
  });

  test('where there is no passkey it is said, and one can try again', async () => {
    started.node.answers.set('/api/sign-in/ways', { status: 200, body: ways });
    started.node.answers.set('/api/sign-in/passkey/options', {
      status: 200,
      body: { challenge, rpId: 'elsewhere.example.org', userVerification: 'required' },
    });
    const page = await started.open({ staff: null });
    await page.getByRole('button', { name: 'Use a passkey' }).press('Enter');
    await page.getByText(/The passkey was not used/).waitFor();
    expect(await page.getByRole('button', { name: 'Use a passkey' }).isEnabled()).toBe(true);
  });
});
