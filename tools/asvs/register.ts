/** One requirement of OWASP ASVS 5.0.0 as this program answers it, in our own words. */
export interface Requirement {
  /** `V8.2.1` */
  readonly id: string;
  readonly level: number;
  readonly answer: string;
  /** What shows it: files, each with the name of a test in it where there is one. */
  readonly by: readonly Shown[];
  readonly note: string;
  readonly noteFr: string;
}

export interface Shown {
  readonly path: string;
  readonly test: string | null;
}

export const answers = ['met', 'partly', 'not_applicable', 'operator', 'not_met'] as const;
export const columns = ['id', 'level', 'answer', 'by', 'note', 'note_fr'] as const;

/**
 * Reads `docs/asvs.csv` (RFC 4180). `by` holds `path` or `path > test name`, several parted by ` | `.
 * Throws where the columns are others: nobody would be told of a register that is not read.
 */
export function readRegister(text: string): readonly Requirement[] {
  const [head, ...rows] = readCsv(text);
  if (head?.join(',') !== columns.join(',')) throw new Error(`columns of the register: ${head?.join(',')}`);
  return rows.map(([id = '', level = '', answer = '', by = '', note = '', noteFr = '']) => ({
    id,
    level: Number(level),
    answer,
    by: by === '' ? [] : by.split(' | ').map(shown),
    note,
    noteFr,
  }));
}

function shown(text: string): Shown {
  const at = text.indexOf(' > ');
  return at === -1 ? { path: text, test: null } : { path: text.slice(0, at), test: text.slice(at + 3) };
}

function readCsv(text: string): readonly (readonly string[])[] {
  return text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
}

/** True where a test that runs by itself shows it, wholly or in part. */
export function isTested({ answer, by }: Requirement): boolean {
  return (answer === 'met' || answer === 'partly') && by.some(({ test }) => test !== null);
}

/** Shares of the register, in whole per cent, for whoever asks how far it goes. */
export function coverageOf(register: readonly Requirement[]) {
  const applicable = register.filter(({ answer }) => answer !== 'not_applicable');
  const ours = applicable.filter(({ answer }) => answer !== 'operator');
  const tested = applicable.filter(isTested).length;
  return {
    applicable: applicable.length,
    ours: ours.length,
    tested,
    ofApplicable: Math.round((100 * tested) / applicable.length),
    ofOurs: Math.round((100 * tested) / ours.length),
  };
}
