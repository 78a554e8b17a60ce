// Reads the signs in pictures of plates. A worker of its own: its policy lets it compile this one program and reach no
// address at all, so that no picture can leave it but as the signs that were read. The build lays Tesseract’s own script
// before it: see `tools/plate-reader.ts`.

/** The program and what it knows of letters, as they lie on the device. */
export interface ReaderStart {
  readonly core: ArrayBuffer;
  readonly model: ArrayBuffer;
}

/** One picture to read, as a PGM file. `layout`: Tesseract’s page segmentation: 6 one block, 7 one line, 11 signs anywhere. */
export interface PageToRead {
  readonly page: Uint8Array<ArrayBuffer>;
  readonly layout: '6' | '7' | '11';
}

/** What came of it: the page’s words as TSV; null: the program failed. */
export interface PageRead {
  readonly tsv: string | null;
}

/** What is used of Tesseract’s interface. Source: tesseract.js-core 7, as its own wrapper calls it. */
interface Engine {
  readonly FS: { writeFile(path: string, bytes: Uint8Array): void };
  readonly TessBaseAPI: new () => Recogniser;
}
interface Recogniser {
  Init(folder: null, language: string, mode: number): number;
  SetVariable(name: string, value: string): boolean;
  /** Reads `/input`; 1 where that is no picture. */
  SetImageFile(exifTurn: number, radians: number): number;
  Recognize(monitor: null): number;
  GetTSVText(page: number): string;
}
declare const TesseractCore: (parts: {
  readonly wasmBinary: ArrayBuffer;
  readonly TesseractProgress: () => void;
  readonly print: () => void;
  readonly printErr: () => void;
}) => Promise<Engine>;

/** What is asked of the browser’s scope here; its types stand in a library that does not go with a page’s. */
interface WorkerScope {
  addEventListener(
    type: 'message',
    listener: (event: { readonly data: ReaderStart | PageToRead }) => void,
  ): void;
  postMessage(read: PageRead): void;
}

const scope = globalThis as unknown as WorkerScope; // this file is run by the browser as a worker alone
const language = 'plate';
/** The neural reader alone: the model holds no other. */
const neuralOnly = 1;
/** Letters and figures, and the hyphen of many plates: nothing else stands on one. */
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-';

let started: Promise<{ readonly engine: Engine; readonly recogniser: Recogniser }> | null = null;

scope.addEventListener('message', ({ data: said }) => {
  if ('core' in said) {
    started = start(said);
    started.catch(() => undefined); // said at the first page
  } else void read(said).then((tsv) => scope.postMessage({ tsv }));
});

async function start({ core, model }: ReaderStart) {
  // What it would print is of the picture: nobody hears it.
  const silent = (): void => {};
  const engine = await TesseractCore({
    wasmBinary: core,
    TesseractProgress: silent,
    print: silent,
    printErr: silent,
  });
  engine.FS.writeFile(`./${language}.traineddata`, new Uint8Array(model));
  const recogniser = new engine.TessBaseAPI();
  if (recogniser.Init(null, language, neuralOnly) !== 0) throw new Error('the model cannot be read');
  recogniser.SetVariable('tessedit_char_whitelist', signs);
  return { engine, recogniser };
}

async function read({ page, layout }: PageToRead): Promise<string | null> {
  try {
    if (started === null) return null;
    const { engine, recogniser } = await started;
    recogniser.SetVariable('tessedit_pageseg_mode', layout);
    engine.FS.writeFile('/input', page);
    if (recogniser.SetImageFile(1, 0) === 1) return null;
    recogniser.Recognize(null);
    return recogniser.GetTSVText(0);
  } catch {
    return null; // out of memory, or a fault of its own: the page ends this worker and says so
  }
}
