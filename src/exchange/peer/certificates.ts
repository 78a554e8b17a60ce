import 'reflect-metadata'; // asked for by the certificates' library before itself
import { randomBytes } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  AuthorityKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { addSeconds, type Instant } from '../../kernel/time.ts';

/** A certificate with its private key, both PEM. */
export interface Certified {
  readonly certificate: string;
  readonly privateKey: string;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const daySeconds = 86_400;
/** Clocks of two states differ: what is made now holds a little before now. */
const beforeSeconds = 3_600;

/** How a node names itself in its certificate: no host name, which says where it is and not who it is. */
export function nodeName(node: string): string {
  return `urn:strait:node:${node}`;
}

/**
 * For the demonstration and for trials: an authority of one state's own. In service the state's own authority does this,
 * and the node is given its certificates. `days`: how long it holds.
 */
export async function makeAuthority(node: string, from: Instant, days = 3_650): Promise<Certified> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: `CN=Strait ${node} authority`,
    ...validity(from, days),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: certificate.toString('pem'), privateKey: await pemOf(keys.privateKey) };
}

/** A node's certificate, for both ends of a connection, by its state's authority. */
export async function makeCertificate(
  node: string,
  authority: Certified,
  { from, days = 365 }: { readonly from: Instant; readonly days?: number },
): Promise<Certified> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const issuer = new X509Certificate(authority.certificate);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: `CN=Strait ${node}`,
    issuer: issuer.subject,
    ...validity(from, days),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: await privateKeyOf(authority.privateKey),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth], true),
      new SubjectAlternativeNameExtension([{ type: 'url', value: nodeName(node) }]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer),
    ],
  });
  return { certificate: certificate.toString('pem'), privateKey: await pemOf(keys.privateKey) };
}

function validity(from: Instant, days: number) {
  return {
    notBefore: new Date(addSeconds(from, -beforeSeconds)),
    notAfter: new Date(addSeconds(from, days * daySeconds)),
  };
}

// 127 bits: positive in DER without a further byte (RFC 5280, 4.1.2.2, asks for at most 20 bytes).
function serial(): string {
  const bytes = randomBytes(16);
  return `${((bytes[0] ?? 0) & 0x7f).toString(16).padStart(2, '0')}${bytes.subarray(1).toString('hex')}`;
}

async function pemOf(key: CryptoKey): Promise<string> {
  return `${PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')}\n`;
}

async function privateKeyOf(pem: string): Promise<CryptoKey> {
  const [der] = PemConverter.decode(pem);
  if (der === undefined) throw new TypeError('no private key in this text');
  return crypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
}
