import type { DriverWords } from './driver-word-keys.ts';
import { bulgarian } from './words/bulgarian.ts';
import { dutch } from './words/dutch.ts';
import { english } from './words/english.ts';
import { french } from './words/french.ts';
import { german } from './words/german.ts';
import { hungarian } from './words/hungarian.ts';
import { italian } from './words/italian.ts';
import { lithuanian } from './words/lithuanian.ts';
import { polish } from './words/polish.ts';
import { portuguese } from './words/portuguese.ts';
import { romanian } from './words/romanian.ts';
import { spanish } from './words/spanish.ts';
import { turkish } from './words/turkish.ts';
import { ukrainian } from './words/ukrainian.ts';

interface DriverLanguage {
  /** In its own letters. */
  readonly name: string;
  readonly words: DriverWords;
  /** True where a native speaker has read it. */
  readonly reviewed: boolean;
}

/** The languages of hauliers. The language in which somebody reads never leaves the phone: it would stand for where they come from. */
export const driverLanguages = {
  en: { name: 'English', words: english, reviewed: true },
  fr: { name: 'Français', words: french, reviewed: true },
  nl: { name: 'Nederlands', words: dutch, reviewed: false },
  de: { name: 'Deutsch', words: german, reviewed: false },
  pl: { name: 'Polski', words: polish, reviewed: false },
  ro: { name: 'Română', words: romanian, reviewed: false },
  es: { name: 'Español', words: spanish, reviewed: false },
  it: { name: 'Italiano', words: italian, reviewed: false },
  pt: { name: 'Português', words: portuguese, reviewed: false },
  hu: { name: 'Magyar', words: hungarian, reviewed: false },
  bg: { name: 'Български', words: bulgarian, reviewed: false },
  lt: { name: 'Lietuvių', words: lithuanian, reviewed: false },
  uk: { name: 'Українська', words: ukrainian, reviewed: false },
  tr: { name: 'Türkçe', words: turkish, reviewed: false },
} as const satisfies Readonly<Record<string, DriverLanguage>>;
export type DriverLanguageCode = keyof typeof driverLanguages;

/** The first language of a browser's list that the page has; English where it has none. */
export function languageFor(wanted: readonly string[]): DriverLanguageCode {
  const codes = Object.keys(driverLanguages);
  const found = wanted.map((one) => one.slice(0, 2).toLowerCase()).find((code) => codes.includes(code));
  return (found ?? 'en') as DriverLanguageCode; // one of the keys
}
