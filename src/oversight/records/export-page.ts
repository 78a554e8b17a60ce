import type { Language, Text } from '../../kernel/text.ts';
import { actText, detailKindText, openingReasonText, subjectKindText } from './text.ts';
import type { SubjectExport } from './wire.ts';

const words = {
  title: { en: 'What is held of you', fr: 'Ce qui est détenu à votre sujet' },
  request: { en: 'Your request', fr: 'Votre demande' },
  kind: { en: 'Held as', fr: 'En qualité de' },
  held: { en: 'Details', fr: 'Éléments détenus' },
  none: { en: 'None.', fr: 'Aucun.' },
  log: { en: 'Who was shown them', fr: 'À qui ils ont été communiqués' },
  at: { en: 'At (UTC)', fr: 'Le (UTC)' },
  act: { en: 'Act', fr: 'Acte' },
  what: { en: 'What', fr: 'Éléments' },
  why: { en: 'Why', fr: 'Motif' },
  desk: { en: 'Desk', fr: 'Poste' },
  recipient: { en: 'Recipient', fr: 'Destinataire' },
} as const satisfies Record<string, Text>;

type Exported = Omit<SubjectExport, 'print' | 'position'> & { readonly request: string };

/** What is handed to the person, to read or to print: one page of HTML, nothing loaded from anywhere. */
export function exportPage(exported: Exported, language: Language): string {
  const say = (text: Text): string => escaped(text[language]);
  const details = exported.details.map(
    ({ kind, text }) => `<tr><th scope="row">${say(detailKindText[kind])}</th><td>${escaped(text)}</td></tr>`,
  );
  const heads = [words.at, words.act, words.what, words.why, words.desk, words.recipient];
  const log = exported.log.map(({ at, act, kinds, reason, desk, recipient }) => {
    const what = kinds.map((kind) => detailKindText[kind][language]).join(', ');
    const cells = [at, actText[act][language], what, openingReasonText[reason][language], desk, recipient];
    return `<tr>${cells.map((cell) => `<td>${escaped(cell ?? '')}</td>`).join('')}</tr>`;
  });
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${say(words.title)}</title></head><body>`,
    `<h1>${say(words.title)}</h1>`,
    `<p>${say(words.request)}: ${escaped(exported.request)}</p>`,
    `<p>${say(words.kind)}: ${say(subjectKindText[exported.kind])}</p>`,
    `<h2>${say(words.held)}</h2>`,
    details.length === 0 ? `<p>${say(words.none)}</p>` : `<table>${details.join('')}</table>`,
    `<h2>${say(words.log)}</h2>`,
    `<table><tr>${heads.map((head) => `<th scope="col">${say(head)}</th>`).join('')}</tr>${log.join('')}</table>`,
    '</body></html>',
  ].join('\n');
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}
