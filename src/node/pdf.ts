import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Block, PrintedDocument } from '../kernel/printed-document.ts';
import { fromUtc, type UtcText } from '../kernel/time.ts';

/** What is used of the library that sets documents. Source: pdfkit 0.20, guide, chapters "Accessibility" and "Text". */
interface Setter {
  x: number;
  y: number;
  readonly page: {
    readonly height: number;
    readonly width: number;
    readonly margins: { readonly bottom: number };
  };
  on(event: 'data', take: (part: Uint8Array) => void): void;
  on(event: 'end', done: () => void): void;
  end(): void;
  addPage(): Setter;
  registerFont(name: string, bytes: Uint8Array): Setter;
  font(name: string, size: number): Setter;
  fontSize(size: number): Setter;
  text(words: string, options: Readonly<Record<string, unknown>>): Setter;
  heightOfString(words: string, options: Readonly<Record<string, unknown>>): number;
  struct(kind: string, more?: unknown, children?: unknown): Element;
  addStructure(element: Element): Setter;
  markContent(kind: string, options?: Readonly<Record<string, unknown>>): Setter;
  endMarkedContent(): Setter;
  openImage(bytes: Uint8Array): Picture;
  image(picture: Picture, options: Readonly<Record<string, unknown>>): Setter;
}
interface Picture {
  readonly width: number;
  readonly height: number;
  /** As the camera was held; 5 to 8: on its side. Source: Exif 2.32, tag 0x0112. */
  readonly orientation?: number;
}
interface Element {
  add(child: unknown): Element;
  end(): void;
}
type SetterClass = new (options: Readonly<Record<string, unknown>>) => Setter;

const margin = 50;
const gap = 4;
const sizes = { heading: { 1: 16, 2: 13, 3: 11 }, body: 9, cell: 8, footer: 7 } as const;

/**
 * Sets a document as a tagged PDF (PDF/UA-1 identified, fonts embedded): headings, lists and tables are read out as such.
 * The same document gives the same bytes: its dates are the document's own. Null: the library or its fonts are not
 * installed; the pages of HTML then stand alone.
 */
