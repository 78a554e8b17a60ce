import { createHash, randomBytes } from 'node:crypto';

/** One order to a device in SOAP 1.2. */
export interface SoapCall {
  readonly url: string;
  /** Name and password that the device asks for; null: it asks for none. */
  readonly account: { readonly username: string; readonly password: string } | null;
  /** Further namespaces of the envelope, by prefix. `s` is taken. */
  readonly namespaces: Readonly<Record<string, string>>;
  /** Blocks of the header beside the account, as XML, written by the program alone. */
  readonly header?: string;
  /** The body as XML, written by the program alone. */
  readonly body: string;
  readonly signal: AbortSignal;
  readonly answerBytesMax: number;
}

/**
 * Asks a device and gives its answer as text, not read yet. Throws where it cannot be reached, answers otherwise than
 * with success, sends the node elsewhere, or says more than allowed: the error never holds the address.
 */
export async function callSoap(call: SoapCall): Promise<string> {
  const { url, account, namespaces, header = '', body, signal, answerBytesMax } = call;
  const security = account === null ? '' : securityOf(account);
  const named = Object.entries(namespaces).map(([prefix, name]) => ` xmlns:${prefix}="${name}"`);
  const envelope = `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"${named.join('')}><s:Header>${header}${security}</s:Header><s:Body>${body}</s:Body></s:Envelope>`;
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/soap+xml; charset=utf-8' },
    body: envelope,
    signal,
    redirect: 'error',
  });
  if (!answer.ok || answer.body === null) throw new Error(`status ${answer.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += chunk.byteLength;
    if (size > answerBytesMax) throw new Error('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** WS-Security UsernameToken with a password digest. Source: OASIS WSS Username Token Profile 1.1, section 3.1. */
function securityOf({ username, password }: NonNullable<SoapCall['account']>): string {
  const nonce = randomBytes(16);
  const created = new Date().toISOString(); // the device compares it with its own clock: the node's logical one would not do
  const digest = createHash('sha1')
    .update(Buffer.concat([nonce, Buffer.from(created + password)]))
    .digest('base64');
  const wsse = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
  const wsu = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
  const type =
    'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest';
  const name = username.replace(/[<>&]/g, '');
  return `<w:Security xmlns:w="${wsse}" xmlns:u="${wsu}"><w:UsernameToken><w:Username>${name}</w:Username><w:Password Type="${type}">${digest}</w:Password><w:Nonce>${nonce.toString('base64')}</w:Nonce><u:Created>${created}</u:Created></w:UsernameToken></w:Security>`;
}
