import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { type Answer, postJson } from '../kit/http.ts';

/** The passkey itself failed: turned away, timed out, or none here. The browser does not say which, by design. */
export type PasskeyAnswer = Answer<unknown> | { readonly kind: 'no_passkey' };

/** Asks for the node's challenge, lets this browser answer it, and hands the answer back. */
export async function answerPasskey(
  paths: { readonly options: string; readonly verify: string },
  more: Readonly<Record<string, unknown>> = {},
): Promise<PasskeyAnswer> {
  const options = await postJson<PublicKeyCredentialRequestOptionsJSON>(paths.options, {});
  if (options.kind !== 'ok') return options;
  // Loaded only by those who use it.
  const { startAuthentication } = await import('@simplewebauthn/browser');
  try {
    const response = await startAuthentication({ optionsJSON: options.value });
    return await postJson(paths.verify, { ...more, response });
  } catch {
    return { kind: 'no_passkey' };
  }
}

/** Makes a new passkey for whoever holds the code. */
export async function registerPasskey(asked: {
  readonly code: string;
  readonly name: string;
}): Promise<PasskeyAnswer> {
  const options = await postJson<PublicKeyCredentialCreationOptionsJSON>('/api/enrol/passkey/options', asked);
  if (options.kind !== 'ok') return options;
  const { startRegistration } = await import('@simplewebauthn/browser');
  try {
    const response = await startRegistration({ optionsJSON: options.value });
    return await postJson('/api/enrol/passkey/verify', { ...asked, response });
  } catch {
    return { kind: 'no_passkey' };
  }
}
