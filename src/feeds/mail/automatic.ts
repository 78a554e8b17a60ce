import type { Email } from 'postal-mime';

/**
 * Whether a machine wrote it: a report of delivery, an absence note, an acknowledgement. By what such mails say of
 * themselves (RFC 3834, RFC 3464, RFC 5321 4.5.5) and never by what their text says. Mails of lists and newsletters are
 * written by people, and are not.
 */
export function isAutomatic({
  headers,
  from,
  returnPath,
}: Pick<Email, 'headers' | 'from' | 'returnPath'>): boolean {
  const valueOf = (name: string): string =>
    headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase() ?? '';
  const submitted = valueOf('auto-submitted');
  if (submitted !== '' && !submitted.startsWith('no')) return true;
  if (['x-autoreply', 'x-autorespond', 'x-auto-reply'].some((name) => valueOf(name) !== '')) return true;
  if (valueOf('precedence') === 'auto_reply') return true;
  if (/^multipart\/report\b/.test(valueOf('content-type'))) return true;
  // A mail that may not be answered: what is sent so, no person sends.
  if (valueOf('return-path') === '<>' || returnPath === '<>') return true;
  return /^(?:mailer-daemon|postmaster)@/i.test(from?.address ?? '');
}
