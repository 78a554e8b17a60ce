import { type DriverLanguageCode, driverLanguages } from './driver-words.ts';
import { element, menuOf } from './elements.ts';

interface HeadParts {
  readonly language: DriverLanguageCode;
  readonly title: string;
  readonly choose: (code: DriverLanguageCode) => void;
}

/** The head of each of the drivers' pages: language, title, the emergency number, and whether its words were reviewed. */
export function headOf({ language, title, choose }: HeadParts): HTMLElement {
  const { words, reviewed } = driverLanguages[language];
  const codes = Object.keys(driverLanguages) as DriverLanguageCode[]; // its own keys
  return element(
    'header',
    {},
    menuOf({
      name: 'language',
      legend: 'Language · Langue',
      options: codes.map((code) => ({ value: code, label: driverLanguages[code].name })),
      chosen: language,
      choose: (value) => choose(codes.find((code) => code === value) ?? 'en'),
    }),
    element('h1', {}, title),
    element('p', { class: 'life' }, element('a', { href: 'tel:112' }, words.life)),
    reviewed ? null : element('p', { class: 'note' }, words.notReviewed),
  );
}
