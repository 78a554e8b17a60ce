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
const head = [0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 4, 0, 6, 0x40, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
const jpeg = Buffer.from([...head, 0xff, 0xd9]).toString('base64');
const pictured: PrintedDocument = {
  ...document,
  blocks: [
    { kind: 'picture', caption: 'Photographie e-1', alternative: 'Bâche vue de côté', jpeg },
    { kind: 'picture', caption: 'Photographie e-2', alternative: 'Rien', jpeg: 'AAAA' },
  ],
};

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

test.skipIf(made === null)(
  'a picture is a figure with its alternative, and a broken one stops nothing',
  async () => {
    const set = await setPdf(pictured);
    const text = Buffer.from(set?.bytes ?? []).toString('latin1');
    for (const mark of ['/S /Figure', '/Alt', '/Subtype /Image', '/DCTDecode', '/BBox'])
      expect(text).toContain(mark);
    expect(text.match(/\/S \/Figure/g)).toHaveLength(1);
    expect((await setPdf(pictured))?.sha256).toBe(set?.sha256);
  },
);
