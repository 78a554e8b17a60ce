import { type Finding, lineOf, type Tree } from './tree.ts';

/** What may never stand in the project: places of the machine it was made on, hosts, and what looks like a person's. */
interface Trace {
  readonly rule: string;
  readonly form: RegExp;
  readonly what: string;
  /** Forms of the same kind that are set aside for invention. */
  readonly invented?: RegExp;
}

// Put together from parts, so that this file does not hold what it looks for.
const joined = (...parts: readonly string[]): string => parts.join('');
const folders = [joined('wo', 'rk'), joined('fa', 'rm'), joined('ro', 'ot')].join('|');
const hosts = [
  joined('regis', String.raw`try\.[a-z]+\.(?:org|net|com)`),
  joined(String.raw`(?:deb|security|ftp)`, String.raw`\.[a-z]+\.(?:org|net)`),
].join('|');

const traces: readonly Trace[] = [
  {
    rule: 'machine',
    form: new RegExp(String.raw`(?<![\w.:/-])/(?:${folders})/[\w.-]`),
    what: 'a path of the machine it was made on',
  },
  {
    rule: 'machine',
    form: /(?<![\w./-])\/(?:home|Users)\/(?!USER\b|node\b)\w+/,
    what: 'a path of somebody’s home',
  },
  {
    rule: 'machine',
    form: new RegExp(joined('bash_', 'jobs|\\.lib', 'rary/|fa', 'rm-\\w+')),
    what: 'a name of its tools',
  },
  { rule: 'machine', form: new RegExp(String.raw`\b(?:${hosts})\b`), what: 'a registry’s host' },
  {
    rule: 'fixtures',
    form: /[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}\b/,
    what: 'an e-mail address that could be somebody’s: use example.org',
    invented: /@(?:[\w-]+\.)*(?:example\.(?:org|com|net)|invalid|test|example)$/,
  },
  {
    rule: 'fixtures',
    form: /(?<![\d.])(?:\+(?:33|44)[ .]?\(?0?\)?\d(?:[ .]?\d){8,9}|0\d(?:[ .]\d{2}){4})(?!\d)/,
    what: 'a telephone number that could be somebody’s: use a range set aside for fiction',
    // Ofcom: 01632 960 and 07700 900; Arcep: 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49, 06 39 98.
    invented:
      /^(?:\+44|0)[ .]?(?:1632[ .]?960|7700[ .]?900)|^(?:\+33[ .]?|0)(?:1[ .]?99[ .]?00|2[ .]?61[ .]?91|3[ .]?53[ .]?01|4[ .]?65[ .]?71|5[ .]?36[ .]?49|6[ .]?39[ .]?98)/,
  },
  {
    rule: 'fixtures',
    form: /(?<![\w-])(?:[A-Z]{2}\d{2} [A-Z]{3}|[A-Z]{2}-\d{3}-[A-Z]{2})(?![\w-])/,
    what: 'a number plate that could be somebody’s: begin it with ZZ or XX',
    invented: /^(?:ZZ|XX)/,
  },
];

/** The licence texts and the lock name people, hosts and mailboxes by right. */
const byRight = /^(?:LICENSE|NOTICE)|(?:^|\/)LICEN[CS]E(?:\.\w+)?$|\.geojson$/;

/** Machine paths, hosts, and fixtures that look like somebody's, anywhere in the tree. */
export function outsideFindings(tree: Tree): readonly Finding[] {
  return [...tree].flatMap(([path, text]) => {
    if (byRight.test(path)) return [];
    return traces.flatMap(({ rule, form, what, invented }): Finding[] => {
      if (path === 'package-lock.json' && rule === 'fixtures') return [];
      const all = text.matchAll(new RegExp(form.source, 'g'));
      const real = [...all].find((match) => invented === undefined || !invented.test(match[0]));
      if (real === undefined) return [];
      return [{ rule, path, line: lineOf(text, real.index), what: `${what}: ${real[0]}` }];
    });
  });
}
