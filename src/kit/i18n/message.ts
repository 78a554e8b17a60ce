import { IntlMessageFormat } from 'intl-messageformat';
import type { Language, Text } from '../../kernel/text.ts';

/** The values a text's placeholders take. Times and places are formatted before they come here. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** The full locale behind each working language: British dates and numbers, French ones. */
export const localeOf: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

// Parsing a message costs a hundred times its formatting, and the same few hundred come back every second.
const parsed = new Map<string, IntlMessageFormat>();

/** Gives the text in one language, with its ICU placeholders and plurals filled in. */
export function say(text: Text, language: Language, values?: MessageValues): string {
  const message = text[language];
  if (values === undefined || !message.includes('{')) return message;
  const key = `${language}\n${message}`;
  let format = parsed.get(key);
  if (format === undefined) {
    format = new IntlMessageFormat(message, localeOf[language]);
    parsed.set(key, format);
  }
  return String(format.format({ ...values }));
}
