import { expect, test } from 'vitest';
import type { PrintedDocument } from '../kernel/printed-document.ts';
import { setPdf } from './pdf.ts';

const document: PrintedDocument = {
  language: 'fr',
  title: 'Dossier d’exemple',
  footer: 'USAGE OFFICIEL · position 13',
  asOf: '2026-06-01T09:00:00.000Z',
  blocks: [
    { kind: 'heading', level: 1, text: 'Dossier d’exemple' },
    { kind: 'paragraph', text: 'Œuvre, cœur, « à l’état » – 5 °C' },
    { kind: 'list', items: ['un', 'deux'] },
    {
      kind: 'table',
      caption: 'Écritures',
      head: ['Position', 'Empreinte'],
      rows: Array.from({ length: 120 }, (_, row) => [String(row), 'a'.repeat(64)]),
    },
  ],
};
const made = await setPdf(document);

// Without the library and its fonts a node answers with pages of HTML alone: then there is nothing to prove here.
test.skipIf(made === null)(
  'a document becomes a tagged PDF with its fonts in it, of several pages',
  async () => {
    const text = Buffer.from(made?.bytes ?? []).toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    for (const mark of [
      '/StructTreeRoot',
      '/Marked true',
      '/Lang (fr)',
      'pdfuaid:part',
      '/FontFile',
      '/S /TH',
      '/S /LBody',
    ])
      expect(text).toContain(mark);
    expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
  },
);

test.skipIf(made === null)('the same document gives the same bytes, another one others', async () => {
  expect((await setPdf(document))?.sha256).toBe(made?.sha256);
  expect((await setPdf({ ...document, footer: 'USAGE OFFICIEL · position 14' }))?.sha256).not.toBe(
    made?.sha256,
  );
});