export async function setPdf(
  document: PrintedDocument,
): Promise<{ readonly bytes: Uint8Array; readonly sha256: string } | null> {
  const found = await findSetter();
  if (found === null) return null;
  const at = new Date(fromUtc(document.asOf as UtcText)); // UTC text by its own type's word
  const setter = new found.create({
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    displayTitle: true,
    lang: document.language,
    size: 'A4',
    margin,
    autoFirstPage: true,
    info: { Title: document.title, Producer: 'Strait', Creator: 'Strait', CreationDate: at, ModDate: at },
  });
  const parts: Uint8Array[] = [];
  const done = new Promise<void>((resolve) => {
    setter.on('data', (part) => void parts.push(part));
    setter.on('end', resolve);
  });
  setter.registerFont('plain', found.plain).registerFont('strong', found.strong);
  const root = setter.struct('Document');
  setter.addStructure(root);
  const sheet: Sheet = { setter, root, footer: document.footer, width: setter.page.width - 2 * margin };
  writeFooter(sheet);
  for (const block of document.blocks) writeBlock(sheet, block);
  root.end();
  setter.end();
  await done;
  const bytes = Buffer.concat(parts);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

interface Sheet {
  readonly setter: Setter;
  readonly root: Element;
  readonly footer: string;
  readonly width: number;
}

interface Found {
  readonly create: SetterClass;
  readonly plain: Uint8Array;
  readonly strong: Uint8Array;
}

// Named at run time, so that a node without them starts, answers in HTML, and says that it has no PDF.
const library: string = 'pdfkit';
const fonts = ['400', '700'].map(
  (weight) => `@fontsource/noto-sans/files/noto-sans-latin-${weight}-normal.woff`,
);

async function findSetter(): Promise<Found | null> {
  try {
    const loaded: { readonly default: SetterClass } = await import(library);
    const from = createRequire(import.meta.url);
    const [plain, strong] = fonts.map((font) => readFileSync(from.resolve(font)));
    return plain === undefined || strong === undefined ? null : { create: loaded.default, plain, strong };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

interface Placed {
  readonly words: string;
  readonly x: number;
  readonly y: number;
}

function put(setter: Setter, { words, x, y }: Placed, options: Readonly<Record<string, unknown>>): void {
  setter.x = x;
  setter.y = y;
  setter.text(words, options);
}

/** Begins a new page where so much does not fit on this one. */
function makeRoom(sheet: Sheet, height: number): void {
  const { setter } = sheet;
  if (setter.y + height <= setter.page.height - margin - 10) return;
  setter.addPage();
  writeFooter(sheet);
}

/** On every page, for the eye alone: read aloud it would come between two lines. */
function writeFooter({ setter, footer, width }: Sheet): void {
  const top = setter.page.margins.bottom;
  setter.markContent('Artifact', { type: 'Pagination' });
  const bottom = setter.page.margins as { bottom: number };
  bottom.bottom = 0; // the footer stands in the margin, where text else begins a new page
  setter.font('plain', sizes.footer);
  put(setter, { words: footer, x: margin, y: setter.page.height - margin + 12 }, { width, lineBreak: false });
  bottom.bottom = top;
  setter.endMarkedContent();
  setter.y = margin;
}

function writeBlock(sheet: Sheet, block: Block): void {
  switch (block.kind) {
    case 'heading':
      return writeText(sheet, {
        words: block.text,
        kind: `H${block.level}`,
        font: 'strong',
        size: sizes.heading[block.level],
      });
    case 'paragraph':
      return writeText(sheet, { words: block.text, kind: 'P', font: 'plain', size: sizes.body });
    case 'list':
      return writeList(sheet, block.items);
    case 'picture':
      return writePicture(sheet, block);
    default:
      return writeTable(sheet, block);
  }
}

interface Line {
  readonly words: string;
  readonly kind: string;
  readonly font: 'plain' | 'strong';
  readonly size: number;
}

function writeText(sheet: Sheet, { words, kind, font, size }: Line): void {
  const { setter, root, width } = sheet;
  setter.font(font, size);
  makeRoom(sheet, Math.min(setter.heightOfString(words, { width }) + size, 200));
  const element = setter.struct(kind, () => {
    setter.font(font, size);
    put(setter, { words, x: margin, y: setter.y }, { width });
  });
  root.add(element);
  setter.y += gap;
}

function writeList(sheet: Sheet, items: readonly string[]): void {
  const { setter, root, width } = sheet;
  const list = setter.struct('L');
  root.add(list);
  for (const item of items) {
    setter.font('plain', sizes.body);
    makeRoom(sheet, setter.heightOfString(item, { width: width - 12 }));
    const entry = setter.struct('LI');
    list.add(entry);
    const { y } = setter;
    entry.add(
      setter.struct('Lbl', () => put(setter, { words: '• ', x: margin, y }, { width: 12, lineBreak: false })),
    );
    entry.add(
      setter.struct('LBody', () => put(setter, { words: item, x: margin + 12, y }, { width: width - 12 })),
    );
    entry.end();
  }
  list.end();
  setter.y += gap;
}

type Shown = Extract<Block, { readonly kind: 'picture' }>;
const pictureHeightMax = 300;

/** The picture as a figure that is read out by its alternative; one that cannot be set is said so in its caption's place. */
function writePicture(sheet: Sheet, { caption, alternative, jpeg }: Shown): void {
  const { setter, root, width } = sheet;
  const picture = openPicture(setter, jpeg);
  const line = { kind: 'P', font: 'plain', size: sizes.body } as const;
  if (picture === null) return writeText(sheet, { ...line, words: `${caption} ⚠ JPEG` });
  const isOnSide = (picture.orientation ?? 1) > 4;
  const [wide, high] = isOnSide ? [picture.height, picture.width] : [picture.width, picture.height];
  const scale = Math.min(width / wide, pictureHeightMax / high, 1);
  const [shownWidth, shownHeight] = [wide * scale, high * scale];
  makeRoom(sheet, shownHeight + 30);
  const { y } = setter;
  const figure = setter.struct(
    'Figure',
    { alt: alternative, bbox: [margin, y, margin + shownWidth, y + shownHeight] },
    [() => void setter.image(picture, { x: margin, y, fit: [shownWidth, shownHeight] })],
  );
  root.add(figure);
  setter.y = y + shownHeight + gap;
  writeText(sheet, { ...line, words: caption });
}

/** Null: its head is broken, or it is no picture that can be set. */
function openPicture(setter: Setter, jpeg: string): Picture | null {
  try {
    return setter.openImage(Buffer.from(jpeg, 'base64'));
  } catch {
    return null; // the library's own words name nothing but the format
  }
}

type Table = Extract<Block, { readonly kind: 'table' }>;

function writeTable(sheet: Sheet, { caption, head, rows }: Table): void {
  const { setter, root } = sheet;
  const table = setter.struct('Table');
  root.add(table);
  setter.font('strong', sizes.body);
  makeRoom(sheet, 40);
  const title = setter.struct('Caption', () => {
    put(setter, { words: caption, x: margin, y: setter.y }, { width: sheet.width });
  });
  table.add(title);
  writeRow(sheet, { table, cells: head, kind: 'TH' });
  for (const cells of rows) writeRow(sheet, { table, cells, kind: 'TD' });
  table.end();
  setter.y += gap;
}

interface RowOf {
  readonly table: Element;
  readonly cells: readonly string[];
  readonly kind: 'TH' | 'TD';
}

function writeRow(sheet: Sheet, { table, cells, kind }: RowOf): void {
  const { setter, width } = sheet;
  const cellWidth = width / Math.max(1, cells.length) - gap;
  setter.font(kind === 'TH' ? 'strong' : 'plain', sizes.cell);
  const height = Math.max(...cells.map((cell) => setter.heightOfString(cell, { width: cellWidth })));
  makeRoom(sheet, height + 2);
  const { y } = setter;
  const row = setter.struct('TR');
  table.add(row);
  for (const [index, cell] of cells.entries()) {
    const x = margin + index * (cellWidth + gap);
    const write = (): void => {
      setter.font(kind === 'TH' ? 'strong' : 'plain', sizes.cell);
      put(setter, { words: cell, x, y }, { width: cellWidth });
    };
    row.add(setter.struct(kind, kind === 'TH' ? { scope: 'Column' } : {}, [write]));
  }
  row.end();
  setter.y = y + height + 2;
}
