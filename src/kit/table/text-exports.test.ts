import { expect, test } from 'vitest';
import { reportText } from './text-exports.tsx';

const head = {
  title: '',
  marking: { en: 'OFFICIAL', fr: 'OFFICIEL' },
  demonstration: true,
  filter: '',
  position: 'p.1',
  author: 'A. Example, desk 1 (UK)',
  askedAt: Date.UTC(2027, 8, 9, 2, 10),
  exportedAt: Date.UTC(2027, 8, 9, 2, 14),
  count: 0,
  withheld: false,
};
const report = {
  name: 'handover',
  title: { en: 'Handover sheet', fr: 'Fiche de relève' },
  marking: head.marking,
  text: { en: '# Tasks\nnone', fr: '# Missions\nnéant' },
  askedAt: head.askedAt,
  more: [[{ en: 'Fingerprint', fr: 'Empreinte' }, 'f449']] as const,
};

test('a report leaves with marking above and below, place in the book, author and times, in its language', () => {
  const text = reportText(report, head, 'fr');
  expect(text.split('\n')[0]).toBe('OFFICIEL · DÉMONSTRATION, RIEN DE RÉEL');
  expect(text.split('\n').at(-1)).toBe('OFFICIEL · DÉMONSTRATION, RIEN DE RÉEL');
  expect(text).toContain('Fiche de relève\nEmpreinte: f449\nPosition au journal: p.1');
  expect(text).toContain('A. Example, desk 1 (UK)');
  expect(text).toContain('2027-09-09 02:14:00 UTC');
  expect(text).toContain('# Missions\nnéant');
  expect(text).not.toContain('Lignes');
});
