import { X509Certificate } from 'node:crypto';
import type { PeerCertificate } from 'node:tls';
import type { Instant } from '../../kernel/time.ts';
import { nodeName } from './certificates.ts';

const daySeconds = 86_400;
/** A certificate that ends sooner is a warning. */
export const warningDays = 30;

/** How one certificate stands. */
export interface CertificateStanding {
  /** Its subject: `CN=Strait uk`. */
  readonly subject: string;
  readonly endsAt: Instant;
  /** Whole days left; negative once it has ended. */
  readonly daysLeft: number;
  readonly standing: 'good' | 'ends_soon' | 'ended' | 'not_yet';
}

/** How long certificates still hold. `pem`: one or more, one after the other. */
export function certificateStandings(pem: string, at: Instant): readonly CertificateStanding[] {
  return certificatesIn(pem).map((certificate) => {
    const endsAt = certificate.validToDate.getTime() as Instant; // a date is one by its own account
    const daysLeft = Math.floor((endsAt - at) / (daySeconds * 1_000));
    return { subject: certificate.subject, endsAt, daysLeft, standing: standing(certificate, at, daysLeft) };
  });
}

function standing(certificate: X509Certificate, at: Instant, daysLeft: number) {
  if (at < certificate.validFromDate.getTime()) return 'not_yet';
  if (daysLeft < 0) return 'ended';
  return daysLeft < warningDays ? 'ends_soon' : 'good';
}

const block = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** Every certificate of a text, in order. Throws where one cannot be read. */
export function certificatesIn(pem: string): readonly X509Certificate[] {
  return [...pem.matchAll(block)].map(([text]) => new X509Certificate(text));
}

/**
 * Whether the other end of a connection is this node: its certificate names it, and was issued by one of the
 * authorities that are pinned for it. An authority of another peer may not speak for it, though its own peer is trusted.
 */
export function isNode(
  presented: PeerCertificate | null,
  node: string,
  authorities: readonly string[],
): boolean {
  if (presented?.raw === undefined) return false;
  const certificate = new X509Certificate(presented.raw);
  if (certificate.ca || certificate.subjectAltName !== `URI:${nodeName(node)}`) return false;
  return authorities
    .flatMap(certificatesIn)
    .some(
      (authority) =>
        authority.ca && certificate.checkIssued(authority) && certificate.verify(authority.publicKey),
    );
}
